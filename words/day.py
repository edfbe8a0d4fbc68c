"""The rep's day: what to do for a deal, and why it comes now."""

WORDS: dict[str, tuple[str, str]] = {
    # What to do
    "do_promise": ("兑现承诺", "Keep your promise"),
    "do_promise_soon": ("准备兑现承诺", "Get ready to keep your promise"),
    "do_prepare": ("准备拜访", "Prepare the visit"),
    "do_step": ("补记或改期", "Record it or set a new day"),
    "do_review": ("办评审定的事", "Do what the review asked"),
    "do_chase": ("催一催客户", "Chase their promise"),
    "do_wake": ("重新联系", "Wake it up"),
    "do_wait_over": ("等的日子到了，去问结果", "The wait is over: go and ask"),
    "do_no": ("该决定了：终止还是退回", "Stop or go back"),
    "do_advance": ("推进到下一阶段", "Advance it"),
    "do_unsure": ("让客户放心", "Settle the doubt"),
    "do_account": ("写明是哪家客户", "Say which client it is"),
    "do_unanswered": ("去问客户", "Ask the client"),
    "do_open": ("补上“{title}”", "Settle “{title}”"),
    "do_no_step": ("约好下一步", "Agree the next step"),
    "do_visit": ("该去拜访了", "Visit them"),
    "do_call": ("该打电话了", "Call them"),
    # Why
    "why_promise_late": (
        "你答应的“{what}”应在{on}前兑现，已过期 {n} 天",
        "you promised “{what}” for {on}, {n:day|days} ago",
    ),
    "why_promise_today": ("你答应的“{what}”今天到期", "you promised “{what}” for today"),
    "why_promise_soon": ("你答应的“{what}”{on}到期", "you promised “{what}” for {on}"),
    "why_step_today": ("今天约了{who}：{what}", "today with {who}: {what}"),
    "why_step_late": (
        "和{who}约的“{what}”已过 {n} 天：做了就记下来，没做就改期",
        "“{what}” with {who} was due {n:day|days} ago: record it, or set a new day",
    ),
    "why_step_soon": ("{on}约了{who}：{what}", "{what}, with {who} on {on}"),
    "why_review_late": (
        "{coach} 评审时说好{on}前{what}，已过期",
        "{what} was agreed with {coach} for {on} and is overdue",
    ),
    "why_review_today": (
        "{coach} 评审时说好今天之前{what}",
        "{what} was agreed with {coach} for today",
    ),
    "why_review_soon": (
        "{coach} 评审时说好{on}前{what}",
        "{what} was agreed with {coach} for {on}",
    ),
    "review_what": ("“{what}”", "“{what}”"),
    "review_help": ("来帮忙", "your help"),
    "why_chase": (
        "客户答应的“{what}”已过期 {n} 天",
        "the client's “{what}” is {n:day|days} overdue",
    ),
    "why_wake": (
        "当时因为“{reason}”终止，说好到时再看",
        "it was stopped (“{reason}”), to be looked at again by now",
    ),
    "why_wait_over": ("原定等到{until}：{reason}", "you were waiting until {until}: {reason}"),
    "why_no": ("“{point}”这一点，{how}", "on “{point}” the client says {how}"),
    "why_advance": (
        "{n} 项要求都过了，推进后得到“{outcome}”",
        "{n:requirement|requirements} settled, none open; advancing earns “{outcome}”",
    ),
    "why_unsure": ("“{point}”还不算数：{how}", "“{point}” doesn't stand yet: {how}"),
    "why_account": (
        "没有挂到客户名下，联系人和依据都无处可记",
        "it has no account, so neither people nor evidence can be recorded",
    ),
    "why_unanswered": ("“{ask}”还没有问过", "“{ask}” has not been asked yet"),
    "why_unanswered_no_step": (
        "“{ask}”还没有问过；下一步也没有约",
        "“{ask}” has not been asked yet, and no next step is agreed",
    ),
    "why_open": ("推进前还差这一项：{how}", "the gate waits for it: {how}"),
    "why_no_step": ("没有约好下一步，商机就停在这里", "without a next step the deal stands still"),
    "why_client": ("{abc} 类客户，{why}", "class {abc}; {why}"),
    "why_client_stalled": (
        "{abc} 类客户，{why}；商机停滞：{because}",
        "class {abc}; {why}; the deal is stalled: {because}",
    ),
    "why_both": ("{first}。另外：{second}", "{first}. Also: {second}"),
    "the_client": ("客户", "the client"),
    # The page
    "head": (
        "{n} 个商机 · {weekday} {today} · {user}",
        "{n:deal|deals} · {weekday} {today} · you are {user}",
    ),
    "head_of": (
        "{n} 个商机 · {weekday} {today} · {whose}的今日安排",
        "{n:deal|deals} · {weekday} {today} · {whose}",
    ),
    "weekday_0": ("星期一", "Monday"),
    "weekday_1": ("星期二", "Tuesday"),
    "weekday_2": ("星期三", "Wednesday"),
    "weekday_3": ("星期四", "Thursday"),
    "weekday_4": ("星期五", "Friday"),
    "weekday_5": ("星期六", "Saturday"),
    "weekday_6": ("星期日", "Sunday"),
    "age": ("{stage}已 {days}/{limit} 个工作日", "{stage}, {days} of {limit} working days"),
    "age_unknown": ("{stage}，何时开始不详", "{stage}, nobody knows since when"),
    "stopped": ("已终止", "stopped"),
    "slowed": ("放缓", "slowed"),
    "action": ("{do}。{why}", "{do}: {why}"),
    "or": ("或", "or"),
    "waiting": (
        "另有 {n} 个商机在等已知的事，最早{until}恢复跟进",
        "{n:more deal is waiting for a known reason, back on|more deals are waiting for known reasons,"
        " the first back on} {until}",
    ),
    "and_clients": ("，{n} 家客户该联系了", ", {n:client|clients} due for contact"),
    "class": ("{abc} 类", "class {abc}"),
    "more_things": ("还有 {n} 件事", "{n} more to go"),
    "more": ("还有 {n} 个", "{n:more deal|more deals} to go"),
    "none": ("你手上没有进行中的商机，从一个新客户开始吧。", "You hold no live deals; begin with a new one."),
    "none_of": ("{whose}手上没有进行中的商机。", "{whose} holds no live deals."),
    "none_for_a_coach": (
        "你自己名下没有进行中的商机；可以看队员的今日安排。",
        "You hold no live deals yourself; look at the day of somebody you coach.",
    ),
    "not_yours": (
        "只有销售教练或经理能看别人的今日安排。",
        "Only a coach or a manager may look at somebody else's day.",
    ),
    "do_left": ("换个人约", "Agree it with somebody else"),
    "why_left": (
        "约好的“{what}”找不到人了，{who}已在{on}离开",
        "“{what}” was agreed with {who}, who left on {on}",
    ),
}
