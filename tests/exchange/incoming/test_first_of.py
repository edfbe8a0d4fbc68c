"""Where a cell has several companies, or a stage several days: the first counts."""

import pytest


class TestSeveralCompaniesInACell:
    FIRST = 'first_of: {client: ";"}\n'

    @pytest.mark.parametrize("cell", ["ACME;Nordwind", " ; ACME ;Nordwind", "ACME;", "ACME"])
    def test_the_first_is_the_client(self, team, cell):
        assert team.bring(f"1,Line,{cell},lin,1,Lead,,", map=team.MAP + self.FIRST).created == 1
        assert team.keys() == ["ACME-1"]
        assert team.count("account") == 1

    def test_of_ids_too(self, team):
        team.bring(
            "7,ACME", map="what: accounts\nsource: crm\ncolumns: {id: id, name: name}\n", heading="id,name"
        )
        map = team.MAP.replace("account: client", "account_id: client")
        team.bring("1,Line,7;8,lin,1,Lead,,", map=map + self.FIRST)
        assert team.keys() == ["ACME-1"]


class TestTwoDaysOfAStage:
    MAP = """
source: crm
columns: {id: id, title: what, account: client, stage: stage}
stages:
  Shown: &shown
    - {stage: understand, on: began}
    - {stage: explore, on: qualified}
    - {stage: explore, on: presented}
  Lost:
    - {stage: understand, on: began}
    - {stage: explore, on: qualified}
    - {stage: explore, on: presented}
    - {stop: unknown, on: closed, reason: Lost}
"""
    HEADING = "id,what,client,stage,began,qualified,presented,closed"

    @pytest.mark.parametrize(
        ("cells", "way"),
        [
            ("Shown,2026-01-01,2026-02-01,2026-03-01,", "understand 2026-01-01 → explore 2026-02-01"),
            ("Shown,2026-01-01,,2026-03-01,", "understand 2026-01-01 → explore 2026-03-01"),
            ("Shown,2026-01-01,2026-02-01,,", "understand 2026-01-01 → explore 2026-02-01"),
            ("Lost,2026-01-01,,,2026-04-01", "understand 2026-01-01 → stopped 2026-04-01"),
            ("Lost,,,2026-03-01,2026-04-01", "explore 2026-03-01 → stopped 2026-04-01"),
            ("Lost,,,,2026-04-01", "explore ? → stopped 2026-04-01"),
        ],
    )
    def test_the_first_that_is_there(self, team, cells, way):
        outcome = team.bring(f"1,Line,ACME,{cells}", map=self.MAP, heading=self.HEADING)
        assert (outcome.rejected, team.way("ACME-1")) == ([], way)

    def test_none_keeps_the_row_out(self, team, named):
        rows = ("1,Line,ACME,Shown,2026-01-01,,,", "2,Mast,ACME,Shown,2026-01-01,2026-01-02,,")
        outcome = team.bring(*rows, map=self.MAP, heading=self.HEADING)
        assert named(outcome) == ["2 presented: no day, though the step before it has one (began)"]
