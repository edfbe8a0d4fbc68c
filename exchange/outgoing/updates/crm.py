"""What the import of each CRM calls what we tell it, besides the columns of its own export."""

from typing import NamedTuple


class Crm(NamedTuple):
    """`blank` are columns it wants to be there that only itself can fill."""

    next_step: str
    next_on: str
    verdict: str
    blank: tuple[str, ...] = ()


_PLAIN = Crm("Next Step", "Next Step Date", "Dealgate Verdict")
CRMS: dict[str, Crm] = {
    # Next Step is a field of every opportunity; the other two are for the team to make, as elsewhere below.
    "salesforce": _PLAIN,
    # https://knowledge.hubspot.com/properties/hubspots-default-deal-properties
    "hubspot": Crm("Next step", "Next step date", "Dealgate verdict"),
    "pipedrive": Crm("Deal - Next step", "Deal - Next step date", "Deal - Dealgate verdict"),
    # By these three Dynamics tells that a file came from it.
    "dynamics": Crm(*_PLAIN[:3], ("(Do Not Modify) Row Checksum", "(Do Not Modify) Modified On")),
    "odoo": _PLAIN,
}
