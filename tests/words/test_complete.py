"""Every sentence is there, in both languages, and none is idle."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

from cli import COMMANDS
from commands.table import Entry

ROOT = Path(__file__).parents[2]
FOLDERS = (
    "commands",
    "engine",
    "stages",
    "visits",
    "coach",
    "exchange",
    "workshop",
    "web",
    "serving",
    "words",
)
ROOMS = sorted(p.stem for p in (ROOT / "words").glob("*.py") if p.stem not in ("__init__", "say"))
CATALOGUE = {
    f"{room}.{key}": pair for room in ROOMS for key, pair in import_module(f"words.{room}").WORDS.items()
}
PLACE = re.compile(r"(?<!\{)\{(\w+)(?::[^{}|]*\|[^{}|]*)?\}(?!\})")
CHINESE = re.compile(r"[\u3400-\u9fff]")
# Chinese writes its commas, colons and brackets full width.
HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,:;?!()]|[,:;?!()][\u3400-\u9fff]")


class Use(NamedTuple):
    where: str
    id: str
    """With `*` where the code puts a part in at run time."""


def sources() -> Iterator[tuple[Path, ast.Module]]:
    files = [ROOT / "cli.py", *(p for folder in FOLDERS for p in (ROOT / folder).rglob("*.py"))]
    for path in files:
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def spoken() -> Iterator[Use]:
    """What is handed to msg, Message and say, and the help of typer's parameters."""
    for path, tree in sources():
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call):
                continue
            where = f"{path.relative_to(ROOT)}:{call.lineno}"
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            if name in ("msg", "Message", "say") and call.args:
                yield from (Use(where, id) for id in written(call.args[0]))
            if name in ("Option", "Argument"):
                asked = [id for k in call.keywords if k.arg in ("help", "metavar") for id in written(k.value)]
                yield from (Use(where, f"help.{id}") for id in asked if is_help(id))
    for path, kind in table():
        id = "help." + ".".join(path)
        yield Use("cli.py", id)
        if kind == "command":
            yield Use("cli.py", f"{id}.example")


def is_help(id: str) -> bool:
    """A metavar may be spelt out, as `yes|no` is."""
    return id.startswith(("metavar.", "argument.", "option."))


def written(value: ast.expr) -> Iterator[str]:
    """The ids an expression may stand for, as far as they are written there."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.JoinedStr):
        yield "".join(v.value if isinstance(v, ast.Constant) else "*" for v in value.values)
    elif isinstance(value, ast.IfExp):
        yield from written(value.body)
        yield from written(value.orelse)


def table() -> Iterator[tuple[tuple[str, ...], str]]:
    yield ("dealgate",), "group"
    for section in COMMANDS.values():
        for name, entry in section.items():
            yield (name,), "command" if isinstance(entry, Entry) else "group"
            if not isinstance(entry, Entry):
                yield from (((name, below), "command") for below in entry)


def templates() -> Iterator[Use]:
    """What a page's template says by itself."""
    for path in sorted((ROOT / "web" / "templates").glob("*.j2")):
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for id in re.findall(r"""\bmsg\(["']([\w.]+)["']""", line):
                yield Use(f"{path.relative_to(ROOT)}:{n}", id)


def literals() -> set[str]:
    """Every string in the code outside the catalogues, for an id may be kept in a table or a variable."""
    return {
        text
        for path, tree in sources()
        if path.parent.name != "words"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant | ast.JoinedStr)
        for text in written(node)
    }


SPOKEN = sorted({*spoken(), *templates()})
BOTH = [pytest.param(pair, id=id) for id, pair in CATALOGUE.items()]


def matches(pattern: str) -> set[str]:
    expression = re.compile(re.escape(pattern).replace(r"\*", r".+"))
    return {id for id in CATALOGUE if expression.fullmatch(id)}


def test_every_sentence_spoken_is_in_the_catalogue():
    missing = [f"{use.where}  {use.id}" for use in SPOKEN if use.id.strip("*") and not matches(use.id)]
    assert missing == []


def test_no_sentence_is_idle():
    kept = literals()
    # An id built wholly at run time, like f"help.{id}", vouches for nothing.
    patterns = {text for text in kept | {use.id for use in SPOKEN} if re.match(r"\w+\.[^*]", text)}
    used = {id for pattern in patterns for id in matches(pattern)}
    idle = [id for id in CATALOGUE if id not in used and not tabled(id, kept)]
    # The keys of a playbook and of a mapping are held to their schemas, in tests/workshop/json_schema and
    # tests/exchange/mapping.
    idle = [id for id in idle if not id.startswith(("playbook_keys.", "mapping_keys."))]
    assert idle == []


def tabled(id: str, kept: set[str]) -> bool:
    """Ids whose room is left out where they are written: `option.reason`, `metavar.deal`."""
    room, _, key = id.partition(".")
    return room == "help" and (key in kept or in_help_page(key))


def in_help_page(key: str) -> bool:
    flags = {c.flag[2:].replace("-", "_") for c in commons()} | {"install_completion", "show_completion"}
    return key.startswith("page.section.") or key.removeprefix("option.") in flags


def commons():
    from commands.options import BY_KIND, EVERYWHERE

    return [*EVERYWHERE, *(c for kind in BY_KIND.values() for c in kind)]


@pytest.mark.parametrize("pair", BOTH)
def test_both_languages_say_it_with_the_same_parameters(pair):
    zh, en = pair
    assert zh.strip()
    assert en.strip()
    assert set(PLACE.findall(zh)) == set(PLACE.findall(en))


def symbolic(text: str) -> bool:
    """Nothing to translate: a command line, placeholders, signs, names."""
    words = re.findall(r"[A-Za-z]{2,}", PLACE.sub("", text))
    return text.startswith("dealgate ") or set(words) <= {"Python", "SQLite", "zh", "en"}


@pytest.mark.parametrize("pair", BOTH)
def test_chinese_is_chinese_and_english_is_not(pair):
    zh, en = pair
    assert CHINESE.search(zh) or symbolic(zh)
    assert not CHINESE.search(en)


def test_chinese_punctuation_is_full_width():
    narrow = [
        id
        for id, (zh, _) in CATALOGUE.items()
        if HALF_WIDTH.search(PLACE.sub("", zh)) and not id.endswith(".example")
    ]
    assert narrow == []
