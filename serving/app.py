"""The addresses of the desk, and what stands at each."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from serving import acts, board, deal, find, new_deal, signing_in
from serving.answering import Page, answered
from serving.headers import Headers
from serving.site import Site
from serving.static import static

_OPEN: tuple[tuple[str, Page, str], ...] = (
    ("/sign-in", signing_in.sign_in, "GET POST"),
    ("/in/{secret}", signing_in.come_in, "GET POST"),
    ("/language", signing_in.language, "POST"),
)
"""For who isn't signed in."""

_PAGES: tuple[tuple[str, Page, str], ...] = (
    ("/", board.board, "GET"),
    ("/find", find.find, "GET"),
    ("/new", new_deal.new, "GET POST"),
    ("/deals/{key}", deal.deal, "GET"),
    ("/deals/{key}/{act}", acts.act, "GET POST"),
    ("/sign-out", signing_in.sign_out, "POST"),
)


THREADS = 8
"""At work at once, each with a connection of its own. Python runs one at a time while the others wait for the
database: more of them would answer no sooner, and keep more in memory."""


@asynccontextmanager
async def _few_threads(app: Starlette) -> AsyncIterator[None]:
    to_thread.current_default_thread_limiter().total_tokens = THREADS
    yield


def app(site: Site) -> Starlette:
    pages = [(page, False) for page in _PAGES] + [(page, True) for page in _OPEN]
    routes = [
        Route(path, answered(site, page, open_=open_), methods=methods.split())
        for (path, page, methods), open_ in pages
    ]
    routes.append(Route("/static/{digest}/{name}", static))
    headers = Middleware(Headers, secure=site.secure)
    return Starlette(routes=routes, middleware=[headers], lifespan=_few_threads)
