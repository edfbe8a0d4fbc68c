"""Text that stays text in Markdown."""

import re


def escape_markdown(text: str) -> str:
    """The same text, with nothing in it that Markdown (CommonMark, GFM) or HTML would take for structure."""
    text = re.sub(r"([\\`*_\[\]<~$]|&(?=#?\w+;))", r"\\\1", text)
    text = re.sub(r"^(\s*)([#+\-=>]|\d+[.)](?=\s|$))", _escaped_start, text)
    text = re.sub(r"(?i)\b(https?|ftp|mailto|xmpp):", r"\1\\:", text)
    return re.sub(r"(?i)\bwww\.", lambda www: f"{www[0][:-1]}\\.", text)


def _escaped_start(start: re.Match[str]) -> str:
    return f"{start[1]}{start[2][:-1]}\\{start[2][-1]}"
