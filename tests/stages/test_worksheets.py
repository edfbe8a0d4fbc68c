"""The tables of all worksheets, of deals and of accounts: what every one of them keeps to."""

import re
import subprocess
import sys

import pytest

from engine.worksheet import KINDS
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS
from stages.worksheets import WORKSHEETS

CJK = re.compile(r"[\u3400-\u9fff]")
HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,:;?!()]|[,:;?!()][\u3400-\u9fff]")
EVERY = [(shelf, id) for shelf in (WORKSHEETS, ACCOUNT_WORKSHEETS) for id in shelf]
METHOD = """client_profile qualification buying_behaviour stakeholders competitors customer_facts value_canvas
options business_case delivered_value risks action_plan delivery_plan complaints value_realised satisfaction
loyalty next_conversation"""


def fields(sheet):
    described = (*sheet.fields, *sheet.results)
    return [*described, *(column for field in described for column in field.columns)]


def test_they_are_those_of_the_method():
    """The method reference, section 6."""
    assert sorted(WORKSHEETS) == sorted(METHOD.split())


@pytest.mark.parametrize(("shelf", "id"), EVERY, ids=[id for _, id in EVERY])
class TestEvery:
    def test_stands_under_its_own_id(self, shelf, id):
        assert shelf[id].id == id

    def test_says_all_in_both_languages(self, shelf, id):
        sheet = shelf[id]
        texts = [sheet.title, sheet.about]
        for field in fields(sheet):
            texts += [field.label, field.ask, *field.choices.values()]
        assert [t for t in texts if not CJK.search(t.zh) and t.zh != t.en] == []
        assert [t for t in texts if not t.en.strip() or CJK.search(t.en)] == []
        assert [t for t in texts if HALF_WIDTH.search(t.zh)] == []

    def test_asks_a_question_for_what_counts(self, shelf, id):
        assert [f.id for f in shelf[id].fields if f.needed and f.ask == f.label] == []

    def test_has_names_that_mean_one_thing(self, shelf, id):
        names = [f.id for f in (*shelf[id].fields, *shelf[id].results)]
        assert len(set(names)) == len(names)
        assert "complete" not in names

    def test_has_figures_a_condition_can_compare(self, shelf, id):
        assert [f.id for f in shelf[id].results if f.kind not in (*KINDS, "many")] == []

    def test_keeps_its_currency_beside_its_amounts(self, shelf, id):
        kinds = {f.kind for f in fields(shelf[id])}
        assert "money" not in kinds or "currency" in {f.id for f in shelf[id].fields}

    def test_is_documented(self, shelf, id):
        sheet = shelf[id]
        assert sheet.model.__doc__
        assert not sheet.model.__doc__.startswith(f"{sheet.model.__name__}(")

    def test_an_empty_one_is_lawful_and_says_nothing(self, shelf, id):
        sheet = shelf[id]
        assert sheet.complete({}) == 0
        assert [f for f in sheet.figures({}).values() if f not in (0, [], "no")] == []


def test_whoever_only_reads_a_deal_does_not_wait_for_pydantic():
    code = (
        "import sys; from stages.worksheets import WORKSHEETS as D; from stages.accounts.worksheets import *;"
        "[(s.title, s.fields, s.results) for t in (D, ACCOUNT_WORKSHEETS) for s in t.values()];"
        "print('pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
