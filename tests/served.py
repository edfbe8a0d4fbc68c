"""A desk that is served for a test: a real server on a port of its own, and whoever comes to it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import httpx
import uvicorn
from shell import Shell

from serving.app import app
from serving.keys import Keys
from serving.site import Site
from serving.stores import Stores

COOKIE = "dealgate"


class Served:
    """What a company's desk is at: `url`, and the `shell` over the same database."""

    def __init__(self, shell: Shell, site: Site, url: str) -> None:
        self.shell, self.site, self.url = shell, site, url

    def secret(self, user: str) -> str:
        """Of a new session; its cookie."""
        return self.site.keys.make("session", user, datetime.now(UTC), timedelta(hours=1))

    def visitor(self, user: str | None = None, lang: str = "en") -> "Visitor":
        """Signed in, or nobody in particular."""
        return Visitor(self, user, lang)


class Visitor(httpx.Client):
    """A browser without scripts: it keeps cookies, and sends forms as a page of ours does."""

    def __init__(self, served: Served, user: str | None, lang: str) -> None:
        cookies = {COOKIE: served.secret(user)} if user else {}
        super().__init__(
            base_url=served.url,
            cookies=cookies,
            headers={"accept-language": lang},
            timeout=60,
            trust_env=False,
        )

    @property
    def csrf(self) -> str:
        import hmac

        secret = self.cookies.get(COOKIE, "")
        return hmac.new(secret.encode(), b"form", "sha256").hexdigest() if secret else ""

    def send_form(self, path: str, **fields: str) -> httpx.Response:
        """As a form of ours is sent: with what only our pages know."""
        form = {"csrf": self.csrf, **{name.rstrip("_"): value for name, value in fields.items()}}
        return self.post(path, data=form, headers={"origin": str(self.base_url).rstrip("/")})


@contextmanager
def serving(shell: Shell, *, alone: str | None = None) -> Iterator[Served]:
    """`alone`: the one person it is there for; else everybody signs in."""
    site = Site(Stores(shell.db), Keys(f"{shell.home}/keys"), alone, language="en")
    server = uvicorn.Server(uvicorn.Config(app(site), port=0, log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Served(shell, site, f"http://127.0.0.1:{port}")
    finally:
        server.should_exit = True
        thread.join(20)
        assert not thread.is_alive(), "the server did not end"
