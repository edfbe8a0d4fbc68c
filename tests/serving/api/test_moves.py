"""What the API changes is what the command changes: the same history, the same answer."""

import pytest
from api import Program, faults_of, right, wrong
from databases import ask
from served import serving
from shell import Shell, qualified, sized_up

FILLED = {"business_plan": "three shifts", "our_cases": "two plants", "success_factors": ""}
CHEN = {f"people.chen.{name}": value for name, value in (("stance", "supports"), ("influence", 5))}

MOVES = [
    (
        "lin",
        "POST /deals",
        {"title": "Second line", "account": "ACME", "amount": "120000", "currency": "CNY"}
        | {"close": "2026-09-30", "behaviour": "project", "follows": "ACME-1"},
        "new 'Second line' --account ACME --amount 120000 --currency CNY --close 2026-09-30"
        " --behaviour project --follows ACME-1",
    ),
    ("lin", "POST /deals", {"title": "=1+1 'x'"}, "new \"=1+1 'x'\""),
    (
        "lin",
        "PATCH /deals/ACME-3",
        {"amount": "130000.50", "close_date": None, "title": "Line 4"},
        "set ACME-3 amount=130000.50 close_date= title='Line 4'",
    ),
    (
        "lin",
        "PUT /deals/ACME-3/step",
        {"what": "--see", "on": "2026-03-20", "with": "Chen Yu"},
        "step ACME-3 --on 2026-03-20 --with 'Chen Yu' -- --see",
    ),
    (
        "lin",
        "POST /deals/ACME-3/promises",
        {"what": "the drawings", "by": "client", "on": "2026-03-19"},
        "promise ACME-3 'the drawings' --by client --on 2026-03-19",
    ),
    (
        "lin",
        "POST /deals/ACME-3/promises",
        {"what": "the drawings", "by": "client", "kept": True},
        "promise ACME-3 'the drawings' --by client --kept",
    ),
    (
        "lin",
        "PUT /deals/ACME-1/answers/needs_known",
        {"answer": "yes", "evidence": "五个小时\n拧螺丝", "kind": "client_said", "contact": "Chen Yu"},
        "answer ACME-1 needs_known yes --evidence '五个小时\n拧螺丝' --kind client_said --contact 'Chen Yu'",
    ),
    (
        "lin",
        "PATCH /deals/ACME-1/worksheets/client_profile",
        {"fields": FILLED},
        "fill ACME-1 client_profile business_plan='three shifts' our_cases='two plants' success_factors=",
    ),
    (
        "lin",
        "PATCH /deals/ACME-3/worksheets/stakeholders",
        {"fields": CHEN},
        "fill ACME-3 stakeholders people.chen.stance=supports people.chen.influence=5",
    ),
    ("lin", "PUT /deals/ACME-3/items/own_words", {"done": True}, "tick ACME-3 own_words"),
    ("lin", "PUT /deals/ACME-3/items/own_words", {"done": False}, "tick ACME-3 own_words --off"),
    (
        "lin",
        "PUT /deals/ACME-3/wait",
        {"until": "2026-03-30", "reason": "their audit"},
        "wait ACME-3 --until 2026-03-30 --reason 'their audit'",
    ),
    (
        "wei",
        "POST /deals/ACME-3/waivers",
        {"requirement": "worksheet:client_profile", "reason": "shut down", "until": "2026-03-30"},
        "waive ACME-3 worksheet:client_profile --reason 'shut down' --until 2026-03-30",
    ),
    (
        "lin",
        "POST /deals/ACME-3/visits",
        {"with": ["Chen Yu", "Gao Yan"], "summary": "on the line", "on": "2026-03-02", "two_sided": False}
        | {"channel": "online", "interest": ["listened"], "gained": "a plan", "topics": ["Chen Yu: golf"]}
        | {"goods": ["Controls (Siemens)"]},
        "visit log ACME-3 --with 'Chen Yu' --with 'Gao Yan' --summary 'on the line' --on 2026-03-02"
        " --one-sided --channel online --interest listened --gained 'a plan' --topics 'Chen Yu: golf'"
        " --goods 'Controls (Siemens)'",
    ),
    (
        "wei",
        "POST /deals/ACME-3/review",
        {"verdict": "slow", "what": "ask the board", "who": "lin", "by": "2026-03-27"},
        "review ACME-3 --verdict slow --what 'ask the board' --who lin --by 2026-03-27",
    ),
    ("lin", "POST /deals/ACME-3/review/done", None, "review ACME-3 --done"),
    (
        "wei",
        "POST /deals/ACME-3/review",
        {"verdict": "continue", "kept": False},
        "review ACME-3 --verdict continue --not-kept",
    ),
    ("lin", "POST /deals/ACME-1/advance", None, "advance ACME-1"),
    (
        "lin",
        "POST /deals/ACME-1/back",
        {"stage": "understand", "reason": "new people"},
        "back ACME-1 understand --reason 'new people'",
    ),
    ("lin", "POST /deals/ACME-1/undo", None, "undo ACME-1"),
    (
        "lin",
        "POST /deals/ACME-3/stop",
        {"class": "no_decision", "reason": "no budget", "wake": "2027-01-11"},
        "stop ACME-3 --class no_decision --reason 'no budget' --wake 2027-01-11",
    ),
    ("lin", "POST /deals/ACME-3/reopen", {"reason": "budget"}, "reopen ACME-3 --reason budget"),
    (
        "bo",
        "POST /accounts",
        {"name": "Beta Foods", "code": "BETA", "place": "Suzhou"},
        "account add 'Beta Foods' --code BETA --place Suzhou",
    ),
    (
        "bo",
        "PATCH /accounts/BETA",
        {"name": "Beta", "class": "B", "place": None},
        "account edit BETA name=Beta class=B place=",
    ),
    (
        "bo",
        "PATCH /accounts/BETA/worksheets/rating",
        {"fields": {"satisfaction": 4}},
        "account fill BETA rating satisfaction=4",
    ),
    (
        "bo",
        "POST /accounts/BETA/contacts",
        {"name": "He Feng", "part": "user", "style": "driver", "since": "2026-01-05", "job": "head"},
        "contact add 'He Feng' --account BETA --part user --style driver --since 2026-01-05 --job head",
    ),
    (
        "bo",
        "PATCH /contacts/BETA.1",
        {"part": "buyer", "job": None, "phone": "12-34"},
        "contact edit BETA.1 part=buyer job= phone=12-34",
    ),
    (
        "bo",
        "POST /accounts/BETA/visits",
        {"with": ["He Feng"], "summary": "hello", "channel": "call"},
        "visit log --account BETA --with 'He Feng' --summary hello --channel call",
    ),
    ("bo", "POST /contacts/BETA.1/leave", {"on": "2026-03-02"}, "contact leave BETA.1 --on 2026-03-02"),
    (
        "bo",
        "POST /accounts/BETA/orders",
        {"amount": "-500", "on": "2026-02-02", "currency": "EUR", "product": "Spares", "note": "back"},
        "order add --on 2026-02-02 --currency EUR --product Spares --note back -- BETA -500",
    ),
    ("bo", "POST /accounts/BETA/orders/1/drop", {"reason": "twice"}, "order drop BETA/1 --reason twice"),
]

