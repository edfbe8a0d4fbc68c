"""A desk that is served for a test: a real server on a port of its own, and whoever comes to it."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from shell import Shell

from commands.settings import Settings, state_folder
from serving.keys import Keys
from serving.keys_file import open_keys
from serving.opening import server
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
            verify=False,  # reading certificates takes longer than a page
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


def keys_of(shell: Shell) -> Keys:
    """Where commands typed in the shell find them too."""
    return open_keys(Settings(shell.db, None, state=state_folder({"HOME": shell.home})))


@contextmanager
def serving(
    shell: Shell,
    *,
    alone: str | None = None,
    proxy: str | None = None,
    known: Callable[[str], dict[str, Any]] = lambda url: {},
) -> Iterator[Served]:
    """`alone`: the one person it is there for; else everybody signs in. `known`: what else its site has, by
    its URL."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        url = f"http://127.0.0.1:{door.getsockname()[1]}"
        site = Site(Stores(shell.db), keys_of(shell), alone, language="en", **known(url))
        running = server(site, proxy)
        thread = threading.Thread(target=running.run, args=([door],), daemon=True)
        thread.start()
        try:
            yield Served(shell, site, url)
        finally:
            running.should_exit = True
            thread.join(20)
            assert not thread.is_alive(), "the server did not end"
