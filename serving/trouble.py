"""What went wrong, as a page: the sentence a command would have said, and where to go from there."""

from starlette.responses import Response

from engine.errors import DealgateError
from engine.message import Step
from serving.asker import Asker
from serving.printing import printed
from web.trouble import Trouble

STATUS = {
    "usage": 400,
    "bad_file": 422,
    "not_found": 404,
    "not_allowed": 403,
    "gate_closed": 409,
    "conflict": 409,
    "refused": 409,
    "old_database": 503,
    "no_database": 503,
}
"""By the code of an error, which is the command line's."""


def status_of(error: DealgateError) -> int:
    return STATUS.get(error.code, 500)


def trouble(asker: Asker, error: DealgateError) -> Response:
    hint = error.hint
    there = f"/deals/{hint.deal}" if isinstance(hint, Step) and hint.deal else None
    page = Trouble(error.message, None if isinstance(hint, Step) else hint, there)
    return printed(asker, "trouble", page, status=status_of(error))
