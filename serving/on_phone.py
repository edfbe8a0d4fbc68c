"""What puts the desk on a phone's home screen, and keeps opened sheets there without the network."""

from starlette.responses import JSONResponse, Response

from serving.asker import Asker
from serving.static import addresses, content


def worker(asker: Asker) -> Response:
    """At the root, for it sees to addresses below its own; asked for anew each time, for those never change
    with what it says."""
    return Response(content("worker.js"), media_type="text/javascript", headers={"cache-control": "no-cache"})


def manifest(asker: Asker) -> Response:
    icons = (("icon.svg", "any", "image/svg+xml"), ("icon.png", "192x192", "image/png"))
    data = {
        "name": "dealgate",
        "short_name": "dealgate",
        "id": "/",
        "start_url": "/today",
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#0a58a8",
        "icons": [
            {"src": addresses()[name], "sizes": sizes, "type": type_, "purpose": "any"}
            for name, sizes, type_ in icons
        ],
    }
    return JSONResponse(data, media_type="application/manifest+json")
