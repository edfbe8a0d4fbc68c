"""What a form was made from. It says all of a worksheet: what was filled in since would be lost by it."""

import re
from hashlib import sha256

from commands.sheet_subject import Subject
from engine.errors import Conflict, Refused
from engine.history import canonical
from engine.message import msg
from engine.state import Filled
from engine.worksheet import Worksheet

_LENGTH = 12
_STAMP = re.compile(r"(\S+)/(\w+)@[0-9a-f]{12}")


class OutOfDate(Conflict):
    """The worksheet has changed since the form was made."""


def stamp(sheet: Worksheet, subject: Subject, standing: Filled | None) -> str:
    """`ACME-1/risks@5f2c81d0a3b4`: of what stands in a worksheet."""
    digest = sha256(canonical(standing.fields if standing else {}).encode()).hexdigest()
    return f"{subject.key}/{sheet.id}@{digest[:_LENGTH]}"


def stamp_in(form: str, sheet: Worksheet, subject: Subject) -> str | None:
    """The stamp a form carries in its comments; None where it has none.

    Raises Refused where it was made from something else: it would put all of that in the place of this.
    """
    ends = (
        line.lstrip("#").split()[-1] for line in form.splitlines() if line.startswith("#") and "@" in line
    )
    found = next(filter(None, map(_STAMP.fullmatch, ends)), None)
    if found is None:
        return None
    if found.groups() != (subject.key, sheet.id):
        raise Refused(msg("sheets.form_of_another", made=found[1], worksheet=found[2], here=subject.key))
    return found[0]


def check_stamp(
    stamped: str | None, sheet: Worksheet, subject: Subject, before: Filled | None, after: Filled | None
) -> None:
    """Raises OutOfDate where a form changes what it was not made from. One that says nothing of what it was
    made from was written by hand, one that changes nothing was read in before."""
    if stamped in (None, stamp(sheet, subject, before)) or before == after:
        return
    said = msg("sheets.out_of_date", worksheet=sheet.title)
    raise OutOfDate(said, hint=subject.fill(sheet.id, **{"--form": ""}))
