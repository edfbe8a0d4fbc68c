"""Inputs out of good ones: cut, doubled, nested, spoiled; drawn by hypothesis, so a run can be had again."""

import re
from collections.abc import Callable, Sequence

from hypothesis import strategies as st

LONGEST = 400_000
"""Characters; what is larger comes from `bombs`."""
ENCODINGS = ("utf-8",) * 30 + ("utf-8-sig", "utf-16", "utf-16-le", "gb18030", "latin-1")
ODD = (
    *("\0", "\x07", "\x1b[31m", "\x85", "\u2028", "\ufeff", "\u200b", "\u202e", "\u2066", "\ud800", "\ufdfa"),
    *(
        "\r",
        "\r\n",
        "\t",
        "\u3000",
        "＿",
        "：",
        "，",
        "）",
        "中文",
        "🏭",
        "a\u0301",
        "\U0010ffff",
        "\\",
        '"',
        "'",
    ),
)
YAML = (
    *(
        "&a ",
        "*a",
        "<<: *a",
        "!!python/object:os.system x",
        "!!binary aGk=",
        "? ",
        "- ",
        "{",
        "}",
        "[",
        "]",
        ": ",
    ),
    *(
        "|\n  x",
        ">-\n  x",
        "yes",
        "no",
        "on",
        "null",
        "~",
        "1e9999",
        ".inf",
        "0x1F",
        "0o17",
        "1_000",
        "12:30:45",
    ),
    *(
        "99999-01-01",
        "2026-02-30",
        "%YAML 1.1\n---\n",
        "---\n",
        "...\n",
        "# x\n",
        '"\\ud800"',
        '"\\0"',
        "=",
        "!",
    ),
)
JINJA = (
    *(
        "{{ ",
        " }}",
        "{% ",
        " %}",
        "{# ",
        " #}",
        "{%- ",
        " -%}",
        "sheet.",
        "label.",
        "|attr('x')",
        "|map('x')",
    ),
    *(
        ".__class__",
        "['__init__']",
        "(",
        ")",
        "~",
        "**",
        "%",
        "//",
        " if ",
        " else ",
        " in ",
        " is ",
        " not ",
    ),
    *(
        "{% for i in range(99999) %}",
        "{% endfor %}",
        "{% set a = 1 %}",
        "{% macro m() %}",
        "{% include 'x' %}",
    ),
    *(
        "{% extends 'sheet.md.j2' %}",
        "{% block b %}",
        "{% endblock %}",
        "cycler",
        "namespace()",
        "self",
        "loop",
    ),
)
TABLE = (
    ",",
    ";",
    "\t",
    '"',
    '""',
    "\n",
    "\r",
    "=1+1",
    "@SUM(A1)",
    "+1",
    "-1",
    "1e9",
    "1,5",
    "9" * 40,
    "٣",
    "①",
)
XLSX = (
    *(
        "<row>",
        "</row>",
        "<c>",
        "</c>",
        "<v>",
        "</v>",
        "<f>",
        "<is>",
        "<t>",
        "<si>",
        "&amp;",
        "&#0;",
        "&a;",
        "<![CDATA[",
    ),
    *(
        ' r="1"',
        ' r="A1"',
        ' r="XFE9"',
        ' t="s"',
        ' t="b"',
        ' t="d"',
        ' s="99"',
        ' numFmtId="x"',
        "_x0000_",
        "=====\n",
    ),
)
JSON = (
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"',
    '"id":',
    "null",
    "true",
    "NaN",
    "1e999",
    "\\ud800",
    "\\u0000",
    "\\",
    "-",
    "\n",
)
SHEET = (
    *(
        "<!--",
        "-->",
        "<!-- answer:needs_known -->",
        "<!-- fill:a.b -->",
        "[x]",
        "[ ]",
        "[？]",
        "☑",
        "____",
        "- ",
    ),
    *(
        "# ",
        "> ",
        "Answer:",
        "Evidence:",
        "依据：",
        "— *",
        "*",
        "\\[",
        "ACME-1",
        "√",
        "<!-- dealgate lines",
        "1. ",
    ),
)
EVERYTHING = (*ODD, *YAML, *JINJA, *TABLE, *SHEET)

Draw = Callable[[st.SearchStrategy], object]


