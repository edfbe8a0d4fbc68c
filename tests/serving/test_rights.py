"""Who may do what through the pages: what the matrix says, on both databases, and nothing is changed
where it is refused."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import pytest
from databases import everything
from matrix import EXPECTED
from offices import ACTORS, PLACES, found, whose
from served import serving
from shell import Shell

from serving.acts import ACTS
from serving.app import app


class Sent(NamedTuple):
    """A form: the number of the deal, the act, and its fields."""

    n: int
    act: str
    fields: Mapping[str, str] = MappingProxyType({})


SAID = {"evidence": "x", "kind": "client_said", "contact": "Gao Yan"}
FORMS = {
    # In an order in which none is in the way of the next: the newest event is another's only once.
    "undo another's": Sent(1, "undo"),
    "waive": Sent(1, "waive", {"requirement": "item:listed", "reason": "agreed", "until": "2199-01-01"}),
    "set": Sent(1, "set", {"title": "Line 1, all of it"}),
    "step": Sent(1, "step", {"what": "call", "on": "2199-01-01", "with": "Gao Yan"}),
    "promise": Sent(1, "promise", {"what": "a sample", "by": "us", "on": "2199-01-01"}),
    "answer": Sent(1, "answer", {"point": "needs_known", "answer": "unsure", **SAID}),
    "tick": Sent(1, "tick", {"item": "listed"}),
    "undo one's own": Sent(1, "undo"),
    "wait": Sent(1, "wait", {"until": "2199-01-01", "reason": "their budget"}),
    "visit": Sent(1, "visit-log", {"with": "Gao Yan", "summary": "walked the line", "channel": "call"}),
    "class by hand": Sent(1, "account-edit", {"account": "{code}", "class": "B"}),
    "rate": Sent(1, "db-rate", {"currency": "USD", "rate": "7.1"}),
    "contact add": Sent(1, "contact-add", {"account": "{code}", "name": "Wu Bin", "part": "decider"}),
    "advance": Sent(2, "advance"),
    "back": Sent(5, "back", {"stage": "meet", "reason": "too early"}),
    "reopen": Sent(3, "reopen", {"reason": "they called"}),
    "reopen done": Sent(4, "reopen", {"reason": "it came back"}),
    "give to lin": Sent(1, "set", {"owner": "lin"}),
    "give to bo": Sent(1, "set", {"owner": "bo"}),
    "stop": Sent(2, "stop", {"class": "no_decision", "reason": "no budget"}),
}


@pytest.fixture(scope="module")
def offices(databases):
    return databases.once("offices", found)


@pytest.fixture
def desk(offices, databases, database, tmp_path):
    with databases.copy(offices(database), tmp_path / "offices.sqlite") as db:
        shell = Shell(db, str(tmp_path))
        with serving(shell) as served:
            yield served


def test_every_act_of_a_deal_is_asked_for():
    assert {form.act.replace("-", " ") for form in FORMS.values()} == set(ACTS)


@pytest.mark.parametrize("role", ACTORS)
def test_a_form_may_do_what_its_sender_may(desk, role):
    user = ACTORS[role]
    visitor = desk.visitor(user)

    def send(form, code):
        fields = {name: value.format(code=code) for name, value in form.fields.items()}
        return visitor.send_form(f"/deals/{code}-{form.n}/{form.act}", **fields).status_code

    for place in PLACES:
        code = whose(user, place).upper()
        may = {operation: role in EXPECTED[operation, place] for operation in FORMS}
        before = everything(desk.shell.db)
        refused = {operation: send(FORMS[operation], code) for operation in FORMS if not may[operation]}
        if not may["tick"]:
            del refused["undo one's own"]  # there was nothing of theirs to take back
        assert set(refused.values()) <= {403}, (place, refused)
        assert everything(desk.shell.db) == before, place
        done = {operation: send(FORMS[operation], code) for operation in FORMS if may[operation]}
        assert set(done.values()) <= {303}, (place, done)


def test_everybody_reads_and_who_may_not_work_on_a_deal_sees_no_form(desk):
    for role, user in ACTORS.items():
        visitor = desk.visitor(user)
        for place in PLACES:
            code = whose(user, place).upper()
            page = visitor.get(f"/deals/{code}-1")
            assert page.status_code == 200
            may = role in EXPECTED["stop", place]
            assert (f'action="/deals/{code}-1/stop"' in page.text) == may, (role, place)
            assert ('method="post" action="/deals/' in page.text) == may, (role, place)


PUBLIC = {
    *("/sign-in", "/in/{secret}", "/language", "/oidc/start", "/oidc/back", "/static/{digest}/{name}"),
    # What a phone keeps before anybody is signed in, and where the API is described; it has tests of its own.
    *("/worker.js", "/manifest.json", "/api", "/api/v1"),
}


def test_whoever_is_not_signed_in_gets_no_page_and_changes_nothing(desk):
    """Every address there is, by every way it takes."""
    nobody = desk.visitor()
    before = everything(desk.shell.db)
    asked = 0
    for route in app(desk.site).routes:
        if route.path in PUBLIC:
            continue
        path = route.path.replace("{key}", "LIN-1").replace("{act}", "tick")
        for method in route.methods - {"HEAD"}:
            answer = nobody.request(method, path, data={"item": "listed"} if method == "POST" else None)
            assert answer.status_code in (303, 401), (method, path)
            assert "Line 1" not in answer.text
            if answer.status_code == 303:
                assert answer.headers["location"].startswith("/sign-in?to=")
            asked += 1
    assert asked >= 9
    assert everything(desk.shell.db) == before
