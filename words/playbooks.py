"""Installed playbooks."""

WORDS: dict[str, tuple[str, str]] = {
    "may_not_install": (
        "{user} 不能安装打法；请经理或管理员来做",
        "{user} may not install a playbook; a manager or an admin may",
    ),
    "unknown": ("没有安装销售打法“{playbook}”。", "No playbook “{playbook}” is installed."),
    "none": ("还没有安装销售打法。", "No playbook is installed."),
    "changed_meaning": (
        "销售打法 {playbook} 第 {version} 版已经安装过，内容却变了：请提高版本号。",
        "Version {version} of {playbook} is installed already and says something else: raise the version.",
    ),
}
