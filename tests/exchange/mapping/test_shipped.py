"""The mappings that come along: sound, marked name by name, and found by the columns of a file."""

import re
from functools import cache
from pathlib import Path

import pytest

from engine.playbook import read_playbook
from exchange.mapping.columns import fit, names_of
from exchange.mapping.file import load_mapping
from exchange.mapping.lint import lint
from exchange.mapping.named_columns import named
from exchange.mapping.shipped import best, names_of_its_own, of_crm, shipped
from stages.method_playbook import load_method_playbook
from stages.shipped_playbooks import METHOD
from stages.shipped_playbooks import shipped as shipped_playbooks
from stages.worksheets import WORKSHEETS

CRMS = ("dynamics", "hubspot", "odoo", "pipedrive", "salesforce")
REPORT = [
    "Opportunity ID",
    "Opportunity Name",
    "Account Name",
    "Stage",
    "Amount",
    "Close Date",
    "Fiscal Period",
]


@cache
def method():
    return read_playbook(load_method_playbook(shipped_playbooks()[METHOD]).parsed)


def test_five_crms_each_with_deals_accounts_contacts_and_activities():
    assert sorted({name.partition("/")[0] for name in shipped()}) == list(CRMS)
    for crm in CRMS:
        kinds = {name.partition("/")[2] for name in of_crm(crm)}
        assert kinds >= {"deals", "accounts", "contacts", "activities"}
    assert {"salesforce/history", "hubspot/history"} <= shipped().keys()


@pytest.mark.parametrize("name", shipped())
def test_lint_has_nothing_to_say_of_one(name):
    assert lint(load_mapping(shipped()[name]), method(), WORKSHEETS) == ()


@pytest.mark.parametrize("name", shipped())
def test_every_name_says_where_it_was_seen_or_that_it_was_not(name):
    """`# a` with `a` explained at the top, or `# unverified`."""
    text = Path(shipped()[name]).read_text(encoding="utf-8")
    legend = set(re.findall(r"^#   (\w+)  \S", text, re.MULTILINE))
    parts = re.split(r"^(\w+):\n", text, flags=re.MULTILINE)
    lines = [line for key, part in zip(parts[1::2], parts[2::2], strict=True) for line in part.splitlines()
             if key in ("columns", "also") and line.strip() and not line.startswith("#")]  # fmt: skip
    marks = [re.search(r"# (\w+)$", line) for line in lines if not line.endswith(":")]
    assert all(marks), [line for line, mark in zip(lines, marks, strict=False) if not mark]
    assert {mark[1] for mark in marks if mark} <= legend


@pytest.mark.parametrize("name", shipped())
def test_one_begins_with_what_it_is_for_in_both_languages(name):
    lines = Path(shipped()[name]).read_text(encoding="utf-8").splitlines()
    head = lines[: lines.index("#")]
    assert any(re.search("[a-z]{3}", line) for line in head)
    assert any(re.search("[\u4e00-\u9fff]", line) for line in head)


@pytest.mark.parametrize("name", shipped())
def test_one_reads_a_table_with_just_the_columns_it_needs(name):
    plan = load_mapping(shipped()[name]).plan
    needed = [column for _, column in named(plan) if column not in (plan.optional or ())]
    parts = [names[0] for _, names in plan.columns if isinstance(names, list)]
    assert fit(plan, list(dict.fromkeys([*needed, *parts]))).faults == ()


@pytest.mark.parametrize("name", [n for n in shipped() if re.search("deals|history|closed|lost", n)])
def test_a_deal_that_ended_there_ends_here(name):
    """Won is carried out, and lost is stopped for a reason nobody told."""
    plan = load_mapping(shipped()[name]).plan
    values = plan.stages if plan.what == "deals" else {v: [t] for v, t in plan.activities.items()}
    for value, way in values.items():
        if "won" in value.casefold() and "later" not in value:
            assert way[-1].stage == "execute"
        if "lost" in value.casefold():
            assert way[-1].stop == "unknown"


def test_a_crm_alone_means_the_one_whose_columns_fit_best():
    assert best(of_crm("salesforce"), REPORT)[0] == "salesforce/deals"
    assert (
        best(of_crm("salesforce"), ["Account ID", "Account Name", "Billing City"])[0] == "salesforce/accounts"
    )
    assert (
        best(of_crm("salesforce"), ["Contact ID", "First Name", "Last Name", "Email"])[0]
        == "salesforce/contacts"
    )
    assert (
        best(of_crm("salesforce"), ["OpportunityId", "StageName", "CreatedDate"])[0] == "salesforce/history"
    )
    assert best(of_crm("salesforce"), ["x", "y"]) is None


def test_headings_in_chinese_are_known_too():
    name, rating = best(shipped(), ["ID", "商机", "客户", "阶段", "预期收益", "预期结束", "销售员"])
    assert (name, rating.complete) == ("odoo/deals", True)


def test_what_only_one_crm_calls_so():
    assert names_of_its_own("salesforce/deals", ["id", "name", "StageName"]) == ["StageName"]


def test_a_name_leads_to_one_column_of_a_mapping():
    for name, path in shipped().items():
        plan = load_mapping(path).plan
        columns = dict.fromkeys(column for _, column in named(plan))
        names = [each for column in columns for each in names_of(plan, column)]
        assert len(names) == len(set(names)), name
