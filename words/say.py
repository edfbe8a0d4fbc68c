"""Says a message in Chinese or English: the catalogues are `words/<room>.py`, loaded when first needed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache
from importlib import import_module

from engine.message import Message, Text

LANGUAGES = ("zh", "en")

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PLACE = re.compile(r"\{\{|\}\}|\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}")
_JOINERS = "\u200c\u200d"
"""Persian words and emoji are written with them; they steer nothing."""
_language = "en"
_here = ContextVar("_here", default="")
"""The language of one answer among several that are given at once; empty where the process's own holds."""


def current() -> str:
    """`zh` or `en`: the language that is spoken here."""
    return _here.get() or _language


def speak(language: str) -> str:
    """Set the language of this process."""
    global _language
    _language = language
    return language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Meanwhile this thread, or task, speaks a language of its own."""
    before = _here.set(language)
    try:
        yield
    finally:
        _here.reset(before)


def choose(argv: Sequence[str], environ: Mapping[str, str]) -> str:
    """Speak what `--lang` asks for, else DEALGATE_LANG, else the locale, else English."""
    return speak(_known(_asked(argv)) or _known(environ.get("DEALGATE_LANG")) or _locale(environ))


def _asked(argv: Sequence[str]) -> str | None:
    asked = None
    for at, word in enumerate(argv):
        if word == "--":
            break
        if word == "--lang" and at + 1 < len(argv):
            asked = argv[at + 1]
        elif word.startswith("--lang="):
            asked = word.partition("=")[2]
    return asked


def _known(wish: str | None) -> str | None:
    short = (wish or "")[:2].lower()
    return short if short in LANGUAGES else None


def _locale(environ: Mapping[str, str]) -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return "zh" if environ[name].lower().startswith("zh") else "en"
    return "en"


@cache
def _room(name: str) -> Mapping[str, tuple[str, str]]:
    words: Mapping[str, tuple[str, str]] = import_module(f"words.{name}").WORDS
    return words


def say(message: Message | Text | str, /, **params: object) -> str:
    """The sentence in the current language. A missing id or parameter is a KeyError naming it."""
    if isinstance(message, Text):
        # A playbook is other people's text; the lists that commands make have lines of their own.
        return "\n".join(map(clean, _pick(message).split("\n")))
    if isinstance(message, Message):
        return _fill(message.id, message.params)
    return _fill(message, params)


def _pick(pair: tuple[str, str]) -> str:
    return pair[0] if current() == "zh" else pair[1]


def both(id: str) -> Text:
    """A message without parameters in both languages: what a person may type where we would say it."""
    room, _, key = id.partition(".")
    return Text(*_room(room)[key])


def _fill(id: str, params: Mapping[str, object]) -> str:
    room, _, key = id.partition(".")
    try:
        template = _pick(_room(room)[key])
    except (KeyError, ModuleNotFoundError):
        raise KeyError(f"no such message: {id}") from None

    def put(place: re.Match[str]) -> str:
        name, one, many = place.groups()
        if name is None:
            return place[0][0]
        if name not in params:
            raise KeyError(f"message {id} lacks {name}")
        value = params[name]
        if many is None:
            return _set_apart(template, place, write(value))
        if not isinstance(value, int):
            raise TypeError(f"message {id} counts {name}, which is {value!r}")
        return f"{value:,} {one if value == 1 else many}"

    return _PLACE.sub(put, template)


def _set_apart(template: str, place: re.Match[str], text: str) -> str:
    """Chinese leaves a space between its own characters and Latin ones; a date is written as Chinese."""
    if current() != "zh" or not text:
        return text
    before, after = template[: place.start()][-1:], template[place.end() :][:1]
    if _chinese(before) and _latin(text[0]) and not _date(text):
        text = f" {text}"
    return f"{text} " if _chinese(after) and _latin(text[-1]) else text


def _date(text: str) -> bool:
    return text[:4].isdigit() and text[4:5] == "年"


def _chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def write(value: object) -> str:
    """A parameter the way the current language writes it."""
    if value is None:
        return "—"
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Message | Text):
        return say(value)
    if isinstance(value, datetime):
        return f"{_day(value)} {value:%H:%M}"
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, int):
        return str(value)
    return _amount(value) or _list(value)


def _list(value: object) -> str:
    if isinstance(value, tuple | list):
        return ("、" if current() == "zh" else ", ").join(map(write, value))
    raise TypeError(f"a message can't carry {value!r}")


def clean(text: str) -> str:
    """One line that cannot steer a terminal: other people's text may hold control characters."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _JOINERS else " " if c.isspace() else "�" for c in text)


def _day(day: date) -> str:
    if current() == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _amount(value: object) -> str | None:
    # Here, because decimal is dear to import and `--help` speaks of no money.
    from decimal import Decimal

    from engine.money import Money, digits, major

    if isinstance(value, Decimal):
        return f"{value.normalize():f}" if value else "0"
    if isinstance(value, float):
        return str(value)
    if not isinstance(value, Money):
        return None
    amount = major(value.minor, value.currency)
    places = 0 if amount == amount.to_integral_value() else digits(value.currency)
    return f"{value.currency} {amount:,.{places}f}"
