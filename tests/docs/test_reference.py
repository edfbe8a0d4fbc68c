"""The pages say what the program does: what it knows is generated, what they show is run."""

import re
import shlex

import pytest

from cli import COMMANDS
from commands.lazy import LazyGroup
from commands.settings import Settings
from docs.console import BLOCK, commands
from docs.reference import IMAGES, PAGES, ROOT, image, paths, written
from words.say import current, speak

READMES = ("README.md", "README.zh.md")
TYPED = (
    "docs/history.md",
    *(
        f"docs/{page}{lang}.md"
        for page in ("lint", "import", "accounts", "postgresql", "visits", "reports")
        for lang in ("", ".zh")
    ),
)
SHELL = re.compile(r"^```(?:sh)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(autouse=True)
def _same_language_again():
    before = current()
    yield
    speak(before)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_reads_as_the_program_would_write_it(page):
    assert written(page) == (ROOT / page).read_text(encoding="utf-8"), "run: python -m docs.reference"


@pytest.mark.parametrize("path", IMAGES)
def test_a_picture_shows_the_playbook_as_it_is(path):
    assert image(path) == (ROOT / path).read_text(encoding="utf-8"), "run: python -m docs.reference"


@pytest.mark.parametrize("page", READMES)
def test_every_command_is_documented(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [path for _, path in paths() if f"| `{' '.join(path)}` |" not in text] == []


def lines_of(page: str) -> list[str]:
    """Every command line a page shows, in sessions and in plain blocks."""
    text = (ROOT / page).read_text(encoding="utf-8")
    shown = [line for kind, block in BLOCK.findall(text) if kind == "console" for line in commands(block)]
    plain = [line for block in SHELL.findall(text) for line in block.splitlines()]
    return [line for line in (*shown, *plain) if line.startswith("dealgate ")]


@pytest.mark.parametrize("page", [*READMES, *TYPED])
def test_every_command_line_can_be_typed(page):
    lines = lines_of(page)
    assert lines
    for line in lines:
        parse(shlex.split(line.replace("\\\n", "").partition(" | ")[0], comments=True)[1:])


def parse(words: list[str]) -> None:
    """As the program reads it, without doing it; an unknown command or option raises."""
    program = LazyGroup("dealgate", COMMANDS)
    settings = Settings(db="nowhere.sqlite", user="lin")
    if words[0].startswith("--install"):
        return
    command = program
    while isinstance(command, LazyGroup):
        name, command, words = command.resolve_command(
            command.make_context("dealgate", words, obj=settings, resilient_parsing=True), words
        )
    command.make_context(name, words, obj=settings).close()
