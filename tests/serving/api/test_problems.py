"""Whatever is sent, the answer is an answer or a problem, in the asker's language."""

import json

import postgres
import pytest
from api import faults_of, right, wrong
from databases import ask

from serving.api.problem import STATUS

KEYS = [
    "%00", "ACME%00", "%EF%BF%BD", "%ED%A0%80", "%F0%9F%98%80", "a%0Ab", "%0A", "%2e%2e%2f", "a%20b",
    "%25", "'", "%22", "--help", "-", "=", "x" * 200, "x" * 201, "x" * 20_000, "%E5%8D%8E%E5%8D%97",
    "ACME-99999999999999999999", "ACME-1%2F..%2FACME-2", ";drop", "%3Cscript%3E",
]  # fmt: skip
PATHS = [
    *(("GET", f"/deals/{{key}}{rest}", None) for rest in ("", "/gate", "/history", "/sheet", "/review")),
    ("GET", "/deals/ACME-1/worksheets/{key}", None),
    ("GET", "/accounts/{key}", None),
    ("GET", "/accounts/ACME/worksheets/{key}", None),
    ("GET", "/accounts/{key}/contacts", None),
    ("GET", "/accounts/{key}/orders", None),
    ("GET", "/contacts/{key}", None),
    ("GET", "/stats/time/{key}", None),
    ("GET", "/playbooks/{key}", None),
    ("GET", "/problems/{key}", None),
    ("GET", "/deals?after={key}&limit=1", None),
    ("GET", "/deals?owner={key}", None),
    ("GET", "/deals?as_of={key}", None),
    ("GET", "/orders?after={key}", None),
    ("GET", "/contacts?after={key}", None),
    ("GET", "/visits/held?after={key}", None),
    ("GET", "/stalled/oldest?after={key}", None),
    ("GET", "/forecast?playbook={key}", None),
    ("POST", "/deals/{key}/advance", None),
    ("POST", "/accounts/ACME/orders/{key}/drop", {"reason": "twice"}),
    ("PUT", "/deals/{key}/step", {"what": "call", "on": "2026-12-20"}),
    ("PUT", "/deals/ACME-1/items/{key}", {"done": True}),
    ("PUT", "/deals/ACME-1/answers/{key}", {"answer": "no", "evidence": "so", "kind": "event_held"}),
    ("PATCH", "/deals/ACME-1/worksheets/{key}", {"fields": {"x": "y"}}),
    ("POST", "/contacts/{key}/leave", {}),
]  # fmt: skip


@pytest.mark.proof
def test_strange_text_in_an_address_is_a_clean_no(desk, program):
    wei, before = program("wei"), ask(desk.shell.db, "SELECT count(*) FROM event")
    for method, path, sent in PATHS:
        for key in KEYS:
            answer = wei.request(method, path.format(key=key), json=sent)
            if answer.status_code != 200 or method != "GET":
                told = answer.json()
                wrong(answer, told["status"], told["code"])
                assert 400 <= answer.status_code < 500, (path, key, told)
    assert ask(desk.shell.db, "SELECT count(*) FROM event") == before


TEXTS = ["\x00", "a\x00b", "\ud800", "\udfff x", "\n", " ", "", "x" * 10_001, "\u202e", "{{7*7}}", "'; --"]
DAYS = [
    "9999-12-31",
    "0001-01-01",
    "2026-02-30",
    "20260302",
    "2026-W10-1",
    "tomorrow",
    "",
    "2026-03-02T00:00",
]
NUMBERS = ["NaN", "Infinity", "-Infinity", "1e400", "9" * 400, "9" * 5000, "-0", "1.5", "true", "[]", "{}"]


def sent_as(body):
    """JSON with whatever Python's writer would refuse; halves of characters as escapes."""
    return json.dumps(body, ensure_ascii=True)


