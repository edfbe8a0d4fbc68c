"""What a command said is told on the next page, once.

The browser carries only the request it was; what was said is kept with that request, for whoever made it.
"""

import re

from starlette.responses import Response

from engine.change import remembered
from serving.asker import Asker

COOKIE = "told"
_LASTS = 60
"""Seconds."""
_OPTION = re.compile(r"[:：]\s*--[a-z-]+")


def tell(asker: Asker, response: Response, request: str) -> Response:
    response.set_cookie(
        COOKIE,
        request,
        max_age=_LASTS,
        path="/deals",
        secure=asker.site.secure,
        httponly=True,
        samesite="lax",
    )
    return response


def told(asker: Asker) -> tuple[str, ...]:
    """Line by line, without what one would type at a terminal next."""
    request = asker.request.cookies.get(COOKIE)
    if not request:
        return ()
    found = [each for each in remembered(asker.site.stores.here(), request) if each.request == request]
    own = [each.result.get("message", "") for each in found if each.actor == asker.user]
    lines = (line.strip() for text in own for line in text.splitlines())
    return tuple(_OPTION.sub("", line) for line in lines if line and not line.startswith("→"))


def forget(asker: Asker, response: Response) -> Response:
    if COOKIE in asker.request.cookies:
        response.delete_cookie(COOKIE, path="/deals", secure=asker.site.secure, httponly=True, samesite="lax")
    return response
