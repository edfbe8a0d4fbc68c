"""Installed playbooks."""

WORDS: dict[str, tuple[str, str]] = {
    "may_not_install": (
        "{user} 不能安装打法；请经理或管理员来做",
        "{user} may not install a playbook; a manager or an admin may",
    ),
    "unknown": ("没有安装销售打法“{playbook}”。", "No playbook “{playbook}” is installed."),
    "not_installed": (
        "{playbook} 这套打法系统自带，还没有安装。",
        "The playbook {playbook} came along and isn't installed yet.",
    ),
    "nowhere": (
        "没有“{playbook}”这套销售打法：既没有安装，系统也不带；要指文件，请写路径，如 ./{playbook}",
        "There is no playbook “{playbook}”, neither installed nor brought along; "
        "if it is a file, write its path, as in ./{playbook}",
    ),
    "none": ("还没有安装销售打法。", "No playbook is installed."),
    "not_newest": (
        "{playbook} 已经装到第 {newest} 版，新建商机用的是那一版；第 {version} 版更旧，没有安装。请把版本号改成 {free}。",
        "Version {newest} of {playbook} is here already, and deals are opened with that; version {version} is older and"
        " was not installed. Make this one version {free}.",
    ),
    "install_by_version": (
        "安装时不写版本，版本写在打法文件里：请写 {playbook}，或写文件的路径",
        "What to install is not named by its version, which stands in its file: write {playbook}, or a path",
    ),
    "changed_how": ("{said}不同之处：{differences}", "{said} What differs:{differences}"),
    "changed_meaning": (
        "销售打法 {playbook} 第 {version} 版已经安装过，内容却不同：请把版本号改成 {free}。",
        "Version {version} of {playbook} is installed already and says something else: make this one version {free}.",
    ),
}
