"""What became of a deal, an entry an event: for the history, the report of a day and the deal's page."""

from datetime import date

from commands.told import entries_of
from engine import history, reads, workspace
from engine.reads import View, view_as_of
from engine.store import open_store
from words.say import speaking


def entries(shell, key="ACME-1", until=None, lang="en"):
    with open_store(shell.db) as store, speaking(lang):
        here = workspace.load(store)
        view = View(store, here, date(2026, 3, 2)) if until is None else view_as_of(store, here, until)
        told = history.events(store, f"deal:{key}", until=view.until)
        return list(entries_of(view, key, told))


def test_every_event_has_its_sentence_in_its_order(work):
    found = entries(work)
    assert [entry.event.kind for entry in found] == [
        *("new", "answer", "fill", "fill", "tick", "step", "promise", "visit", "wait", "waive")
    ]
    assert found[0].said == "opened “Line 3 upgrade”, CNY 480,000"
    assert found[5].said == "next step: send the comparison, 5 Mar 2026, with Chen Yu"
    assert {entry.when for entry in found} == {"2 Mar 2026"}
    assert "新建商机“Line 3 upgrade”" in entries(work, lang="zh")[0].said


def test_what_was_taken_back_says_so(work):
    work.ok("fill ACME-1 client_profile business_plan='two shifts'")
    work.ok("undo ACME-1")
    found = entries(work)
    assert "taken back" in found[-2].said
    assert "two shifts" in found[-2].said
    assert found[-1].said == "took back event 11 (fill)"


def test_of_a_past_day_no_more_is_told_than_was_so(work):
    before = len(entries(work))
    work.days(5)
    work.ok("set ACME-1 amount=1")
    assert len(entries(work)) == before + 1
    assert len(entries(work, until=date(2026, 3, 4))) == before


def test_it_is_what_the_command_line_shows(work):
    shown = " ".join(work.ok("history ACME-1").split())
    for entry in entries(work):
        assert " ".join(entry.said.split()) in shown


def test_names_are_those_of_the_client(work):
    with open_store(work.db) as store:
        assert reads.deal(View(store, workspace.load(store), date(2026, 3, 2)), "ACME-1").account == "ACME"
    assert "met Chen Yu on 2 Mar 2026: walked the line" in [entry.said for entry in entries(work)]
