"""What is refused comes back as it was typed, and says why; two who change one deal lose nothing."""

import sqlite3

import pytest
from page_forms import opened
from shell import sized_up

from engine.errors import Refused
from engine.message import msg
from serving.calling import Caller

LINE = "quotes \" ' & <b>bold</b> 第二段 🙂  two  spaces --json"
NASTY = f"{LINE}\n\n -x"


@pytest.mark.parametrize(
    ("who", "form", "typed", "status", "why"),
    [
        ("lin", "step", {"what": LINE, "on": "2026-02-01"}, 400, "it must be today or later"),
        ("lin", "step", {"what": "", "on": "2026-03-09"}, 400, ""),
        ("lin", "promise", {"what": "x", "by": "us"}, 400, "Say by when."),
        ("lin", "visit", {"summary": "met nobody"}, 400, "Something that is needed is still empty."),
        ("lin", "edit", {"amount": "a lot"}, 400, "isn't an amount"),
        ("lin", "edit", {"account": "Nobody Inc"}, 404, "Nobody Inc"),
        ("lin", "wait", {"until": "2026-03-20", "reason": " "}, 400, ""),
        ("wei", "waive-qualified", {"reason": NASTY, "until": "2026-01-01"}, 400, "today or later"),
        ("lin", "settle-decision:needs_known", {"answer": "yes", "evidence": NASTY}, 400, "choose who"),
    ],
)
def test_what_was_typed_stands_there_still(desk, who, form, typed, status, why):
    before = desk.shell.data("history ACME-1")
    page = opened(desk.visitor(who), "/deals/ACME-1")
    again = page.send(form, **typed)
    assert again.status == status
    assert why in again.alert
    assert again.alert
    assert "--" not in again.alert
    assert {name: again.forms[form].fields[name] for name in typed} == typed
    assert again.forms[form].fields["request"] != page.forms[form].fields["request"]
    assert desk.shell.data("history ACME-1") == before
    assert f'<details id="{form}" open>' in again.text


def test_the_gate_says_what_it_is_closed_for(desk):
    lin = desk.visitor("lin")
    answer = lin.send_form("/deals/ACME-1/advance")
    assert answer.status_code == 409
    assert "The gate of ACME-1 is closed: 3 requirements open." in answer.text


def test_somebody_elses_deal_is_read_and_not_changed(desk):
    """bo is of another team: the page has what `show` has, and no forms."""
    bo = desk.visitor("bo")
    page = opened(bo, "/deals/ACME-1")
    assert [form for form in page.forms if form] == []
    for said in ("the budget owner changed", "walked the line", "a reference visit", "Chen Yu"):
        assert said in page.text
    assert "you can read it" in page.text
    answer = bo.send_form("/deals/ACME-1/step", what="mine now", on="2026-03-09", form="step")
    assert answer.status_code == 403
    assert "ACME-1 belongs to lin" in answer.text
    assert "mine now" in answer.text
    assert desk.shell.data("show ACME-1")["next_step"]["what"] == "send the comparison"


def test_a_form_that_is_gone_brings_back_what_was_typed(desk):
    """lin answers a question; meanwhile wei stops the deal, and the gate has no forms any more."""
    page = opened(desk.visitor("lin"), "/deals/ACME-1")
    desk.shell.ok("stop ACME-1 --class no_decision --reason gone", by="wei")
    form = "settle-decision:needs_known"
    again = page.send(form, answer="yes", evidence="what he said", contact="ACME.1")
    assert again.status == 409
    assert "changed after you opened its page" in again.alert
    assert "wei stopped" in again.alert
    assert again.forms[form].fields["evidence"] == "what he said"
    once_more = again.send(form)
    assert once_more.status == 409
    assert "reopen it first" in once_more.alert
    assert once_more.forms[form].fields["evidence"] == "what he said"


