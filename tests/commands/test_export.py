"""`export`: where it goes, how it looks, and what is refused."""

import csv
import errno
import json
import os
import sqlite3
import zipfile
from contextlib import closing

import pytest

from engine.errors import BadFile
from exchange.outgoing.tables.every import TABLES
from exchange.tables.table import Form
from exchange.tables.table_file import open_table


def heading(path, **form):
    with open_table(str(path), Form(**form)) as table:
        return table.heading, [cells for _, cells in table.rows]


class TestWhere:
    def test_on_the_screen_as_csv(self, work):
        lines = work.ok("export promises").splitlines()
        assert lines == ["deal,what,by,on,kept", "ACME-1,a reference visit,us,2026-03-07,false"]

    def test_a_program_gets_rows(self, work):
        (promise,) = work.data("export promises")
        assert promise == {"deal": "ACME-1", "what": "a reference visit", "by": "us"} | {
            "on": "2026-03-07",
            "kept": False,
        }

    @pytest.mark.parametrize("ending", ["csv", "xlsx", "jsonl"])
    def test_into_a_file_by_its_name(self, work, tmp_path, ending):
        out = tmp_path / f"deals.{ending}"
        assert work.ok(f"export deals --headings ids --out {out}") == f"Wrote 3 rows to {out}.\n"
        names, rows = heading(out)
        assert names[:2] == ("key", "title")
        assert [row[0] for row in rows] == ["ACME-1", "ACME-2", "D-1"]

    def test_into_a_file_of_another_name(self, work, tmp_path):
        out = tmp_path / "deals"
        told = work.data(f"export deals --format jsonl --out {out}")
        assert told == {"out": str(out), "format": "jsonl", "tables": {"deals": 3}, "notes": []}
        assert json.loads(out.read_text(encoding="utf-8").splitlines()[2])["key"] == "D-1"

    def test_all_tables_in_one_workbook(self, work, tmp_path):
        out = tmp_path / "team.xlsx"
        work.lang = "zh"
        work.ok(f"export all --out {out}")
        names, rows = heading(out, sheet="商机")
        assert names[:2] == ("商机编号", "商机")
        assert len(rows) == 3
        sheets = [part for part in zipfile.ZipFile(out).namelist() if part.startswith("xl/worksheets/")]
        assert len(sheets) == len(TABLES) + 2

    @pytest.mark.parametrize(
        ("lang", "page", "stage", "status"),
        [("zh", "值说明", "了解需求", "已终止"), ("en", "Values", "Understand the need", "stopped")],
    )
    def test_a_page_says_what_the_ids_in_the_cells_mean(self, work, tmp_path, lang, page, stage, status):
        """The cells keep their ids: what is read from the table is the same in both languages."""
        out = tmp_path / "team.xlsx"
        work.lang = lang
        told = work.data(f"export all --out {out}")
        assert told["tables"].keys() == TABLES.keys()
        _, rows = heading(out, sheet=page)
        of_deals = {value: title for sheet, _, value, title in rows if sheet in ("商机", "Deals")}
        assert (of_deals["understand"], of_deals["stopped"]) == (stage, status)
        assert "execute" not in of_deals, "no deal stands there"
        _, deals = heading(out)
        assert {"understand", "stopped", "project"} <= {cell for row in deals for cell in row}

    def test_no_such_page_where_headings_are_ids(self, work, tmp_path):
        work.ok(f"export deals --headings ids --out {tmp_path}/deals.xlsx")
        with pytest.raises(BadFile):
            heading(tmp_path / "deals.xlsx", sheet="Values")

    def test_all_tables_in_a_folder(self, work, tmp_path):
        out = tmp_path / "team"
        told = work.data(f"export all --out {out}")
        assert told["tables"].keys() == TABLES.keys()
        assert sorted(os.listdir(out)) == sorted(f"{name}.csv" for name in TABLES)
        with open(out / "deals.csv", encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.reader(file))) == 4

    @pytest.mark.parametrize("ending", ["csv", "jsonl", "CSV"])
    def test_all_tables_fit_into_no_file_of_text(self, work, tmp_path, ending):
        out = tmp_path / f"all.{ending}"
        said = work(f"export all --out {out}")
        assert (said.code, out.exists()) == (2, False)
        assert "--out team.xlsx" in said.err

    def test_where_its_folder_is_missing(self, work, tmp_path):
        for out in ("team", "team.xlsx"):
            said = work(f"export all --out {tmp_path}/no/{out}")
            assert (said.code, said.err.count("\n")) == (1, 1)
            assert f"{tmp_path}/no/{out}" in said.err

    @pytest.mark.parametrize("what", ["deals --out {}", "all --format xlsx --out {}", "archive --out {}"])
    def test_nothing_that_stands_there_is_touched(self, work, tmp_path, what):
        out = tmp_path / "mine.csv"
        out.write_text("mine")
        assert work(f"export {what.format(out)}", by="ada").code == 1
        assert out.read_text() == "mine"
        assert os.listdir(tmp_path).count("mine.csv") == len([n for n in os.listdir(tmp_path) if "mine" in n])

    def test_where_nothing_can_be_written(self, work, tmp_path):
        assert work(f"export deals --out {tmp_path}/no/such/deals.csv").code == 1


