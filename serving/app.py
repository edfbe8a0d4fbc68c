"""The addresses of the desk, and what stands at each."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Route

from serving import (
    acts,
    board,
    charts,
    deal,
    find,
    me,
    new_deal,
    oidc,
    on_phone,
    papers,
    review,
    review_deal,
    signing_in,
    today,
    visit,
    visits,
    worksheet,
)
from serving.answering import Page, answered
from serving.api.mounted import api
from serving.headers import Headers
from serving.limits import Limits
from serving.site import Site
from serving.static import static
from serving.trouble import unanswered

_OPEN: tuple[tuple[str, Page, str], ...] = (
    ("/sign-in", signing_in.sign_in, "GET POST"),
    ("/in/{secret}", signing_in.come_in, "GET POST"),
    ("/language", signing_in.language, "POST"),
    ("/oidc/start", oidc.start, "POST"),
    ("/oidc/back", oidc.back, "GET"),
    ("/worker.js", on_phone.worker, "GET"),
    ("/manifest.json", on_phone.manifest, "GET"),
)
"""For who isn't signed in."""

_PAGES: tuple[tuple[str, Page, str], ...] = (
    ("/", board.board, "GET"),
    ("/find", find.find, "GET"),
    ("/new", new_deal.new, "GET POST"),
    ("/deals/{key}", deal.deal, "GET"),
    ("/me", me.me, "GET"),
    ("/me/password", me.change_password, "POST"),
    ("/me/sessions", me.end_sessions, "POST"),
    ("/me/tokens", me.make_token, "POST"),
    ("/me/tokens/{id}", me.drop_token, "POST"),
    ("/deals/{key}/{act}", acts.act, "GET POST"),
    ("/deals/{key}/sheets/{id}", worksheet.worksheet, "GET POST"),
    ("/visit/{key}", visit.visit, "GET POST"),
    ("/review", review.review, "GET"),
    ("/review/agenda", papers.agenda, "GET"),
    ("/review/agenda.md", papers.agenda, "GET"),
    ("/review/minutes", papers.minutes, "GET"),
    ("/review/minutes.md", papers.minutes, "GET"),
    ("/review/{key}", review_deal.verdict, "POST"),
    ("/today", today.today, "GET"),
    ("/visits", visits.visits, "GET"),
    ("/sign-out", signing_in.sign_out, "POST"),
)


_SLOW: tuple[tuple[str, Page, str], ...] = (
    ("/charts", charts.charts, "GET"),
    ("/charts/{chart}", charts.chart, "GET"),
)
"""Which may take seconds: many of them at once are not to keep others waiting."""
SLOW_THREADS = 2
THREADS = 8
"""At work at once, each with a connection of its own. Python runs one at a time while the others wait for the
database: more of them would answer no sooner, and keep more in memory."""


@asynccontextmanager
async def _few_threads(app: Starlette) -> AsyncIterator[None]:
    to_thread.current_default_thread_limiter().total_tokens = THREADS
    yield


def app(site: Site) -> Starlette:
    few = CapacityLimiter(SLOW_THREADS)
    answers = [
        *((row, answered(site, row[1], open_=True)) for row in _OPEN),
        *((row, answered(site, row[1])) for row in _PAGES),
        *((row, answered(site, row[1], threads=few)) for row in _SLOW),
    ]
    routes = [Route(path, answer, methods=methods.split()) for (path, _, methods), answer in answers]
    routes.append(Route("/static/{digest}/{name}", static))
    return Starlette(
        routes=[*routes, *api(site)],
        middleware=[Middleware(Headers, secure=site.secure), Middleware(Limits)],
        exception_handlers={HTTPException: unanswered(site)},
        lifespan=_few_threads,
    )
