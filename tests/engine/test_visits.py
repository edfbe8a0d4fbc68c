"""Visits and calls: what is told of one, on a deal's record, on a client's, and in the table of all."""

from datetime import date

import pytest
from at_work import DEAL

from engine import account_visits, accounts, contacts, deal_table, deals, visit_table, workspace
from engine.clock import END_OF_TIME, end_of_day
from engine.errors import Conflict, NotAllowed, NotFound, Usage
from engine.fold import fold
from engine.history import events
from engine.reads import View
from engine.state import Diary
from engine.verify import verify
from engine.visit_table import LastContact


def meet(team, on="2026-11-20", user="lin", deal=DEAL, **told):
    told = {"contact": "Gao Yan", "summary": "walked the line", "two_sided": True, **told}
    return team.do(user, deals.log_visit, deal, on=on, **told)


def call_on(team, on, user="lin", account="ACME", **told):
    told = {"contact": "Gao Yan", "summary": "New Year's greetings", "two_sided": True, **told}
    return team.do(user, account_visits.log_visit, account, on=on, **told)


def view(team, day=None):
    here = workspace.load(team.store)
    until = end_of_day(day, here.time_zone) if day else None
    return View(team.store, here, day or team.as_("wei").date, until)


def seen(team, **asked):
    return [(v.on, v.deal, v.by) for v in visit_table.held(view(team), **asked)]


@pytest.fixture
def people(team, deal):
    """Beside Ms Gao: Wu Bin, who decides, and Li Na."""
    for name, part in (("Wu Bin", "decider"), ("Li Na", "user")):
        team.do("lin", contacts.add, "ACME", name, part, since="2026-01-01")


class TestOfADeal:
    def test_everything_that_is_told_comes_back(self, team, people):
        diary = Diary(gained="the budget is real", opinions="too slow", handled=" a trial offered ", lost=" ")
        told = meet(
            team,
            contact="wu bin",
            others=("ACME.3", "Gao Yan", "Wu Bin"),
            channel="online",
            interest=("called_dear", "handled", "handled"),
            diary=diary,
        ).visits[0]
        assert (told.contact, told.others, told.people) == ("ACME.2", ("ACME.3", "ACME.1"), told.people)
        assert told.people == ("ACME.2", "ACME.3", "ACME.1")
        assert (told.channel, told.interest) == ("online", ("handled", "called_dear"))
        assert told.diary == Diary(
            gained="the budget is real", opinions="too slow", handled="a trial offered"
        )
        assert deal_table.load(team.store, DEAL) == fold(events(team.store, f"deal:{DEAL}"))

    def test_less_is_told_of_most(self, team, deal):
        told = meet(team, contact=None).visits[0]
        assert (told.contact, told.people, told.channel, told.diary) == (None, (), "in_person", Diary())
        assert events(team.store, f"deal:{DEAL}")[-1].data == {
            "contact": None, "others": [], "on": "2026-11-20", "summary": "walked the line",
            "two_sided": True, "channel": "in_person", "interest": [], "diary": {},
        }  # fmt: skip

    def test_where_only_others_are_named_the_first_of_them_counts(self, team, people):
        told = meet(team, contact=None, others=("Li Na", "Gao Yan")).visits[0]
        assert (told.contact, told.others) == ("ACME.3", ("ACME.1",))

    @pytest.mark.parametrize(
        ("told", "error", "said"),
        [
            ({"channel": "pigeon"}, Usage, "deals.unknown_channel"),
            ({"interest": ("handled", "yawned")}, Usage, "deals.unknown_interest"),
            ({"on": "2026-11-22"}, Usage, "deals.in_the_future"),
            ({"summary": " "}, Usage, "moves.no_summary"),
            ({"others": ("Hu Jun",)}, NotFound, "contacts.unknown"),
        ],
    )
    def test_what_is_refused(self, team, deal, told, error, said):
        with pytest.raises(error) as refused:
            meet(team, **told)
        assert refused.value.message.id == said
        assert (team.deal(DEAL).visits, visit_table.held(view(team))) == ((), [])

    def test_nobody_of_another_client_was_there(self, team, deal):
        team.do("lin", accounts.add, "Beta")
        team.do("lin", contacts.add, "BETA", "Hu Jun", "user")
        with pytest.raises(NotFound):
            meet(team, others=("BETA.1",))

    @pytest.mark.parametrize("channel", ["in_person", "online", "call"])
    def test_a_call_breaks_the_silence_as_a_visit_does(self, team, deal, channel):
        assert meet(team, channel=channel).last_contact == "2026-11-20"

    def test_the_gate_sees_everybody_who_was_met(self, team):
        team.install("[{id: understand, gate: [{visit: decider}]}]", id="met")
        team.do("lin", contacts.add, "ACME", "Wu Bin", "decider", since="2026-01-01")
        team.do("lin", deals.new, "Line 3", account="ACME", playbook="met")
        meet(team)
        assert team.standings(DEAL) == {"visit:decider": "unmet"}
        meet(team, others=("Wu Bin",))
        assert team.standings(DEAL) == {"visit:decider": "met"}