class TestRefused:
    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("export", "What is to go out?"),
            ("export deal", "There is no table deal"),
            ("export deals --format pdf", "There is no format pdf"),
            ("export deals --format xlsx", "name it with --out"),
            ("export all", "All tables need a place"),
            ("export deals --headings short", "Headings can't be short"),
            ("export people --owner lin", "--owner doesn't go with the export of people"),
            ("export deals --for hubspot", "--for doesn't go with the export of deals"),
            ("export deals --cursor x", "--cursor doesn't go with the export of deals"),
            ("export archive --format csv", "--format doesn't go with the export of archive"),
            ("export archive", "--out team.dealgate.zip"),
            ("export deals --out deals.pdf", ".pdf"),
        ],
    )
    def test_what_makes_no_sense(self, work, line, said):
        answer = work(line, by="ada")
        assert answer.code == 2, answer
        assert said in answer.err
        assert answer.out == ""

    def test_a_name_that_comes_close_is_offered(self, work):
        assert "deals" in work("export deal").err

    def test_in_chinese(self, work):
        work.lang = "zh"
        assert "没有叫 gifts 的表" in work("export gifts").err

    @pytest.mark.parametrize("who", ["lin", "wei", "mia"])
    def test_an_archive_takes_an_admin(self, work, tmp_path, who):
        answer = work(f"export archive --out {tmp_path}/t.zip", by=who)
        assert (answer.code, os.path.exists(tmp_path / "t.zip")) == (4, False)


class TestArchive:
    def test_there_and_back(self, work, tmp_path):
        out = tmp_path / "team.dealgate.zip"
        made = work.data(f"export archive --out {out}", by="ada")
        assert made["digest"] == work.data("db verify")["digest"]
        there = f"{tmp_path}/there.sqlite"
        done = work.data(f"db restore {out} --db {there}", by="ada")
        assert {name: done[name] for name in ("digest", "events", "rows")} == {
            name: made[name] for name in ("digest", "events", "rows")
        }
        assert work.data(f"list --db {there}") == work.data("list")
        assert "Restored from the archive" in work.ok(f"db status --db {there}")

    def test_the_day_it_was_restored_is_the_workspaces(self, work, tmp_path):
        out, there = tmp_path / "t.zip", f"{tmp_path}/there.sqlite"
        work.ok(f"export archive --out {out}", by="ada")
        work.ok(f"db restore {out} --db {there}", by="ada")
        with closing(sqlite3.connect(there, isolation_level=None)) as made:
            made.execute("UPDATE restored SET at = '2026-11-21T17:00:00.000000Z'")
        assert "on 22 Nov 2026 by ada" in work.ok(f"db status --db {there}"), "one in the morning in Shanghai"
        assert work.data(f"db status --db {there}")["restored"][0]["at"] == "2026-11-21T17:00:00.000000Z"

    def test_onto_a_full_disk(self, work, tmp_path, monkeypatch):
        def full(store, table, file):
            raise OSError(errno.ENOSPC, "full")

        monkeypatch.setattr("exchange.archive.writer._written", full)
        answer = work(f"export archive --out {tmp_path}/t.zip", by="ada")
        assert (answer.code, answer.err) == (1, f"Can't use {tmp_path}/t.zip: the disk is full\n")
        assert not (tmp_path / "t.zip").exists()

    def test_it_says_what_it_holds(self, work, tmp_path):
        said = work.ok(f"export archive --out {tmp_path}/t.zip", by="ada")
        assert "It holds personal data of clients" in said
        readme = zipfile.ZipFile(tmp_path / "t.zip").read("README.txt").decode()
        assert "dealgate db restore" in readme
        assert "个人信息" in readme

    def test_another_cannot_restore_it(self, work, tmp_path):
        work.ok(f"export archive --out {tmp_path}/t.zip", by="ada")
        answer = work(f"db restore {tmp_path}/t.zip --db {tmp_path}/there.sqlite", by="lin")
        assert answer.code == 4
        assert not os.path.exists(tmp_path / "there.sqlite")
