"""What a rule of lint says, with … for what it is said of."""

import re

from engine.message import Text
from words.say import both, say


def about(rule: str) -> str:
    return say(both_of(rule))


def both_of(rule: str) -> Text:
    zh, en = both(rule if "." in rule else f"lint.{rule}")
    return Text(_blank(zh), _blank(en))


def _blank(sentence: str) -> str:
    """`{given}` becomes …, `{n:day|days}` … days."""
    counted = re.sub(r"(?<!\{)\{\w+:[^{}|]*\|([^{}|]*)\}", r"… \1", sentence)
    return re.sub(r"(?<!\{)\{\w+\}(?!\})", "…", counted).replace("{{", "{").replace("}}", "}")
