"""Reading deals: by their key, in lists, and as they were on a day."""

from datetime import UTC, date, datetime

import pytest

from engine import contacts, deals, playbooks, reads, workspace
from engine.arrivals import Brought, Happening
from engine.errors import NotFound
from engine.reads import View, deal, find_key, listed, opened, states, told_later, view_as_of

DEAL = "ACME-1"


@pytest.fixture
def story(team):
    """lin's deal: opened on 1 November, answered on the 5th, in `expand` on the 10th, stopped on the 15th."""
    team.day("2026-11-01")
    team.do("lin", deals.new, "Line 3", account="ACME", amount="5000", playbook="small")
    team.day("2026-11-05")
    team.do("lin", deals.answer, DEAL, "needs_known", "yes", evidence="e", kind="event_held")
    team.do("lin", deals.tick, DEAL, "listed")
    team.day("2026-11-10")
    team.do("lin", deals.advance, DEAL)
    team.day("2026-11-15")
    team.do("lin", deals.stop, DEAL, "no_decision", reason="r")
    team.day("2026-11-21")
    return team


def now(team):
    return View(team.store, workspace.load(team.store), date(2026, 11, 21))


def as_of(team, day):
    return view_as_of(team.store, workspace.load(team.store), date.fromisoformat(day))


class TestKeys:
    @pytest.fixture
    def keys(self, team):
        for _ in range(11):
            team.do("lin", deals.new, "Line", account="ACME", playbook="small")
        team.do("lin", deals.new, "Line", playbook="small")
        return team.store

    def test_an_exact_key_wins_over_the_longer_ones(self, keys):
        assert find_key(keys, "ACME-1") == find_key(keys, " acme-1 ") == "ACME-1"

    def test_a_unique_beginning_will_do_for_people(self, keys):
        assert find_key(keys, "D") == find_key(keys, "d-") == "D-1"
        with pytest.raises(NotFound):
            find_key(keys, "D", exact=True)

    @pytest.mark.parametrize(
        ("text", "id", "n"),
        [
            ("ACME", "deals.ambiguous", 11),
            ("ACME-12", "deals.unknown", 8),
            ("", "deals.unknown", 0),
            ("%", "deals.unknown", 0),
            ("D_1", "deals.unknown", 0),
            ("ZZZ", "deals.unknown", 0),
        ],
    )
    def test_else_what_comes_close(self, keys, text, id, n):
        with pytest.raises(NotFound) as refused:
            find_key(keys, text)
        assert (refused.value.message.id, len(refused.value.details["candidates"])) == (id, n)


class TestAsOf:
    @pytest.mark.parametrize(
        ("day", "stage", "status", "version"),
        [
            ("2026-11-01", "understand", "open", 1),
            ("2026-11-05", "understand", "open", 3),
            ("2026-11-09", "understand", "open", 3),
            ("2026-11-10", "expand", "open", 4),
            ("2026-11-15", "expand", "stopped", 5),
            ("2026-12-31", "expand", "stopped", 5),
        ],
    )
    def test_a_deal_is_what_it_was_at_the_end_of_that_day(self, story, day, stage, status, version):
        found = deal(as_of(story, day), DEAL)
        assert (found.stage, found.status, found.version) == (stage, status, version)
        (row,) = listed(as_of(story, day))
        assert (row.row.stage, row.row.status, row.row.version) == (stage, status, version)
        assert states(as_of(story, day), [DEAL]) == {DEAL: found}

    def test_before_it_was_opened_it_is_not_there(self, story):
        with pytest.raises(NotFound) as refused:
            deal(as_of(story, "2026-10-31"), DEAL)
        assert refused.value.message.id == "deals.not_yet"
        assert listed(as_of(story, "2026-10-31")) == []

    def test_the_end_of_a_day_is_where_the_workspace_is(self, team):
        """Half past midnight of the 22nd in Shanghai is still the 21st in UTC."""
        team.now = datetime(2026, 11, 21, 16, 30, tzinfo=UTC)
        team.do("lin", deals.new, "Line 3", account="ACME", playbook="small")
        assert listed(as_of(team, "2026-11-21")) == []
        assert len(listed(as_of(team, "2026-11-22"))) == 1

    def test_the_gate_is_judged_on_that_day(self, story):
        verdict = opened(as_of(story, "2026-11-05"), DEAL).verdict
        assert verdict.passed
        assert not opened(as_of(story, "2026-11-01"), DEAL).verdict.passed

    def test_by_the_people_of_that_day(self, story):
        story.do("lin", contacts.add, "ACME", "Li Na", "decider", since="2026-11-08")
        facts = opened(as_of(story, "2026-11-07"), DEAL).facts
        assert (facts.deciders_changed_on, len(facts.contacts)) == (None, 1)
        facts = opened(as_of(story, "2026-11-09"), DEAL).facts
        assert (facts.deciders_changed_on, len(facts.contacts)) == ("2026-11-08", 2)

    def test_in_the_part_they_had_then(self, story):
        gao = contacts.find(story.store, "Gao Yan")
        story.do("lin", contacts.edit, gao, part="champion", since="2026-11-08")
        for day, part in [("2026-11-07", "user"), ("2026-11-08", "champion")]:
            assert opened(as_of(story, day), DEAL).facts.contacts[0].part == part


