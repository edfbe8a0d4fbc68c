"""What the CRMs write, made up, by the mappings that come along: newer headings, internal values, lists."""

import pytest

from exchange.mapping.shipped import best, of_crm, shipped

HUBSPOT = "Record ID,Deal Name,Deal Stage,Close Date,Associated Company IDs,Associated Company"
ENTERED = (
    *("Appointment Scheduled", "Qualified To Buy", "Presentation Scheduled", "Decision Maker Bought-In"),
    *("Contract Sent", "Closed Won", "Closed Lost"),
)
DATES = ",".join(
    [
        *("Record ID", "Deal Name", "Deal Stage"),
        *(f'"Date entered ""{stage} (Sales Pipeline)"""' for stage in ENTERED),
        "Associated Company (Primary)",
    ]
)


@pytest.fixture
def crm(team):
    """Brings rows in by a mapping that comes along."""

    def bring(name, heading, *rows):
        table = team.folder / "export.csv"
        table.write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")
        return team.bring_file(table, shipped()[name])

    return bring


def deals(team):
    keys = team.keys()
    return [team.deal(key) for key in keys]


def stages(team):
    return [deal.stage for deal in deals(team)]


class TestHubSpot:
    def test_several_companies_are_the_first_of_them_and_none_is_invented(self, team, crm):
        crm("hubspot/accounts", "Record ID,Company name", "11,Bohai", "12,Nordwind")
        outcome = crm("hubspot/deals", HUBSPOT, "1,Line 3,Contract Sent,2026-12-01,11;12,Bohai;Nordwind")
        assert (outcome.rejected, team.keys(), team.count("account")) == ([], ["BOHAI-1"], 2)

    def test_the_primary_one_goes_before_the_list(self, team, crm):
        heading = f"{HUBSPOT},Associated Company (Primary)"
        row = "1,Line 3,Contract Sent,2026-12-01,,Bohai;Nordwind,Nordwind"
        assert crm("hubspot/deals", heading, row).rejected == []
        assert team.keys() == ["NORDWIND-1"]

    @pytest.mark.parametrize("stage", ["Contract sent (Sales Pipeline)", "contractsent", "Contract Sent"])
    def test_a_stage_by_any_of_its_names(self, team, crm, stage):
        crm("hubspot/deals", HUBSPOT, f"1,Line 3,{stage},2026-12-01,,Bohai")
        assert stages(team) == ["expand"]

    def test_the_day_of_the_later_stage_where_the_earlier_was_skipped(self, team, crm):
        row = "1,Line 3,contractsent,2026-01-05,,2026-02-05,,2026-03-05,,,Bohai"
        assert crm("hubspot/history", DATES, row).rejected == []
        assert team.way("BOHAI-1") == "understand 2026-01-05 → explore 2026-02-05 → expand 2026-03-05"


class TestOdoo:
    COMPATIBLE = "id,name,partner_id/id,partner_id/name,stage_id/id,expected_revenue,date_deadline"

    def test_an_export_that_can_be_imported_again(self, team, crm):
        crm("odoo/accounts", "id,name", "base.main_partner,Bohai")
        row = "crm.lead_1,Line 3,base.main_partner,Bohai Steel,crm.stage_lead3,1000,2026-12-01"
        assert best(of_crm("odoo"), self.COMPATIBLE.split(","))[0] == "odoo/deals"
        assert crm("odoo/deals", self.COMPATIBLE, row).rejected == []
        assert (team.keys(), stages(team)) == (["BOHAI-1"], ["expand"])

    @pytest.mark.parametrize("heading", ["stage_id/name", "Stage/Stage Name", "Stage"])
    def test_stages_by_name(self, team, crm, heading):
        crm("odoo/deals", f"id,name,{heading}", "crm.lead_1,Line 3,Qualified")
        assert stages(team) == ["explore"]

    def test_those_that_are_archived_are_for_the_other_mapping(self, team, crm):
        rows = ("1,Line 3,New,True", "2,Mast,New,False")
        assert crm("odoo/deals", "id,name,Stage,Active", *rows).skipped == 1
        assert [deal.title for deal in deals(team)] == ["Line 3"]


class TestPipedrive:
    def test_a_title_marked_as_needed(self, team, crm):
        heading = "Deal - ID,Deal - Title*,Deal - Stage (pipeline),Deal - Currency of value,Deal - Value"
        crm("pipedrive/deals", heading, "1,Line 3,Qualified,EUR,10")
        (deal,) = deals(team)
        assert (deal.title, deal.currency) == ("Line 3", "EUR")


class TestDynamics:
    def test_the_close_date_by_its_shorter_name(self, team, crm):
        heading = "(Do Not Modify) Opportunity,Topic,Pipeline Phase,Close Date"
        crm("dynamics/deals", heading, "1,Line 3,1-Qualify,2026-12-24")
        assert [deal.close_date for deal in deals(team)] == ["2026-12-24"]


def test_what_the_export_lacks_is_to_be_added_there(team, crm, refused):
    said = refused(crm, "salesforce/deals", "Opportunity Name,Stage", "Line 3,Prospecting")
    assert said[1].endswith("columns.id: the file has no column Opportunity ID")


@pytest.mark.parametrize("mark", [" (deactivated)", " (Deactivated User)", "（已停用）", " (inactive)"])
def test_who_was_deactivated_there_is_who_they_are_here(team, crm, mark):
    outcome = crm(
        "hubspot/deals", "Record ID,Deal Name,Deal Stage,Deal owner", f"1,Line 3,contractsent,Lin Tao{mark}"
    )
    assert (outcome.people, [deal.owner for deal in deals(team)]) == (0, ["lin"])


def test_a_name_in_brackets_is_part_of_it(team, crm):
    outcome = crm(
        "hubspot/deals", "Record ID,Deal Name,Deal Stage,Deal owner", "1,Line 3,contractsent,Lin Tao (East)"
    )
    assert outcome.people == 1
