"""A table whose columns go by other names, or that goes without some, comes in all the same."""

MAP = """
source: crm
columns: {id: id, title: what, account: client, amount: value, stage: stage}
also: {id: [编号, Deal ID], what: [商机名称], client: 客户, value: 金额, stage: 阶段, closed: 关闭日期}
optional: [client, value, closed]
constants: {currency: CNY}
stages:
  Lead: understand
  Won: [{stage: understand}, {stage: execute, on: closed}]
"""


def test_columns_under_their_other_names(team):
    team.bring("1,Line 3,ACME,5000,Won,2026-04-10", map=MAP, heading="编号,商机名称,客户,金额,阶段,关闭日期")
    deal = team.deal("ACME-1")
    assert (deal.title, deal.amount, team.way("ACME-1")) == (
        "Line 3",
        500_000,
        "understand ? → execute 2026-04-10",
    )


def test_what_is_optional_may_be_missing(team):
    team.bring("1,Line 3,Won", map=MAP, heading="id,what,stage")
    deal = team.deal("D-1")
    assert (deal.account, deal.amount, team.way("D-1")) == (None, None, "understand ? → execute ?")


def test_a_refusal_names_the_column_as_the_file_does(team, named):
    outcome = team.bring(
        "1,Line 3,ACME,5000,Gone", "2,MES,ACME,much,Lead", "3,X,ACME,1,Lead", map=MAP,
        heading="Deal ID,商机名称,客户,金额,阶段",
    )  # fmt: skip
    assert [line.partition(":")[0] for line in named(outcome)] == ["2 阶段", "3 金额"]


def test_the_same_deal_under_whatever_name_its_columns_go(team):
    team.bring("1,Line 3,ACME,5000,Lead", map=MAP, heading="id,what,client,value,stage")
    again = team.bring("1,Line 3,ACME,5000,Lead", map=MAP, heading="编号,商机名称,客户,金额,阶段")
    assert (again.created, again.unchanged) == (0, 1)


def test_a_column_that_is_not_there_any_more_takes_nothing_away(team):
    """It says nothing; an empty cell would say that there is none."""
    team.bring("1,Line 3,ACME,5000,Lead", map=MAP, heading="id,what,client,value,stage")
    again = team.bring("1,Line 3,Lead", map=MAP, heading="id,what,stage")
    deal = team.deal("ACME-1")
    assert (deal.account, deal.amount, again.unchanged) == ("ACME", 500_000, 1)
