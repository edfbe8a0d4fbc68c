"""What one requirement finds: its standing, why, and the step that settles it."""

from typing import NamedTuple

from engine.condition import Reason
from engine.message import Step

MET = "met"
UNMET = "unmet"
UNKNOWN = "unknown"
WAIVED = "waived"
NOT_APPLICABLE = "not_applicable"


class Finding(NamedTuple):
    """`refused`: the client said no, which no waiver lifts."""

    standing: str
    why: tuple[Reason, ...]
    settle: Step | None = None
    refused: bool = False
