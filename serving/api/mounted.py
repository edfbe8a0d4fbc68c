"""Where the API stands among the pages. It is made when first asked for: it takes a second to."""

import re
from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from serving.site import Site

_ONE_AT_A_TIME = Lock()


class Api:
    def __init__(self, site: Site) -> None:
        self._site = site
        self._made: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._made
        if app is None:
            app = self._made = await run_in_threadpool(_made)
        await app({**scope, "dealgate.site": self._site}, receive, send)


def _made() -> ASGIApp:
    with _ONE_AT_A_TIME:
        from serving.api.app import made

        return made()


def api(site: Site) -> list[BaseRoute]:
    mount = Mount("/api/v1", Api(site))
    # Whatever stands in an address, a line break too, is answered as the API answers.
    mount.path_regex = re.compile(mount.path_regex.pattern, re.DOTALL)
    return [mount, *(Route(path, _described) for path in ("/api", "/api/v1"))]


async def _described(_: Request) -> Response:
    return RedirectResponse("/api/v1/openapi.json")