EVENTS = "SELECT subject, seq, at, recorded_at, actor, kind, data, hash FROM event ORDER BY subject, seq"


def test_each_change_writes_the_history_its_command_writes(
    work, databases, worked, database, tmp_path, still
):
    still(work)
    with databases.copy(worked(database)[0], tmp_path / "typed.sqlite") as db, serving(work) as desk:
        typed = Shell(db, work.home)
        for each in (work, typed):
            qualified(each)
            sized_up(each)
        programs = {user: Program(desk, user) for user in ("lin", "wei", "bo")}
        for user, asked, sent, line in MOVES:
            words, _, after = line.partition(" -- ")
            said = typed(f"{words} --json -- {after}" if after else f"{line} --json", by=user).data
            method, _, path = asked.partition(" ")
            answer = programs[user].request(method, path, json=sent)
            assert answer.status_code in (200, 201), (asked, answer.text)
            assert answer.json() == {"dealgate": 1, "data": said}, asked
            assert faults_of(programs[user], method.lower(), path, answer) == []
            if "version" in said:
                assert answer.headers["etag"] == f'"{said["version"]}"'
        told, wanted = (list(map(unsealed, ask(each.db, EVENTS))) for each in (work, typed))
        assert told == wanted
        for each in programs.values():
            each.close()


def unsealed(event):
    """Who somebody is lies under a salt of its own, on which the digests depend."""
    return event[:6] if event[0].startswith("contact:") else event


@pytest.mark.parametrize(
    ("path", "sent", "at"),
    [
        ("/deals", {"title": "One more", "account": "ACME"}, "/api/v1/deals/ACME-3"),
        ("/accounts", {"name": "Beta"}, "/api/v1/accounts/BETA"),
        ("/accounts/ACME/contacts", {"name": "Wu Di", "part": "user"}, "/api/v1/contacts/ACME.3"),
    ],
)
def test_what_is_new_says_where_it_stands(program, path, sent, at):
    lin = program("lin")
    answer = right(lin.post(path, json=sent), 201)
    assert answer.headers["location"] == at
    assert right(lin.get(at.removeprefix("/api/v1"))).headers["etag"] == answer.headers["etag"]


def test_a_dry_run_says_what_would_be_and_writes_nothing(desk, program):
    before = ask(desk.shell.db, EVENTS)
    lin = program("lin")
    answer = right(
        lin.put("/deals/ACME-1/wait?dry_run=true", json={"until": "2026-09-30", "reason": "audit"})
    )
    assert answer.json()["data"]["waiting_until"] == "2026-09-30"
    assert answer.json()["data"]["dry_run"] is True
    assert "etag" not in answer.headers
    made = right(lin.post("/deals?dry_run=true", json={"title": "One more"}))
    assert made.json()["data"]["key"] == "D-2"
    assert "location" not in made.headers
    assert faults_of(lin, "post", "/deals", made) == []
    assert ask(desk.shell.db, EVENTS) == before


def test_a_closed_gate_lets_nobody_through_and_shows_itself(desk, program):
    lin = program("lin")
    told = wrong(lin.post("/deals/ACME-1/advance"), 409, "gate_closed")
    assert told["details"]["gate"] == lin.data("/deals/ACME-1/gate")
    assert told["hint"] == "dealgate gate ACME-1"
    assert lin.data("/deals/ACME-1")["stage"] == "understand"