class TestTwoOnOneDeal:
    def test_the_second_sees_what_the_first_did_and_sends_again(self, desk):
        lin, wei = (opened(desk.visitor(who), "/deals/ACME-1") for who in ("lin", "wei"))
        lin.send("promise", what="the drawings", by="us", on="2026-03-12")
        refused = wei.send("step", what=LINE, on="2026-03-10")
        assert refused.status == 409
        assert "lin we promised: the drawings, by 12 Mar 2026" in refused.alert
        assert refused.forms["step"].fields["what"] == LINE
        done = refused.send("step")
        assert done.status == 200
        shown = desk.shell.data("show ACME-1")
        assert shown["next_step"]["what"] == LINE
        assert "the drawings" in [p["what"] for p in shown["promises"]]
        kinds = [(e["actor"], e["kind"]) for e in desk.shell.data("history ACME-1")]
        assert kinds[-2:] == [("lin", "promise"), ("wei", "step")]

    def test_only_what_came_later_is_told(self, desk):
        wei = opened(desk.visitor("wei"), "/deals/ACME-1")
        desk.shell.ok("tick ACME-1 root_cause")
        refused = wei.send("promise-0")
        assert "Trace the problem" in refused.alert
        assert "walked the line" not in refused.alert
        assert refused.send("promise-0").status == 200
        assert desk.shell.data("show ACME-1")["promises"][0]["kept"] is True

    def test_what_the_first_changed_is_not_changed_back(self, desk):
        """Both edit the deal: wei its title, lin its amount. Neither loses what the other did."""
        lin, wei = (opened(desk.visitor(who), "/deals/ACME-1") for who in ("lin", "wei"))
        lin.send("edit", amount="500000")
        refused = wei.send("edit", title="Line 3 and 4")
        assert refused.status == 409
        fields = refused.forms["edit"].fields
        assert (fields["title"], fields["amount"]) == ("Line 3 and 4", "500000.00")
        refused.send("edit")
        shown = desk.shell.data("show ACME-1")
        assert (shown["title"], shown["amount"]) == ("Line 3 and 4", "500000.00")

    def test_both_through_the_gate_it_moves_once(self, desk):
        sized_up(desk.shell)
        desk.shell.ok("answer ACME-1 needs_known yes --evidence e --kind client_said --contact chen")
        lin, wei = (opened(desk.visitor(who), "/deals/ACME-1") for who in ("lin", "wei"))
        assert lin.send("advance").status == 200
        assert wei.send("advance").status == 409
        kinds = [e["kind"] for e in desk.shell.data("history ACME-1")]
        assert kinds.count("advance") == 1

    def test_the_form_sent_twice_beside_somebody_elses_is_done_once(self, desk):
        lin, wei = (opened(desk.visitor(who), "/deals/ACME-1") for who in ("lin", "wei"))
        lin.send("visit", with_="ACME.1", summary="the first")
        wei.send("promise-0")
        assert lin.send("visit", with_="ACME.1", summary="the first").status == 200
        visits = [v["summary"] for v in desk.shell.data("show ACME-1")["visits"]]
        assert visits.count("the first") == 1

    def test_the_same_form_with_other_words_is_asked_about(self, desk):
        """Back by the browser's button, and something else is typed."""
        page = opened(desk.visitor("lin"), "/deals/ACME-1")
        page.send("visit", with_="ACME.1", summary="the first")
        again = page.send("visit", with_="ACME.1", summary="another")
        assert (again.status, again.forms["visit"].fields["summary"]) == (409, "another")
        assert "sent once before" in again.alert
        again.send("visit")
        visits = [v["summary"] for v in desk.shell.data("show ACME-1")["visits"]]
        assert [visits.count(said) for said in ("the first", "another")] == [1, 1]


@pytest.mark.sqlite("a file is locked as a whole")
def test_a_database_that_is_busy_loses_nothing_that_was_typed(desk, monkeypatch):
    """Somebody else has been writing for longer than anybody waits."""
    monkeypatch.setattr("engine.sqlite.WAIT", 0.2)
    page = opened(desk.visitor("lin"), "/deals/ACME-1")
    other = sqlite3.connect(desk.shell.db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    again = page.send("step", what="typed with care", on="2026-03-09")
    other.execute("ROLLBACK")
    other.close()
    assert again.status >= 400
    assert "Send it once more in a moment" in again.alert
    assert desk.shell.db not in again.text
    assert again.forms["step"].fields["what"] == "typed with care"
    assert again.send("step").status == 200


def test_what_may_be_saved_or_not_is_sent_once_more_and_done_once(desk, monkeypatch):
    """The connection breaks off after the change was kept, and before anybody was told."""
    page = opened(desk.visitor("lin"), "/deals/ACME-1")
    carried = Caller.call

    def broken(self, asked):
        carried(self, asked)
        raise Refused(msg("store.commit_unknown", path="somewhere"))

    with monkeypatch.context() as patch:
        patch.setattr(Caller, "call", broken)
        again = page.send("visit", with_="ACME.1", summary="walked the hall")
    assert "it is done once" in again.alert
    assert again.send("visit").status == 200
    visits = [visit["summary"] for visit in desk.shell.data("show ACME-1")["visits"]]
    assert visits.count("walked the hall") == 1
