"""Who may ask: by a token, or by a browser's session; and who may not."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from api import Program, right, wrong
from databases import ask
from served import serving

from serving.keys import TRIES, TRIES_OF_ADDRESS

EVENTS = "SELECT count(*) FROM event"
PROMISE = {"what": "the drawings", "by": "us", "on": "2026-03-19"}


def bare(desk, **headers):
    return httpx.Client(base_url=f"{desk.url}/api/v1", headers=headers, timeout=60, trust_env=False)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": ""},
        {"authorization": "Bearer"},
        {"authorization": "Basic bGluOmxpbg=="},
        {"authorization": "Bearer not-a-token"},
        {"cookie": "dealgate=not-a-session"},
    ],
)
def test_nobody_in_particular_gets_nothing(desk, headers):
    with bare(desk, **headers) as nobody:
        for path in ("/deals", "/deals/ACME-1", "/nowhere"):
            answer = nobody.get(path)
            wrong(answer, 401, "unknown_caller")
            assert answer.headers["www-authenticate"].startswith("Bearer")
        wrong(nobody.post("/deals", content="{"), 401, "unknown_caller")


def test_a_token_is_its_persons_until_it_ends_is_dropped_or_they_leave(desk, program):
    lin, keys = program("lin"), desk.site.keys
    assert lin.data("/deals/ACME-1")["owner"] == "lin"
    ended = Program(desk, "lin", lasts=timedelta(seconds=-1))
    wrong(ended.get("/deals"), 401, "unknown_caller")
    bo = program("bo")
    bo.data("/deals")
    desk.shell.ok("person leave bo --to lin", by="ada")
    wrong(bo.get("/deals"), 401, "unknown_caller")
    keys.drop(lin.token)
    wrong(lin.get("/deals"), 401, "unknown_caller")
    ended.close()


def test_a_session_or_a_link_is_no_token(desk):
    now, keys = datetime.now(UTC), desk.site.keys
    for kind in ("session", "link"):
        secret = keys.make(kind, "lin", now, timedelta(hours=1))
        with bare(desk, authorization=f"Bearer {secret}") as taken:
            wrong(taken.get("/deals"), 401, "unknown_caller")


def test_whoever_guesses_waits_and_nobody_else(desk, program):
    lin = program("lin")
    with bare(desk) as guesser:

        def guess(token):
            return guesser.get("/deals", headers={"authorization": f"Bearer {token}"})

        answers = [guess("the same").status_code for _ in range(TRIES + 1)]
        assert answers == [401] * TRIES + [429]
        answers = [guess(f"guess {n}").status_code for n in range(TRIES_OF_ADDRESS)]
        assert answers == [401] * (TRIES_OF_ADDRESS - TRIES) + [429] * TRIES
        told = guess("one more")
        wrong(told, 429, "too_often")
        assert int(told.headers["retry-after"]) == 900
    assert lin.data("/deals/ACME-1")["key"] == "ACME-1"
    # Nor does it keep anybody from signing in with a password.
    assert desk.site.keys.take_try("lin", "127.0.0.1", datetime.now(UTC))


class TestABrowserThatIsSignedIn:
    def test_may_read(self, desk):
        with desk.visitor("lin") as page:
            assert right(page.get("/api/v1/deals/ACME-1")).json()["data"]["key"] == "ACME-1"

    def test_changes_only_with_what_our_pages_know(self, desk):
        before = ask(desk.shell.db, EVENTS)
        path = "/api/v1/deals/ACME-1/promises"
        with desk.visitor("lin") as page, desk.visitor("wei") as other:
            for given in ({}, {"x-csrf": ""}, {"x-csrf": "guess"}, {"x-csrf": other.csrf}, {"x-csrf": "ü"}):
                sent = {name.encode(): value.encode() for name, value in given.items()}
                wrong(page.post(path, json=PROMISE, headers=sent), 403, "not_allowed")
            assert ask(desk.shell.db, EVENTS) == before
            right(page.post(path, json=PROMISE, headers={"x-csrf": page.csrf}))

    def test_is_not_asked_where_there_is_a_token(self, desk, program):
        with desk.visitor("wei") as page:
            wrong(page.get("/api/v1/deals", headers={"authorization": "Bearer wrong"}), 401, "unknown_caller")
            lin = {"authorization": f"Bearer {program('lin').token}"}
            assert right(page.post("/api/v1/deals/ACME-1/promises", json=PROMISE, headers=lin))
            history = page.get("/api/v1/deals/ACME-1/history", headers=lin).json()["data"]
        assert history[-1]["actor"] == "lin"


def test_a_desk_of_one_s_own_lets_nobody_else_in_nor_a_strange_name(work):
    with serving(work, alone="lin") as desk, Program(desk, "lin") as lin, Program(desk, "wei") as wei:
        assert lin.data("/deals/ACME-1")["owner"] == "lin"
        wrong(wei.get("/deals"), 401, "unknown_caller")
        wrong(lin.get("/deals", headers={"host": "elsewhere.example"}), 403, "not_allowed")


REFUSED = [
    ("PATCH", "/deals/ACME-1", {"title": "mine"}),
    ("PUT", "/deals/ACME-1/step", {"what": "call", "on": "2026-12-20"}),
    ("POST", "/deals/ACME-1/promises", PROMISE),
    ("PUT", "/deals/ACME-1/items/own_words", {"done": False}),
    ("PATCH", "/deals/ACME-1/worksheets/client_profile", {"fields": {"business_plan": "none"}}),
    ("PUT", "/deals/ACME-1/wait", {"until": "2026-12-20", "reason": "audit"}),
    ("POST", "/deals/ACME-1/stop", {"class": "cancelled", "reason": "mine"}),
    ("POST", "/deals/ACME-1/advance", None),
    ("POST", "/deals/ACME-1/undo", None),
    ("POST", "/deals/ACME-2/reopen", {"reason": "mine"}),
    ("POST", "/deals/ACME-1/review", {"verdict": "continue"}),
    ("GET", "/deals/ACME-1/review", None),
    ("POST", "/deals", {"title": "for lin", "owner": "lin"}),
    ("POST", "/accounts/ACME/contacts", {"name": "Wu Di", "part": "user"}),
    ("PATCH", "/accounts/ACME", {"name": "Mine"}),
    ("POST", "/accounts/ACME/orders", {"amount": "5"}),
    ("GET", "/next?owner=lin", None),
    (
        "PUT",
        "/deals/ACME-1/answers/needs_known",
        {"answer": "yes", "evidence": "so", "kind": "seller_observed"},
    ),
    (
        "POST",
        "/deals/ACME-1/waivers",
        {"requirement": "qualified", "reason": "so", "until": "2026-12-20"},
    ),
    ("POST", "/deals/ACME-1/visits", {"with": ["Chen Yu"], "summary": "hello"}),
]


def test_a_rep_changes_nothing_of_anothers(desk, program):
    before, bo = ask(desk.shell.db, EVENTS), program("bo")
    for method, path, sent in REFUSED:
        wrong(bo.request(method, path, json=sent), 403, "not_allowed")
    assert ask(desk.shell.db, EVENTS) == before
