"""Every section runs, in small, and the pages have a place for each."""

import pytest

from benchmarks.speed.page import PAGES
from benchmarks.speed.places import places
from benchmarks.speed.sections import SECTIONS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_has_a_place_for_every_section(page):
    text = page.read_text(encoding="utf-8")
    for name in (*SECTIONS, "summary", "versions"):
        assert text.count(f"<!-- measured: {name} -->") == 1, name


BESIDE_OTHERS = ("side_by_side", "command_lines")
"""No target was set for these."""


@pytest.mark.proof
@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_runs(name):
    with places(quick=True) as at:
        found = SECTIONS[name](at)
    assert "|" in found.text.en or ".bench" in found.text.en
    assert "|" in found.text.zh or ".bench" in found.text.zh
    assert all(each.found > 0 and each.most > 0 for each in found.judged)
    assert found.judged or name in BESIDE_OTHERS
