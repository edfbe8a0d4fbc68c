"""`serve`: the desk in a browser, of one person or of a team."""

import errno
import os
import socket
import sys
import webbrowser
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from importlib.util import find_spec
from typing import Annotated

import typer

from commands.desk import reading
from commands.os_trouble import why
from commands.printing import emit
from commands.settings import Settings
from engine.errors import NotAllowed, Refused, Usage, unknown
from engine.message import msg
from engine.store import open_store
from serving.addresses import is_guarded, is_loopback, networks, site_url
from serving.invite import Base
from serving.keys import OWN_LINK_LASTS, Keys
from serving.keys_file import keys_path, open_keys
from serving.links import own_link
from serving.opening import Opening, answer
from serving.terms import CLAIMS, Terms
from serving.workers import keep
from words.say import current, say

Host = Annotated[str, typer.Option("--host", metavar="metavar.host", help="option.host")]
Port = Annotated[int, typer.Option("--port", metavar="metavar.number", help="option.port", min=0, max=65535)]
Open = Annotated[bool, typer.Option("--open", help="option.open_browser")]
SignIn = Annotated[bool, typer.Option("--sign-in", help="option.sign_in")]
Secure = Annotated[bool, typer.Option("--secure", help="option.secure")]
Proxy = Annotated[str | None, typer.Option("--proxy", metavar="metavar.host", help="option.proxy")]
Workers = Annotated[
    int, typer.Option("--workers", metavar="metavar.number", help="option.workers", min=1, max=64)
]
Oidc = Annotated[str | None, typer.Option("--oidc", metavar="metavar.url", help="option.oidc")]
Client = Annotated[str | None, typer.Option("--oidc-client", metavar="metavar.id", help="option.oidc_client")]
Claim = Annotated[
    str, typer.Option("--oidc-claim", metavar="preferred_username|email|sub", help="option.oidc_claim")
]


def serve(
    ctx: typer.Context,
    host: Host = "127.0.0.1",
    port: Port = 8484,
    open_: Open = False,
    sign_in: SignIn = False,
    secure: Secure = False,
    proxy: Proxy = None,
    url: Base = None,
    workers: Workers = 1,
    oidc: Oidc = None,
    oidc_client: Client = None,
    oidc_claim: Claim = "preferred_username",
) -> None:
    settings = Settings.of(ctx)
    _check_together(sign_in, open_, {"--secure": secure, "--proxy": proxy, "--url": url, "--oidc": oidc})
    if workers > 1 and not sign_in:
        raise Usage(msg("sign_in.goes_with", option="--workers", other="--sign-in"))
    if not sign_in and not is_loopback(host):
        said = msg("sign_in.others_reach", host=host)
        raise Usage(said, hint=msg("sign_in.add_sign_in", host=host))
    base = site_url("--url", url) if url else None
    proxies = networks("--proxy", proxy) if proxy else None
    terms = _terms(oidc, oidc_client, oidc_claim, base) if oidc else None
    _check_installed(terms)
    alone = None if sign_in else reading(ctx).actor.user
    if sign_in:
        _check_whole(settings)
    safe = secure or (base or "").startswith("https://")
    with open_keys(settings) as keys, _door(host, port) as door:
        there = base or f"http://{_in_url(host)}:{door.getsockname()[1]}"
        link = there + (own_link(keys, alone, datetime.now(UTC)) if alone else "/")
        emit(settings, {"url": link, "user": alone}, lambda: _said(alone, link))
        sys.stdout.flush()
        if sign_in:
            _mind(settings, keys, safe or is_loopback(host))
        keys.close()
        if open_:
            webbrowser.open(link)
        opening = Opening(
            settings.db,
            keys_path(settings.db, settings.state),
            alone,
            safe,
            current(),
            base,
            terms,
            proxies,
        )
        if workers > 1:
            keep(partial(answer, opening), door, workers)
        else:
            answer(opening, door)


def _check_together(sign_in: bool, open_: bool, of_teams: Mapping[str, object]) -> None:
    for option, given in of_teams.items():
        if given and not sign_in:
            raise Usage(msg("sign_in.goes_with", option=option, other="--sign-in"))
    if open_ and sign_in:
        raise Usage(msg("shell.exclusive", one="--open", other="--sign-in"))


def _terms(oidc: str, client: str | None, claim: str, base: str | None) -> Terms:
    if client is None or base is None:
        missing = "--oidc-client" if client is None else "--url"
        raise Usage(msg("sign_in.goes_with", option="--oidc", other=missing))
    if not is_guarded(oidc):
        raise Usage(msg("sign_in.oidc_https", option="--oidc", given=oidc))
    if claim not in CLAIMS:
        raise unknown("sign_in.oidc_bad_claim", claim, CLAIMS)
    return Terms(oidc, client, os.environ.get("DEALGATE_OIDC_SECRET", ""), claim, f"{base}/oidc/back")


def _check_installed(terms: Terms | None) -> None:
    if not all(map(find_spec, ("uvicorn", "starlette", "fastapi", "argon2", "python_multipart"))):
        raise Refused(msg("sign_in.web_not_installed"), hint=msg("sign_in.web_install"))
    if terms is not None and not all(map(find_spec, ("httpx", "joserfc"))):
        raise Refused(msg("sign_in.oidc_not_installed"), hint=msg("sign_in.oidc_install"))


def _check_whole(settings: Settings) -> None:
    """Who only has their own rights in a database can't lend the others theirs."""
    with open_store(settings.db) as store:
        if store.login is not None:
            raise NotAllowed(msg("sign_in.as_member", login=store.login), hint=msg("sign_in.as_owner"))


def _door(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host.strip("[]"), port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            hint = msg("sign_in.other_port", port=port + 1 if port < 65535 else port - 1)
            raise Refused(msg("sign_in.port_taken", port=port), hint=hint) from None
        raise Refused(msg("sign_in.no_port", host=host, port=port, why=why(error))) from None


def _in_url(host: str) -> str:
    return f"[{host.strip('[]')}]" if ":" in host else host


def _said(alone: str | None, link: str) -> str:
    if alone is None:
        return say("sign_in.team_open", url=link)
    return say("sign_in.open_link", minutes=OWN_LINK_LASTS.seconds // 60, url=link)


def _mind(settings: Settings, keys: Keys, safe: bool) -> None:
    if not safe:
        print(say("sign_in.plain_http"), file=sys.stderr)
    if not keys.has_passwords():
        print(say("sign_in.nobody_yet"), file=sys.stderr)
