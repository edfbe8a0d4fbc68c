"""Why something was not done, as a page says it: some sentences speak of what one types at a terminal."""

from engine.errors import Conflict, DealgateError
from engine.message import Message, msg
from web.forms import Refusal

_MAYBE = "store.commit_unknown"
"""The connection broke off as it was being written: sent once more as the same request, it is done once."""
_HERE = {
    "deals.conflict": "pages.changed_meanwhile",
    "deals.expected_future": "pages.changed_meanwhile",
    "deals.promise_when": "pages.needs_day",
    "deals.request_reused": "pages.sent_before",
    "deals.who_said_it": "pages.needs_who",
    "moves.no_evidence": "pages.needs_more",
    "moves.no_reason": "pages.needs_more",
    "moves.no_summary": "pages.needs_more",
    "shell.missing": "pages.needs_more",
    _MAYBE: "pages.maybe_done",
}


def why(error: DealgateError) -> Message:
    id = error.message.id
    if id.startswith("store.") and id not in _HERE:
        return msg("pages.out_of_reach")  # where the data lies is nothing to whoever reads a page
    return msg(_HERE[id]) if id in _HERE else error.message


def hint(error: DealgateError) -> Message | None:
    """A command to type helps nobody here."""
    found = error.hint
    return found if isinstance(found, Message) and found.id != "shell.see_help" else None


def refusal(error: DealgateError, form: str, typed: dict[str, str]) -> Refusal:
    expected = error.details.get("expected") if isinstance(error, Conflict) else None
    since = expected if isinstance(expected, int) else None
    same = typed.get("request") if error.message.id == _MAYBE else None
    return Refusal(form, typed, why(error), hint(error), since, same)
