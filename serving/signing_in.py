"""Coming in and leaving: by a one-time link, or with a password."""

from datetime import UTC, datetime, timedelta

from starlette.responses import RedirectResponse, Response

from engine import people
from engine.errors import NotAllowed, NotFound, Usage
from engine.message import msg
from serving import passwords
from serving.answering import own_path
from serving.asker import LANGUAGE, Asker
from serving.keys import LINK_LASTS, SESSION_LASTS, Keys
from serving.printing import printed
from web.signing_in import Choosing, SigningIn
from words.say import LANGUAGES

_YEAR = 365 * 24 * 3600


def sign_in(asker: Asker) -> Response:
    """The form, and what is sent with it. One answer for a wrong login and a wrong password."""
    to = own_path(asker.form.get("to") or asker.asked("to"))
    if asker.request.method == "GET":
        if asker.session is not None:
            return RedirectResponse(to, 303)
        return printed(asker, "sign_in", SigningIn(to, asker.site.alone is not None))
    keys, user = asker.site.keys, asker.form.get("user", "").strip()
    if asker.site.alone is not None:
        raise NotAllowed(msg("pages.by_link"))
    if not keys.may_try(user, asker.address, asker.now):
        page = SigningIn(to, False, user, msg("pages.too_often"))
        return printed(asker, "sign_in", page, status=429)
    right = passwords.check(keys, user, asker.form.get("password", ""), asker.now)
    if not right or not _works_here(asker, user):
        keys.missed(user, asker.address, asker.now)
        page = SigningIn(to, False, user, msg("pages.not_you"))
        return printed(asker, "sign_in", page, status=403)
    return _in(asker, user, to)


def come_in(asker: Asker) -> Response:
    """By a link. Whoever has the desk alone is in; of a team, one chooses a password first, so that whatever
    previews the link in a message does not use it up."""
    secret = asker.request.path_params["secret"]
    if asker.site.alone is not None:
        key = asker.site.keys.use_up(secret, asker.now)
        if key is None:
            raise NotFound(msg("pages.link_over"))
        return _in(asker, key.user, "/")
    if asker.request.method == "POST":
        return _by_first_password(asker, secret)
    if asker.site.keys.find("link", secret, asker.now) is None:
        raise NotFound(msg("pages.link_over"))
    return printed(asker, "choose", Choosing(passwords.SHORTEST))


def _by_first_password(asker: Asker, secret: str) -> Response:
    keys = asker.site.keys
    found = keys.find("link", secret, asker.now)
    if found is None or not _works_here(asker, found.user):
        raise NotFound(msg("pages.link_over"))
    password = asker.form.get("password", "")
    try:
        if password != asker.form.get("again"):
            raise Usage(msg("pages.password_differs"))
        passwords.may_be(found.user, password)
    except Usage as error:
        return printed(asker, "choose", Choosing(passwords.SHORTEST, error.message), status=400)
    if keys.use_up(secret, asker.now) is None:
        raise NotFound(msg("pages.link_over"))
    passwords.choose(keys, found.user, password, asker.now)
    return _in(asker, found.user, "/")


def _works_here(asker: Asker, user: str) -> bool:
    try:
        people.find(asker.site.stores.here(), user)
    except NotFound:
        return False
    return True


def _in(asker: Asker, user: str, to: str) -> Response:
    """A session of its own each time: one that was there before, ours or planted, is over."""
    keys = asker.site.keys
    if asker.secret:
        keys.drop(asker.secret)
    secret = keys.make("session", user, asker.now, SESSION_LASTS)
    response = RedirectResponse(to, 303)
    _give(asker, response, secret, int(SESSION_LASTS.total_seconds()))
    return response


def _give(asker: Asker, response: Response, secret: str, seconds: int) -> None:
    response.set_cookie(
        asker.cookie,
        secret,
        max_age=seconds,
        path="/",
        secure=asker.site.secure,
        httponly=True,
        samesite="lax",
    )


def sign_out(asker: Asker) -> Response:
    asker.site.keys.drop(asker.secret)
    response = RedirectResponse("/sign-in", 303)
    response.headers["clear-site-data"] = '"storage"'  # what the browser kept of one's own
    response.delete_cookie(asker.cookie, path="/", secure=asker.site.secure, httponly=True, samesite="lax")
    return response


def language(asker: Asker) -> Response:
    chosen = asker.form.get("language")
    response = RedirectResponse(own_path(asker.form.get("to")), 303)
    if chosen in LANGUAGES:
        response.set_cookie(
            LANGUAGE, chosen, max_age=_YEAR, path="/", secure=asker.site.secure, samesite="lax"
        )
    return response


def link(keys: Keys, user: str, lasts: timedelta = LINK_LASTS) -> str:
    """The path of a new link by which somebody comes in once."""
    return f"/in/{keys.make('link', user, datetime.now(UTC), lasts)}"
