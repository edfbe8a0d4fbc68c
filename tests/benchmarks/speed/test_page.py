"""One section that fails is told of, and the others are measured all the same."""

import pytest

from benchmarks.speed import page
from benchmarks.speed.report import Both, Judged, Report

KEPT = Judged(Both("quick", "快"), 1, 2)


def broken(at):
    raise SystemExit("next ended with 1")


@pytest.fixture
def sections(monkeypatch):
    found = {"broken": broken, "sound": lambda at: Report(Both("well", "好"), (KEPT,))}
    monkeypatch.setattr(page, "SECTIONS", found)
    monkeypatch.setattr(page, "versions", lambda server: Both("1", "1"))
    return found


def test_the_others_go_on_and_the_page_says_which_failed(sections, capsys):
    assert page.measure(list(sections), quick=True) is False
    out = capsys.readouterr().out
    assert "This failed, and was not measured:** `SystemExit: next ended with 1`" in out
    assert "well" in out
    assert "**These sections failed: `broken`.**" in out


def test_all_is_well_where_none_failed(sections, capsys):
    del sections["broken"]
    assert page.measure(list(sections), quick=True) is True
    assert "failed" not in capsys.readouterr().out


def test_a_section_alone_leaves_the_versions_and_the_summary_as_they_are(sections, capsys, monkeypatch):
    monkeypatch.setattr(page, "versions", lambda at: Both("PostgreSQL 18", "PostgreSQL 18"))
    page.measure(["sound"], quick=True)
    alone = capsys.readouterr().out
    page.measure(list(sections), quick=True)
    whole = capsys.readouterr().out
    assert "well" in alone
    assert "PostgreSQL 18" not in alone
    assert "with a target" not in alone
    assert "PostgreSQL 18" in whole
    assert "with a target" in whole
