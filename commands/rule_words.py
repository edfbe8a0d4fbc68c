"""What a rule of lint says, with … for what it is said of."""

import re

from engine.message import Text
from words.lint import WORDS
from words.say import both, say


def about(rule: str) -> str:
    return say(both_of(rule))


def both_of(rule: str) -> Text:
    zh, en = both(rule if "." in rule else f"lint.{_key(rule)}")
    return Text(_blank(zh), _blank(en))


def _key(rule: str) -> str:
    """Some rules always know what was meant."""
    return rule if rule in WORDS else f"{rule}_close"


def _blank(sentence: str) -> str:
    """`{given}` becomes …, `{n:day|days}` … days."""
    counted = re.sub(r"(?<!\{)\{\w+:[^{}|]*\|([^{}|]*)\}", r"… \1", sentence)
    return re.sub(r"(?<!\{)\{\w+\}(?!\})", "…", counted).replace("{{", "{").replace("}}", "}")
