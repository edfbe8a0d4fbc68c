"""People at clients as a CRM exports them: entered, told on, left, and never brought back once erased."""

import pytest
from proven import verified

from engine import accounts, contacts, history
from engine.change import carry_out

MAP = """
source: crm
what: contacts
columns:
  id: Contact ID
  name: [First Name, Last Name]
  account: Account Name
  account_id: Account ID
  part: Buying Role
  job: Title
  email: Email
  phone: Phone
  since: Created Date
  left_on: Left
constants: {part: user}
parts: {Economic Buyer: economic_buyer, 决策人: decider}
"""
HEADING = (
    "Contact ID,First Name,Last Name,Account Name,Account ID,Buying Role,Title,Email,Phone,Created Date,Left"
)
GAO = "003A,Gao,Yan,Acme Steel,,Economic Buyer,CFO,gao@acme.example,+86 21 5550 1234,2026-03-05,"
CLIENTS = """
source: crm
what: accounts
columns: {id: Account ID, name: Account Name}
"""


def bring(team, *lines, **how):
    return team.bring(*lines, map=how.pop("map", MAP), heading=how.pop("heading", HEADING), **how)


def people(team, account="ACME"):
    return contacts.of_account(team.store, account)


def counts(outcome):
    return (outcome.created, outcome.updated, outcome.unchanged, len(outcome.rejected))


def act(team, work):
    change = team.change()
    carry_out(change, "test", lambda: {"done": str(work(change))})


def test_somebody_new_opens_their_account(team):
    outcome = bring(team, GAO, "003B,Wu,Bin,Acme Steel,,,,,,,")
    gao, wu = people(team)
    assert (gao.key, gao.name, gao.part, gao.since) == ("ACME.1", "Gao Yan", "economic_buyer", "2026-03-05")
    assert (gao.details.job, gao.details.email) == ("CFO", "gao@acme.example")
    assert gao.details.phone == "+86 21 5550 1234"
    assert (wu.name, wu.part, wu.since, wu.left_on) == ("Wu Bin", "user", "2026-11-21", None)
    assert (counts(outcome), outcome.accounts) == ((2, 0, 0, 0), 1)
    verified(team.store)


def test_nothing_personal_stands_in_the_history(team):
    bring(team, GAO)
    bring(team, GAO.replace("CFO", "President"))
    told = "".join(row["data"] for row in history.stored(team.store) if row["subject"].startswith("contact:"))
    assert not any(word in told for word in ("Gao", "acme.example", "President", "5550"))


def test_the_same_again_changes_nothing(team):
    bring(team, GAO)
    assert counts(bring(team, GAO)) == (0, 0, 1, 0)
    assert len(history.events(team.store, "contact:ACME.1")) == 1


def test_chinese_names_stand_in_two_columns_without_a_space(team):
    map = MAP.replace("[First Name, Last Name]", "[Last Name, First Name]") + 'join: ""\n'
    bring(team, "003A,伟,王,华南精密,,决策人,厂长,,,,", map=map)
    (wang,) = people(team, "HUANAN")
    assert (wang.name, wang.part, wang.details.job) == ("王伟", "decider", "厂长")


def test_what_changed_there_changes_here_and_what_changed_here_stays(team):
    bring(team, GAO)
    act(team, lambda c: contacts.edit(c, people(team)[0], part="decider", details={"topics": "sailing"}))
    outcome = bring(team, GAO.replace("CFO", "President").replace("gao@", "yan.gao@"))
    (gao,) = people(team)
    assert (gao.part, gao.details.topics) == ("decider", "sailing")
    assert (gao.details.job, gao.details.email) == ("President", "yan.gao@acme.example")
    assert (counts(outcome), outcome.conflicts) == ((0, 1, 0, 0), [])
    verified(team.store)


def test_what_changed_on_both_sides_is_shown_until_they_agree(team):
    bring(team, GAO)
    act(team, lambda c: contacts.edit(c, people(team)[0], details={"job": "Board"}, name="Gao Yun"))
    changed = GAO.replace("CFO", "President")
    for _ in range(2):
        (conflict,) = bring(team, changed).conflicts
        assert conflict == (2, "contact:ACME.1", "Title", "job", "Board", "President")
    assert bring(team, changed, conflicts="ours").conflicts == []
    assert counts(bring(team, changed)) == (0, 0, 1, 0)
    (gao,) = people(team)
    assert (gao.name, gao.details.job) == ("Gao Yun", "Board")
    bring(team, changed.replace("President", "Chair"), conflicts="theirs")
    assert people(team)[0].details.job == "Chair"
    verified(team.store)


def test_who_left_has_left_and_older_yeses_with_them(team):
    team.bring("1,Line 2,Acme Steel,Lin Tao,100,Lead,,")
    bring(team, GAO)
    assert accounts.by_code(team.store, "ACME").deciders_changed_on == "2026-03-05"
    bring(team, GAO + "2026-10-01")
    (gao,) = people(team)
    assert gao.left_on == "2026-10-01"
    assert accounts.by_code(team.store, "ACME").deciders_changed_on == "2026-10-01"
    verified(team.store)


