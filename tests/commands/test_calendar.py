"""`db calendar`: working days by year, and what can be done where they are not published yet."""

from datetime import UTC, datetime

import pytest
from databases import ask

GIVEN = "country: CN\nyear: 2027\noff: [2027-01-01, 2027-02-05..2027-02-11]\non: [2027-02-14]\n"


@pytest.fixture
def late(shell):
    """Late in November 2026: the next year is on record, and provisional."""
    shell.now = datetime(2026, 11, 22, 4, tzinfo=UTC)
    return shell


def test_the_years_near_today(late):
    assert late.ok("db calendar").splitlines()[:5] == [
        "Working days of CN",
        "Year  Working days  State",
        "2025           248  published",
        "2026           248  published",
        "2027           248  provisional",
    ]
    assert "dealgate db calendar --refresh" in late.ok("db calendar").replace("\n ", "")
    (warning,) = late.data("db calendar")["warnings"]
    assert "2027" in warning


def test_a_year_in_full(late):
    (year,) = late.data("db calendar --year 2026")["years"]
    assert (year["working_days"], year["provisional"]) == (248, False)
    assert year["on"][:3] == ["2026-01-04", "2026-02-14", "2026-02-28"]
    assert "Worked on weekends: 4 Jan 2026, 14 Feb 2026" in late.ok("db calendar --year 2026")
    assert late("db calendar --year 1990 --json").error["code"] == "not_found"


def test_a_file_tells_a_year_and_what_it_changes_is_said(late, tmp_path):
    (tmp_path / "2027.yaml").write_text(GIVEN, encoding="utf-8")
    said = late.ok("db calendar --file 2027.yaml", by="ada")
    assert said.splitlines()[0] == "2027 is updated: 256 working days, published"
    assert "Now off: 11 Feb 2027" in said
    assert "Now worked: 14 Feb 2027, 5 Apr 2027" in said
    assert late.data("db calendar")["warnings"] == []
    assert late.ok("db calendar --refresh", by="ada") == "Nothing changed.\n"


def test_every_fault_of_a_file_with_its_line(late, tmp_path):
    (tmp_path / "bad.yaml").write_text("country: CN\nyear: soon\noff:\n- someday\n", encoding="utf-8")
    said = late("db calendar --file bad.yaml", by="ada")
    assert said.code == 7
    assert [line.split()[0] for line in said.err.splitlines()[:2]] == ["bad.yaml:2:1", "bad.yaml:4:3"]
    (tmp_path / "de.yaml").write_text("country: DE\nyear: 2027\n", encoding="utf-8")
    assert late("db calendar --file de.yaml --json", by="ada").error["code"] == "usage"


def test_a_rep_changes_no_calendar(late):
    assert late("db calendar --refresh --json").error["code"] == "not_allowed"
    assert late("db calendar --refresh --file x.yaml").code == 2


def test_years_that_ran_out_are_filled_in_by_a_refresh_and_by_an_upgrade(late):
    def cut():
        ask(late.db, "DELETE FROM working_days WHERE year > 2025")

    cut()
    assert "No calendar of 2026 is here" in late.ok("db calendar")
    assert [c["year"] for c in late.data("db calendar --refresh", by="ada")["changed"]] == [2026, 2027]
    cut()
    assert late.data("db upgrade")["years"][:2] == [2026, 2027]
    assert late.data("db upgrade")["years"] == []


def test_init_and_doctor_say_what_is_provisional(late, tmp_path, monkeypatch):
    import commands.checkup

    class Now(datetime):
        @classmethod
        def now(cls, tz=None):
            return late.now

    monkeypatch.setattr(commands.checkup, "datetime", Now)
    there = {"DEALGATE_DB": str(tmp_path / "new.sqlite")}
    assert "holidays of 2027 are not all published" in late.ok("init", by="sam", **there)
    said = late("doctor", by="sam", **there).out
    assert "✓ Working days are known through 2027" in said
    assert "holidays of 2027 are not all published" in said
    germany = {"DEALGATE_DB": str(tmp_path / "de.sqlite")}
    assert "not all published" not in late.ok("init --country DE", by="sam", **germany)
