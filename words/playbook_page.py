"""`playbook list` and `playbook show`."""

WORDS: dict[str, tuple[str, str]] = {
    "col_id": ("代号", "id"),
    "col_version": ("版本", "version"),
    "col_title": ("名称", "title"),
    "col_installed": ("安装于", "installed"),
    "col_deals": ("商机", "deals"),
    "not_yet": ("还没装", "not yet"),
    "along": (
        "还没装的都是系统自带的；要用哪套，就装哪套：{line}",
        "What isn't installed yet came along; install what you need: {line}",
    ),
    "origin_of_files": (
        "{playbook} 是装好的版本，出自哪一行只有文件里看得到；请写文件路径，如 ./{id}",
        "{playbook} is installed; which line comes from where is known of files only; write a path, as in ./{id}",
    ),
    "origin_along": ("# {name}：系统自带", "# {name}: came along"),
    "origin_file": ("# {name}：{file}", "# {name}: {file}"),
    "none": ("还没有安装销售打法", "no playbook is installed"),
    "which": ("装了不止一套打法，请写明要看哪一套", "several playbooks are installed; say which one"),
    "head": ("{title} · {id} 第 {version} 版", "{title} · {id}, version {version}"),
    "stage": ("{n} {title}（{id}）→ {outcome}", "{n} {title} ({id}) → {outcome}"),
    "limits": (
        "停留满 {warn} 个工作日预警、满 {critical} 个到红线；{quiet} 个工作日没有双向沟通算沉默",
        "warn after {warn:working day|working days}, critical after {critical}; silent after {quiet}",
    ),
    "gate": ("阶段关卡", "Gate"),
    "checklist": ("清单", "Checklist"),
    "back": ("只能退回：{stages}", "Back to: {stages} only"),
    "stuck": ("卡住时：{advice}", "When it sticks: {advice}"),
    "asked": ("“{ask}”", "“{ask}”"),
    "fresh": ("{days} 天内有效", "good for {days:day|days}"),
    "at_least": ("至少 {percent}%", "at least {percent}%"),
    "within": ("近 {days} 天内", "within {days:day|days}"),
    "guarded": ("视情况适用", "where it applies"),
    "not_waivable": ("不能豁免", "can't be waived"),
    "aim_client": ("对客户：{aim}", "With the client: {aim}"),
    "aim_own_team": ("对我方：{aim}", "In our team: {aim}"),
    "aim_competitors": ("对竞争对手：{aim}", "Against competitors: {aim}"),
    "signs": ("停滞信号，照它改过的", "Signs that a deal has stalled, as it changes them"),
    "sign_off": ("关闭", "switched off"),
    "sign_note": ("出现时只作提示", "a note whenever it shows"),
    "sign_warn": ("出现就是预警", "a warning whenever it shows"),
    "sign_critical": ("出现就越过红线", "critical whenever it shows"),
    "sign_days": (
        "超过 {warn} 个工作日预警，超过 {critical} 个越过红线",
        "a warning after {warn:working day|working days}, critical after {critical}",
    ),
    "sign_times": (
        "{warn} 次起预警，{critical} 次起越过红线",
        "a warning from {warn:time|times} on, critical from {critical}",
    ),
    "sign_own": ("自己加的：{because}", "of its own: {because}"),
    "sign_in": ("只在{stages}", "only in {stages}"),
    "installed": (
        "已安装{title}（{playbook}）第 {version} 版；新商机照它走，旧商机的关卡和拜访清单不变；"
        "停滞信号对所有商机都照新版",
        "{title} ({playbook}), version {version}, is installed; new deals go by it; the gates and sheets of older"
        " ones stay as they are, and its signs hold for all of them",
    ),
    "stands_already": (
        "{title}（{playbook}）第 {version} 版早已装好，没有变化",
        "{title} ({playbook}), version {version}, stands here already; nothing changed",
    ),
}
