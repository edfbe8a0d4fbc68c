"""Who asks, before anything else is looked at; and that whatever happens is answered."""

import os
import sys
from collections.abc import Mapping
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from commands.crash import save_report
from commands.program import Crash
from engine.errors import DealgateError, NotAllowed
from engine.message import msg
from serving.api.problem import SITE, TooOften, UnknownCaller, problem
from serving.asker import Asker
from serving.calling import Caller

OPEN = ("/openapi.json", "/problems/")
"""What anybody may read, by how it begins."""
_READS = ("GET", "HEAD", "OPTIONS", "TRACE")


class Who(NamedTuple):
    caller: Caller | None
    """None for what anybody may read."""
    language: str


class Door:
    """Of the site that stands in the scope as SITE."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        request = Request(scope)
        asker = Asker(scope[SITE], request, {})
        try:
            await self._let_in(asker)
            await self._app(scope, receive, sent)
        except Exception as error:
            if begun:
                raise
            answer = problem(request, _told(error, request), asker.language, {})
            await answer(scope, receive, send)

    async def _let_in(self, asker: Asker) -> None:
        """Raises UnknownCaller, TooOften or NotAllowed."""
        request = asker.request
        path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
        caller = None if path.startswith(OPEN) else await run_in_threadpool(_caller, asker)
        request.state.who = Who(caller, asker.language)


def _caller(asker: Asker) -> Caller:
    site, headers = asker.site, asker.request.headers
    if not site.is_here(headers.get("host", "")):
        raise NotAllowed(msg("sign_in.strange_host"))
    user = _by_token(asker) if "authorization" in headers else _by_session(asker)
    return Caller(site.stores, user, site.keys)


def _by_token(asker: Asker) -> str:
    """Whoever guesses waits like whoever guesses passwords; one that is right is never kept waiting."""
    scheme, _, token = asker.request.headers["authorization"].partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token:
        raise UnknownCaller(msg("api.no_token"))
    if (key := asker.site.let_in("token", token, asker.now)) is not None:
        return key.user
    # Apart from those of passwords: a program with an old token is not to keep its office from signing in.
    if not asker.site.keys.take_try(f"token {token}", f"{asker.address} by token", asker.now):
        raise TooOften(msg("api.too_often"))
    raise UnknownCaller(msg("api.token_over"))


def _by_session(asker: Asker) -> str:
    """A page of ours that asks for itself. To change something it says what only our pages know."""
    if asker.session is None:
        raise UnknownCaller(msg("api.no_token"))
    if asker.request.method not in _READS:
        from hmac import compare_digest

        given = asker.request.headers.get("x-csrf", "")
        if not compare_digest(given.encode(), asker.csrf.encode()):
            raise NotAllowed(msg("api.no_csrf"))
    return asker.session.user


def _told(error: Exception, request: Request) -> DealgateError:
    if isinstance(error, DealgateError):
        return error
    report = save_report(error, [request.method, request.url.path], os.environ)
    print(report, file=sys.stderr, flush=True)
    # Where on the server it lies is nobody's business out there.
    return Crash(msg("api.crash", report=os.path.basename(report)), details=_named(report))


def _named(report: str) -> Mapping[str, object]:
    return {"report": os.path.basename(report)}