@st.composite
def spoiled(draw: Draw, seeds: Sequence[str], tokens: Sequence[str]) -> bytes:
    """One of the seeds, changed up to six times, in an encoding people might have saved it in."""
    text = str(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.sampled_from((1, 1, 1, 2, 2, 3, 6)))):
        text = draw(st.sampled_from(CHANGES))(draw, text, tokens)[:LONGEST]
    content = text.encode(str(draw(st.sampled_from(ENCODINGS))), "replace")
    if draw(st.integers(0, 19)) == 0:
        content = _flipped(draw, content)
    return content


def _place(draw: Draw, text: str) -> int:
    return draw(st.integers(0, len(text)))


def _span(draw: Draw, text: str) -> tuple[int, int]:
    start = _place(draw, text)
    return start, min(len(text), start + draw(st.sampled_from((1, 3, 20, 200, 5000))))


def _inserted(draw: Draw, text: str, tokens: Sequence[str]) -> str:
    at = _place(draw, text)
    return (
        text[:at] + draw(st.sampled_from(tokens)) * draw(st.sampled_from((1, 1, 1, 2, 40, 3000))) + text[at:]
    )


def _typed(draw: Draw, text: str, tokens: Sequence[str]) -> str:
    at = _place(draw, text)
    return text[:at] + draw(st.text(max_size=8)) + text[at:]


def _cut(draw: Draw, text: str, tokens: Sequence[str]) -> str:
    start, end = _span(draw, text)
    return text[:start] + text[end:]


def _broken_off(draw: Draw, text: str, tokens: Sequence[str]) -> str:
    return text[: _place(draw, text)]


def _doubled(draw: Draw, text: str, tokens: Sequence[str]) -> str:
    start, end = _span(draw, text)
    return text[:end] + text[start:end] * draw(st.sampled_from((1, 2, 30, 500))) + text[end:]


def _moved(draw: Draw, text: str, tokens: Sequence[str]) -> str:
    start, end = _span(draw, text)
    rest = text[:start] + text[end:]
    at = _place(draw, rest)
    return rest[:at] + text[start:end] + rest[at:]


def _lines(draw: Draw, text: str, tokens: Sequence[str]) -> str:
    """A line left out, written again, or indented otherwise."""
    lines = text.split("\n")
    at = draw(st.integers(0, len(lines) - 1))
    again = draw(
        st.sampled_from(((), (lines[at],) * 2, (lines[at],) * 300, (f"  {lines[at]}",), (lines[at].strip(),)))
    )
    return "\n".join([*lines[:at], *again, *lines[at + 1 :]])


def _numbered(draw: Draw, text: str, tokens: Sequence[str]) -> str:
    """One of the numbers in it, as no number should be."""
    found = list(re.finditer(r"\d+", text[:20_000]))
    if not found:
        return text
    which = draw(st.sampled_from(found))
    new = draw(
        st.sampled_from(
            ("", "0", "-1", "9" * 30, "9" * 5000, "1e9999", "1.5", "٣", "null", "'1'", "2026-02-30")
        )
    )
    return text[: which.start()] + new + text[which.end() :]


def _swapped(draw: Draw, text: str, tokens: Sequence[str]) -> str:
    """A word in the place of another: what is good in itself, where it does not belong."""
    found = list(re.finditer(r"[\w.%-]+", text[:20_000]))
    if not found:
        return text
    which, other = draw(st.sampled_from(found)), draw(st.sampled_from(found))
    return text[: which.start()] + other[0] + text[which.end() :]


def _nested(draw: Draw, text: str, tokens: Sequence[str]) -> str:
    start, end = _span(draw, text)
    before, after = draw(st.sampled_from(("[]", "{}", "()", '""', "''", "（）", "**"))) or "[]"
    deep = draw(st.sampled_from((1, 5, 35, 400, 20_000)))
    return text[:start] + before * deep + text[start:end] + after * deep + text[end:]


CHANGES = (
    *(_swapped, _swapped, _swapped, _numbered, _numbered, _lines, _lines, _inserted, _inserted),
    *(_typed, _cut, _moved, _doubled, _broken_off, _nested),
)


def _flipped(draw: Draw, content: bytes) -> bytes:
    """Some of its bytes are others."""
    spoiled = bytearray(content)
    for _ in range(draw(st.integers(1, 8)) if spoiled else 0):
        spoiled[draw(st.integers(0, len(spoiled) - 1))] = draw(st.integers(0, 255))
    return bytes(spoiled)
