"""What a file holds, or why it can't be used: bounded, for nobody knows who wrote it."""

from engine.message import Message, msg

LARGEST = 1_000_000
"""Bytes of a playbook or of one template."""


def content_of(path: str) -> bytes | Message:
    try:
        with open(path, "rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        return msg("lint.no_file")
    except OSError:
        return msg("lint.unreadable")
    return msg("lint.too_big", limit=LARGEST // 1_000_000) if len(content) > LARGEST else content


def text_of(path: str) -> str | Message:
    """As UTF-8, with or without a byte order mark."""
    content = content_of(path)
    if isinstance(content, Message):
        return content
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return msg("lint.not_utf8", line=content[: error.start].count(b"\n") + 1)
