"""What is sent twice is done once, and who comes too late is told so."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from api import right, wrong

PROMISE = {"what": "the drawings", "by": "us", "on": "2026-03-19"}
PATH = "/deals/ACME-1/promises"


def test_a_repeat_gets_the_first_answer(program):
    lin, key = program("lin"), {"idempotency-key": "a7f0-1"}
    first = right(lin.post("/deals", json={"title": "One more"}, headers=key), 201)
    again = right(lin.post("/deals", json={"title": "One more"}, headers=key), 201)
    assert again.json() == first.json()
    assert again.headers["location"] == first.headers["location"]
    assert len(lin.data("/deals", limit=50)) == 4
    right(lin.post("/deals", json={"title": "One more"}, headers={"idempotency-key": "a7f0-2"}), 201)
    assert len(lin.data("/deals", limit=50)) == 5


def test_the_same_key_for_another_wish_or_by_somebody_else_is_refused(program):
    lin, wei, key = program("lin"), program("wei"), {"idempotency-key": "a7f0"}
    right(lin.post(PATH, json=PROMISE, headers=key))
    version = lin.data("/deals/ACME-1")["version"]
    wrong(lin.post(PATH, json=PROMISE | {"what": "another"}, headers=key), 409, "refused")
    wrong(lin.post("/deals/ACME-1/undo", headers=key), 409, "refused")
    wrong(wei.post(PATH, json=PROMISE, headers=key), 409, "refused")
    assert lin.data("/deals/ACME-1")["version"] == version


def test_it_is_the_command_lines_request(desk, program):
    line = "promise ACME-1 'the drawings' --by us --on 2026-03-19 --request a7f0"
    typed = desk.shell.data(line)
    answer = right(program("lin").post(PATH, json=PROMISE, headers={"idempotency-key": "a7f0"}))
    assert answer.json()["data"] == typed


def test_a_rehearsal_uses_no_key_up(program):
    lin, key = program("lin"), {"idempotency-key": "a7f0"}
    right(lin.post(f"{PATH}?dry_run=true", json=PROMISE, headers=key))
    assert "dry_run" not in right(lin.post(PATH, json=PROMISE, headers=key)).json()["data"]


def test_at_the_same_time_it_is_done_once(program):
    lin, key = program("lin"), {"idempotency-key": "a7f0"}
    with ThreadPoolExecutor(8) as together:
        sent = [together.submit(lin.post, "/deals", json={"title": "One"}, headers=key) for _ in range(8)]
        answers = [right(each.result(), 201).json() for each in sent]
    assert answers == [answers[0]] * 8
    assert len(lin.data("/deals")) == 4


def test_many_at_the_same_time_are_all_done_or_told_they_were_not(program):
    lin = program("lin")
    before = lin.data("/deals/ACME-1")["version"]
    with ThreadPoolExecutor(8) as together:
        sent = [together.submit(lin.post, PATH, json=PROMISE | {"what": f"p{n}"}) for n in range(16)]
        codes = [each.result().status_code for each in sent]
    assert set(codes) <= {200, 409}
    assert lin.data("/deals/ACME-1")["version"] == before + codes.count(200)


def test_only_the_version_that_was_seen_is_changed(program):
    lin, wei = program("lin"), program("wei")
    seen = lin.get("/deals/ACME-1").headers["etag"]
    right(wei.post(PATH, json=PROMISE, headers={"if-match": seen}))
    told = wrong(lin.patch("/deals/ACME-1", json={"title": "x"}, headers={"if-match": seen}), 412, "conflict")
    assert [(each["actor"], each["kind"]) for each in told["details"]["changes"]] == [("wei", "promise")]
    assert lin.data("/deals/ACME-1")["title"] == "Line 3 upgrade"
    now = lin.get("/deals/ACME-1").headers["etag"]
    assert (
        right(lin.patch("/deals/ACME-1", json={"title": "x"}, headers={"if-match": now})).headers["etag"]
        > now
    )


@pytest.mark.parametrize("path", ["/accounts/ACME", "/contacts/ACME.1"])
def test_clients_and_people_have_versions_too(program, path):
    lin = program("lin")
    seen = lin.get(path).headers["etag"]
    right(lin.patch(path, json={"name": "Renamed"}, headers={"if-match": seen}))
    wrong(lin.patch(path, json={"name": "Again"}, headers={"if-match": seen}), 412, "conflict")


@pytest.mark.parametrize("given", ['W/"3"', "*", '"x"', '"1", "2"', '"9999999999"', "-1"])
def test_a_version_that_can_t_be_read_is_refused(program, given):
    wrong(program("lin").post("/deals/ACME-1/undo", headers={"if-match": given}), 400, "usage")


@pytest.mark.parametrize("given", ["", "a b", "x" * 201, "ü"])
def test_a_key_that_can_t_be_kept_is_refused(program, given):
    sent = {b"idempotency-key": given.encode()}
    wrong(program("lin").post(PATH, json=PROMISE, headers=sent), 400, "usage")
