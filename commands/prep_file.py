"""A sheet as a file: which format it gets, and all of it or nothing."""

import os
from collections.abc import Mapping
from contextlib import suppress

from commands.os_trouble import why
from engine.errors import Refused, Usage
from engine.message import Message, msg

ENDINGS = {"text": "txt", "md": "md", "html": "html", "docx": "docx", "pdf": "pdf", "ics": "ics"}
"""How a file of each format ends."""
_ALSO = {"markdown": "md", "htm": "html"}


def form_of(format: str | None, out: str | None, otherwise: str) -> str:
    """The format asked for; else what the file's name says; else the usual one."""
    if format is not None:
        if format not in ENDINGS:
            raise Usage(msg("prep.unknown_format", given=format, known=tuple(ENDINGS)))
        return format
    known = {**{each: form for form, each in ENDINGS.items()}, **_ALSO}
    return by_ending(out, known, "text" if out else otherwise)


def by_ending(out: str | None, known: Mapping[str, str], otherwise: str) -> str:
    """What the file's name says, `known` by ending; `otherwise` where it has none. Any other ending would
    promise what isn't in the file."""
    ending = os.path.splitext(out or "")[1].lower().removeprefix(".")
    if ending and ending not in known:
        endings = tuple(f".{each}" for each in known)
        raise Usage(msg("prep.unknown_ending", ending=f".{ending}", known=endings))
    return known.get(ending, otherwise)


def keep_what_is_written(path: str) -> None:
    """Raises Refused where the file is a sheet somebody has written on: their notes would be lost."""
    if is_written_on(path):
        raise Refused(msg("prep.written_on", path=path), hint=read_first(path))


def read_first(path: str) -> Message:
    from shlex import quote

    return msg("prep.read_first", path=quote(path))


def is_written_on(path: str) -> bool:
    """Whether it is a Markdown sheet of ours with anything on it that wasn't printed."""
    try:
        with open(path, "rb") as file:
            text = file.read().decode(errors="replace")
    except OSError:
        return False  # nothing there to lose; what else is wrong will show
    from visits.marks import head_of, written_on

    return head_of(text) is not None and written_on(text)


def write_whole(path: str, made: str | bytes) -> None:
    """All of it or nothing: a sheet that was printed over half-way would be worse than the old one."""
    half = f"{path}.{os.getpid()}.part"
    try:
        with open(half, "wb") as file:
            file.write(made.encode() if isinstance(made, str) else made)
        os.replace(half, path)
    except OSError as error:
        raise Refused(msg("shell.file", path=path, why=why(error))) from None
    finally:
        with suppress(OSError):
            os.unlink(half)
