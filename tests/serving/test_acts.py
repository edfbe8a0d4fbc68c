"""Every form of a deal's page, really sent: it does what the command of its name does, and says so once."""

import pytest
from page_forms import opened
from shell import qualified, sized_up

from serving.acts import ACTS

# fmt: off
SENT = [
    # by whom, form, what is typed, the event it leaves, what it says
    ("lin", "settle-decision:needs_known", {"answer": "yes", "evidence": "he said so", "contact": "ACME.1"},
     "answer", "The client says yes"),
    ("lin", "step", {"what": "show the pump", "on": "2026-03-09", "with": "ACME.1"}, "step",
     "show the pump, on 9 Mar 2026"),
    ("lin", "visit", {"with": "ACME.2", "summary": "two lines\nof it"}, "visit", "Gao Yan"),
    ("lin", "promise", {"what": "the drawings", "by": "client", "on": "2026-03-12"}, "promise",
     "the client promised the drawings"),
    ("lin", "promise-0", {}, "promise", "promise kept: a reference visit"),
    ("lin", "item-root_cause", {}, "tick", "done: “Trace the problem"),
    ("lin", "item-own_words", {}, "tick", "no longer done"),
    ("lin", "edit", {"title": "Line 4", "amount": "1.2m", "close_date": "2026-10-01"}, "set",
     "CNY 1,200,000"),
    ("lin", "wait", {"until": "2026-03-20", "reason": "fair week"}, "wait", "until 20 Mar 2026: fair week"),
    ("lin", "stop", {"class_": "no_decision", "reason": "no budget", "wake": "2027-01-04"}, "stop",
     "wakes"),
    ("wei", "waive-qualified", {"reason": "known", "until": "2026-03-10"}, "waive", "is waived until"),
    ("mia", "edit", {"owner": "bo"}, "set", "owner: lin → bo"),
]
# fmt: on


@pytest.mark.parametrize(
    ("who", "form", "typed", "kind", "said"), SENT, ids=[f"{s[1]} by {s[0]}" for s in SENT]
)
def test_a_form_does_it_and_says_so_once(desk, who, form, typed, kind, said):
    page = opened(desk.visitor(who), "/deals/ACME-1")
    done = page.send(form, **typed)
    assert (page.led_to.partition("#")[0], done.status) == ("/deals/ACME-1", 200)
    assert page.led_to.partition("#")[2] in done.ids
    assert said in _told(done)
    last = desk.shell.data("history ACME-1")[-1]
    assert (last["actor"], last["kind"]) == (who, kind)
    assert "data-told" not in desk.visitor(who).get("/deals/ACME-1").text
    assert "data-told" not in done.who.get("/deals/ACME-1").text


def _told(page):
    return page.text.partition("data-told>")[2].partition("</div>")[0]


def test_what_is_typed_over_several_lines_stays_so(desk):
    opened(desk.visitor("lin"), "/deals/ACME-1").send("visit", with_="ACME.1", summary="one\ntwo")
    assert desk.shell.data("show ACME-1")["visits"][-1]["summary"] == "one\ntwo"


def test_through_the_gate_and_back_and_to_its_end(desk):
    shell, lin = desk.shell, desk.visitor("lin")
    sized_up(shell)
    page = opened(lin, "/deals/ACME-1")
    assert "advance" not in page.forms
    page = page.send("settle-decision:needs_known", answer="yes", evidence="said so", contact="ACME.1")
    page = page.send("advance")
    assert "✓ The client feels we know what they need" in _told(page)
    assert "Validated" in _told(page)
    assert "dealgate" not in _told(page)
    page = page.send("back", stage="understand", reason="a new budget owner")
    assert "history" in page.send("undo").ids
    page = opened(lin, "/deals/ACME-1")
    page = page.send("stop", class_="no_decision", reason="no budget")
    assert [form for form in page.forms if form] == ["reopen", "undo"]
    page.send("reopen", reason="they called")
    assert [e["kind"] for e in shell.data("history ACME-1")][-6:] == [
        *("answer", "advance", "back", "undo", "stop", "reopen")
    ]


def test_a_contact_is_added_where_one_is_missing(desk):
    page = opened(desk.visitor("lin"), "/deals/ACME-1")
    done = page.send("contact", name="Lin Tao", part="blocker", job="purchasing")
    assert "Lin Tao" in _told(done)
    assert desk.shell.data("contact show 'Lin Tao'")["job"] == "purchasing"
    assert "people" in done.ids


def test_somebody_new_is_named_in_the_form_that_asks_who(desk):
    page = opened(desk.visitor("lin"), "/deals/ACME-1")
    page.send(
        "settle-decision:needs_known", answer="yes", evidence="e", new_name="Qian Duo", new_part="champion"
    )
    found = desk.shell.data("contact show 'Qian Duo'")
    assert found["part"] == "champion"
    assert desk.shell.data("show ACME-1")["answers"][0]["contact"] == "Qian Duo"


