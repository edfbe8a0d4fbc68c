"""Text that stays text in Markdown."""

import re

_SIGNS = re.compile(r"[\\`*_\[\]<~$|]|&(?=#?\w+;)")
_WIDE = re.compile("＜(?=[!！])")
_START = re.compile(r"^ *(?:[#+\-=>]|\d+[.)](?=\s|$))")
_SCHEME = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp):")
_WWW = re.compile(r"(?i)\bwww\.")


def escape_markdown(text: str) -> str:
    """The same line, with nothing in it that Markdown (CommonMark, GFM) or HTML would take for structure.

    Nor anything our own reader, which knows signs in full width as well, would take for a comment.
    Blanks that would make code of it, or break the line behind it, become one.
    """
    text = _SIGNS.sub(r"\\\g<0>", text)
    text = _WIDE.sub("&#xFF1C;", text)
    text = _START.sub(lambda start: f"{start[0][:-1]}\\{start[0][-1]}", text)
    text = _edged(text)
    if ":" in text:
        text = _SCHEME.sub(r"\1\\:", text)
    return _WWW.sub(lambda www: f"{www[0][:-1]}\\.", text) if "." in text else text


def _edged(text: str) -> str:
    """With no more than one blank at either end."""
    inner = text.lstrip(" ")
    text = f" {inner}" if len(text) > len(inner) + 1 else text
    inner = text.rstrip(" ")
    return f"{inner} " if len(text) > len(inner) + 1 else text
