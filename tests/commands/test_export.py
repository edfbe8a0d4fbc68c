"""`export`: where it goes, how it looks, and what is refused."""

import csv
import json
import os
import zipfile

import pytest

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
        assert len(sheets) == len(TABLES) + 1

    def test_all_tables_in_a_folder(self, work, tmp_path):
        out = tmp_path / "team"
        told = work.data(f"export all --out {out}")
        assert told["tables"].keys() == TABLES.keys()
        assert sorted(os.listdir(out)) == sorted(f"{name}.csv" for name in TABLES)
        with open(out / "deals.csv", encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.reader(file))) == 4

    @pytest.mark.parametrize("what", ["deals --out {}", "all --out {}", "archive --out {}"])
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
