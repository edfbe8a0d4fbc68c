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
    "unknown_url": (
        "不认识数据库地址类型“{scheme}”。",
        "“{scheme}” isn't a kind of database dealgate knows.",
    ),
    "name_a_database": (
        "请写成 SQLite 文件（如 --db team.sqlite）或 PostgreSQL 地址（如 --db postgresql://lin@server/sales）。",
        "Name a SQLite file (--db team.sqlite) or a PostgreSQL address (--db postgresql://lin@server/sales).",
    ),
    "no_address": (
        "数据库地址写得不对，这里不显示原文，以免露出密码。",
        "This can't be read as the address of a database; it isn't shown, for there may be a password in it.",
    ),
    "did_you_mean_address": (
        "是不是 postgresql://lin@server/sales 这样的地址？如果是文件，请在前面加上 ./",
        "Did you mean an address like postgresql://lin@server/sales? If it is a file, put ./ in front.",
    ),
    "nul": (
        "文字里有空字符（NUL），数据库存不下，没有写入；请去掉它。",
        "There is a NUL character in a text, which no database holds; nothing was written, take it out.",
    ),
    "bad_address": ("数据库地址 {path} 写得不对：{why}", "The address {path} can't be read: {why}"),
    "no_driver": (
        "要用 PostgreSQL，还缺一个软件包。",
        "PostgreSQL needs one more package.",
    ),
    "install_driver": (
        "请安装：uv tool install 'dealgate[postgres]'（或 pip install 'dealgate[postgres]'）",
        "Install it: uv tool install 'dealgate[postgres]' (or pip install 'dealgate[postgres]')",
    ),
    "unreachable": ("连不上 {path}：{why}", "{path} can't be reached: {why}"),
    "refused_there": (
        "{path} 那里没有数据库服务器在听。",
        "No database server answers at {path}.",
    ),
    "is_it_running": (
        "服务器开着吗？地址和端口对吗？要不要先连 VPN？",
        "Is the server running? Are the address and the port right? Is a VPN needed?",
    ),
    "no_such_host": (
        "找不到 {path} 里的服务器名。",
        "Nobody knows the server named in {path}.",
    ),
    "is_the_name_right": (
        "服务器名写对了吗？要不要先连 VPN？",
        "Is its name right? Is a VPN needed?",
    ),
    "timed_out": (
        "{path} 一直没有回应。",
        "{path} gave no answer in time.",
    ),
    "no_route": (
        "这台电脑的网络到不了 {path}。",
        "There is no way through the network to {path}.",
    ),
    "is_the_network_up": (
        "网络通吗？地址对吗？要不要先连 VPN？",
        "Is the network up? Is the address right? Is a VPN needed?",
    ),
    "bad_port": (
        "{path} 里的端口不对：应是 1 到 65535 之间的整数。",
        "The port in {path} is wrong: it is a whole number from 1 to 65535.",
    ),
    "address_looks_so": (
        "写成这样：postgresql://lin@server:5432/sales",
        "Write it like postgresql://lin@server:5432/sales",
    ),
    "wrong_password": (
        "{path} 不接受这个登录名和密码。",
        "{path} doesn't accept this login and password.",
    ),
    "check_password": (
        "密码放在 ~/.pgpass 或 PGPASSWORD 里；忘了就请数据库所有者重设一个。",
        "The password is read from ~/.pgpass or PGPASSWORD; if it is lost, ask the owner of the database for a new one.",
    ),
    "no_password": ("{path} 要求密码。", "{path} asks for a password."),
    "give_password": (
        "请写进 ~/.pgpass，或设置 PGPASSWORD；没有就请数据库所有者给一个。",
        "Put it into ~/.pgpass, or set PGPASSWORD; if you have none, ask the owner of the database.",
    ),
    "not_let_in": (
        "{path} 不让这个登录名从这台电脑连接；请找管理数据库的人。",
        "{path} doesn't let this login in from this computer; ask whoever looks after the server.",
    ),
    "certificate": (
        "与 {path} 的加密连接没有建立：请检查 sslmode 和证书。",
        "No encrypted connection to {path}: check sslmode and the certificate.",
    ),
    "no_such_database": ("{path} 上没有这个数据库。", "There is no such database at {path}."),
    "create_database": (
        "先在服务器上建一个 UTF-8 的数据库（createdb -E UTF8 -T template0 名称），再运行 dealgate init。",
        "Make one in UTF-8 on the server (createdb -E UTF8 -T template0 NAME), then run dealgate init.",
    ),
    "check_database": (
        "先看看地址最后一个 / 后面的名称写对没有。第一次搭建的人才要新建：createdb -E UTF8 -T template0 名称，"
        "再运行 dealgate init。",
        "Check the name after the last /. Only who sets the database up makes it: createdb -E UTF8 -T template0 NAME,"
        " then dealgate init.",
    ),
    "encoding": (
        "{path} 的编码是 {encoding}，存不下中文；需要 UTF8。",
        "{path} is encoded in {encoding}, which can't hold every name; it has to be UTF8.",
    ),
    "too_many_connections": (
        "{path} 的连接数已满，这次没有写入，请稍后再试。",
        "{path} has no connection to spare; nothing was written, try again in a moment.",
    ),
    "cancelled": (
        "{path} 中断了这次操作，没有写入。",
        "{path} cancelled this; nothing was written.",
    ),
    "server_stopped": (
        "{path} 的服务器正在停止或重启，这次没有写入，请稍后再试。",
        "The server of {path} is stopping or starting anew; nothing was written, try again in a moment.",
    ),
    "server_starting": (
        "{path} 的服务器还没准备好，请稍后再试。",
        "The server of {path} isn't ready yet; try again in a moment.",
    ),
    "no_past_here": (
        "{path} 是只读副本，没有地方重算所有商机在过去某一天的样子；请到主服务器上查。",
        "{path} is a copy for reading only, with no room to work out how all deals stood on a past day;"
        " ask the primary server.",
    ),
    "server_only_reads": (
        "{path} 只供查看（只读副本，或被设为只读）；请在主服务器上修改。",
        "{path} is for reading only (a replica, or set so); make changes on the primary server.",
    ),
    "waited_too_long": (
        "{path} 等得太久，撤回了这次修改，没有写入；请再试一次。",
        "{path} waited too long and took this change back; nothing was written, try again.",
    ),
    "connection_lost": (
        "与 {path} 的连接断了，这次没有写入，请再试一次。",
        "The connection to {path} was lost; nothing was written, try again.",
    ),
    "places_behind": (
        "{path} 里新记录的位置已被占用：发号的序列被往回调过，因此什么都写不进去。数据库所有者来修复：",
        "The place {path} gives the next event is taken: its sequence was set back, so nothing can be written."
        " The owner of the database mends it:",
    ),
    "commit_unknown": (
        "正在保存时与 {path} 的连接断了：可能已存，也可能没有。请用 dealgate history 查看；"
        "如果带了 --request，原样再运行一次即可。",
        "The connection to {path} was lost while saving: it may be saved or not. Look with dealgate history;"
        " with --request simply run the same again.",
    ),
    "raced": (
        "同一时刻有人改了同样的内容，这次没有写入，请再试一次。",
        "Somebody else changed the same at the same moment; nothing was written, try again.",
    ),
    "database_refuses": (
        "{path} 不允许：{why}",
        "{path} doesn't allow this: {why}",
    ),
    "old_server": (
        "{path} 的数据库版本较旧。请由数据库所有者升级，其他人稍等：",
        "The database at {path} is from an older version. Its owner has to upgrade it; nobody else can:",
    ),
    "clock_ahead": (
        "这台电脑的时钟比 {path} 快{time}，记录的时间会出错，没有写入。",
        "This computer's clock is {time} ahead of {path}; times would be wrong, nothing was written.",
    ),
    "clock_behind": (
        "这台电脑的时钟比 {path} 慢{time}，记录的时间会出错，没有写入。",
        "This computer's clock is {time} behind {path}; times would be wrong, nothing was written.",
    ),
    "days": ("{n} 天", "{n:day|days}"),
    "hours": ("{n} 小时", "{n:hour|hours}"),
    "minutes": ("{n} 分钟", "{n:minute|minutes}"),
    "seconds": ("{n} 秒", "{n:second|seconds}"),
    "set_clock": ("请先校准时钟。", "Set the clock first."),
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
    "changed_meanwhile": (
        "{path} 正在被别人修改，而你不能在它的文件夹里写入，读到的可能不全；请再试一次。",
        "Somebody is changing {path}, and as you can't write to its folder you may not see all of it; try again.",
    ),
    "log_unreadable": (
        "{path} 的最新改动还在 -wal 文件里，没有文件夹的写权限就读不到；请让有权限的人运行一次"
        " dealgate db status，或给你写权限。",
        "The newest changes to {path} stand in its -wal file, which can't be read without write access to the"
        " folder; somebody who has it should run dealgate db status once, or grant it to you.",
    ),
    "no_access": (
        "无法打开 {path}；请检查文件夹是否存在、权限是否足够。",
        "{path} can't be opened; check that its folder exists and that you have the rights.",
    ),
    "full": (
        "磁盘已满，这一次没有写进 {path}；腾出空间后再试一次。",
        "The disk is full and {path} could not take this; free some space and try again.",
    ),
    "temporary_full": (
        "临时文件夹 {folder} 所在的磁盘已满；请腾出空间，或用环境变量 TMPDIR 换一个地方，再试一次。",
        "The disk of the temporary folder {folder} is full; free some space, or name another place with TMPDIR,"
        " and try again.",
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
