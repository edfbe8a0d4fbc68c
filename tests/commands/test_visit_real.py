"""A real pipeline's busiest rep: hundreds of deals, every client of a class, one week."""

from datetime import UTC, datetime
from time import perf_counter

import pytest
from company import PIPELINE

from commands.printing import width

BUSY = "darcel.schlecht"

pytestmark = pytest.mark.skipif(
    not PIPELINE.exists(), reason=f"the public CRM pipeline is not there: {PIPELINE}"
)


@pytest.fixture
def real(real):
    """On a Sunday: the week to come is planned."""
    real.now = datetime(2026, 11, 22, 4, tzinfo=UTC)
    real.ok("db rate USD 7", by="ada")
    real.ok("account classify --since 2017-01-01", by="ada")
    return real


def test_the_week_of_the_busiest_rep_at_once_and_with_nothing_lost(real):
    start = perf_counter()
    (plan,) = real.data("visit plan --week", by=BUSY)["plans"]
    assert perf_counter() - start < 3  # about a fifth of a second; the rest is for a busy machine
    visits = [visit for day in plan["days"] for visit in day["visits"]]
    held = real.data(f"list --owner {BUSY}", by=BUSY)
    live = {deal["key"] for deal in held if deal["status"] in ("open", "won")}
    stalled = {
        deal["key"] for deal in real.data(f"stalled --owner {BUSY}", by=BUSY) if deal["level"] != "unknown"
    }
    planned = {each["deal"] for each in [*visits, *plan["left_over"]] if each["deal"]}
    assert stalled <= planned <= live
    for day in plan["days"]:
        for kind in ("visit", "call"):
            assert len({v["account"] or v["deal"] for v in day["visits"] if v["kind"] == kind}) <= 4


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_of_the_busiest_rep_names_each_client_once_a_day(real, language):
    """Eleven stalled deals of one client are one reason, and how many more there are."""
    page = real.ok(f"visit plan --week --lang {language}", by=BUSY)
    assert page.count(f"dealgate stalled --owner {BUSY}") == 1
    assert len(page.splitlines()) <= 8 * 5 * 6 + 40  # clients a day, days, lines a client, and the rest
    assert max(map(width, page.splitlines())) <= 80
    for day in page.split("\n\n")[1:6]:
        clients = [line.split()[0] for line in day.splitlines()[1:] if line[2] != " "]
        assert 0 < len(clients) == len(set(clients))


def test_a_clients_come_first_on_plan_and_day(real):
    """Nobody was ever visited in this pipeline, so every client of a class is due."""
    due = real.data("visit list --due", by=BUSY)
    classes = [each["class"] for each in due]
    assert classes == sorted(classes)
    assert len(due) == len({each["account"] for each in due}) > 50
    (plan,) = real.data("visit plan --week", by=BUSY)["plans"]
    first = plan["days"][0]["visits"][0] if plan["days"] else plan["left_over"][0]
    assert first["id"] == "client_A"
    assert [thing["id"] for thing in real.data("next --limit 3", by=BUSY)] == ["client_A"] * 3
