"""Every key of a file of cases stands on the page about them, in both languages."""

from pathlib import Path

import pytest

from workshop.cases.schema import Case, CaseFile, Given

DOCS = Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize("page", ["playbook-tests.md", "playbook-tests.zh.md"])
def test_every_key_is_on_the_page(page):
    text = (DOCS / page).read_text(encoding="utf-8")
    fields = [field.alias or name for m in (CaseFile, Case, Given) for name, field in m.model_fields.items()]
    missing = [key for key in fields if f"`{key}`" not in text and key != "cases"]
    assert missing == []
