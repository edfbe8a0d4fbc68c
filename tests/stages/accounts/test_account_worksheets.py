import subprocess
import sys
from pathlib import Path

import pytest

from stages.accounts.worksheets import ACCOUNT_WORKSHEETS
from stages.worksheets import WORKSHEETS

HOUSE = Path(__file__).parents[3]


@pytest.mark.parametrize("id", list(ACCOUNT_WORKSHEETS))
def test_each_stands_under_its_own_id_and_says_all_it_has_in_both_languages(id):
    sheet = ACCOUNT_WORKSHEETS[id]
    assert sheet.id == id
    described = [*sheet.fields, *sheet.results, *(c for field in sheet.fields for c in field.columns)]
    for text in [sheet.title, sheet.about, *(t for field in described for t in (field.label, field.ask))]:
        assert all(text), text
        assert not any("\u4e00" <= character <= "\u9fff" for character in text.en), text
    assert not {field.id for field in sheet.fields} & {field.id for field in sheet.results}


def test_no_deal_has_a_worksheet_of_that_name():
    assert not set(ACCOUNT_WORKSHEETS) & set(WORKSHEETS)


def test_they_load_without_pydantic():
    code = (
        "import sys\nfrom stages.accounts.worksheets import ACCOUNT_WORKSHEETS\n"
        "import stages.accounts.picture, stages.accounts.review\n"
        "[ACCOUNT_WORKSHEETS[id].fields for id in ACCOUNT_WORKSHEETS]\n"
        "print('pydantic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=HOUSE,
        env={"PYTHONPATH": str(HOUSE)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"
