"""What worksheets lack: what to ask the client, and what only we can tell."""

from engine.worksheet import Field
from stages.sheet_form import gaps
from visits.meeting import Meeting

BEHAVIOUR = ("buying_behaviour", "behaviour")
EVIDENCE = "_evidence"
"""How a field ends that says what another one rests on."""

OURS = {
    "qualification": ("creditworthiness", "creditworthiness_evidence", "signs_checked_on"),
    "customer_facts": ("source", "checked_on"),
    "value_canvas": ("segment", "products", "relievers", "creators"),
    "action_plan": ("credit_limit", "receivables", "notes_receivable"),
    "delivery_plan": ("reports",),
}
"""Fields nobody at the client can be asked, by worksheet."""


def lacking(meeting: Meeting, id: str) -> list[Field]:
    """What a worksheet needs and lacks, ours and the client's."""
    sheet = meeting.worksheets.get(id)
    if sheet is None:
        return []
    return [f for f in gaps(sheet, meeting.deal.worksheets.get(id)) if _wanted(meeting, id, f)]


def is_ours(worksheet: str, field: Field) -> bool:
    return field.id in OURS.get(worksheet, ())


def _wanted(meeting: Meeting, worksheet: str, field: Field) -> bool:
    if (worksheet, field.id) == BEHAVIOUR and meeting.deal.behaviour is not None:
        return False  # the deal itself says it
    # What a score rests on is asked for once there is a score.
    explained = field.id.removesuffix(EVIDENCE)
    return explained == field.id or meeting.filled(worksheet, explained) is not None
