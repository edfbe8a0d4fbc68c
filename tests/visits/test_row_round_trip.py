"""What is written under a question about one row of a worksheet is read as that row's, in both languages."""

import re

import pytest

from stages.worksheets import WORKSHEETS
from visits.places import Place, place_of, row_anchor
from visits.readback.reader import read_back
from visits.render import render
from words.say import say, speak

RISKS = {"risks": {"risks": {"厂长另有打算": {"likelihood": "4", "impact": "5", "owner": "王工"}}}}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_answer_about_a_row(sheet, playbook, language):
    speak(language)
    made = sheet("expand", sheets=RISKS, met="Chen Yu")
    [line] = [x for s in made.sections for x in s.lines if (x.fills or "").startswith("fill:risks.risks")]
    assert "厂长另有打算" in say(line.text)
    printed = render(made, {}, "md").splitlines()
    at = next(n for n, each in enumerate(printed) if line.fills in each and "____" in each)
    words = next(blank for blank in line.box.blanks if not blank.choices)
    before, label, after = printed[at].rpartition(say(words.label))
    printed[at] = before + label + re.sub("_{4,}", "先做一小块", after, count=1)
    reading = read_back("\n".join(printed), playbook, WORKSHEETS, None, {})
    assert [(entry.fills, entry.said(words.id)) for entry in reading.entries] == [(line.fills, "先做一小块")]


def test_an_anchor_is_taken_apart_as_it_was_put_together():
    anchor = row_anchor("risks", "risks", "other plans", ["proof_kind", "proof", "owner"])
    place = place_of(anchor)
    assert place == Place("risks", "risks", place.row, ("proof_kind", "proof"))
    assert place_of("fill:client_profile.our_cases") == Place("client_profile", "our_cases")
