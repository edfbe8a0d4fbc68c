"""Chinese readers are told in Chinese and English readers in English, on every page and every screen."""

import os
import re
import sys

import pytest

from cli import COMMANDS
from commands.table import Entry

CJK = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
SENTENCE = re.compile(r"\b[A-Za-z']+(?: [a-z']+){2,}\b")
"""Three English words in a row: no option, no placeholder, no name of a file."""


def pages():
    yield ()
    for section in COMMANDS.values():
        for name, entry in section.items():
            yield (name,)
            if not isinstance(entry, Entry):
                yield from ((name, below) for below in entry)


PAGES = [pytest.param(" ".join(path), id=" ".join(path) or "dealgate") for path in pages()]
SCREENS = [
    "list",
    "list --status done",
    "show ACME-1",
    "show ACME-2",
    "show D-1",
    "show ACME-1 client_profile",
    "show ACME-1 buying_behaviour",
    "gate ACME-1",
    "gate ACME-2",
    "gate D-1",
    "history ACME-1",
    "history ACME-2",
    "next",
    "prep ACME-1",
    "prep ACME-1 --with chen",
    "stalled --all",
    "contact list --account ACME",
    "person list",
    "account show ACME",
    "account value ACME",
    "account review",
    "account list --by class",
    "account list --by grid",
    "account list --by quadrant",
    "order list",
    "playbook list",
    "db status",
    "db verify",
    "tick ACME-1 root_cause",
    "fill ACME-1 stakeholders people.chen.influence=5 trust_standing=1",
    "answer ACME-1 needs_known no --evidence later --kind client_document",
    "answer ACME-1 will_buy yes --evidence later --kind client_document",
    "answer ACME-1 needs_known yes --evidence hope --kind seller_observed",
    "reopen ACME-2 --reason x",
    "set ACME-1 title=x amount=5",
    "promise ACME-1 'a reference visit' --by us --kept",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_help_page_speaks_one_language(shell, path):
    shell.lang = "en"
    english = shell.ok(f"{path} --help")
    assert not CJK.search(english)
    shell.lang = "zh"
    chinese = shell.ok(f"{path} --help")
    assert CJK.search(chinese)
    told = [line for line in chinese.splitlines() if "dealgate " not in line]
    assert [line for line in told if SENTENCE.search(line)] == []


@pytest.mark.parametrize("line", SCREENS)
def test_a_screen_speaks_one_language(work, line, monkeypatch):
    monkeypatch.setenv("COLUMNS", "400")
    for lang in ("zh", "en"):
        work.lang = lang
        said = work(line + (" --dry-run" if not line.startswith(READS) else ""))
        text = re.sub("|".join(THEIRS), "", said.out + said.err)
        assert said.code in (0, 3), said
        if lang == "en":
            assert not CJK.search(text)
        else:
            assert CJK.search(text)
            told = [told for told in text.splitlines() if "dealgate" not in told]
            assert [t for t in told if SENTENCE.search(t)] == []


READS = ("list", "show", "gate", "history", "next", "prep", "stalled", "contact", "person", "account")
READS += ("playbook", "db", "order")
THEIRS = (
    "华南精工",
    "the budget owner changed",
    "send the comparison",
    "a reference visit",
    "walked the line",
    "their budget round",
    "no budget this year",
    "A call from the fair",
    "on shutdown",
    "three shifts",
)
"""What people typed stays as they typed it."""


@pytest.mark.skipif(sys.platform == "win32", reason="no terminal to play with")
def test_colour_is_for_terminals_and_for_those_who_want_it(work):
    import pexpect

    def seen(**environ: str) -> str:
        known = {"PATH": os.environ["PATH"], "HOME": work.home, "DEALGATE_DB": work.db}
        known |= {"DEALGATE_USER": "lin", "TERM": "xterm", "DEALGATE_LANG": "en"}
        return pexpect.run(
            f"{sys.executable} -c 'import cli; cli.app()' gate ACME-1", env=known | environ, encoding="utf-8"
        )

    plain = seen(NO_COLOR="1")
    assert "\x1b" not in plain
    assert "\x1b[32m✓\x1b[0m" in seen()
    assert re.sub(r"\x1b\[\d+m", "", seen()) == plain, "colour says nothing that the signs do not"
