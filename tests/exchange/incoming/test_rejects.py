"""The rows that stay out, kept as they stand in the file: a log's deal whole, so that it goes in alone."""

import pytest

from exchange.incoming.outcome import Outcome
from words.say import say

LOG = """
what: events
source: crm
columns: {id: no, activity: did, at: at}
activities: {Call: understand, Quote: explore, Lost: {stop: unknown}}
"""


class Kept:
    """Rows with their reasons, as `number: cells: reasons`."""

    def __init__(self):
        self.rows = []

    def begin(self, table):
        self.rows = []
        return self

    def add(self, lines, refusals):
        for number, cells in lines:
            reasons = [say(r.reason) for r in refusals if r.row == number]
            self.rows.append(f"{number}: {','.join(cells)}: {'; '.join(reasons)}")


@pytest.fixture
def kept():
    return Kept()


def test_a_row_with_what_is_wrong_with_it(team, kept):
    team.bring("1,Line 3,ACME,lin,ten,Lead,,", "2,MES,ACME,lin,1,Lead,,", rejects=kept.begin)
    assert kept.rows == [
        "2: 1,Line 3,ACME,lin,ten,Lead,,: “ten” isn't an amount in CNY; write it like 1200000"
    ]


def test_one_that_can_be_read_and_stays_out_for_what_stands_here(team, kept):
    team.bring("1,Line 3,ACME,lin,1,Talking,2026-03-02,", "2,MES,,lin,1,Lead,,")
    again = ("1,Line 3,ACME,lin,1,Won,,2026-03-01", "2,MES,,lin,1,Lead,,", "2,MES,,lin,1,Lead,,")
    outcome = team.bring(*again, rejects=kept.begin)
    assert [row.partition(":")[0] for row in kept.rows] == ["4", "2"]
    assert outcome.rejected_rows == 2


def test_all_rows_of_a_deal_of_a_log_stay_out_together(team, kept):
    rows = (
        "7,Call,2026-03-01",
        "8,Call,2026-03-01",
        "7,Quote,soon",
        "8,Quote,2026-03-04",
        "7,Lost,2026-03-09",
    )
    team.bring(*rows, map=LOG, heading="no,did,at", rejects=kept.begin)
    assert [row.rpartition(":")[0] for row in kept.rows] == [
        "2: 7,Call,2026-03-01",
        "4: 7,Quote,soon",
        "6: 7,Lost,2026-03-09",
    ]
    assert team.keys() == ["D-1"]


def test_the_corrected_deal_goes_in_alone(team, kept):
    team.bring("7,Call,2026-03-01", "8,Call,2026-03-01", "7,Quote,soon", map=LOG, heading="no,did,at")
    team.bring("7,Call,2026-03-01", "7,Quote,2026-03-02", map=LOG, heading="no,did,at")
    assert team.way("D-2") == "understand 2026-03-01 → explore 2026-03-02"


def test_in_a_dry_run_too(team, kept):
    outcome = team.bring("1,A,,lin,ten,Lead,,", "2,B,,lin,1,Lead,,", rejects=kept.begin, dry_run=True)
    assert (len(kept.rows), outcome.created, team.keys()) == (1, 1, [])


def test_a_person_does_not_join_for_a_row_that_stays_out(team):
    team.bring("1,Line 3,ACME,lin,1,Talking,2026-03-02,", "2,MES,,lin,1,Lead,,")
    people, companies = team.count("person"), team.count("account")
    outcome = team.bring("1,Line 3,Newcomer,New Rep,1,Won,,2026-03-01", "2,MES,,lin,1,Lead,,")
    assert outcome.rejected_rows == 1
    assert (team.count("person"), team.count("account")) == (people, companies)


# ── doubles ───────────────────────────────────────────────────────────────────────────────────


def doubles(outcome: Outcome):
    return [f"{d.code} {d.name} ~ {d.like} {d.like_name}" for d in outcome.duplicates]


def test_accounts_alike_one_that_was_there_are_proposed(team):
    team.bring("1,A,华南科技,lin,1,Lead,,", "2,B,Bohai Steel,lin,1,Lead,,")
    outcome = team.bring(
        "3,C,华南科技有限公司,lin,1,Lead,,", "4,D,BOHAI STEEL Ltd.,lin,1,Lead,,", "5,E,Other,lin,1,Lead,,"
    )
    assert sorted(doubles(outcome)) == [
        "BOHAI2 BOHAI STEEL Ltd. ~ BOHAI Bohai Steel",
        "HUANAN2 华南科技有限公司 ~ HUANAN 华南科技",
    ]
    assert doubles(team.bring("6,F,Bohai Steel,lin,1,Lead,,")) == []


def test_the_same_name_in_another_width_is_the_same_account(team):
    team.bring("1,A,ＡＣＭＥ（北京）,lin,1,Lead,,")
    outcome = team.bring("2,B,acme(北京),lin,1,Lead,,", "3,C,ACME(北京) ,lin,1,Lead,,")
    assert (outcome.accounts, team.count("account")) == (0, 1)


def test_thousands_of_companies_of_one_beginning_get_codes(team):
    outcome = team.bring(*(f"{n},A,北京第{n}公司,lin,1,Lead,," for n in range(300)))
    assert (outcome.accounts, "BEIJING300-1" in set(team.keys())) == (300, True)


def test_nothing_at_all_goes_in_and_it_says_so(team, kept, refused):
    said = refused(team.bring, "1,A,,lin,ten,Lead,,", rejects=kept.begin)
    assert said[0].endswith("pipeline.csv can go in; nothing was written.")
    assert (len(kept.rows), team.count("account")) == (1, 0)
