"""The gate: how requirements stand, and why."""

WORDS: dict[str, tuple[str, str]] = {
    # The page
    "head": ("{key}  {title} · {stages}", "{key}  {title} · {stages}"),
    "stages": ("{here} → {after}", "{here} → {after}"),
    "count": ("{all} 项中已满足 {met} 项", "{met} of {all} met"),
    "open": (
        "{deal} 的关卡已打开，可以推进：dealgate advance {deal}",
        "The gate of {deal} is open: dealgate advance {deal}",
    ),
    "open_by_waiver": (
        "{deal} 凭豁免可以推进，但这一阶段会一直记为“未证实”：dealgate advance {deal}",
        "The gate of {deal} opens by waiver; the stage will stay on record as unproven: dealgate advance {deal}",
    ),
    "not_open": (
        "还不能推进：缺 {missing} 项，还有 {unknown} 项不清楚。",
        "Not open yet: {missing} missing, {unknown} unknown.",
    ),
    "not_open_missing": ("还不能推进：缺 {missing} 项。", "Not open yet: {missing} missing."),
    "not_open_unknown": ("还不能推进：还有 {unknown} 项不清楚。", "Not open yet: {unknown} unknown."),
    "refused": (
        "客户在 {n} 个决策点上回答了“否”。主动终止，或退回还能改变这个回答的阶段：",
        "The client said no on {n:point|points}. End the pursuit on purpose, or go back to where the"
        " answer can still change:",
    ),
    "refused_first": (
        "客户在 {n} 个决策点上回答了“否”。主动终止，除非客户改变主意：",
        "The client said no on {n:point|points}. End the pursuit on purpose, unless they change their mind:",
    ),
    "still": (
        "还有 {n} 项没有解决，先看“{first}”。",
        "{n:requirement|requirements} still open, first of all: {first}",
    ),
    "done": ("{deal} 已经走完全程，没有关卡了。", "{deal} is done; there is no gate before it."),
    "unproven": (
        "“{stage}”未经证实就离开了，还缺 {n} 项依据：",
        "{stage} was left without proof; still missing ({n}):",
    ),
    "unproven_shown": (
        "“{stage}”是未经证实就离开的，关卡要求的如今都已具备。当时怎么离开的会留在记录里；退回这一阶段再过一次关卡，才算证实。",
        "{stage} was left without proof. All its gate asks for holds by now; how it was left stays on record, unless"
        " the deal goes back there and passes the gate.",
    ),
    "unproven_gone": (
        "“{stage}”未经证实就离开了；商机现在所用的打法版本已没有这个阶段，无从再补。",
        "{stage} was left without proof; the deal's playbook has no such stage any more, so nothing can be added.",
    ),
    "separator": ("；", "; "),
    # Decision points
    "unanswered": ("还没有问过客户", "the client has not been asked"),
    "today": ("今天", "today"),
    "days_ago": ("{days} 天前", "{days:day|days} ago"),
    "yes": ("{ago}客户回答“是”：“{evidence}”", "yes, {ago}: “{evidence}”"),
    "no": ("{ago}客户回答“否”：“{evidence}”", "no, {ago}: “{evidence}”"),
    "unsure": ("{ago}客户说不确定：“{evidence}”", "unsure, {ago}: “{evidence}”"),
    "hope": (
        "这只是我们自己的观察，不算客户的回答：“{evidence}”",
        "only what the seller saw; the client has not said it: “{evidence}”",
    ),
    "stale_age": (
        "{days} 天前客户回答过“是”，已超过 {valid_for} 天的有效期，重新确认前按“不确定”算：“{evidence}”",
        "a yes from {days:day|days} ago, valid for {valid_for}; counts as unsure until renewed: “{evidence}”",
    ),
    "stale_back": (
        "这个“是”是退回之前的，重新确认前按“不确定”算：“{evidence}”",
        "a yes from before the deal went back; counts as unsure until renewed: “{evidence}”",
    ),
    "stale_deciders": (
        "{changed}拍板的人变了，之前的“是”在重新确认前按“不确定”算：“{evidence}”",
        "the people who decide changed on {changed}; an earlier yes counts as unsure until renewed:"
        " “{evidence}”",
    ),
    "answer_yes": ("是", "yes"),
    "answer_unsure": ("不确定", "unsure"),
    "answer_no": ("否", "no"),
    "evidence_client_said": ("客户亲口说", "said by the client"),
    "evidence_client_document": ("客户的文件", "in a client document"),
    "evidence_event_held": ("活动已举行", "event held"),
    "evidence_terms_accepted": ("条款已接受", "terms accepted"),
    "evidence_seller_observed": ("我方观察", "seen by the seller"),
    # The other kinds
    "worksheet": ("完成 {complete}%，要求 {at_least}%", "{complete} %, {at_least} % needed"),
    "worksheet_empty": ("还没有填，要求 {at_least}%", "not begun, {at_least} % needed"),
    "item_done": ("已完成", "done"),
    "item_open": ("还没有做", "not done yet"),
    "condition_holds": ("符合", "holds"),
    "contact_known": ("已认识 {n} 位", "{n:person|people} known"),
    "contact_missing": (
        "在客户那里认识 {n} 个人，没有人担任这个角色",
        "you know {n:person|people} there, nobody in this part",
    ),
    "contact_no_account": (
        "商机还没有客户，先补上客户",
        "the deal has no account yet; name it first",
    ),
    "visit_none": ("还没有双向的拜访记录", "no two-sided visit is on record"),
    "visit_old": (
        "最近一次是{on}，要求 {within} 天之内",
        "the last was on {on}; it must be within {within:day|days}",
    ),
    "visit_held": ("{on}拜访过", "held on {on}"),
    "waived": ("{by} 已豁免至{until}：{reason}", "waived by {by} until {until}: {reason}"),
    "not_needed": ("这里不适用", "not needed here"),
    "guard_unknown": (
        "还不知道这一条是否适用",
        "not known yet whether this applies",
    ),
}