def test_strange_texts_are_taken_whole_or_refused(program):
    lin = program("lin")
    for text in TEXTS:
        for method, path, body in (
            ("POST", "/deals", {"title": text}),
            ("POST", "/deals", {"title": "x", "account": text}),
            ("PATCH", "/deals/ACME-1", {"title": text}),
            ("PATCH", "/deals/ACME-1", {text: "x"}),
            ("PATCH", "/deals/ACME-1/worksheets/client_profile", {"fields": {"business_plan": text}}),
            ("PATCH", "/deals/ACME-1/worksheets/client_profile", {"fields": {text: "x"}}),
            ("POST", "/accounts", {"name": text}),
            ("POST", "/accounts/ACME/contacts", {"name": text, "part": "user"}),
            ("POST", "/deals/ACME-1/visits", {"with": [text], "summary": text, "goods": [text]}),
            ("POST", "/deals/ACME-1/stop?dry_run=true", {"class": text, "reason": text}),
        ):
            answer = lin.request(
                method, path, content=sent_as(body), headers={"content-type": "application/json"}
            )
            assert answer.status_code in (200, 201, 400, 404, 409), (text, path, answer.text)
            if answer.status_code >= 400:
                wrong(answer, answer.status_code, answer.json()["code"])
            assert faults_of(lin, method.lower(), path, answer) == []


def test_days_that_are_none_are_refused(program):
    lin = program("lin")
    for day in DAYS:
        wrong(lin.put("/deals/ACME-1/step", json={"what": "call", "on": day}), 400, "usage")
        wrong(lin.get("/deals", params={"as_of": day}), 400, "usage")
        wrong(lin.get("/review/changes", params={"since": day}), 400, "usage")


def test_numbers_that_are_none_are_refused(program):
    lin, as_json = program("lin"), {"content-type": "application/json"}
    for number in NUMBERS:
        sent = f'{{"fields": {{"business_plan": {number}}}}}'
        answer = lin.patch("/deals/ACME-1/worksheets/client_profile", content=sent, headers=as_json)
        if number != "-0":
            wrong(answer, 400, "usage")
        wrong(lin.post("/deals", content=f'{{"title": {number}}}', headers=as_json), 400, "usage")
        if number not in ("-0",):
            wrong(lin.get(f"/deals?limit={number}"), 400, "usage")


BODIES = [
    ("", "application/json"),
    ("{", "application/json"),
    ("[" * 100_000, "application/json"),
    ('{"title": "x"', "application/json"),
    ('{"title": "x"}', "text/plain"),
    ('{"title": "x"}', ""),
    ("title=x", "application/x-www-form-urlencoded"),
    ("null", "application/json"),
    ("[]", "application/json"),
    ('"x"', "application/json"),
    (b"\xff\xfe", "application/json"),
    (b'{"title": "\xff"}', "application/json"),
]


@pytest.mark.parametrize(("body", "kind"), BODIES)
def test_what_is_no_json_object_is_refused(program, body, kind):
    answer = program("lin").post("/deals", content=body, headers={"content-type": kind})
    wrong(answer, 400, "usage")


def test_every_fault_is_told_at_once_in_ones_language(program):
    sent = {"answer": "maybe", "kind": 7, "contct": "x", "on": "soon"}
    path = "/deals/ACME-1/answers/needs_known"
    told = wrong(program("lin").put(path, json=sent), 400, "usage")
    assert told["details"]["faults"] == [
        {"at": "body.answer", "what": "must be one of: yes, unsure, no"},
        {"at": "body.evidence", "what": "is missing"},
        {
            "at": "body.kind",
            "what": "must be one of: client_said, client_document, event_held, terms_accepted,"
            " seller_observed",
        },
        {"at": "body.on", "what": "is no day such as 2026-03-02"},
        {"at": "body.contct", "what": "is not known here"},
    ]
    told = wrong(program("lin", lang="zh").put(path, json=sent), 400, "usage")
    assert told["title"] == "请求看不懂"
    assert told["detail"].startswith("请求里有 5 处不对：body.answer 只能是：yes、unsure、no")


