"""Two programs at once: real processes, one database."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import filled
import pytest

RUN = [sys.executable, "-c", "import cli; cli.app()"]


def start(work, line, *, by="lin"):
    environ = {"PATH": os.environ["PATH"], "HOME": work.home, "DEALGATE_DB": work.db, "DEALGATE_USER": by}
    environ["DEALGATE_LANG"] = "en"
    return subprocess.Popen(
        [*RUN, *line, "--json"], env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )


def at_once(*starts):
    """What each of several processes answered: exit code and the object it printed."""
    said = [process.communicate(timeout=60) for process in starts]
    assert [err for _, err in said] == [""] * len(said)
    return sorted(
        ((process.returncode, json.loads(out)) for process, (out, _) in zip(starts, said, strict=True)),
        key=lambda answer: answer[0],
    )


@pytest.fixture
def ready(work):
    """ACME-1 with its gate open, today by the clock that other processes have."""
    work.now = datetime.now(UTC) - timedelta(hours=1)
    for typed in filled.understood(filled.WORDS["en"]):
        work.ok(f"fill ACME-1 {typed}")
    work.ok("visit log ACME-1 --with chen --summary talked")
    work.ok("answer ACME-1 needs_known yes --evidence heard --kind client_document")
    assert work("gate ACME-1").code == 0
    return work


@pytest.mark.parametrize("turn", range(4))
def test_two_advance_the_same_deal_and_one_of_them_wins(ready, turn):
    version = ready.data("show ACME-1")["version"]
    line = ["advance", "ACME-1", "--expect", str(version)]
    (won, deal), (lost, refusal) = at_once(start(ready, line), start(ready, line, by="wei"))
    assert (won, lost) == (0, 6)
    assert (deal["data"]["stage"], deal["data"]["version"]) == ("explore", version + 1)
    [change] = refusal["error"]["details"]["changes"]
    winner = ready.data("history ACME-1")[-1]
    assert (change["actor"], change["kind"], change["seq"]) == (winner["actor"], "advance", version + 1)
    assert change["actor"] in refusal["error"]["message"]
    assert ready.data("db verify", by="ada")["faults"] == []


def test_the_same_request_from_two_processes_happens_once(ready):
    line = ["new", "Only once", "--request", "r-9"]
    (first, one), (second, other) = at_once(start(ready, line), start(ready, line))
    assert (first, second) == (0, 0)
    assert one["data"] == other["data"]
    assert [d["title"] for d in ready.data("list")].count("Only once") == 1


def test_many_at_once_each_get_a_key_of_their_own(ready):
    answers = at_once(*(start(ready, ["new", f"deal {n}"]) for n in range(6)))
    assert [code for code, _ in answers] == [0] * 6
    assert {said["data"]["key"] for _, said in answers} == {f"D-{n}" for n in range(2, 8)}
