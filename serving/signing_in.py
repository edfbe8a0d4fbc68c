"""Coming in and leaving: by a one-time link, or with a password."""

from starlette.responses import RedirectResponse, Response

from engine.errors import NotAllowed, NotFound, Usage
from engine.message import Message, msg
from serving import passwords
from serving.answering import own_path
from serving.asker import LANGUAGE, Asker
from serving.browsers import called
from serving.keys import SESSION_LASTS
from serving.printing import printed
from web.signing_in import Choosing, SigningIn
from words.say import LANGUAGES

_YEAR = 365 * 24 * 3600


def sign_in(asker: Asker) -> Response:
    """The form, and what is sent with it. One answer for a wrong login and a wrong password."""
    to = own_path(asker.form.get("to") or asker.asked("to"))
    if asker.request.method != "POST":
        if asker.session is not None:
            return RedirectResponse(to, 303)
        return _form(asker, to)
    if asker.site.alone is not None:
        raise NotAllowed(msg("sign_in.by_link"))
    user = asker.form.get("user", "").strip()
    tried = asker.site.keys.take_try(user, asker.address, asker.now)
    if not tried:
        return _form(asker, to, user, msg("sign_in.too_often"), 429)
    right = passwords.check(asker.site.keys, user, asker.form.get("password", ""), asker.now)
    if not right or asker.site.person(user) is None:
        return _form(asker, to, user, msg("sign_in.not_you"), 403)
    asker.site.keys.give_back(tried)
    return let_in(asker, user, to)


def _form(asker: Asker, to: str, user: str = "", said: Message | None = None, status: int = 200) -> Response:
    alone, company = asker.site.alone is not None, asker.site.issuer is not None
    return printed(asker, "sign_in", SigningIn(to, alone, user, said, company), status=status)


def come_in(asker: Asker) -> Response:
    """By a link. Whoever has the desk alone is in; of a team, one chooses a password first, so that whatever
    previews the link in a message does not use it up."""
    secret = asker.request.path_params["secret"]
    key = asker.site.let_in("link", secret, asker.now)
    if key is None:
        raise NotFound(msg("sign_in.link_over"))
    if asker.site.alone is None:
        return _by_new_password(asker, secret, key.user)
    if asker.site.keys.use_up("link", secret, asker.now) is None:
        raise NotFound(msg("sign_in.link_over"))
    return let_in(asker, key.user, "/")


def _by_new_password(asker: Asker, secret: str, user: str) -> Response:
    if asker.request.method != "POST":
        return printed(asker, "choose", Choosing(user, passwords.SHORTEST))
    try:
        password = twice(asker)
        passwords.may_be(user, password)
    except Usage as error:
        return printed(asker, "choose", Choosing(user, passwords.SHORTEST, error.message), status=400)
    if asker.site.keys.use_up("link", secret, asker.now) is None:
        raise NotFound(msg("sign_in.link_over"))
    passwords.choose(asker.site.keys, user, password, asker.now)
    return let_in(asker, user, "/")


def twice(asker: Asker) -> str:
    """A new password as it was typed, both times. Raises Usage."""
    password = asker.form.get("password", "")
    if password != asker.form.get("again"):
        raise Usage(msg("sign_in.password_differs"))
    return password


def let_in(asker: Asker, user: str, to: str) -> Response:
    """A session of its own each time: one that was there before, ours or planted, is over."""
    keys = asker.site.keys
    keys.drop(asker.secret)
    keys.clear(asker.now)
    browser = called(asker.request.headers.get("user-agent", ""))
    secret = keys.make("session", user, asker.now, SESSION_LASTS, browser)
    response = RedirectResponse(to, 303)
    asker.give(response, asker.cookie, secret, SESSION_LASTS)
    return response


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
