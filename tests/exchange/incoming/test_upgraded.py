"""A source read again after its deals went to another version of their playbook."""

import json

import pytest
from helpers import METHOD_VERSION

from engine import playbooks
from engine.change import carry_out
from engine.history import canonical
from engine.playbook_text.file import digest
from engine.upgrades import Wish, upgrade
from engine.verify import verify

LEAD = "1,Line 3,ACME,lin,5000,Lead,,"
TALKING = "1,Line 3,ACME,lin,5000,Talking,2026-03-02,"
LOST = "1,Line 3,ACME,lin,5000,Lost,2026-03-02,2026-04-10"


@pytest.fixture
def go(team):
    """All live deals go to the next version, in which stages are renamed."""

    def gone(**led):
        kept = playbooks.kept(team.store, "client-value")
        assert kept is not None
        text = kept.parsed
        for old, new in led.items():
            text = text.replace(f'"id":"{old}"', f'"id":"{new}"')
        book = json.loads(text)
        book["version"] += 1
        change = team.change()

        def work():
            playbooks.install(change, json.loads(canonical(book)), "", digest(book))
            upgrade(change, Wish("client-value", playbooks.newest(team.store, "client-value"), led))
            return {}

        carry_out(change, "upgrade", work)

    return gone


def clean(team):
    return verify(team.store).faults == ()


def test_the_same_file_changes_nothing(team, go):
    team.bring(TALKING)
    go()
    assert team.bring(TALKING).unchanged == 1
    assert clean(team)


@pytest.mark.parametrize("line", [TALKING, LOST])
def test_what_happened_before_is_told_later(team, go, line):
    """The source dates a move before the upgrade, which left the deal where it was."""
    team.bring(LEAD)
    go()
    assert team.bring(line).updated == 1
    deal = team.deal("ACME-1")
    assert (deal.stage, deal.status) == ("explore", "stopped" if line == LOST else "open")
    assert deal.playbook_version == METHOD_VERSION + 1
    assert clean(team)


def test_a_stage_by_its_new_name(team, go):
    team.bring(TALKING)
    go(explore="look_around")
    new = team.MAP.replace("explore", "look_around")
    assert team.bring(TALKING, map=new).unchanged == 1
    assert team.bring(TALKING.replace("Line 3", "Line 3a"), map=new).updated == 1
    assert clean(team)


def test_a_move_from_before_a_stage_was_led_elsewhere_is_not_put_in(team, go, refused):
    team.bring(LEAD)
    go(understand="listen")
    new = team.MAP.replace("understand", "listen")
    assert "can't be put before" in "".join(refused(team.bring, TALKING, map=new))
    assert clean(team)
