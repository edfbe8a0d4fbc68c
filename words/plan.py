"""Plans of visits and lists of who is due: who, on which day, and why."""

WORDS: dict[str, tuple[str, str]] = {
    # what the cadence asks
    "every": ("每 {n} 天", "every {n:day|days}"),
    "every_range": ("每 {soon} 到 {late} 天", "every {soon} to {late} days"),
    "why_visit": (
        "上次拜访是{on}，已过 {n} 天，按频次{every}拜访一次",
        "last visited on {on}, {n:day|days} ago; a visit is asked for {every}",
    ),
    "why_call": (
        "上次通电话是{on}，已过 {n} 天，按频次{every}打一次电话",
        "last called on {on}, {n:day|days} ago; a call is asked for {every}",
    ),
    "why_no_visit": (
        "还没有拜访过，从{since}算起，按频次{every}拜访一次",
        "never visited, counted from {since}; a visit is asked for {every}",
    ),
    "why_no_call": (
        "还没有打过电话，从{since}算起，按频次{every}打一次电话",
        "never called, counted from {since}; a call is asked for {every}",
    ),
    "why_only_others": (
        "{name}在{on}去过，但还没有{position}去过，从{since}算起，按频次{every}拜访一次",
        "no {position} has visited them yet, {name} was there on {on}; counted from {since},"
        " a visit is asked for {every}",
    ),
    # why somebody is on the plan
    "why_step": ("约定的下一步：{what}", "the next step you agreed: {what}"),
    "why_promise": ("你答应的“{what}”到期", "you promised “{what}” for this day"),
    "why_stalled": ("停滞：{because}。要问：{ask}", "stalled: {because}. Ask: {ask}"),
    "why_wait_over": ("约定等到{until}，该去问结果了", "the wait ends on {until}: ask how it went"),
    "why_wake": ("当时终止，说好{on}再看", "stopped, to be looked at again on {on}"),
    # days that had to give way
    "still_open": ("原定{on}，还没有结果", "agreed for {on} and still open"),
    "day_off": (
        "原定{on}，那天休息，请和客户另约",
        "agreed for {on}, but that day is off: agree another with the client",
    ),
    "due_off": ("原定{on}，那天休息", "due on {on}, a day off"),
    # the page of a week
    "head": ("{monday}起的一周 · {whose}", "The week of {monday} · {whose}"),
    "head_day": ("{on}的拜访 · {whose}", "Visits on {on} · {whose}"),
    "day": ("{weekday} {on}", "{weekday} {on}"),
    "holiday": ("放假", "public holiday"),
    "make_up": ("调休上班", "worked as a make-up day"),
    "places": ("{places}", "{places}"),
    "free": ("没有安排", "nothing planned"),
    "doing": ("{do}：{why}", "{do}: {why}"),
    "also": ("另有{what}：{why}", "also {what}: {why}"),
    "more_stalled": ("另有 {n} 个停滞的商机", "and {n:more deal that has|more deals that have} stalled"),
    "aside": ("（{said}）", " ({said})"),
    "about": ("（{deal}）", " about {deal}"),
    "do_visit": ("拜访", "visit"),
    "do_call": ("打电话", "call"),
    "do_promise": ("兑现承诺", "keep your promise"),
    "do_advance": ("推进到下一阶段", "advance it"),
    "do_visit_who": ("拜访{who}", "visit {who}"),
    "do_call_who": ("打电话给{who}", "call {who}"),
    "every_stalled": ("全部停滞的商机：", "All stalled deals:"),
    "left_over": ("这一周排不下的 {n} 家", "{n:client|clients} without room this week"),
    "left_more": ("还有 {n} 家，--json 列出全部", "{n} more; --json has them all"),
    "keep_it": ("定为这一周的计划：", "To keep it as the week's plan:"),
    "kept": (
        "已定为{monday}起这一周的计划：拜访 {visits} 次，电话 {calls} 次",
        "Kept as the plan of the week of {monday}: {visits:visit|visits}, {calls:call|calls}",
    ),
    "kept_empty": (
        "{monday}起这一周没有要安排的拜访或电话，按空计划定下",
        "The week of {monday} is kept as an empty plan: no visit or call is due",
    ),
    # what a visit or call that was kept is for
    "for_visit": ("例行拜访", "regular visit"),
    "for_call": ("例行电话", "regular call"),
    "for_stalled_critical": ("让停住的商机动起来", "get the deal moving again"),
    "for_stalled_warn": ("看看商机卡在哪里", "find out what holds the deal up"),
    "for_advance": ("关卡已经通过", "its gate is open"),
    "for_wait_over": ("问问等的结果", "ask how the wait ended"),
    "for_wake": ("重新联系", "take it up again"),
    "written": ("计划已写入 {path}", "The plan is written to {path}"),
    "change_new": ("定计划之后新增：{what}，{on}", "new since the plan was kept: {what} on {on}"),
    "change_moved": (
        "定计划之后改了日子：{what}，现在是{on}",
        "moved since the plan was kept: {what}, now on {on}",
    ),
    "change_gone": ("定计划之后取消：{what}，原定{on}", "no longer needed: {what}, kept for {on}"),
    "unchanged": ("与定下的计划一致", "as it was kept"),
    "not_yours": (
        "只有销售教练或经理能看别人的计划",
        "only a coach or a manager may look at somebody else's plan",
    ),
    "day_over": ("{on}已经过去", "{on} is over"),
    "week_over": ("{monday}起的那一周已经过去", "the week of {monday} is over"),
    # the calendar file
    "event_promise": ("兑现承诺：{what}（{deal}）", "Keep your promise: {what} ({deal})"),
    "event_call": ("致电{whom}（{deal}）", "Call {whom} ({deal})"),
    "event": ("拜访{whom}（{deal}）", "Visit {whom} ({deal})"),
    "calendar": ("{n} 项约定已写入 {path}", "{n:appointment|appointments} written to {path}"),
    # lists
    "list_agreed": ("约好的 {n} 项", "{n:visit|visits} agreed"),
    "list_due": ("该联系的客户 {n} 家", "{n:client|clients} due for contact"),
    "list_held": ("已做的拜访和电话 {n} 次", "{n:visit or call|visits and calls} on record"),
    "none_agreed": ("没有约好的下一步。", "No next steps are agreed."),
    "none_due": ("没有到期该联系的客户。", "No client is due for contact."),
    "none_held": ("还没有拜访或电话的记录。", "No visits or calls are on record."),
    "no_cadence": (
        "现用的销售打法没有写联系频次（cadence）。",
        "The playbook in use says nothing of a contact cadence.",
    ),
    "no_classes": (
        "联系频次按客户等级来定，现在还没有一家客户有等级。",
        "The cadence goes by a client's class, and no client has one yet.",
    ),
    "more": ("还有 {n} 项", "{n} more"),
    "col_on": ("日期", "on"),
    "col_deal": ("商机", "deal"),
    "col_client": ("客户", "client"),
    "col_code": ("代码", "code"),
    "col_place": ("地点", "place"),
    "col_with": ("见谁", "with"),
    "col_what": ("做什么", "what"),
    "col_class": ("等级", "class"),
    "col_last_visit": ("上次拜访", "last visit"),
    "col_do": ("方式", "do"),
    "col_due": ("应在", "due"),
    "col_overdue": ("逾期", "overdue"),
    "col_channel": ("方式", "how"),
    "people": ("{people}", "{people}"),
    "col_by": ("谁去的", "by"),
    "col_owner": ("负责人", "owner"),
    "agreed_for": ("已约 {on}", "agreed {on}"),
    "days": ("{n} 天", "{n:day|days}"),
    "one_sided": ("，没有回应", ", no reply"),
    # warnings
    "asked_off": ("{on}休息，下面是之后的第一个工作日", "{on} is a day off; this is the next working day"),
    "provisional": (
        "{year} 年的放假和调休安排还没有公布，工作日以后可能会变",
        "the public holidays and make-up days of {year} are not published yet, so working days may change",
    ),
    "joint": (
        "{colleague}这一周也要见{who}（{on}），要不要一起去？",
        "{colleague} is to see {who} this week too, on {on}: one visit together?",
    ),
    "no_days": ("这一周没有工作日了", "no working day is left in this week"),
    "too_full": (
        "{on}已约好要拜访 {n} 家客户，一天只排得下 {per_day} 家",
        "{on}: {n:client|clients} are agreed already, and a day has room for {per_day}",
    ),
    "must_not_drop": (
        "有 {n} 家不能放下的客户排不进这一周：{whom}。请腾出时间，或请同事、上级分担",
        "{n:client|clients} that must not be dropped found no room this week: {whom}."
        " Make room, or ask for help",
    ),
}