class TestOfAClient:
    def test_it_stands_in_the_table_and_in_the_history_and_changes_nothing_else(self, team):
        before = accounts.find(team.store, "ACME")
        after = call_on(team, "2026-11-19", channel="call", interest=("listened",))
        assert after == before._replace(version=before.version + 1) == accounts.find(team.store, "ACME")
        assert after in accounts.everyone(team.store, until=END_OF_TIME)
        told = events(team.store, "account:ACME")[-1]
        assert (told.kind, told.data["contact"], told.data["interest"]) == ("visit", "ACME.1", ["listened"])
        assert visit_table.held(view(team)) == [
            ("account:ACME", told.seq, "ACME", None, "2026-11-19", "call", True, "lin", "ACME.1")
        ]
        assert verify(team.store).faults == ()

    def test_by_whoever_may_change_the_client_who_has_seen_its_newest_version(self, team, deal):
        with pytest.raises(NotAllowed):
            call_on(team, "2026-11-19", user="bo")
        with pytest.raises(Conflict):
            call_on(team, "2026-11-19", expect=9)
        assert visit_table.held(view(team)) == []


class TestTheTable:
    def test_newest_first_and_by_what_is_asked(self, team, deal):
        team.do("bo", accounts.add, "Beta")
        meet(team, "2026-11-18")
        meet(team, "2026-11-20", user="mei", two_sided=False)
        call_on(team, "2026-11-19", user="bo", account="BETA", contact=None)
        first, second, third = (
            ("2026-11-20", DEAL, "mei"),
            ("2026-11-19", None, "bo"),
            ("2026-11-18", DEAL, "lin"),
        )
        assert seen(team) == [first, second, third]
        assert seen(team, since="2026-11-19", until="2026-11-19") == [second]
        assert seen(team, account="ACME") == [first, third]
        assert seen(team, account="ACME", by="lin") == [third]
        assert seen(team, by="han") == []

    def test_a_visit_goes_with_its_deal_and_comes_back_with_it(self, team):
        team.do("lin", deals.new, "From the fair", playbook="small")
        meet(team, deal="D-1", contact=None)
        last = lambda: visit_table.last_contacts(view(team))  # noqa: E731
        assert last() == {}
        team.do("lin", deals.set_fields, "D-1", {"account": "ACME"})
        assert last() == {"ACME": LastContact("2026-11-20", None)}
        assert verify(team.store).faults == ()
        team.do("lin", deals.undo, "D-1")
        assert last() == {}
        assert verify(team.store).faults == ()

    def test_as_of_a_day_it_knows_what_was_known_then(self, team, deal):
        """Held on the 22nd, entered on the 25th."""
        team.day("2026-11-25")
        meet(team, "2026-11-22")
        before, after = (view(team, date(2026, 11, day)) for day in (24, 25))
        assert (visit_table.held(before), visit_table.last_contacts(before)) == ([], {})
        assert [v.on for v in visit_table.held(after)] == ["2026-11-22"]
        assert visit_table.last_contacts(after) == {"ACME": LastContact("2026-11-22", None)}

    def test_a_repeat_of_a_request_adds_nothing(self, team, deal):
        for _ in range(2):
            meet(team, request="r1")
        assert len(visit_table.held(view(team))) == 1


class TestLastContacts:
    def test_a_call_is_a_contact_and_no_visit_and_without_a_reply_it_is_neither(self, team, deal):
        asked = lambda: visit_table.last_contacts(view(team), ["ACME"])  # noqa: E731
        meet(team, "2026-11-20", two_sided=False)
        assert asked() == {}
        meet(team, "2026-11-12", channel="call")
        assert asked() == {"ACME": LastContact(None, "2026-11-12")}
        meet(team, "2026-11-10")
        call_on(team, "2026-11-11", channel="online")
        assert asked() == {"ACME": LastContact("2026-11-11", "2026-11-12")}
        meet(team, "2026-11-19")
        assert asked() == {"ACME": LastContact("2026-11-19", "2026-11-12")}
        assert asked()["ACME"].of_any_kind == "2026-11-19"

    def test_who_was_there_last_whoever_it_was(self, team, deal):
        meet(team, "2026-11-18")
        call_on(team, "2026-11-17", user="mei")
        call_on(team, "2026-11-19", user="mei", channel="call")
        assert visit_table.last_visitors(view(team), ["ACME"]) == {"ACME": ("2026-11-18", "lin")}
        assert visit_table.last_visitors(view(team, date(2026, 11, 17)), ["ACME"]) == {}

    def test_whose_contacts_count_and_of_which_clients(self, team, deal):
        team.do("bo", accounts.add, "Beta")
        meet(team, "2026-11-18")
        call_on(team, "2026-11-19", user="mei")
        call_on(team, "2026-11-17", user="bo", account="BETA", contact=None)
        last = lambda *asked, **by: {  # noqa: E731
            code: on.visit_on for code, on in visit_table.last_contacts(view(team), *asked, **by).items()
        }
        assert last() == {"ACME": "2026-11-19", "BETA": "2026-11-17"}
        assert last(by=["lin", "bo"]) == {"ACME": "2026-11-18", "BETA": "2026-11-17"}
        assert last(["BETA", "GHOST"]) == {"BETA": "2026-11-17"}
        assert last([]) == last(by=[]) == {}
        many = [f"C{n}" for n in range(2000)]
        assert last([*many, "ACME"]) == {"ACME": "2026-11-19"}


def test_somebody_who_was_met_and_is_forgotten_is_a_key_and_no_more(team, deal):
    meet(team)
    team.do("han", contacts.erase, contacts.find(team.store, "Gao Yan"))
    assert team.deal(DEAL).visits[0].people == ("ACME.1",)
    assert "Gao" not in "".join(str(row["data"]) for row in team.store.rows("SELECT data FROM event"))
