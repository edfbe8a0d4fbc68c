"""A page as an answer: its template in the asker's language, inside the frame all pages share."""

from starlette.responses import HTMLResponse, Response

from serving.asker import Asker
from serving.static import addresses
from web.frame import Frame, places
from web.render import rendered


def printed(asker: Asker, template: str, page: object, *, status: int = 200) -> Response:
    """`template` is its name in `web/templates/`, which finds `page` and `frame`."""
    path = asker.request.url.path
    user = asker.session.user if asker.session else None
    frame = Frame(
        user=user,
        csrf=asker.csrf,
        here=path + (f"?{asker.request.url.query}" if asker.request.url.query else ""),
        language=asker.language,
        places=tuple(places(path)) if user else (),
        files=addresses(),
        ends=asker.site.alone is None,
    )
    return HTMLResponse(rendered(f"{template}.html.j2", page=page, frame=frame), status)
