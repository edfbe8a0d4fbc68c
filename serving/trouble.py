"""What went wrong, as a page: the sentence a command would have said, and where to go from there."""

import os
import sys
from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from commands.crash import save_report
from commands.failure import lines
from engine.errors import DealgateError
from engine.message import Message, Step, msg
from serving.asker import Asker
from serving.printing import printed
from serving.site import Site
from web.trouble import Trouble
from words.say import speaking

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
_OF_HTTP = {
    400: "sign_in.unreadable",
    404: "sign_in.no_page",
    405: "sign_in.no_method",
    413: "sign_in.too_large",
}

_TOLD = ("store.commit_unknown", "sign_in.oidc_silent")
"""What whoever reads a page is told as it is, of what went wrong behind it."""


def status_of(error: DealgateError) -> int:
    if error.code == "refused" and (
        error.message.id.startswith("store.") or error.message.id == "sign_in.oidc_silent"
    ):
        return 503
    return STATUS.get(error.code, 500)


def outward(site: Site, error: DealgateError) -> DealgateError:
    """As it is told out there: where the database lies is nothing to whoever reads a page; whoever runs the
    desk can mend it."""
    if status_of(error) != 503 or site.alone is not None or error.message.id in _TOLD:
        return error
    print("\n".join(lines(error)), file=sys.stderr, flush=True)
    return type(error)(msg("sign_in.no_database"))


def trouble(asker: Asker, error: DealgateError) -> Response:
    status, told = status_of(error), outward(asker.site, error)
    what, hint = told.message, told.hint
    there = f"/deals/{hint.deal}" if isinstance(hint, Step) and hint.deal else None
    page = Trouble(what, None if isinstance(hint, Step) else hint, there)
    return printed(asker, "trouble", page, status=status)


def crashed(asker: Asker, error: Exception) -> Response:
    """The report is kept where the server runs; nothing of it goes to the browser but its name."""
    route = asker.request.scope.get("route")
    where = [asker.request.method, getattr(route, "path", "?")]  # its address may hold somebody's key
    path = save_report(error, where, os.environ)
    print(path, file=sys.stderr, flush=True)
    return _refused(asker, msg("sign_in.crash", report=os.path.basename(path)), 500)


def unanswered(site: Site) -> Callable[[Request, Exception], Awaitable[Response]]:
    """For what gets to no page: an unknown address, a form nobody can read, more than anybody would send."""

    async def answer(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
        response = await run_in_threadpool(_outside, Asker(site, request, {}), status)
        response.headers.update(headers)
        return response

    return answer


def known(asker: Asker) -> None:
    """Who they are stands around the page; where it can't be found out now, they are nobody in particular."""
    if "session" not in vars(asker):
        try:
            _ = asker.session
        except Exception:
            asker.session = None


def _outside(asker: Asker, status: int) -> Response:
    with speaking(asker.language):
        known(asker)
        return _refused(asker, msg(_OF_HTTP.get(status, "sign_in.unreadable")), status)


def _refused(asker: Asker, what: Message, status: int) -> Response:
    return printed(asker, "trouble", Trouble(what, None, None), status=status)
