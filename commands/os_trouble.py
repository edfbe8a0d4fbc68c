"""Why the computer would not read or write a file, in words of ours."""

import errno

from engine.message import Message, msg

_WHY = {
    errno.ENOENT: "shell.no_such_place",
    errno.ENOTDIR: "shell.no_folder",
    errno.EISDIR: "shell.is_folder",
    errno.EACCES: "shell.not_allowed",
    errno.EPERM: "shell.not_allowed",
    errno.EROFS: "shell.read_only",
    errno.ENOSPC: "shell.no_room",
    errno.ENAMETOOLONG: "shell.long_name",
}


def why(error: OSError) -> Message | str:
    """As the computer says it where that is seldom met."""
    id = _WHY.get(error.errno or 0)
    return msg(id) if id else error.strerror or str(error)
