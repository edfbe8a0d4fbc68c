"""Where templates run: they see a sheet and nothing else, and every value they print is only ever text.

Templates and what they are given are both untrusted. The sandbox keeps a template from the system, and
every value passes `finalize`, which says it in the reader's language and takes the meaning from any
character that has one in the format. A template can't forget to.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import BytecodeCache, FunctionLoader, Undefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedEnvironment
from markupsafe import Markup, escape

from engine.template_filters import LEFT_OUT
from stages.method_templates import method_template
from visits.unknown_name import UnknownName
from words.say import clean, write

LONGEST = 1_000_000
"""Characters or items a template may make by `*`."""
_BITS = 4096
"""Of the numbers it may calculate with."""
_WIDEST = 1000
"""Columns that may be filled up."""


class TooMuch(Exception):
    """A template asks for more than a sheet could ever need."""


def _escape(form: str) -> Callable[[str], str]:
    """What keeps a text a text in this format. A PDF's is handed over as data and needs nothing."""
    if form == "md":
        from visits.markdown import escape_markdown

        return escape_markdown
    if form == "docx":
        from visits.docx import escape_word

        return escape_word
    return escape if form == "html" else str


def open_sandbox(
    templates: Mapping[str, str], form: str, cache: BytecodeCache | None = None
) -> SandboxedEnvironment:
    """`templates` are the playbook's, by file name; one it doesn't have is taken from those shipped."""
    said = printed(form)

    def finalize(value: Any) -> Markup:
        if isinstance(value, Markup):
            return value
        if isinstance(value, Undefined):
            return Markup(str(value))  # raises and names what is missing, or notes it
        return Markup(said(value))

    def source(name: str) -> tuple[str, str, None] | None:
        text = templates[name] if name in templates else method_template(name)
        return None if text is None else (text, name, None)

    environment = _Bounded(
        loader=FunctionLoader(source),
        undefined=UnknownName,
        autoescape=True,
        finalize=finalize,
        bytecode_cache=cache,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(anchor=_anchor, underline=_underline)
    for name in LEFT_OUT:
        del environment.filters[name]
    return environment


def printed(form: str) -> Callable[[object], str]:
    """How a value is written in this format: in the reader's language, and with no other meaning."""
    safe = _escape(form)
    return lambda value: safe(clean(write(value)))


def _anchor(fills: str | None) -> Markup:
    """An invisible mark by which a filled-in line is found again."""
    kept = re.sub(r"[^\w:.]|--+", "", fills or "")
    return Markup(f"<!-- {kept} -->") if kept else Markup("")


def _underline(room: int) -> Markup:
    """A line to write on, so many characters long."""
    return Markup("_" * min(room, _WIDEST))


class _Bounded(ImmutableSandboxedEnvironment):
    """Nothing handed in is changed; what could grow by one stroke is looked at before it does."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        # All a sheet is made of are tuples with named fields; nothing else of them leads anywhere.
        if isinstance(obj, tuple) and not attr.startswith("_"):
            return True
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "%":
            _check_widths(left)
        elif isinstance(left, int) and isinstance(right, int):
            _check(_bits(operator, left, right), _BITS)
        elif operator == "*":
            _check(max(_made(left, right), _made(right, left)), LONGEST)
        return super().call_binop(context, operator, left, right)


def _bits(operator: str, left: int, right: int) -> int:
    """How long the result would be, or a little more."""
    return left.bit_length() * abs(right) if operator == "**" else left.bit_length() + right.bit_length()


def _made(text: Any, times: Any) -> int:
    """How long `text * times` would be; 0 where it is no repetition."""
    return len(text) * times if isinstance(times, int) and isinstance(text, str | bytes | list | tuple) else 0


def _check(asked: int, most: int) -> None:
    if asked > most:
        raise TooMuch


def _check_widths(text: Any) -> None:
    """`'%999999999d' % n` would fill up with blanks; a width by `*` can't be told beforehand."""
    if isinstance(text, str):
        for width in re.findall(r"%[-+ #0]*(\d+|\*)?(?:\.(\d+|\*))?", text):
            if "*" in width:
                raise SecurityError("%* is not allowed")
            _check(max(int(digits or 0) for digits in width), _WIDEST)
