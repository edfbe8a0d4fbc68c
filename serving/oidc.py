"""Signing in with a company's own account: there, and back."""

import hmac
from base64 import urlsafe_b64encode
from hmac import compare_digest
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from engine.errors import NotAllowed, NotFound
from engine.message import msg
from serving.answering import own_path
from serving.asker import Asker
from serving.keys import ERRAND_LASTS
from serving.signing_in import let_in
from serving.terms import Errand

if TYPE_CHECKING:
    from serving.issuer import Issuer


def start(asker: Asker) -> Response:
    """A browser is sent there with an errand of its own: what it is known by when it comes back is made of a
    secret that only its cookie holds."""
    issuer = _issuer(asker)
    to = own_path(asker.form.get("to"))
    secret = asker.site.keys.make("errand", "", asker.now, ERRAND_LASTS, to)
    response = RedirectResponse(issuer.address(_errand(secret)), 303)
    asker.give(response, _cookie(asker), secret, ERRAND_LASTS)
    return response


def back(asker: Asker) -> Response:
    """Once: whoever sends the same again, or a browser that did not begin here, is not let in."""
    issuer = _issuer(asker)
    secret = asker.request.cookies.get(_cookie(asker), "")
    begun = asker.site.keys.use_up("errand", secret, asker.now) if secret else None
    errand = _errand(secret)
    state = (asker.asked("state") or "").encode()
    if begun is None or not compare_digest(state, errand.state.encode()):
        raise NotAllowed(msg("sign_in.oidc_not_ours"))
    if not issuer.is_ours(asker.asked("iss")):
        raise NotAllowed(msg("sign_in.oidc_untrue"))
    code = asker.asked("code")
    if code is None:
        raise NotAllowed(msg("sign_in.oidc_refused", why=asker.asked("error") or "?"))
    user = issuer.who(code, errand)
    if asker.site.person(user) is None:
        raise NotAllowed(msg("sign_in.oidc_unknown", claimed=user))
    response = let_in(asker, user, begun.label)
    response.delete_cookie(_cookie(asker), path="/", secure=asker.site.secure, httponly=True, samesite="lax")
    return response


def _issuer(asker: Asker) -> "Issuer":
    if asker.site.issuer is None:
        raise NotFound(msg("sign_in.no_page"))
    return asker.site.issuer


def _cookie(asker: Asker) -> str:
    return f"{asker.cookie}-errand"


def _errand(secret: str) -> Errand:
    return Errand(*(_made_of(secret, what) for what in ("state", "nonce", "verifier")))


def _made_of(secret: str, what: str) -> str:
    return urlsafe_b64encode(hmac.digest(secret.encode(), what.encode(), "sha256")).rstrip(b"=").decode()
