"""`playbook upgrade`: what becomes of deals under another version of their playbook."""

WORDS: dict[str, tuple[str, str]] = {
    "progress": ("正在升级", "Upgrading"),
    "may_not": (
        "{user} 不能让商机改用别的打法版本；请经理或管理员来做",
        "{user} may not take deals to another version of their playbook; a manager or an admin may",
    ),
    # what it did
    "none": (
        "没有要换的商机：照“{of}”走的进行中商机，没有比{title}（{playbook}）第 {version} 版更早的。",
        "There is no deal to take there: no live deal of {of} follows anything older than {title} ({playbook}),"
        " version {version}.",
    ),
    "done": (
        "{n} 个商机改照{title}（{playbook}）第 {version} 版走，批次 {batch}。",
        "{n:deal follows|deals follow} {title} ({playbook}), version {version}, from now on: batch {batch}.",
    ),
    "would": (
        "{n} 个商机会改照{title}（{playbook}）第 {version} 版走。",
        "{n:deal|deals} would follow {title} ({playbook}), version {version}.",
    ),
    "went_back": (
        "批次 {batch} 的 {n} 个商机都退回了原来的版本。",
        "{n:deal follows|deals follow} the version they came from again; batch {batch} is taken back.",
    ),
    "would_go_back": (
        "批次 {batch} 的 {n} 个商机会退回原来的版本。",
        "{n:deal|deals} of batch {batch} would follow the version they came from again.",
    ),
    "can_go_back": (
        "只要其中没有一个商机再有变动，整批可以撤回：",
        "While nothing else happens to any of them, all can be taken back together:",
    ),
    "count_won": ("{n} 个从此算赢单。", "{n:deal becomes|deals become} won."),
    "count_reopened": ("{n} 个从赢单变回进行中。", "{n:won deal is|won deals are} open again."),
    "count_unproven": (
        "{n} 个没有过关就往前走了；原来的阶段记为未证实。",
        "{n:deal comes|deals come} further without a gate; the stage left stays on record as unproven.",
    ),
    "count_close": ("{n} 个原来过得了关，现在过不了。", "{n:gate closes|gates close}."),
    "count_open": ("{n} 个原来过不了关，现在过得了。", "{n:gate opens|gates open}."),
    "count_otherwise": (
        "{n} 个过不过关照旧，但要求或达标情况有变。",
        "{n:deal passes|deals pass} or not as before, though what is asked, or how it stands, is different.",
    ),
    "count_unchanged": ("{n} 个关卡结果完全不变。", "{n:deal stands|deals stand} exactly as before."),
    # deal by deal
    "deal": ("{title} · {owner} · {stage} · {turn}", "{title} · {owner} · {stage} · {turn}"),
    "in_status": ("{stage}（{status}）", "{stage} ({status})"),
    "turn": ("{was} → {now}", "{was} → {now}"),
    "passes": ("可过关", "passes"),
    "lacks": ("过不了关（{met}/{all}）", "closed ({met} of {all})"),
    "stands_met": ("已满足", "met"),
    "stands_unmet": ("未满足", "unmet"),
    "stands_unknown": ("未知", "unknown"),
    "stands_waived": ("已豁免", "waived"),
    "stands_not_applicable": ("不适用", "not applicable"),
    "stands_unasked": ("不要求", "not asked"),
    "deals": ("{n} 个商机", "{n:deal|deals}"),
    "more": (
        "还有 {n} 个商机未列出；--csv 会全部列出。",
        "{n:more deal|more deals} not listed; --csv lists all.",
    ),
    "left": (
        "以下内容新版里没有对应的要求，会留在记录里，但不再算数：",
        "The new version has nothing these are about. They stay on record and count no more:",
    ),
    "left_answer": ("对“{what}”的回答：{n} 个商机", "answers to “{what}”: {n:deal|deals}"),
    "left_item": ("“{what}”的勾选：{n} 个商机", "ticks of “{what}”: {n:deal|deals}"),
    "left_waiver": ("对“{what}”的豁免：{n} 个商机", "waivers of “{what}”: {n:deal|deals}"),
    # why not
    "stages_gone": (
        "{n} 个商机所在的阶段，{playbook} 第 {version} 版里没有，所以一个也没有换：{stages}",
        "{n:deal stands|deals stand} in a stage that version {version} of {playbook} doesn't have, so none was"
        " taken there: {stages}",
    ),
    "stage_gone": ("{stage}（{n} 个：{deals}）", "{stage} ({n:deal|deals}: {deals})"),
    "and_more": ("还有 {n} 个", "and {n} more"),
    "say_where": (
        "请说明这些商机换到哪个阶段：{options}，可选：{stages}",
        "Say which stage they go to: {options}, one of: {stages}",
    ),
    "not_among": (
        "{n} 个商机没有在照“{playbook}”走，或已经结束，所以一个也没有换：{deals}",
        "{n:deal doesn't|deals don't} follow {playbook}, or are over, so none was taken there: {deals}",
    ),
    "not_theirs": (
        "{n} 个点名的商机不在 --owner、--team 的范围内，所以一个也没有换：{deals}",
        "{n:named deal isn't|named deals aren't} among those --owner and --team ask for, so none was taken there:"
        " {deals}",
    ),
    "name_or_narrow": (
        "去掉 --owner、--team，或者去掉这些 --deal",
        "Leave out --owner and --team, or the --deal of these",
    ),
    "too_far": (
        "{n} 个商机会越过还没有过的关，所以一个也没有换：{stages}",
        "{n:deal|deals} would be led past gates that nobody has passed, so none was taken there: {stages}",
    ),
    "stage_too_far": (
        "{stage} 不能换到 {to}，只能换到 {stages}（{n} 个：{deals}）",
        "from {stage} not to {to}, only to {stages} ({n:deal|deals}: {deals})",
    ),
    "at_most": ("最远换到：{options}", "This far they may go: {options}"),
    "batch_alone": (
        "--take-back 撤回整个批次，不能再指定别的",
        "--take-back takes a whole batch back; nothing else goes with it",
    ),
    "bad_version": (
        "“{given}”不是版本：请写版本号，如 3，或“打法@版本”，如 client-value@3",
        "“{given}” is no version: write a number, such as 3, or PLAYBOOK@VERSION, such as client-value@3",
    ),
    "of_no_version": (
        "“{given}”：换哪些商机，按打法说，不按版本；{playbook} 各版的商机都在内，换到哪一版用 --to 说",
        "“{given}”: which deals go is said by the playbook alone, whatever their version; --to says which version"
        " of {playbook} they go to",
    ),
    "bad_stage": (
        "“{given}”要写成“原阶段=新阶段”，如 explore=expand",
        "“{given}” should be OLD=NEW, as in explore=expand",
    ),
    "stage_twice": (
        "--stage 给 {stage} 写了两个去处：{goals}；只能写一个",
        "--stage leads {stage} to two stages, {goals}; name one",
    ),
    "stage_stands": (
        "{playbook} 第 {version} 版里也有 {stage} 这个阶段，商机会留在那里；要过关或退回，请用 advance 或 back",
        "Version {version} of {playbook} has the stage {stage} as well, and deals stay there; advance and back"
        " move them on",
    ),
    "no_batch": (
        "没有“{batch}”这个批次。可以撤回的：{candidates}",
        "There is no batch “{batch}”. Those that stand: {candidates}",
    ),
    "no_batches": (
        "没有“{batch}”这个批次，也没有别的批次可以撤回",
        "There is no batch “{batch}”, nor any other to take back",
    ),
    "back_already": ("批次 {batch} 已经撤回过了。", "The batch {batch} was taken back already."),
    "changed_since": (
        "批次 {batch} 里有 {n} 个商机升级后又有变动，所以一个也没有撤回：{deals}",
        "{n:deal|deals} of the batch {batch} changed since, so none was taken back: {deals}",
    ),
    "changed_by": ("{deal}（{actor}：{kind}）", "{deal} ({actor}: {kind})"),
    # in the list of playbooks
    "batches": ("换过版的批次：", "Batches that changed versions:"),
    "batch": (
        "{batch}  {day}，{actor}，{n} 个商机换到第 {version} 版",
        "{batch}  {day}, {actor}: {n:deal|deals} to version {version}",
    ),
    "batch_back": (
        "{batch}  {day}，{actor}，{n} 个商机换到第 {version} 版（已撤回）",
        "{batch}  {day}, {actor}: {n:deal|deals} to version {version} (taken back)",
    ),
}
