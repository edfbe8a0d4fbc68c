"""Playbook tests: what is wrong with a file of cases, and what a run of them says."""

WORDS: dict[str, tuple[str, str]] = {
    # what is wrong with a file
    "failed": (
        "用例文件有 {n} 处要改，改好之前没法测试",
        "{n:fault|faults} to fix before these cases can be run",
    ),
    "day": (
        "看不懂日期“{given}”；可以写 today、3d ago、in 30d 或 2026-11-01",
        "“{given}” is no day: write today, 3d ago, in 30d or 2026-11-01",
    ),
    "answer": (
        "看不懂回答“{given}”；可以写 yes、yes 91d ago、yes seller_observed、unsure、no",
        "“{given}” is no answer: write yes, yes 91d ago, yes seller_observed, unsure or no",
    ),
    "contact": (
        "看不懂联系人“{given}”；可以写 champion、decider since 200d ago、champion left 3d ago",
        "“{given}” is nobody: write champion, decider since 200d ago or champion left 3d ago",
    ),
    "move": (
        "看不懂动作“{given}”；可以写 advance、back to 阶段、stop 终止类别、reopen",
        "“{given}” is no move: write advance, back to STAGE, stop CLASS or reopen",
    ),
    "amount": ("看不懂金额“{given}”；请写成 480000 CNY", "“{given}” is no amount: write it as 480000 CNY"),
    "number": ("“{given}”不是数字", "“{given}” is no number"),
    "count": ("“{given}”不是整数", "“{given}” is no whole number"),
    "per_cent": ("“{given}”不是 0 到 100 的整数", "“{given}” is no whole number from 0 to 100"),
    "only_true": ("这里只能写 true，或者不写", "write true, or leave it out"),
    "same_name": ("这个文件里已经有同名的用例", "another case in this file has this name"),
    "nothing_expected": (
        "没有写期望什么：gate、open、met、move 等至少要有一项",
        "nothing is expected: it needs gate, open, met, move or the like",
    ),
    "no_gate_there": ("最后一个阶段之后没有关卡", "behind the last stage there is no gate"),
    "passed_yet_open": (
        "关卡说是通过，又说有要求没过",
        "the gate is to be passed, and yet a requirement is to stay open",
    ),
    "two_standings": ("{id} 不能同时处于两种状态", "{id} can't stand in two ways at once"),
    "no_move": ("没有写 move，这一项就没有意义", "means nothing without a move"),
    "one_end": (
        "动作要么写 leads_to（到哪里），要么写 refused: true（被拒绝）",
        "say where the move leads to, or refused: true, one of them",
    ),
    "noun_stage": ("阶段", "stage"),
    "noun_class": ("终止类别", "class of stop"),
    "noun_facts": ("facts 里的名称", "set of facts"),
    "noun_requirement": ("这个阶段的要求", "requirement here:"),
    "noun_behaviour": ("采购倾向", "behaviour"),
    "noun_item": ("清单项", "checklist item"),
    "noun_point": ("决策点", "decision point"),
    "noun_worksheet": ("工作表", "worksheet"),
    "noun_field": ("这张工作表的字段", "field of this worksheet:"),
    # what a case missed
    "should_be_passed": (
        "关卡应该通过，却有 {n} 项要求没过",
        "the gate should be passed, and {n:requirement is|requirements are} open",
    ),
    "should_be_closed": ("关卡应该不通过，却通过了", "the gate should be closed, and it is passed"),
    "should_stand": ("{id} 应该{wanted}，却{standing}", "{id} should be {wanted}; it {standing}"),
    "should_be_open": ("{id} 应该过不了，却{standing}", "{id} should be open; it {standing}"),
    "should_pass": ("{id} 应该能过，却{standing}", "{id} should pass; it {standing}"),
    "as_met": ("满足", "met"),
    "as_unmet": ("不满足", "unmet"),
    "as_unknown": ("未知", "unknown"),
    "as_waived": ("已豁免", "waived"),
    "as_not_applicable": ("不需要", "not applicable"),
    "is_met": ("满足了", "is met"),
    "is_unmet": ("不满足", "is unmet"),
    "is_unknown": ("还不知道", "is unknown"),
    "is_waived": ("已豁免", "is waived"),
    "is_not_applicable": ("不需要", "is not applicable"),
    "was_refused": ("应该走到 {to}，却被拒绝：{why}", "should lead to {to}, and was refused: {why}"),
    "was_not_refused": ("应该被拒绝，却走到了 {to}", "should be refused, and led to {to}"),
    "led_elsewhere": ("应该走到 {wanted}，却走到了 {to}", "should lead to {wanted}, and led to {to}"),
    # what a run says
    "all_pass": (
        "{title} 第 {version} 版：{n} 个用例全部通过",
        "{title}, version {version}: {n:case passes|cases, all pass}",
    ),
    "some_fail": (
        "{title} 第 {version} 版：{all} 个用例中有 {n} 个不通过",
        "{title}, version {version}: {n} of {all:case fails|cases fail}",
    ),
    "none": (
        "{title} 第 {version} 版：旁边的 tests 文件夹里没有用例",
        "{title}, version {version}: no cases in the folder tests beside it",
    ),
    "covered": (
        "覆盖：{all} 项要求都见过通过和不通过，有条件的也见过不需要的时候",
        "Coverage: {all:requirement|requirements}, each seen to pass and to stay open, and guards both ways",
    ),
    "not_covered": (
        "覆盖：{all} 项要求里有 {n} 项没测全",
        "Coverage: {n} of {all:requirement|requirements} not seen on every side",
    ),
    "lacks": ("{stage} {id}：从没见过它{how}", "{stage} {id}: never seen {how}"),
    "lacks_stage": ("{stage}：没有用例处在这个阶段", "{stage}: no case stands in this stage"),
    "never_met": ("满足", "met"),
    "never_open": ("过不了", "open"),
    "never_not_needed": ("不需要", "not applicable"),
    "col_stage": ("阶段", "Stage"),
    "col_requirement": ("要求", "Requirement"),
    "col_met": ("满足", "Met"),
    "col_open": ("没过", "Open"),
    "col_not_needed": ("不需要", "Not needed"),
    "col_waived": ("豁免", "Waived"),
    "accepted_head": (
        "{playbook} 第 {version} 版已经认可的文字和设置：凡关卡不问的，一处一行。\n"
        "由 dealgate playbook test 文件夹 --accept 写成；dealgate playbook test 文件夹 与它比较。",
        "The wording of {playbook}, version {version}, as it was accepted: what no gate asks about, place by place.\n"
        "Written by `dealgate playbook test FOLDER --accept`; `dealgate playbook test FOLDER` compares.",
    ),
    "wording_stands": ("文字和设置与认可的一致", "Wording and settings as accepted"),
    "wording_unchecked": (
        "文字和设置没有核对：还没有认可过",
        "Wording and settings not checked: nothing has been accepted yet",
    ),
    "wording_differs": (
        "文字和设置有 {n} 处与认可的不同：",
        "Wording and settings differ from what was accepted in {n:place|places}:",
    ),
    "and_more": ("还有 {n} 处", "and {n} more"),
    "place_changed": ("改动", "changed"),
    "place_added": ("新增", "new"),
    "place_gone": ("没有了", "gone"),
    "wording_bad": ("{file} 读不了：{why}", "{file} can't be read: {why}"),
    "only_in_folder": (
        "只有放在自己文件夹里的打法才能认可文字：{path}",
        "Wording is accepted for a playbook in a folder of its own: {path}",
    ),
}
