"""Whoever asks for a page: the request, who it is, and in which language they are answered."""

import hmac
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cached_property
from ipaddress import ip_address, ip_network
from typing import cast

from starlette.requests import Request
from starlette.responses import Response

from commands.desk import Desk
from serving.calling import Answer, Asked, Caller
from serving.keys import Key
from serving.site import Site
from words.say import LANGUAGES

LANGUAGE = "lang"
"""The cookie in which a choice is kept."""


class Asker:
    """Of one request. `form` is what was sent with it, the last value of each name."""

    def __init__(self, site: Site, request: Request, form: Mapping[str, str]) -> None:
        self.site = site
        self.request = request
        self.form = form
        self.now = datetime.now(UTC)

    @property
    def cookie(self) -> str:
        """Its name; with this beginning a browser takes it from nobody but the site itself."""
        return "__Host-dealgate" if self.site.secure else "dealgate"

    @cached_property
    def secret(self) -> str:
        return self.request.cookies.get(self.cookie, "")

    @cached_property
    def session(self) -> Key | None:
        return self.site.let_in("session", self.secret, self.now)

    @property
    def user(self) -> str:
        assert self.session is not None, "only who is signed in gets here"
        return self.session.user

    @cached_property
    def address(self) -> str:
        """Whoever has an address of IPv6 has 2^64 of them."""
        host = self.request.client.host if self.request.client else ""
        try:
            found = ip_address(host)
        except ValueError:
            return host
        return host if found.version == 4 else str(ip_network((found.packed, 64), strict=False))

    @cached_property
    def language(self) -> str:
        chosen = self.request.cookies.get(LANGUAGE)
        return chosen if chosen in LANGUAGES else _wished(self.request) or self.site.language

    @cached_property
    def csrf(self) -> str:
        """What a form of this session carries, and nobody else's can. Without one, nothing is asked."""
        return hmac.new(self.secret.encode(), b"form", "sha256").hexdigest() if self.secret else ""

    @cached_property
    def caller(self) -> Caller:
        return Caller(self.site.stores, self.user, self.site.keys)

    def give(self, response: Response, cookie: str, value: str, lasts: timedelta) -> None:
        """For no script to read. Lax, for one comes back by a link of somebody else's."""
        response.set_cookie(
            cookie,
            value,
            max_age=int(lasts.total_seconds()),
            path="/",
            secure=self.site.secure,
            httponly=True,
            samesite="lax",
        )

    def call(self, command: str, *places: str, **options: object) -> Answer:
        return self.caller.call(Asked(command, places, cast(Mapping[str, str], options)))

    def desk(self) -> Desk:
        """As of the day in the address, where one stands there."""
        return self.caller.desk(self.request.query_params.get("as_of") or None)

    def asked(self, name: str) -> str | None:
        """Behind the `?` of the address; None where it is empty."""
        return self.request.query_params.get(name) or None


def _wished(request: Request) -> str | None:
    """The first we have of those a browser asks for, which stand in the order it likes them."""
    for wish in request.headers.get("accept-language", "").split(","):
        short = wish.strip()[:2].lower()
        if short in LANGUAGES:
            return short
    return None