class TestLists:
    def test_a_row_says_what_the_deal_says(self, story):
        (found,) = listed(now(story))
        assert (found.row.key, found.row.stage, found.row.status, found.team) == (
            DEAL,
            "expand",
            "stopped",
            "east",
        )
        assert (found.row.amount, found.row.last_contact, found.row.version) == (500_000, "2026-11-05", 5)

    def test_where_and_order(self, team):
        for title in ("a", "c", "b"):
            team.do("lin", deals.new, title, playbook="small")
        found = listed(now(team), "d.title > :low", tail="ORDER BY d.title DESC LIMIT 1", low="a")
        assert [f.row.title for f in found] == ["c"]

    def test_states_of_a_page(self, story):
        assert states(now(story), [DEAL, "ACME-9"]) == {DEAL: story.deal(DEAL)}
        assert states(now(story), []) == {}


class TestToldLater:
    """Whether what a past day shows was imported only after it."""

    @pytest.fixture
    def brought(self, team):
        """brought(fields): a deal that began on 1 November comes in by an import on the 10th."""

        def bring(**fields):
            opened = {
                "title": "Old",
                "account": None,
                "owner": "lin",
                "stage": "understand",
                "status": "open",
            }
            opened |= {"playbook": "small", "playbook_version": 1, "unproven": [], "behaviour": None}
            opened |= {"amount": None, "currency": None, "close_date": None, **fields}
            happening = Happening("2026-11-01T08:00:00.000000Z", {"opened": opened})
            book = playbooks.newest(team.store, "small")
            team.day("2026-11-10")
            team.do("wei", deals.bring_in, book, [Brought("D-1", [happening])])

        return bring

    @pytest.mark.parametrize("fields", [{"amount": 500, "currency": "CNY"}, {"close_date": "2026-11-30"}])
    def test_amounts_and_close_dates_of_deals_that_stood_then(self, team, brought, fields):
        brought(**fields)
        assert told_later(as_of(team, "2026-11-05"))
        assert not told_later(as_of(team, "2026-10-31")), "no deal yet"
        assert not told_later(as_of(team, "2026-11-10")), "the day it came in"
        assert not told_later(now(team))

    def test_nothing_else_counts(self, team, brought):
        brought(title='"amount":5, "close_date":1', currency="CNY")
        assert not told_later(as_of(team, "2026-11-05"))

    def test_what_was_set_by_hand_was_told_in_time(self, story):
        assert not told_later(as_of(story, "2026-11-05"))


def test_a_past_day_is_folded_once_until_an_event_is_added(story, monkeypatch):
    folded = []
    whole = reads._folded
    monkeypatch.setattr(reads, "_folded", lambda view: folded.append(view.today.day) or whole(view))
    for day in ("2026-11-07", "2026-11-12", "2026-11-07"):
        assert [each.row.key for each in listed(as_of(story, day))] == [DEAL]
    assert folded == [7, 12]
    story.day("2026-11-06")
    story.do("lin", deals.new, "Scanners", account="ACME", playbook="small")
    assert len(listed(as_of(story, "2026-11-07"))) == 2
    assert folded == [7, 12, 7]


def test_of_a_past_day_only_what_changed_since_is_folded(story, monkeypatch):
    """What stands as it stood is taken over, and is the same."""
    story.day("2026-11-08")
    still = story.do("lin", deals.new, "Scanners", account="ACME", playbook="small").key
    story.day("2026-11-14")
    story.do("lin", deals.new, "Gateways", account="ACME", playbook="small")
    story.do("lin", deals.set_fields, DEAL, {"amount": "900"})
    folded = []
    whole = reads._folded
    monkeypatch.setattr(reads, "_folded", lambda view: folded.extend(found := [*whole(view)]) or found)
    found = {each.row.key: each.row for each in listed(as_of(story, "2026-11-12"))}
    assert [deal.key for deal, _ in folded] == [DEAL]
    view = as_of(story, "2026-11-12")
    assert found == {
        key: reads.row_of(deal, reads.opened(view, key).playbook)
        for key, deal in reads.states(view, [DEAL, still]).items()
    }
