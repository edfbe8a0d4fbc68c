"""What the import of each CRM calls what we tell it, and what it makes of a cell that says nothing."""

from collections.abc import Mapping
from typing import NamedTuple

LONGEST = 255
"""Characters of a line of text, by Salesforce (`NextStep`, Text(255)); the others hold as many."""


class Crm(NamedTuple):
    """By its id alone a deal is known: its title is not given back, for an apostrophe before it, as keeps
    spreadsheets from running formulas, would rename the deal."""

    name: str
    next_step: str
    next_on: str
    verdict: str
    reason: str | None = None
    """Where it keeps why a deal was lost, if any words may stand there."""
    blank: tuple[str, ...] = ()
    """Columns it wants to be there that only itself can fill."""
    empties: bool = False
    """Whether a cell that is empty empties the field there, rather than leaving it."""
    called: Mapping[str, str] = {}
    """Columns whose names in its export are not those its import goes by."""


CRMS: dict[str, Crm] = {
    # Data Loader goes by API names. NextStep is a field of every opportunity; the other two are for the team
    # to make, as elsewhere below.
    "salesforce": Crm(
        *("Salesforce", "NextStep", "Next_Step_Date__c", "Dealgate_Verdict__c"),
        called={"Opportunity ID": "Id", "Stage": "StageName"},
    ),
    # https://knowledge.hubspot.com/properties/hubspots-default-deal-properties
    "hubspot": Crm("HubSpot", "Next step", "Next step date", "Dealgate verdict", "Closed Lost Reason"),
    "pipedrive": Crm(
        *("Pipedrive", "Deal - Next step", "Deal - Next step date", "Deal - Dealgate verdict"),
        reason="Deal - Lost reason",
    ),
    # By the id and these two Dynamics tells that a file came from it.
    "dynamics": Crm(
        *("Dynamics 365", "Next Step", "Next Step Date", "Dealgate Verdict"),
        blank=("(Do Not Modify) Row Checksum", "(Do Not Modify) Modified On"),
        empties=True,
    ),
    # An empty cell is False to Odoo, whatever the field: a lead whose Active says nothing is archived. Its
    # Lost Reason is a record of its own, so only those it has may be named.
    "odoo": Crm("Odoo", "Next Step", "Next Step Date", "Dealgate Verdict", empties=True),
}
