"""A playbook as a picture."""

WORDS: dict[str, tuple[str, str]] = {
    "head": ("{title} 第 {version} 版", "{title}, version {version}"),
    "about": (
        "{n:个|个}阶段，从上到下：{stages}。每个阶段出口有一道关卡，共 {wants:条|条}要求。随时可以终止，也可以重新启动。",
        "{n:stage|stages} from top to bottom: {stages}. At the exit of each stands a gate, with"
        " {wants:requirement|requirements} in all. A deal can be stopped at any time, and reopened.",
    ),
    "stage_open": ("{n}　{title}", "{n}  {title}"),
    "stage_won": ("{n}　{title}（已赢单）", "{n}  {title} (won)"),
    "asked": ("“{ask}”", "“{ask}”"),
    "noted": ("{said}（{notes}）", "{said} ({notes})"),
    "notes": ("{notes}", "{notes}"),
    "at_least": ("≥{percent}%", "≥ {percent} %"),
    "within": ("{days} 天内", "within {days:day|days}"),
    "fresh": ("{days} 天有效", "good for {days:day|days}"),
    "not_waivable": ("不能豁免", "no waiver"),
    "done": ("完成", "Done"),
    "stopped": ("终止跟进", "Stopped"),
    "stop": ("终止", "stop"),
    "reopen": ("重新启动", "reopen"),
    "told": ("{title}，关卡：{wants}。", "{title}, its gate: {wants}."),
    "legend_client": ("客户自己说“是”", "the client says yes"),
    "legend_ours": ("我们备齐", "we have it"),
    "legend_guarded": ("符合条件时才要", "asked only where it applies"),
    "legend_back": ("退回前面的阶段，要写原因", "back to an earlier stage, with a reason"),
    "legend_stop": ("终止跟进，要写原因", "stopped, with a reason"),
    "legend_reopen": ("重新启动，回到原来的阶段", "reopened, into the stage it left"),
    "legend": (
        "● {client}　□ {ours}　◆ ◇ {guarded}",
        "● {client} · □ {ours} · ◆ ◇ {guarded}",
    ),
    "written": ("已画好：{path}", "Drawn: {path}"),
    "other_file": (
        "{file} 已经有了，而且不是这里画的图；请换个文件名",
        "{file} is there and is no drawing of a playbook; choose another name",
    ),
    "unknown_format": (
        "没有“{given}”这种图。可选：{choices}",
        "There is no drawing as “{given}”. Choose from: {choices}",
    ),
    "back_to": ("可退回：{stages}", "back to: {stages}"),
}
