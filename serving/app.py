"""The addresses of the desk, and what stands at each."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from serving import board, deal, signing_in
from serving.answering import Page, answered
from serving.api.mounted import api
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
    ("/find", deal.find, "GET"),
    ("/deals/{key}", deal.deal, "GET"),
    ("/deals/{key}/{act}", deal.act, "POST"),
    ("/sign-out", signing_in.sign_out, "POST"),
)


def app(site: Site) -> Starlette:
    pages = [(page, False) for page in _PAGES] + [(page, True) for page in _OPEN]
    routes = [
        Route(path, answered(site, page, open_=open_), methods=methods.split())
        for (path, page, methods), open_ in pages
    ]
    routes.append(Route("/static/{digest}/{name}", static))
    return Starlette(routes=[*routes, *api(site)], middleware=[Middleware(Headers, secure=site.secure)])
