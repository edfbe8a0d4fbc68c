"""The whole team in one file, and back."""

WORDS: dict[str, tuple[str, str]] = {
    "writing": ("正在归档", "Archiving"),
    "restoring": ("正在恢复", "Restoring"),
    "written": (
        "已归档到 {path}：{n} 行，其中历史 {events} 条。",
        "Archived to {path}: {n:row|rows}, {events:event|events} among them.",
    ),
    "faults": (
        "原来就有的 {n} 处问题也原样在内，用 dealgate db verify 查看。",
        "{n:fault|faults} came along as they stood; dealgate db verify names them.",
    ),
    "private": (
        "归档里有客户联系人的个人信息，请像保管数据库一样保管它。",
        "It holds personal data of clients: keep it as you keep the database.",
    ),
    "restored": (
        "已从归档 {path} 恢复：{n} 行，其中历史 {events} 条，核验无误。",
        "Restored from the archive {path}: {n:row|rows}, {events:event|events} among them; verified.",
    ),
    "restored_faults": (
        "归档时就有的 {n} 处问题也原样恢复，用 dealgate db verify 查看。",
        "The archive had {n:fault|faults}, which are here again; dealgate db verify names them.",
    ),
    "needs_out": (
        "请写明归档到哪个文件，如 --out team.dealgate.zip",
        "Name the file: --out team.dealgate.zip",
    ),
    "may_not": (
        "{user} 不能给全队归档，需要管理员。",
        "{user} may not archive the team; that takes an admin.",
    ),
    "not_its_admin": (
        "{user} 不是归档 {file} 里那个团队的管理员，未作任何改动",
        "{user} is no admin of the team in {file}; nothing was written",
    ),
    "say_as": (
        "用 --as 写明归档里一位管理员的登录名",
        "Name an admin of the archived team with --as",
    ),
    "no_room": (
        "临时文件夹 {folder} 所在的磁盘放不下展开后的 {file}，未作任何改动；请腾出空间，或用环境变量 TMPDIR 换一个地方",
        "The disk of the temporary folder {folder} has no room to unpack {file}, and nothing was restored; free some"
        " space, or name another place with TMPDIR",
    ),
    # What is wrong with one
    "none": ("{file} 不是 dealgate 的归档", "{file} is no archive of dealgate"),
    "bad_manifest": (
        "{file} 里的 manifest.json 不是 dealgate 写的",
        "The manifest.json in {file} was not written by dealgate",
    ),
    "newer_format": (
        "{file} 是更新版本的 dealgate 写的",
        "{file} was written by a newer dealgate",
    ),
    "damaged": (
        "归档 {file} 不完整或被改动过：{what}。未作任何改动",
        "The archive {file} is not whole, or was changed: {what}. Nothing was written",
    ),
    "get_another": (
        "换一份归档，或用备份恢复",
        "Take another archive, or restore a backup",
    ),
    "broken_zip": ("压缩文件读不出来", "the ZIP can't be read"),
    "twice": ("同一个文件名出现了两次", "a file is in it twice"),
    "strange": (
        "这些文件缺失、多余或者不对：{names}",
        "these files are missing, strange or not as they should be: {names}",
    ),
    "bomb": (
        "展开后有 {n} MB，与它的大小不相称",
        "unpacked it has {n} MB, out of all proportion to its size",
    ),
    "bad_row": (
        "表 {table} 的第 {row} 行读不通",
        "row {row} of table {table} can't be read",
    ),
    "out_of_order": (
        "表 {table} 的第 {row} 行次序不对，或与前面重复",
        "row {row} of table {table} is out of order, or there twice",
    ),
    "other_content": (
        "表 {table} 的内容与清单不符",
        "table {table} is not what the manifest says",
    ),
    "other_tables": (
        "表和列与它的版本不符",
        "its tables and columns are not those of its schema",
    ),
    "strange_schema": ("没有这样的数据库版本", "there is no such schema"),
    "torn": (
        "表 {table} 指向不存在的内容，或与别的行冲突",
        "table {table} points to what isn't there, or has rows that exclude each other",
    ),
    "unproved": (
        "历史核验的结果与清单不符（{n} 处问题）",
        "its history does not verify as the manifest says ({n:fault|faults})",
    ),
    # On a page of its own
    "readme": (
        "这是 dealgate 的全队归档。\n"
        "恢复：dealgate db restore 本文件 --as 管理员登录名（只能恢复到空的数据库）。\n"
        "tables 文件夹里每张表一个 JSON Lines 文件，按主键排序；manifest.json 写明每个文件的行数、字节数和 SHA-256。\n"
        "里面有客户联系人的个人信息，已抹去的人仍然是抹去的。请像保管数据库一样保管它。",
        "This is the archive of a team's dealgate.\n"
        "To restore it: dealgate db restore FILE --as ADMIN (into an empty database only).\n"
        "The folder tables has a JSON Lines file for every table, in the order of its key; manifest.json says how many"
        " rows and bytes each has, and its SHA-256.\n"
        "It holds personal data of clients; who was erased stays erased. Keep it as you keep the database.",
    ),
}
