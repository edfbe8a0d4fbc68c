"""A NUL in a text: PostgreSQL keeps none, and what one database can't hold is refused by both."""

import pytest

from engine import deals
from engine.errors import Usage
from engine.history import canonical, holdable

NUL = "a\0b"


@pytest.mark.parametrize(
    "write",
    [
        lambda change: deals.new(change, NUL, account="ACME", amount="1", playbook="small"),
        lambda change: change.record("deal:ACME-1", "tick", {"item": NUL, "off": False}),
        lambda change: change.record(f"deal:{NUL}", "tick", {}),
        lambda change: change._replace(request=NUL).record("deal:ACME-1", "tick", {}),
    ],
    ids=["a title", "an event", "a subject", "a request"],
)
def test_is_refused_by_every_door(team, write):
    with pytest.raises(Usage) as refused:
        team.do("lin", lambda change: write(change))
    assert refused.value.message.id == "store.nul"


def test_a_command_that_asks_for_one(shell):
    for line in ("show 'a\0b'", "list --account 'a\0b'", "tick ACME-1 'a\0b'"):
        said = shell(line)
        assert (said.code, "NUL character" in said.err) == (2, True), (line, said)
    shell.lang = "zh"
    assert "空字符（NUL）" in shell("show 'a\0b'").err


@pytest.mark.parametrize("text", ["\\u0000", "\\\\u0000", "0", "\x01\x1f", "\\"])
def test_what_only_looks_like_one_is_kept(text):
    assert holdable(text if "\\u0000" not in text else canonical(text)) is not None


@pytest.mark.parametrize("text", [NUL, "\\\0", "\\\\\0", "\0"])
def test_one_is_found_in_its_json(text):
    with pytest.raises(Usage):
        holdable(canonical({"title": [text]}))
