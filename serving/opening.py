"""What a desk is opened with, as it is handed to each process that answers for it."""

from socket import socket
from typing import TYPE_CHECKING, NamedTuple

from serving.keys import Keys
from serving.site import Site
from serving.stores import Stores
from serving.terms import Terms
from words.say import speak

if TYPE_CHECKING:
    from uvicorn import Server

_PATIENCE = 10
"""Seconds a form that is being written has, once somebody ends it."""


class Opening(NamedTuple):
    """As `Site` has it; `keys` is the path of their file, `proxy` whoever's word is taken on where a request
    came from."""

    db: str
    keys: str
    alone: str | None
    secure: bool
    language: str
    url: str | None = None
    terms: Terms | None = None
    proxy: str | None = None

    def site(self) -> Site:
        issuer = None
        if self.terms is not None:
            from serving.issuer import Issuer  # what it needs is installed for those who want it

            issuer = Issuer(self.terms)
        return Site(
            Stores(self.db), Keys(self.keys), self.alone, self.secure, self.language, self.url, issuer
        )


def answer(opening: Opening, door: socket) -> None:
    """Until it is ended."""
    speak(opening.language)
    server(opening.site(), opening.proxy).run(sockets=[door])


def server(site: Site, proxy: str | None = None) -> "Server":
    import uvicorn

    from serving.app import app

    config = uvicorn.Config(
        app(site),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=proxy is not None,
        forwarded_allow_ips=proxy or "",
        timeout_graceful_shutdown=_PATIENCE,
    )
    return uvicorn.Server(config)
