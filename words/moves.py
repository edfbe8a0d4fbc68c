"""Moves: what was earned, where a deal stands now, or why it can't go there."""

WORDS: dict[str, tuple[str, str]] = {
    "closed": (
        "{deal} 的关卡还没有打开，缺 {n} 项。",
        "The gate of {deal} is closed: {n:requirement|requirements} open.",
    ),
    "advanced": (
        "{deal} 进入“{stage}”。上一阶段的成果：{outcome}。",
        "{deal} moves to {stage}. Earned: {outcome}.",
    ),
    "advanced_unproven": (
        "{deal} 凭豁免进入“{stage}”。“{outcome}”没有完全证实，会一直留在记录里。",
        "{deal} moves to {stage} by waiver. {outcome} is not fully proven, and stays on record so.",
    ),
    "done": ("{deal} 走完全程：{outcome}。", "{deal} is done: {outcome}."),
    "done_unproven": (
        "{deal} 凭豁免结束，没有获得“{outcome}”。",
        "{deal} is done by waiver; it has not earned “{outcome}”.",
    ),
    "focus": ("这一阶段大家一起想：{question}", "To work on together: {question}"),
    "first_question": ("客户要能回答：“{ask}”", "What the client must be able to answer: “{ask}”"),
    "went_back": ("{deal} 退回“{stage}”。", "{deal} goes back to {stage}."),
    "answers_stale": (
        "{n} 个回答需要向客户重新确认。",
        "{n:answer|answers} must be asked of the client again.",
    ),
    "stopped": ("{deal} 已终止跟进：{cause}。", "{deal} is stopped: {cause}."),
    "wakes": ("{day}会再提醒你。", "It wakes on {day}."),
    "reopened": ("{deal} 重新打开，回到“{stage}”。", "{deal} is open again, in {stage}."),
    "impossible": ("{deal} 的状态是“{status}”，{move}。", "{deal} is {status}; {move}."),
    "no_way_back": (
        "{deal} 在 {stage} 阶段，只能退到：{ways}",
        "{deal} stands in {stage} and can only go back to: {ways}",
    ),
    "no_earlier": (
        "{deal} 已在第一个阶段，没有更早的阶段。",
        "{deal} stands in the first stage; there is none before it.",
    ),
    "to_advance": ("不能推进", "it can't advance"),
    "to_back": ("不能退回", "it can't go back"),
    "to_stop": ("不能终止", "it can't be stopped"),
    "to_reopen": ("无需重新打开", "there is nothing to reopen"),
    "status_open": ("进行中", "open"),
    "status_won": ("已赢单", "won"),
    "status_done": ("已完成", "done"),
    "status_stopped": ("已终止", "stopped"),
    "unknown_stage": (
        "没有“{given}”这个阶段。可选：{choices}",
        "There is no stage “{given}”. Choose from: {choices}",
    ),
    "unknown_class": (
        "没有“{given}”这个终止类别。可选：{choices}",
        "There is no stop class “{given}”. Choose from: {choices}",
    ),
    "no_reason": ("请写明原因（--reason）。", "Say why: --reason may not be empty."),
    "no_evidence": (
        "请写明依据（--evidence）：看到或听到了什么。",
        "Say what it rests on: --evidence may not be empty.",
    ),
    "no_title": ("商机要有名称。", "A deal needs a title."),
    "no_what": ("请写明是什么事。", "Say what it is."),
    "no_summary": ("请写明谈了什么（--summary）。", "Say what was talked about: --summary may not be empty."),
}
