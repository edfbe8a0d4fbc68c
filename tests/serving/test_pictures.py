"""The board and a deal of the demo, as the documentation shows them."""

import pytest
from served import serving
from shell import Shell

from commands import sample
from commands.start import shipped_playbooks


@pytest.fixture
def desk(databases, tmp_path):
    """Of the demo's company, today."""
    path = databases.empty("sqlite", "demo")
    sample.build(path, "ada", shipped_playbooks())
    with serving(Shell(path, str(tmp_path))) as served:
        yield served


def test_the_board_and_a_deal(sit, pictured, axe):
    page = sit("wei", width=1280, height=860)
    assert len(page.find_elements("css selector", ".tile")) > 5
    assert page.find_elements("css selector", ".signs li")
    assert axe() == []
    pictured("board")
    stalled = page.find_element("css selector", ".tile.critical .name a, .tile.warn .name a")
    sit("wei", stalled.get_attribute("href").partition("//")[2].partition("/")[2].join(("/", "")))
    assert page.find_elements("css selector", ".asked li")
    assert axe() == []
    pictured("deal")
