"""A sheet as a file: which format it gets, and all of it or nothing."""

import os
from contextlib import suppress

from engine.errors import Refused, Usage
from engine.message import msg

ENDINGS = {"text": "txt", "md": "md", "html": "html", "docx": "docx", "pdf": "pdf", "ics": "ics"}
"""How a file of each format ends."""
_ALSO = {"markdown": "md", "htm": "html"}


def form_of(format: str | None, out: str | None, otherwise: str) -> str:
    """The format asked for; else what the file's name says; else the usual one."""
    if format is not None:
        if format not in ENDINGS:
            raise Usage(msg("prep.unknown_format", given=format, known=tuple(ENDINGS)))
        return format
    ending = os.path.splitext(out or "")[1].lower().removeprefix(".")
    known = {**{each: form for form, each in ENDINGS.items()}, **_ALSO}
    return known.get(ending, "text" if out else otherwise)


def write_whole(path: str, made: str | bytes) -> None:
    """All of it or nothing: a sheet that was printed over half-way would be worse than the old one."""
    half = f"{path}.{os.getpid()}.part"
    try:
        with open(half, "wb") as file:
            file.write(made.encode() if isinstance(made, str) else made)
        os.replace(half, path)
    except OSError as error:
        raise Refused(msg("shell.file", path=path, why=error.strerror or str(error))) from None
    finally:
        with suppress(OSError):
            os.unlink(half)