def test_somebody_who_had_left_already_comes_and_goes(team):
    bring(team, GAO + "2026-10-01")
    (gao,) = people(team)
    assert (gao.since, gao.left_on) == ("2026-03-05", "2026-10-01")
    then = contacts.as_of(team.store, gao, "2026-06-01")
    assert then is not None
    assert then.left_on is None
    assert contacts.as_of(team.store, gao, "2026-01-01") is None
    verified(team.store)


def test_somebody_entered_by_hand_gets_their_id_and_keeps_what_was_written(team):
    act(team, lambda c: accounts.add(c, "Acme Steel"))
    act(team, lambda c: contacts.add(c, "ACME", "Gao Yan", "champion"))
    outcome = bring(team, GAO.replace("Gao,Yan", "ＧＡＯ, yan"))
    (gao,) = people(team)
    assert (gao.name, gao.part, gao.details.job) == ("Gao Yan", "champion", "CFO")
    assert {c.field for c in outcome.conflicts} == {"part", "since"}
    bring(team, GAO, conflicts="theirs")
    assert people(team)[0].part == "economic_buyer"
    verified(team.store)


def test_two_ids_with_one_name_are_two_people(team):
    bring(team, GAO, GAO.replace("003A", "003B").replace("CFO", "Buyer"))
    assert [(c.key, c.details.job) for c in people(team)] == [("ACME.1", "CFO"), ("ACME.2", "Buyer")]
    assert counts(bring(team, GAO, GAO.replace("003A", "003B").replace("CFO", "Clerk"))) == (0, 1, 1, 0)


def test_a_table_without_ids_knows_people_by_name_and_account(team):
    map = MAP.replace("  id: Contact ID\n", "")
    heading = HEADING.removeprefix("Contact ID,")
    row = GAO.removeprefix("003A,")
    bring(team, row, map=map, heading=heading)
    assert counts(bring(team, row.replace("CFO", "Chair"), map=map, heading=heading)) == (0, 1, 0, 0)
    assert people(team)[0].details.job == "Chair"


def test_who_was_erased_stays_erased(team, named):
    bring(team, GAO)
    act(team, lambda c: contacts.edit(c, people(team)[0], details={"job": "Board"}))
    bring(team, GAO.replace("CFO", "Chair"), conflicts="ours")
    act(team, lambda c: contacts.erase(c, people(team)[0]))
    kept = team.store.rows("SELECT data FROM personal WHERE data IS NOT NULL")
    assert list(kept) == []
    for row in (GAO, GAO.replace("CFO", "President")):
        outcome = bring(team, row, "003B,Wu,Bin,Acme Steel,,,,,,,")
        assert named(outcome) == [
            "2 -: ACME.1 was erased on request and is not brought back; delete them in the other system as"
            " well"
        ]
    assert [c.name for c in people(team)] == [None, "Wu Bin"]
    assert team.store.row("SELECT digest FROM external WHERE subject = 'contact:ACME.1'")["digest"] == ""
    verified(team.store)


def test_the_account_may_be_named_by_its_id(team, named):
    team.bring("001A,Acme Steel", map=CLIENTS, heading="Account ID,Account Name")
    outcome = bring(
        team, GAO.replace("Acme Steel,", ",001A"), GAO.replace("003A", "003B").replace("Acme Steel,", ",001Z")
    )
    assert [c.name for c in people(team)] == ["Gao Yan"]
    assert named(outcome)[0].startswith("3 Account ID: no account came in under the id “001Z”")


def test_somebody_who_moved_to_another_client_is_new_there_once_they_left(team, named):
    bring(team, GAO)
    moved = GAO.replace("Acme Steel", "Bohai")
    assert "contact leave ACME.1" in named(bring(team, moved, "003B,Wu,Bin,Acme Steel,,,,,,,"))[0]
    act(team, lambda c: contacts.leave(c, people(team)[0], "2026-11-01"))
    assert counts(bring(team, moved)) == (1, 0, 0, 0)
    assert people(team, "BOHAI")[0].name == "Gao Yan"
    assert counts(bring(team, moved)) == (0, 0, 1, 0)
    verified(team.store)


def test_what_cannot_be_understood_is_named(team, named):
    outcome = bring(
        team,
        GAO,
        "003B,,,Acme Steel,,,,,,,",
        "003C,Wu,Bin,,,,,,,,",
        "003D,Wu,Bin,Acme Steel,,VP Sales,,,,2027-01-01,",
    )
    assert named(outcome) == [
        "3 First Name: no name",
        "4 Account Name: no account",
        "5 Buying Role: the mapping does not say what part “VP Sales” is; add it under parts, as one of"
        " economic_buyer, decider, influencer, user, buyer, blocker, champion",
        "5 Created Date: 2027-01-01 has not come yet",
    ]
    assert len(people(team)) == 1


@pytest.mark.sqlite("a mapping is read before any database")
def test_the_part_has_to_be_said(team, refused):
    map = MAP.replace("  part: Buying Role\n", "").replace("constants: {part: user}\n", "")
    said = refused(bring, team, GAO, map=map)
    assert any("constants: {part: user}" in each for each in said)
