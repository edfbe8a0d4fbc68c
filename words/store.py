"""What the database has to say: files, schemas, workspace settings."""

WORDS: dict[str, tuple[str, str]] = {
    "no_database": ("{path} 还没有数据库。", "There is no database at {path} yet."),
    "exists": (
        "{path} 已有数据库，未作任何改动。",
        "There is a database at {path} already; nothing was changed.",
    ),
    "old": (
        "{path} 的数据库版本较旧，需先升级才能查看。",
        "The database at {path} is from an older version and must be upgraded before it can be read.",
    ),
    "newer": (
        "{path} 由更新版本的 dealgate 创建，当前程序打不开。",
        "The database at {path} was made by a newer dealgate; this one can't open it.",
    ),
    "update_program": ("请先更新 dealgate。", "Update the program."),
    "postgresql": (
        "这个版本的 dealgate 还不支持 PostgreSQL。",
        "This version of dealgate does not work with PostgreSQL yet.",
    ),
    "unknown_url": (
        "不认识数据库地址类型“{scheme}”。",
        "“{scheme}” isn't a kind of database dealgate knows.",
    ),
    "name_a_file": (
        "请改用 SQLite 文件，例如 --db team.sqlite。",
        "Name a SQLite file instead, for example --db team.sqlite.",
    ),
    "folder": ("{path} 是文件夹，不是数据库文件。", "{path} is a folder, not a database file."),
    "foreign": (
        "{path} 是别的程序的数据库，不是 dealgate 的。",
        "{path} is a database of some other program, not of dealgate.",
    ),
    "not_sqlite": ("{path} 不是 SQLite 数据库文件。", "{path} is not a SQLite database file."),
    "locked": (
        "{path} 正被另一个程序占用，这次没有写入，请稍后再试。",
        "Another program is busy with {path}; nothing was written, try again in a moment.",
    ),
    "read_only": (
        "{path} 是只读的，无法写入；请检查文件和文件夹的权限。",
        "{path} can't be written to; check the rights on the file and its folder.",
    ),
    "no_access": (
        "无法打开 {path}；请检查文件夹是否存在、权限是否足够。",
        "{path} can't be opened; check that its folder exists and that you have the rights.",
    ),
    "full": (
        "磁盘已满，{path} 没有写入；腾出空间后再试一次。",
        "The disk is full and nothing was written to {path}; free some space and try again.",
    ),
    "disk_error": (
        "读写 {path} 时磁盘出错；请检查磁盘或网络盘的连接。",
        "The disk failed while {path} was in use; check the disk, or the connection to a network drive.",
    ),
    "damaged": (
        "{path} 的数据库已损坏；请用备份恢复。",
        "The database at {path} is damaged; restore it from a backup.",
    ),
    "file_exists": (
        "{path} 已存在，不会覆盖；请换一个文件名。",
        "{path} exists and is not overwritten; choose another name.",
    ),
    "same_file": ("{path} 不能恢复到它自己。", "{path} can't be restored onto itself."),
    "holds_deals": (
        "{path} 里已有 {n} 个商机，只能恢复到没有商机的数据库。",
        "{path} holds {n:deal|deals}; a backup is restored only where there are none.",
    ),
    "unknown_zone": (
        "没有“{zone}”这个时区；请写成 Asia/Shanghai 这样的名称。",
        "There is no time zone {zone}; write it like Asia/Shanghai.",
    ),
    "unknown_country": (
        "国家代码应为两个字母，例如 CN，而不是“{country}”。",
        "A country is two letters, such as CN, not {country}.",
    ),
    "unknown_currency": (
        "币种代码应为三个字母，例如 CNY，而不是“{currency}”。",
        "A currency is three letters, such as CNY, not {currency}.",
    ),
    "own_currency": (
        "{currency} 就是本团队的记账币种，不需要汇率。",
        "{currency} is the workspace's own currency and needs no rate.",
    ),
    "bad_rate": (
        "汇率应为大于零的数字，例如 7.12，而不是“{rate}”。",
        "A rate is a number above zero, such as 7.12, not {rate}.",
    ),
}
