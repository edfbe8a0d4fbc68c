"""The worksheets of execute: the delivery plan, complaints and their recovery."""

WORDS: dict[str, tuple[str, str]] = {
    # delivery plan: faults
    "done_when": ("已完成的里程碑要有完成日期", "a milestone that is done needs the day it was done"),
    "not_done": (
        "写了完成日期{day}，状态却不是“已完成”",
        "it has a day it was done, {day}, but its status isn't “done”",
    ),
    "accepted_undone": (
        "还没完成的里程碑，客户无从签收",
        "the client can't have accepted what isn't done",
    ),
    "no_promise": (
        "承诺的价值里没有“{given}”；已列出：{known}",
        "“{given}” is not among the values promised: {known}",
    ),
    "no_promise_close": (
        "承诺的价值里没有“{given}”；是不是“{close}”？",
        "“{given}” is not among the values promised; did you mean “{close}”?",
    ),
    "every_zero": ("间隔至少是 1 天", "the interval is one day at least"),
    # delivery plan: advice
    "overdue": (
        "“{milestone}”应在{due}完成，已逾期 {n} 天：先向客户说明，再和他定一个新日期",
        "“{milestone}” was due on {due}, {n:day|days} ago: tell the client and agree a new date",
    ),
    "unaccepted": (
        "做完了但客户还没签收：{milestones}",
        "Done, but not yet accepted by the client: {milestones}",
    ),
    "unplanned": (
        "答应了客户，却没有里程碑去兑现：{promises}",
        "Promised, but no milestone delivers it: {promises}",
    ),
    "never_reported": (
        "交付已经开始，还没向客户通报过进展；客户感觉不到进展，交付最容易卡住",
        "Delivery has begun and the client has had no progress report: unfelt progress is how delivery gets stuck",
    ),
    "report_overdue": (
        "上次通报是{day}，约好每 {every} 天一次，已晚 {n} 天：今天就报",
        "Last report on {day}, one due every {every:day|days}, {n:day|days} late: report today",
    ),
    # complaints: faults
    "step_skipped": (
        "“{step}”之前不能跳过：{missing}",
        "no step can be skipped: “{step}” comes after {missing}",
    ),
    "step_back": (
        "不能早于“{step}”（{day}）",
        "can't be before “{step}” on {day}",
    ),
    "satisfied_how": (
        "有答复日期，却没写客户满意还是不满意",
        "there is a day, but not whether the client is satisfied",
    ),
    "satisfied_when": (
        "写了客户是否满意（{answer}），还要写客户哪天说的",
        "client satisfied: {answer}; say on which day they told us",
    ),
    "below_zero": ("金额不能小于 0", "an amount below zero makes no sense here"),
    # complaints: advice
    "step_next": (
        "“{complaint}”下一步：{step}，最晚{due}",
        "“{complaint}”, next: {step}, by {due} at the latest",
    ),
    "step_late": (
        "“{complaint}”下一步：{step}，最晚应在{due}，已晚 {n} 天：今天就办",
        "“{complaint}”, next: {step}; it was due on {due}, {n:day|days} ago. Do it today",
    ),
    "not_satisfied": (
        "“{complaint}”：客户{day}说还不满意。从倾听重新来过；在他满意之前，投诉不算关闭",
        "“{complaint}”: on {day} the client said they are not satisfied. Begin again by listening; it stays open until they are",
    ),
    "no_deadline": (
        "“{complaint}”没有提出日期，每一步的期限都算不出来",
        "“{complaint}” has no day it was raised on, so no deadline can be told",
    ),
    "over_limit": (
        "“{complaint}”要补偿 {amount}，超过一线权限 {limit}：马上报上级定",
        "“{complaint}”: {amount} is more than the front line may decide ({limit}). Pass it on at once",
    ),
    "repeated": (
        "“{kind}”类投诉已有 {n} 起：这不是偶然，要找出根源",
        "{n} complaints about {kind}: no accident any more, find the cause",
    ),
    "at_stake": (
        "问题解决了，约 60% 的投诉客户会留下；又快又好，约 95%。不满意的客户平均会告诉 22 个人",
        "About 60 % of complaining customers stay if the problem is solved, about 95 % if it is solved quickly and "
        "well; a dissatisfied one tells about 22 others",
    ),
    "recovered": (
        "投诉都补救好了。问题解决得好的客户，再次购买的可达 90%，从没出过问题的是 83%；平均还会告诉 5 个人。可以谈后面的合作了",
        "All put right. Customers whose problem was solved well buy again up to 90 % of the time, those who never "
        "had one 83 %, and they tell about 5 others: talk about what comes next",
    ),
    "ask_again": (
        "上次问客户有没有不满是{day}，已过 {n} 天：该再问一次",
        "The client was last asked on {day}, {n:day|days} ago: ask again",
    ),
}