def test_each_kind_of_fault_has_a_sentence_of_its_own(program):
    lin = program("lin")

    def fault(path, sent=None, **query):
        answer = lin.get(path, params=query) if sent is None else lin.patch(path, json=sent)
        (only,) = wrong(answer, 400, "usage")["details"]["faults"]
        return f"{only['at']} {only['what']}"

    sheet = "/deals/ACME-1/worksheets/client_profile"
    assert fault("/deals", limit="x") == "query.limit is no whole number"
    assert fault("/deals", limit=-1) == "query.limit is too small, 0 at least"
    assert fault("/deals", limit=10_001) == "query.limit is too great, 10000 at most"
    assert fault("/stalled", all="perhaps") == "query.all is neither true nor false"
    assert fault("/deals", owner="x" * 201) == "query.owner is too long, 200 characters at most"
    assert fault("/deals", owner="") == "query.owner is too short, 1 characters at least"
    assert fault(sheet, {"fields": {}}) == "body.fields has too few entries, 1 at least"
    assert fault(sheet, {"fields": []}) == "body.fields is no JSON object"
    assert fault("/deals/ACME-1", []) == "body is no JSON object"
    assert fault("/deals/ACME-1", {"title": 1}) == "body.title is no text"
    assert fault("/deals/ACME-1", {"amount": "1,000"}).startswith("body.amount must look like ^[0-9]")


class TestTheFrameworksOwnRefusals:
    def test_an_address_nobody_has(self, program):
        wrong(program().get("/nowhere"), 404, "not_found")
        wrong(program().get("/deals/"), 404, "not_found")

    def test_a_method_that_will_not_do(self, program):
        answer = program().delete("/deals/ACME-1")
        wrong(answer, 405, "no_method")
        assert answer.headers["allow"] == "GET, PATCH"

    def test_a_body_that_is_too_large(self, desk, program):
        answer = program().post("/deals", json={"title": "x" * 1_000_001})
        wrong(answer, 413, "too_large")

        def endless():
            for _ in range(2_000):
                yield b" " * 1_000

        answer = program().post("/deals", content=endless(), headers={"content-type": "application/json"})
        wrong(answer, 413, "too_large")


def test_a_file_where_the_server_was_started_is_no_playbook(desk, program, tmp_path):
    assert tmp_path.samefile(".")
    (tmp_path / "our-way").write_text("secret: of the server", encoding="utf-8")
    told = wrong(program().get("/playbooks/our-way"), 404, "not_found")
    assert "secret" not in str(told)


def test_a_fault_of_the_program_is_kept_and_told_without_its_place(desk, program, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("serving.calling.Caller.call", lambda *_: 1 / 0)
    told = wrong(program().get("/deals"), 500, "crash")
    report = tmp_path / "state" / "dealgate" / told["details"]["report"]
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    assert str(tmp_path) not in str(told)


def test_a_database_that_is_gone_is_told(desk, program, monkeypatch):
    from engine.store import no_database

    def gone(*_):
        raise no_database("somewhere")

    lin = program()
    monkeypatch.setattr("serving.stores.Stores.here", gone)
    wrong(lin.get("/deals"), 503, "no_database")


@pytest.mark.postgresql("a file needs no connection")
def test_a_connection_that_has_ended_is_made_anew(desk, program):
    lin = program()
    for again in range(2):
        lin.data("/deals/ACME-1")
        postgres.ask(desk.shell.db, postgres.END_OTHERS)
        assert lin.data("/deals/ACME-1")["version"] == 10 + again
        right(lin.put("/deals/ACME-1/items/own_words", json={"done": bool(again)}))


def test_each_type_leads_to_what_it_means(desk, program):
    with desk.visitor() as nobody:
        for code, status in STATUS.items():
            answer = nobody.get(f"/api/v1/problems/{code}", headers={"accept-language": "zh"})
            told = right(answer).json()["data"]
            assert (told["code"], told["status"]) == (code, status)
            assert any("\u4e00" <= c <= "\u9fff" for c in told["title"] + told["about"])
