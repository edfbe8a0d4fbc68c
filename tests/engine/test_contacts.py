"""Contacts: finding them, their part, their going, and being forgotten."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from threading import Barrier
from time import sleep

import pytest
from databases import everything

from engine import accounts, contacts, deals
from engine.change import carry_out
from engine.clock import end_of_day
from engine.contacts import Details, deciders_changed_on
from engine.errors import Conflict, NotAllowed, NotFound, Refused, Usage
from engine.history import events
from engine.store import open_store
from engine.verify import verify


def add(team, name, part="user", **more):
    return team.do("lin", contacts.add, "ACME", name, part, **more)


def changed(team):
    """When the deciders last changed, as the account has it; history must say the same."""
    stored = accounts.find(team.store, "ACME").deciders_changed_on
    assert stored == deciders_changed_on(team.store, "ACME", team.today)
    return stored


def test_finding_one(team):
    add(team, "Gao Ming")
    find = lambda text: contacts.find(team.store, text, "ACME").key  # noqa: E731
    assert [find(t) for t in ("ACME.1", "acme.2", "Gao Yan", "gao yan", "Gao M")] == [
        "ACME.1", "ACME.2", "ACME.1", "ACME.1", "ACME.2",
    ]  # fmt: skip
    with pytest.raises(NotFound) as ambiguous:
        find("Gao")
    assert ambiguous.value.details["candidates"] == ["ACME.1 Gao Yan", "ACME.2 Gao Ming"]
    with pytest.raises(NotFound) as unknown:
        find("Wu")
    assert unknown.value.hint.args["account"] == "ACME"


def test_a_name_is_known_only_where_it_belongs(team):
    team.do("wei", accounts.add, "Beta")
    with pytest.raises(NotFound):
        contacts.find(team.store, "Gao Yan", "BETA")


@pytest.mark.parametrize(
    ("name", "part", "more", "error"),
    [
        ("Wu Bin", "boss", {}, Usage),
        ("Wu Bin", "user", {"style": "grumpy"}, Usage),
        (" ", "user", {}, Refused),
        ("Gao Yan", "decider", {}, Refused),
        ("Wu Bin", "decider", {"since": "2026-11-22"}, Usage),
    ],
)
def test_what_is_no_contact(team, name, part, more, error):
    with pytest.raises(error):
        add(team, name, part, **more)
    assert len(contacts.of_account(team.store, "ACME")) == 1


class TestDeciders:
    def test_their_coming_and_going_is_noted_that_of_others_not(self, team):
        add(team, "Wu Bin", "champion")
        assert changed(team) is None
        add(team, "Li Na", "decider", since="2026-06-01")
        assert changed(team) == "2026-06-01"
        add(team, "Hu Jun", "economic_buyer")
        assert changed(team) == "2026-11-21"

    def test_what_was_earlier_does_not_hide_what_was_later(self, team):
        add(team, "Li Na", "decider", since="2026-06-01")
        add(team, "Hu Jun", "decider", since="2026-03-01")
        assert changed(team) == "2026-06-01"

    @pytest.mark.parametrize(
        ("before", "after", "noted"),
        [
            ("user", "decider", True),
            ("decider", "user", True),
            ("decider", "economic_buyer", True),
            ("user", "buyer", False),
        ],
    )
    def test_so_is_a_part_that_changes(self, team, before, after, noted):
        contact = add(team, "Li Na", before, since="2026-01-01")
        team.do("lin", contacts.edit, contact, part=after)
        assert (changed(team) == "2026-11-21") is noted

    def test_a_day_corrected_is_the_day(self, team):
        contact = add(team, "Li Na", "decider")
        assert changed(team) == "2026-11-21"
        corrected = team.do("lin", contacts.edit, contact, since="2026-01-01")
        assert changed(team) == "2026-01-01"
        team.do("lin", contacts.leave, corrected, "2026-11-10")
        left = contacts.find(team.store, "Li Na")
        team.do("lin", contacts.edit, left, style="driver")
        assert changed(team) == "2026-11-10"

    def test_as_it_was_on_a_day(self, team):
        add(team, "Li Na", "decider", since="2026-06-01")
        add(team, "Hu Jun", "decider", since="2026-09-01")
        days = ("2026-05-31", "2026-06-01", "2026-08-31", "2026-09-01")
        assert [deciders_changed_on(team.store, "ACME", day) for day in days] == [
            None, "2026-06-01", "2026-06-01", "2026-09-01",
        ]  # fmt: skip

    def test_another_account_with_a_longer_code_has_its_own(self, team):
        team.do("wei", accounts.add, "Acme Two", "ACME2")
        team.do("lin", contacts.add, "ACME2", "Li Na", "decider")
        assert changed(team) is None


class TestLeaving:
    def test_is_noted_once(self, team):
        gone = team.do("lin", contacts.leave, contacts.find(team.store, "Gao Yan"), "2026-11-20")
        assert contacts.find(team.store, "Gao Yan") == gone
        with pytest.raises(Refused):
            team.do("lin", contacts.leave, gone, "2026-11-21")

    def test_what_is_only_announced_is_not_noted_yet(self, team):
        with pytest.raises(Usage):
            team.do("lin", contacts.leave, contacts.find(team.store, "Gao Yan"), "2026-11-22")

    def test_somebody_of_the_same_name_may_come_after(self, team):
        team.do("lin", contacts.leave, contacts.find(team.store, "Gao Yan"), "2026-11-20")
        assert add(team, "Gao Yan").key == "ACME.2"


class TestEditing:
    def test_what_is_not_said_stays(self, team):
        before = contacts.find(team.store, "Gao Yan")
        after = team.do("lin", contacts.edit, before, style="driver")
        assert after == contacts.find(team.store, "Gao Yan") == before._replace(style="driver", version=2)

    def test_a_new_name(self, team):
        team.do("lin", contacts.edit, contacts.find(team.store, "Gao Yan"), name=" Gao Yanli ")
        assert contacts.find(team.store, "ACME.1").name == "Gao Yanli"
        with pytest.raises(Refused):
            team.do("lin", contacts.edit, contacts.find(team.store, "ACME.1"), name=" ")

    def test_the_loser_of_a_race_is_told(self, team):
        contact = contacts.find(team.store, "Gao Yan")
        team.do("mei", contacts.edit, contact, style="driver")
        with pytest.raises(Conflict):
            team.do("lin", contacts.edit, contacts.find(team.store, "Gao Yan"), style="amiable", expect=1)


class TestDetails:
    def test_what_is_known_beside_the_name(self, team):
        known = Details(job=" head of production ", phone="0755 8888", topics="")
        li = add(team, "Li Na", details=known)
        assert li.details == Details(job="head of production", phone="0755 8888")
        assert contacts.find(team.store, "Li Na") == li
        given = {"phone": "", "topics": "fishing", "family": " two daughters"}
        edited = team.do("lin", contacts.edit, li, details=given)
        learnt = Details(job="head of production", topics="fishing", family="two daughters")
        assert edited == contacts.find(team.store, "Li Na") == li._replace(details=learnt, version=2)

    def test_a_new_name_keeps_them_and_they_keep_the_name(self, team):
        li = add(team, "Li Na", details=Details(job="buyer"))
        renamed = team.do("lin", contacts.edit, li, name="Li Nana")
        told = team.do("lin", contacts.edit, renamed, details={"email": "li@acme.cn"})
        assert (told.name, told.details) == ("Li Nana", Details(job="buyer", email="li@acme.cn"))

    def test_what_was_known_already_writes_nothing(self, team):
        li = add(team, "Li Na", details=Details(job="buyer"))
        assert team.do("lin", contacts.edit, li, name="Li Na", part="user", details={"job": "buyer "}) == li
        assert len(events(team.store, "contact:ACME.2")) == 1

    def test_there_are_seven(self, team):
        with pytest.raises(Usage) as refused:
            team.do("lin", contacts.edit, contacts.find(team.store, "Gao Yan"), details={"fone": "1"})
        assert refused.value.hint.params["close"] == "phone"

    def test_as_of_a_day_they_are_those_known_then_or_first(self, team):
        li = add(team, "Li Na", since="2026-06-01", details=Details(job="buyer", phone="1"))
        team.day("2026-11-25")
        li = team.do("lin", contacts.edit, li, details={"phone": "2"})

        def then(day):
            until = end_of_day(date.fromisoformat(day), "Asia/Shanghai")
            found = contacts.as_of(team.store, li, day, until)
            return found and (found.details.job, found.details.phone)

        days = ("2026-05-31", "2026-06-01", "2026-11-24", "2026-11-25")
        assert [then(day) for day in days] == [None, ("buyer", "1"), ("buyer", "1"), ("buyer", "2")]
        team.do("han", contacts.erase, contacts.find(team.store, "Li Na"))
        assert then("2026-11-25") == (None, None)


class TestErasing:
    def test_no_name_is_left_anywhere_in_the_database(self, team):
        known = Details(phone="0755 8888", family="two daughters")
        contact = add(team, "Li Na", details=known, request="r1", command="contact add Li Na")
        asked = {"request": "r2", "command": "contact edit li phone=0755 9999"}
        team.do("lin", contacts.edit, contact, name="Li Nana", details={"phone": "0755 9999"}, **asked)
        team.do("lin", accounts.edit, "ACME", "Acme", request="r3", command="asked by Li Nana")
        erased = team.do("han", contacts.erase, contacts.find(team.store, "ACME.2"))
        assert (erased.name, erased.details) == (None, Details())
        assert contacts.find(team.store, "ACME.2") == erased
        held = [row for rows in everything(team.path).values() for row in rows]
        assert held
        assert not [row for row in held if "Li Na" in row or "0755" in row or "daughters" in row]

    def test_a_request_that_named_them_is_refused_when_it_comes_again(self, team):
        add(team, "Li Na", request="r1", command="contact add Li Na")
        team.do("han", contacts.erase, contacts.find(team.store, "Li Na"))
        with pytest.raises(Refused) as reused:
            add(team, "Li Na", request="r1", command="contact add Li Na")
        assert reused.value.message.id == "deals.request_reused"
        assert len(contacts.of_account(team.store, "ACME")) == 2

    def test_nothing_is_learnt_of_somebody_who_was_erased(self, team):
        team.do("han", contacts.erase, contacts.find(team.store, "Gao Yan"))
        with pytest.raises(Refused) as refused:
            team.do("lin", contacts.edit, contacts.find(team.store, "ACME.1"), details={"phone": "1"})
        assert refused.value.message.id == "contacts.erased_already"

    def test_history_never_held_the_name_and_stays_as_it_was(self, team):
        before = events(team.store, "contact:ACME.1")
        team.do("han", contacts.erase, contacts.find(team.store, "Gao Yan"))
        assert events(team.store, "contact:ACME.1")[:-1] == before
        assert "Gao" not in str(before)

    def test_two_of_the_same_name_are_sealed_differently(self, team):
        team.do("wei", accounts.add, "Beta")
        team.do("lin", contacts.add, "BETA", "Gao Yan", "user")
        seals = [row[0] for row in team.store.rows("SELECT sealed FROM contact")]
        assert len(set(seals)) == 2


class TestRights:
    def test_who_has_no_deal_there_may_not_change_them(self, team, deal):
        gao = contacts.find(team.store, "ACME.1")
        for work, given in ((contacts.edit, {"part": "decider"}), (contacts.leave, {"on": "2026-11-20"})):
            with pytest.raises(NotAllowed):
                team.do("bo", work, gao, **given)
        with pytest.raises(NotAllowed):
            team.do("bo", contacts.add, "ACME", "New Boss", "decider")

    def test_nobody_names_them_again_who_answered_at_the_same_time(self, team, deal):
        """Four people answer with results that name the contact; in between the contact is erased."""
        begun = Barrier(5)

        def answering(changes):
            with open_store(team.path, for_writing=True) as store:
                begun.wait(60)
                for change in changes:
                    carry_out(change._replace(store=store), "test", partial(answered, store, change))

        def answered(store, change):
            mine = change._replace(store=store)
            deals.tick(mine, deal, "listed")
            deals.tick(mine, deal, "listed", off=True)
            return {"message": f"said by {contacts.by_keys(store, ['ACME.1'])[0].name}"}

        people = ("lin", "mei", "han", "wei")
        changes = [[team.as_(user, request=f"{user}.{n}") for n in range(8)] for user in people]
        with ThreadPoolExecutor(4) as pool:
            answers = [pool.submit(answering, own) for own in changes]
            begun.wait(60)
            sleep(0.05)
            team.do("han", contacts.erase, contacts.find(team.store, "ACME.1"))
            for each in answers:
                each.result()
        results = [row[0] for row in team.store.rows("SELECT result FROM request")]
        assert len(results) == 32
        assert not [result for result in results if "Gao" in result]
        proof = verify(team.store)
        assert (proof.faults, proof.erased) == ((), ("ACME.1",))

    def test_erasing_takes_a_manager(self, team, deal):
        gao = contacts.find(team.store, "ACME.1")
        with pytest.raises(NotAllowed):
            team.do("lin", contacts.erase, gao)
        erased = team.do("han", contacts.erase, gao)
        with pytest.raises(Refused):
            team.do("han", contacts.erase, erased)
