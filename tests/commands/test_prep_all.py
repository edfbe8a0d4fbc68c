"""`prep --all`: a file for every live deal one works on, and none half written."""

import json
import os

import pytest
from at_work import on_day
from icalendar import Calendar

from engine import bulk, reads, workspace
from engine.playbook_text.file import digest
from engine.playbooks import install
from engine.reads import View
from engine.store import open_store
from stages.method_playbook import load_method_playbook

SHIPPED = os.path.join(os.path.dirname(__file__), "..", "..", "playbooks", "client-value")


@pytest.fixture
def shell(work, tmp_path, monkeypatch):
    """lin has ACME-1, HNJG-1 and D-1 (ACME-2 is stopped), bo of the other team BETA-1."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    work.ok("new '三号线改造' --account HNJG --amount 300000")
    work.ok("account add Beta --code BETA", by="bo")
    work.ok("new 'Bo its own' --account BETA", by="bo")
    return work


def sheets(folder):
    return sorted(os.listdir(folder))


def test_every_live_deal_of_ones_own_gets_a_file(shell, tmp_path):
    out = tmp_path / "visits"
    said = shell.ok(f"prep --all --out {out}")
    assert said == (
        f"3 sheets are in {out}\n2 sheets name nobody to meet: no next step is agreed with anyone there\n"
    )
    assert sheets(out) == ["ACME-1.md", "D-1.md", "HNJG-1.md"]
    # The same sheet as by itself, but for the id each has of its own.
    alone = shell.ok("prep ACME-1 --format md")
    page = (out / "ACME-1.md").read_text(encoding="utf-8")
    assert page.splitlines()[1:-1] == alone.splitlines()[1:-1]
    assert "Chen Yu" in page.splitlines()[1]


def test_in_chinese(shell, tmp_path):
    shell.lang = "zh"
    said = shell.ok(f"prep --all --out {tmp_path}/拜访")
    assert said.startswith(f"3 份清单已写入 {tmp_path}/拜访\n其中 2 份没有写见谁")
    assert (
        (tmp_path / "拜访" / "HNJG-1.md").read_text(encoding="utf-8").splitlines()[1].startswith("# 拜访准备")
    )


def test_in_any_format(shell, tmp_path):
    shell.ok(f"prep --all --out {tmp_path}/h --format html")
    assert sheets(tmp_path / "h") == ["ACME-1.html", "D-1.html", "HNJG-1.html"]


@pytest.mark.parametrize(
    ("by", "asked", "keys"),
    [
        ("lin", "", {"ACME-1", "D-1", "HNJG-1"}),
        ("bo", "", {"BETA-1"}),
        ("wei", "", {"ACME-1", "D-1", "HNJG-1"}),
        ("mia", "", {"ACME-1", "BETA-1", "D-1", "HNJG-1"}),
        ("wei", "--owner lin", {"ACME-1", "D-1", "HNJG-1"}),
        ("mia", "--team south", {"BETA-1"}),
    ],
)
def test_whose_deals(shell, tmp_path, by, asked, keys):
    data = shell.data(f"prep --all --out {tmp_path}/v {asked}", by=by)
    assert {each["deal"] for each in data["written"]} == keys
    assert {os.path.basename(each["path"]) for each in data["written"]} == {f"{key}.md" for key in keys}


@pytest.mark.parametrize(
    ("by", "asked"), [("lin", "--owner bo"), ("wei", "--team south"), ("lin", "--team north")]
)
def test_others_are_prepared_by_others(shell, tmp_path, by, asked):
    said = shell(f"prep --all --out {tmp_path}/v {asked}", by=by)
    assert (said.code, said.err.splitlines()[0]) == (
        4,
        "You can prepare your own deals, or those of your team",
    )
    assert not (tmp_path / "v").exists()


def test_the_day_and_the_person_are_those_expected(shell, tmp_path):
    data = shell.data(f"prep --all --out {tmp_path}/v --on 2026-03-09")
    assert {each["deal"]: each["with"] for each in data["written"]} == {
        "ACME-1": "ACME.1",
        "D-1": None,
        "HNJG-1": None,
    }
    assert (
        "2026-03-09 ACME.1 -->" in (tmp_path / "v" / "ACME-1.md").read_text(encoding="utf-8").splitlines()[0]
    )


def test_who_has_left_is_not_expected(shell, tmp_path):
    shell.ok("contact leave ACME.1")
    data = shell.data(f"prep --all --out {tmp_path}/v")
    assert {each["with"] for each in data["written"]} == {None}


def test_with_nothing_to_prepare_it_says_so(shell, tmp_path):
    shell.ok("person add eve --role rep --team east", by="ada")
    assert (
        shell.ok(f"prep --all --out {tmp_path}/v", by="eve")
        == "No live deals, so there is nothing to prepare\n"
    )


def with_a_template(shell, name, text):
    """A new version of the playbook, which deals opened from now on follow."""
    loaded = load_method_playbook(SHIPPED)
    parsed = {**loaded.parsed, "version": 99, "templates": {name: text}}
    with open_store(shell.db, for_writing=True) as store:
        on_day(store, "2026-03-02", install, parsed, "", digest(parsed), user="ada")


def test_a_deal_that_can_not_be_prepared_is_named_and_the_others_are(shell, tmp_path):
    with_a_template(shell, "sheet.md.j2", "a\n{{ sheet.nosuch }}")
    for n in range(5):
        shell.ok(f"new 'Newer {n}' --account HNJG")
    out = tmp_path / "v"
    said = shell(f"prep --all --out {out}")
    assert said.code == 1
    assert said.out.splitlines()[0] == f"3 sheets are in {out}"
    assert "No sheet could be made for HNJG-2, HNJG-3, HNJG-4, HNJG-5, HNJG-6" in said.out
    assert said.out.count("sheet.md.j2:2") == 1
    assert sheets(out) == ["ACME-1.md", "D-1.md", "HNJG-1.md"]
    failed = json.loads(shell(f"prep --all --out {out} --json").out)["data"]["failed"]
    assert [each["deal"] for each in failed] == [f"HNJG-{n}" for n in range(2, 7)]
    assert all("sheet.md.j2:2" in each["why"] for each in failed)


def test_a_template_that_always_fails_is_not_tried_for_ever(shell, tmp_path, monkeypatch):
    with_a_template(shell, "sheet.md.j2", "{{ sheet.nosuch }}")
    for n in range(6):
        shell.ok(f"new 'Newer {n}' --account HNJG")
    tried = []
    monkeypatch.setattr("visits.child.Child.render", _counted(tried))
    said = shell(f"prep --all --out {tmp_path}/v --json")
    assert len(json.loads(said.out)["data"]["failed"]) == 6
    assert len(tried) == 3


def _counted(tried):
    from visits.child import Child

    real = Child.render

    def render(self, *args):
        tried.append(args)
        return real(self, *args)

    return render


def test_a_folder_that_can_not_be_is_refused(shell, tmp_path):
    (tmp_path / "file").write_text("")
    said = shell(f"prep --all --out {tmp_path}/file/v")
    assert said.code == 1
    assert "Can't use" in said.err


def test_a_file_that_can_not_be_written_stops_no_other(shell, tmp_path):
    out = tmp_path / "v"
    (out / "D-1.md").mkdir(parents=True)
    said = shell(f"prep --all --out {out}")
    assert said.code == 1
    assert "D-1" in said.out


def test_in_bulk_deals_are_read_as_each_by_itself(shell):
    with open_store(shell.db) as store:
        view = View(store, workspace.load(store), shell.now.date())
        keys = [each.row.key for each in reads.listed(view)]
        assert len(keys) == 5
        assert [known.opened for known in bulk.many(view, keys)] == [reads.opened(view, key) for key in keys]
        assert list(bulk.many(view, keys)) == [bulk.one(view, key) for key in keys]
        then = reads.view_as_of(store, view.workspace, shell.now.date())
        assert [known.opened for known in bulk.many(then, keys)] == [reads.opened(then, key) for key in keys]


def test_in_bulk_the_number_of_reads_does_not_grow_with_the_deals(shell, monkeypatch):
    asked = []
    with open_store(shell.db) as store:
        view = View(store, workspace.load(store), shell.now.date())
        keys = [each.row.key for each in reads.listed(view)]
        rows = store.rows
        monkeypatch.setattr(store, "rows", lambda sql, **params: asked.append(sql) or rows(sql, **params))
        monkeypatch.setattr(store, "row", lambda *args, **params: pytest.fail("a read for one deal"))
        list(bulk.many(view, keys))
    assert len(asked) == 7


def test_each_visit_in_a_calendar_is_the_one_its_own_sheet_has(shell, tmp_path):
    shell.ok(f"prep --all --format ics --out {tmp_path}/v")
    (event,) = Calendar.from_ical((tmp_path / "v" / "ACME-1.ics").read_bytes()).walk("VEVENT")
    (alone,) = Calendar.from_ical(shell.ok("prep ACME-1 --format ics")).walk("VEVENT")
    assert (event["uid"], event["sequence"]) == (alone["uid"], alone["sequence"])


def test_sheets_that_were_written_on_are_left_and_named(shell, tmp_path):
    out = tmp_path / "visits"
    shell.ok(f"prep --all --out {out}")
    page = out / "ACME-1.md"
    filled = page.read_text(encoding="utf-8") + "\nThey want it in May.\n"
    page.write_text(filled, encoding="utf-8")
    said = shell.ok(f"prep --all --out {out}")
    assert said.splitlines() == [
        f"2 sheets are in {out}",
        "2 sheets name nobody to meet: no next step is agreed with anyone there",
        "Left as they are, for they have been written on: ACME-1",
        f"  Take in what is written first: dealgate visit read {page}; --force replaces it",
    ]
    assert page.read_text(encoding="utf-8") == filled
    data = json.loads(shell.ok(f"prep --all --out {out} --json"))["data"]
    assert data["kept"] == [{"deal": "ACME-1", "path": str(page)}]
    assert [each["deal"] for each in data["written"]] == ["D-1", "HNJG-1"]
    shell.ok(f"prep --all --out {out} --force")
    assert "They want it in May." not in page.read_text(encoding="utf-8")
