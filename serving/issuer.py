"""A company's own accounts: the server that knows them, asked by OpenID Connect who somebody is.

https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth, with PKCE (RFC 7636) always.
"""

from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from threading import Lock
from time import monotonic
from typing import Any
from urllib.parse import quote, urlencode

import httpx
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from engine.errors import NotAllowed, Refused
from engine.message import msg
from serving.addresses import is_guarded
from serving.terms import Errand, Terms

_SIGNED_BY = ["RS256", "PS256", "ES256", "ES384", "RS384", "RS512", "PS384", "PS512", "EdDSA", "Ed25519"]
"""With a key of the issuer's that nobody else has: not by a secret both know, nor not at all."""
_KEPT = 3600
"""Seconds: keys change, and are announced before."""
_LEEWAY = 60
"""Seconds that a clock may differ."""
_SLOWEST = 10
"""Seconds that an answer may take."""
_NONSENSE = (httpx.HTTPError, httpx.InvalidURL, JoseError, ValueError, KeyError, TypeError, AttributeError)
"""What comes of an answer that doesn't come, or is no answer."""


class Issuer:
    """What it says of itself is kept for an hour. Raises Refused where nobody, or nonsense, answers."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._lock = Lock()
        self._known: Mapping[str, Any] = {}
        self._keys: KeySet | None = None
        self._until = 0.0

    def address(self, errand: Errand) -> str:
        """Where a browser is sent."""
        challenge = urlsafe_b64encode(sha256(errand.verifier.encode()).digest()).rstrip(b"=").decode()
        asked = {
            "response_type": "code",
            "client_id": self._terms.client,
            "redirect_uri": self._terms.back,
            "scope": "openid" if self._terms.claim == "sub" else "openid profile email",
            "state": errand.state,
            "nonce": errand.nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        there = self._of_itself()["authorization_endpoint"]
        return f"{there}{'&' if '?' in there else '?'}{urlencode(asked)}"

    def who(self, code: str, errand: Errand) -> str:
        """The login of whoever came back with this code. Raises NotAllowed where it is not proved."""
        claims = self._proved(self._id_token(code, errand.verifier), errand.nonce)
        found = claims.get(self._terms.claim)
        if not isinstance(found, str) or not found:
            raise NotAllowed(msg("sign_in.oidc_nobody", claim=self._terms.claim))
        if self._terms.claim == "email" and claims.get("email_verified") is not True:
            raise NotAllowed(msg("sign_in.oidc_unverified"))
        return found

    def is_ours(self, issuer: str | None) -> bool:
        """Who sent a browser back, where it says so. RFC 9207."""
        return issuer is None or issuer == self._of_itself()["issuer"]

    def _id_token(self, code: str, verifier: str) -> str:
        terms, about = self._terms, self._of_itself()
        sent = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": terms.back,
            "client_id": terms.client,
            "code_verifier": verifier,
        }
        ways = about.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        auth: tuple[str, str] | None = None
        if terms.secret and "client_secret_basic" in ways:
            auth = (quote(terms.client, safe=""), quote(terms.secret, safe=""))
        elif terms.secret:
            sent["client_secret"] = terms.secret
        with _reached():
            answer = httpx.post(about["token_endpoint"], data=sent, auth=auth, timeout=_SLOWEST)
            told = answer.json()
        token = told.get("id_token") if answer.status_code == 200 and isinstance(told, dict) else None
        if not isinstance(token, str):
            raise NotAllowed(msg("sign_in.oidc_untrue"))
        return token

    def _proved(self, token: str, nonce: str) -> Mapping[str, Any]:
        wanted = jwt.JWTClaimsRegistry(
            leeway=_LEEWAY,
            iss={"essential": True, "value": self._of_itself()["issuer"]},
            aud={"essential": True, "value": self._terms.client},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            claims = self._read(token)
            wanted.validate(claims)
        except (JoseError, ValueError):
            raise NotAllowed(msg("sign_in.oidc_untrue")) from None
        if claims.get("azp", self._terms.client) != self._terms.client:
            raise NotAllowed(msg("sign_in.oidc_untrue"))
        return claims

    def _read(self, token: str) -> dict[str, Any]:
        try:
            return jwt.decode(token, self._key_set(), algorithms=_SIGNED_BY).claims
        except InvalidKeyIdError:
            self._until = 0  # signed with one that was not there yet when we looked
            return jwt.decode(token, self._key_set(), algorithms=_SIGNED_BY).claims

    def _key_set(self) -> KeySet:
        self._of_itself()
        assert self._keys is not None, "they are looked for together"
        return self._keys

    def _of_itself(self) -> Mapping[str, Any]:
        with self._lock:
            if monotonic() >= self._until:
                about = _fetched(f"{self._terms.issuer.rstrip('/')}/.well-known/openid-configuration")
                with _reached():
                    if about["issuer"].rstrip("/") != self._terms.issuer.rstrip("/"):
                        raise KeyError("issuer")
                    for name in ("authorization_endpoint", "token_endpoint"):
                        if not is_guarded(about[name]):
                            raise KeyError(name)
                    keys = KeySet.import_key_set(_fetched(about["jwks_uri"]))  # type: ignore[arg-type]
                self._known, self._keys, self._until = about, keys, monotonic() + _KEPT
            return self._known


def _fetched(address: str) -> dict[str, Any]:
    with _reached():
        if not is_guarded(address):
            raise KeyError(address)
        answer = httpx.get(address, timeout=_SLOWEST)
        answer.raise_for_status()
        told: dict[str, Any] = answer.json()
        return told


@contextmanager
def _reached() -> Iterator[None]:
    """What a server elsewhere can do, or leave out, as one refusal."""
    try:
        yield
    except _NONSENSE as error:
        raise Refused(msg("sign_in.oidc_silent")) from error