def test_somebody_new_is_known_when_the_rest_is_refused(desk):
    page = opened(desk.visitor("lin"), "/deals/ACME-1")
    again = page.send("step", what="meet", on="2026-02-01", new_name="Qian Duo")
    assert again.status == 400
    assert (again.forms["step"].fields["new_name"], again.forms["step"].fields["with"]) == ("", "ACME.3")
    again.send("step", on="2026-03-09")
    assert [c["name"] for c in desk.shell.data("contact list --account ACME")].count("Qian Duo") == 1
    assert desk.shell.data("show ACME-1")["next_step"]["with"] == "Qian Duo"


def test_what_nobody_changed_is_not_sent_to_be_changed(desk):
    page = opened(desk.visitor("lin"), "/deals/ACME-1")
    before = desk.shell.data("show ACME-1")
    page.send("edit")
    assert desk.shell.data("show ACME-1") == before
    page.send("edit", title="Line 5")
    assert desk.shell.data("history ACME-1")[-1]["data"] == {"fields": {"title": "Line 5"}}


def test_a_field_is_emptied(desk):
    opened(desk.visitor("lin"), "/deals/ACME-1").send("edit", amount="", behaviour="")
    shown = desk.shell.data("show ACME-1")
    assert (shown["amount"], shown["behaviour"]) == (None, None)


def test_sent_twice_it_is_done_once(desk):
    page = opened(desk.visitor("lin"), "/deals/ACME-1")
    for _ in range(2):
        done = page.send("visit", with_="ACME.1", summary="once")
    assert done.status == 200
    assert [v["summary"] for v in desk.shell.data("show ACME-1")["visits"]].count("once") == 1


def test_a_deal_without_a_client_is_given_one_first(desk):
    page = opened(desk.visitor("lin"), "/deals/D-1")
    assert "visit" not in page.forms
    page = page.send("settle-visit:two_sided", account="华南精工")
    assert desk.shell.data("show D-1")["account"] == "HNJG"
    assert "summary" in page.forms["settle-visit:two_sided"].fields


def test_what_is_not_of_the_deal_goes_by_its_own_rights(desk):
    """The version that is expected is the deal's, and none of theirs."""
    rate = {"currency": "USD", "rate": "7.1"}
    for who, act, fields, status in (
        ("lin", "account-edit", {"account": "ACME", "class_": "A"}, 303),
        ("bo", "account-edit", {"account": "ACME", "class_": "C"}, 403),
        ("lin", "db-rate", rate, 403),
        ("wei", "db-rate", rate, 303),
    ):
        sent = {**fields, "expect": "999", "form": "settle-x", "request": f"r-{who}-{act}"}
        assert desk.visitor(who).send_form(f"/deals/ACME-1/{act}", **sent).status_code == status
    assert desk.shell.data("account list")[0]["class"] == "A"


def test_every_act_is_one_that_some_form_asks_for():
    """`account edit`, `db rate` and `reopen` come up in tests of their own."""
    elsewhere = {"account edit", "db rate", "reopen", "contact add", "advance", "back", "undo"}
    by_form = {"edit": "set", "visit": "visit log", "promise-0": "promise"}
    sent = {by_form.get(form, form.partition("-")[0]) for _, form, *_ in SENT}
    named = {"settle": "answer", "item": "tick"}
    assert {named.get(name, name) for name in sent} | elsewhere == set(ACTS)


def test_an_address_that_was_sent_to_leads_back_to_the_deal(desk):
    answer = desk.visitor("lin").get("/deals/ACME-1/answer")
    assert (answer.status_code, answer.headers["location"]) == (303, "/deals/ACME-1")


def test_a_command_that_is_no_act_is_not_carried_out(desk):
    answer = desk.visitor("ada").send_form("/deals/ACME-1/person-add", user="x")
    assert answer.status_code == 404
    assert "x" not in [p["user"] for p in desk.shell.data("person list")]


def test_where_one_goes_back_to_stays_on_the_page(desk):
    lin = desk.visitor("lin")
    answer = lin.send_form("/deals/ACME-1/tick", item="root_cause", back_to="x\r\nset-cookie: a=b//evil")
    assert answer.headers["location"].startswith("/deals/ACME-1#x%0Aset-cookie")
    assert "set-cookie" not in answer.headers or "a=b" not in answer.headers["set-cookie"]


def test_what_was_told_to_one_is_not_told_to_another(desk):
    page = opened(desk.visitor("lin"), "/deals/ACME-1")
    page.send("promise-0")
    request = page.forms["promise-0"].fields["request"]
    bo = desk.visitor("bo")
    bo.cookies.set("told", request, path="/deals")
    assert "data-told" not in bo.get("/deals/ACME-1").text
    lin = desk.visitor("lin")
    lin.cookies.set("told", request, path="/deals")
    assert "data-told" in lin.get("/deals/ACME-1").text


def test_a_qualified_deal_shows_its_worksheets(desk):
    qualified(desk.shell)
    assert "/deals/ACME-1/sheets/qualification" in desk.visitor("lin").get("/deals/ACME-1").text
