"""A report of Salesforce has ids of 15 characters, its API those of 18: the same deals and clients."""

from engine import accounts
from engine.verify import verify

ACCOUNT, OTHER_ACCOUNT = "001ABCDE0fGhIjK", "001abcde0fghijk"
DEAL, OTHER_DEAL = "006ABCDE0fGhIjK", "006abcde0fghijk"
OWN = "source: sf\nids: salesforce\n"
DEALS = OWN + "columns: {id: id, title: what, account_id: client, stage: stage}\nstages: {Lead: understand}\n"
HEADING = "id,what,client,stage"


def whole(id):
    return id + ("YHV" if id[3:4] == "A" else "AAA")


def deals(team, *rows):
    return team.bring(*rows, map=DEALS, heading=HEADING)


def test_both_spellings_find_what_is_here(team):
    clients = OWN + "what: accounts\ncolumns: {id: id, name: name}\n"
    rows = [f"{ACCOUNT},Acme", f"{OTHER_ACCOUNT},Bohai"]
    assert team.bring(*rows, map=clients, heading="id,name").created == 2
    assert (
        deals(
            team, f"{DEAL},Line 1,{whole(ACCOUNT)},Lead", f"{OTHER_DEAL},Line 2,{OTHER_ACCOUNT},Lead"
        ).created
        == 2
    )
    assert team.keys() == ["ACME-1", "BOHAI-1"]
    again = deals(
        team, f"{whole(DEAL)},Line 1,{ACCOUNT},Lead", f"{whole(OTHER_DEAL)},Line 2,{OTHER_ACCOUNT},Lead"
    )
    assert (again.created, again.updated, again.unchanged) == (0, 0, 2)
    assert [each.code for each in accounts.everyone(team.store)] == ["ACME", "BOHAI"]
    assert verify(team.store).faults == ()


def test_a_table_with_both_spellings_of_one_names_it_twice(team, named):
    outcome = deals(team, f"{DEAL},Line 1,,Lead", f"{whole(DEAL)},Line 1,,Lead")
    assert outcome.created == 1
    assert "stands in row 2" in named(outcome)[0]


def test_visits_orders_and_logs_find_the_deal(team):
    deals(team, f"{DEAL},Line 1,,Lead")
    log = OWN + "what: events\ncolumns: {id: id, activity: did, at: at}\nactivities: {Quote: explore}\n"
    rows = [f"{each},Quote,2026-11-0{n}" for n, each in enumerate((whole(DEAL), DEAL), 1)]
    assert team.bring(*rows, map=log, heading="id,did,at").updated == 1
    visits = (
        OWN
        + "what: visits\ncolumns: {id: id, on: on, summary: said, deal: deal}\nconstants: {channel: call}\n"
    )
    assert (
        team.bring(f"1,2026-11-02,Prices,{whole(DEAL)}", map=visits, heading="id,on,said,deal").created == 1
    )
    assert len(team.deal("D-1").visits) == 1


def test_other_sources_are_left_alone(team):
    other = DEALS.replace("ids: salesforce\n", "")
    rows = [f"{each},Line 1,,Lead" for each in (DEAL, whole(DEAL))]
    assert team.bring(*rows, map=other, heading=HEADING).created == 2
