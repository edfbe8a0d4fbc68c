"""What there is to write down under a line."""

import pytest

from stages.worksheets import WORKSHEETS
from visits.box import box_of


@pytest.fixture
def rows(playbook):
    def make(fills):
        box = box_of(fills, playbook, WORKSHEETS)
        return [[blank.id for blank in row] for row in box.rows]

    return make


def test_a_score_and_what_it_rests_on_are_written_into_one_box(rows):
    assert rows("fill:qualification.need") == [["value"], ["evidence"]]
    assert rows("fill:buying_behaviour.complexity") == [["value"]]
    assert rows("fill:qualification.need_evidence") == [["value"]]


def test_what_belongs_together_takes_one_row(rows):
    assert rows("step:next") == [["what", "on", "with"]]
    assert rows("visit:lessons") == [["gained", "lost", "improve"]]
    assert rows("record:ACME.1") == [["preferences", "topics", "family"]]
    assert rows("goods:seen") == [["goods", "competitor", "note"]]


@pytest.mark.parametrize("fills", ["goods:seen", "record:ACME.1", "visit:lessons", "fill:qualification.need"])
def test_no_label_stands_twice_in_a_box(playbook, fills):
    labels = [blank.label for blank in box_of(fills, playbook, WORKSHEETS).blanks]
    assert len(set(map(str, labels))) == len(labels)
