"""Style and scripts. Their address has a digest of what they hold, so a browser may keep them for good."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

import web

_FOLDER = Path(web.__file__).parent / "static"
_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}


@cache
def _files() -> Mapping[str, bytes]:
    """By name. Only these are ever served: an address is looked up here, never on the disk."""
    return {file.name: file.read_bytes() for file in sorted(_FOLDER.iterdir()) if file.suffix in _TYPES}


def content(name: str) -> bytes:
    return _files()[name]


@cache
def addresses() -> Mapping[str, str]:
    return {name: f"/static/{sha256(content).hexdigest()[:12]}/{name}" for name, content in _files().items()}


async def static(request: Request) -> Response:
    name = request.path_params["name"]
    content = _files().get(name)
    if content is None or request.url.path != addresses()[name]:
        return Response("", 404)
    headers = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(content, media_type=_TYPES[Path(name).suffix], headers=headers)
