"""Signing in with a company's own account."""

import hmac
import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from urllib.parse import parse_qs, urlsplit

import pytest
from account_server import CLIENT, SECRET, provided
from joserfc import jwt
from joserfc.jwk import RSAKey
from served import COOKIE, serving

from serving.issuer import Issuer
from serving.terms import Terms

ERRAND = f"{COOKIE}-errand"


@pytest.fixture
def provider():
    with provided() as made:
        yield made


@pytest.fixture
def opened(work, provider):
    """opened(claim="email"): a desk where the company's accounts let people in."""
    with_all = []

    def opened(claim="preferred_username"):
        def known(url):
            return {"issuer": Issuer(Terms(provider.url, CLIENT, SECRET, claim, f"{url}/oidc/back"))}

        made = serving(work, known=known)
        with_all.append(made)
        return made.__enter__()

    yield opened
    for made in with_all:
        made.__exit__(None, None, None)


def go(visitor, provider, to="/"):
    """There and back; what is said at the end."""
    there = visitor.send_form("/oidc/start", to=to)
    assert there.status_code == 303, there.text
    return visitor.get(provider.sign_in(there.headers["location"]))


def is_in(visitor):
    return visitor.get("/me").status_code == 200


def refused(visitor, provider, said):
    answer = go(visitor, provider)
    assert (answer.status_code, said in answer.text) == (403, True), answer.text
    assert not is_in(visitor)
    return True


def test_whoever_the_company_knows_is_let_in_and_led_on(opened, provider):
    desk = opened()
    visitor = desk.visitor()
    assert "Sign in with your company account" in visitor.get("/sign-in").text
    answer = go(visitor, provider, "/deals/ACME-1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/deals/ACME-1")
    assert re.search(r'href="/me">lin<', visitor.get("/deals/ACME-1").text)
    assert not visitor.cookies.get(ERRAND), "the errand is done"


def test_where_one_is_sent_says_all_that_is_checked_later(opened, provider):
    visitor = opened().visitor()
    first, second = (
        parse_qs(urlsplit(visitor.send_form("/oidc/start").headers["location"]).query) for _ in range(2)
    )
    for name in ("state", "nonce", "code_challenge"):
        assert len(first[name][0]) == 43
        assert first[name] != second[name]
    assert first["redirect_uri"] == [f"{visitor.base_url}/oidc/back".replace("//oidc", "/oidc")]
    secret = visitor.cookies[ERRAND]
    assert not any(secret in value[0] for value in second.values())


def test_what_one_is_called_here_may_be_another_claim(opened, provider):
    provider.account = {"sub": "bo", "preferred_username": "lin", "email": "wei", "email_verified": True}
    for claim, user in (("sub", "bo"), ("email", "wei"), ("preferred_username", "lin")):
        visitor = opened(claim).visitor()
        go(visitor, provider)
        assert re.search(rf'href="/me">{user}<', visitor.get("/me").text)


def test_an_address_nobody_vouches_for_is_nobody(opened, provider):
    desk = opened("email")
    for verified in ({}, {"email_verified": False}, {"email_verified": "true"}):
        provider.account = {"sub": "x", "email": "lin", **verified}
        assert refused(desk.visitor(), provider, "does not vouch for that address")


@pytest.mark.parametrize("claimed", [None, "", 7, ["lin"], {"lin": 1}, True])
@pytest.mark.sqlite("nothing of it is asked of the database")
def test_an_account_that_says_nobody_is_nobody(opened, provider, claimed):
    provider.account = {"sub": "x", "preferred_username": claimed}
    assert refused(opened().visitor(), provider, "preferred_username is missing")


def test_who_is_not_registered_or_has_left_is_told_so(opened, provider):
    desk = opened()
    provider.account["preferred_username"] = "<b>mallory</b>"
    assert refused(desk.visitor(), provider, "the login “&lt;b&gt;mallory&lt;/b&gt;” of that company account")
    provider.account["preferred_username"] = "bo"
    desk.shell.ok("person leave bo --to lin", by="ada")
    assert refused(desk.visitor(), provider, "the login “bo”")


LIES = {
    "another's nonce": lambda claims: claims | {"nonce": "x" * 43},
    "no nonce": lambda claims: {n: v for n, v in claims.items() if n != "nonce"},
    "another audience": lambda claims: claims | {"aud": "another-program"},
    "many audiences, not ours": lambda claims: claims | {"aud": ["a", "b"]},
    "no audience": lambda claims: {n: v for n, v in claims.items() if n != "aud"},
    "for another party": lambda claims: claims | {"aud": [CLIENT, "b"], "azp": "b"},
    "another issuer": lambda claims: claims | {"iss": "https://evil.example"},
    "no issuer": lambda claims: {n: v for n, v in claims.items() if n != "iss"},
    "expired": lambda claims: claims | {"exp": claims["iat"] - 3600},
    "never expires": lambda claims: {n: v for n, v in claims.items() if n != "exp"},
    "from the future": lambda claims: claims | {"iat": claims["iat"] + 3600},
    "no subject": lambda claims: {n: v for n, v in claims.items() if n != "sub"},
}


def test_a_token_that_says_something_else_than_it_should_lets_nobody_in(opened, provider):
    desk = opened()
    for name, lie in LIES.items():
        provider.lie = lie
        assert refused(desk.visitor(), provider, "did not pass our checks"), name
    provider.lie = lambda claims: claims | {"aud": [CLIENT, "another"], "azp": CLIENT}
    visitor = desk.visitor()
    go(visitor, provider)
    assert is_in(visitor), "for us among others, and handed to us"


def tampered(token):
    head, body, signature = token.split(".")
    said = urlsafe_b64decode(body + "==").replace(b'"lin"', b'"wei"')
    return f"{head}.{coded(said)}.{signature}"


def coded(octets):
    return urlsafe_b64encode(octets).rstrip(b"=").decode()


def unsigned(token):
    return coded(b'{"alg":"none"}') + f".{token.split('.')[1]}."


def claims_of(token):
    return json.loads(urlsafe_b64decode(token.split(".")[1] + "=="))


def signed_by_all(provider):
    """With what everybody knows, taken for a secret both share."""

    def forge(token):
        said = coded(b'{"alg":"HS256","kid":"first"}') + f".{token.split('.')[1]}"
        return f"{said}.{coded(hmac.digest(provider.key.as_pem(private=False), said.encode(), 'sha256'))}"

    return forge


def with_a_key_along(token):
    own = RSAKey.generate_key(2048, {"kid": "first"})
    header = {"alg": "RS256", "kid": "first", "jwk": own.as_dict(private=False)}
    return jwt.encode(header, claims_of(token), own)


def test_a_signature_that_is_not_the_company_s_lets_nobody_in(opened, provider):
    desk = opened()
    for forge in (
        *(tampered, unsigned, signed_by_all(provider), with_a_key_along),
        *(lambda token: token[:-4] + "AAAA", lambda token: "", lambda token: "a.b.c", lambda token: "ä.ö.ü"),
    ):
        provider.forge = forge
        assert refused(desk.visitor(), provider, "did not pass our checks")
    provider.forge = lambda token: token
    provider.signs_with = RSAKey.generate_key(2048, {"kid": "first"})
    assert refused(desk.visitor(), provider, "did not pass our checks")


def test_a_new_key_is_looked_for(opened, provider):
    desk = opened()
    visitor = desk.visitor()
    go(visitor, provider)
    asked = len(provider.asked)
    go(desk.visitor(), provider)
    assert len(provider.asked) == asked, "what it says of itself is kept"
    provider.rotate()
    other = desk.visitor()
    go(other, provider)
    assert is_in(other)


def test_who_comes_back_began_here_and_comes_once(opened, provider):
    desk = opened()
    visitor, other = desk.visitor(), desk.visitor()
    there = visitor.send_form("/oidc/start").headers["location"]
    errand = visitor.cookies[ERRAND]
    back = provider.sign_in(there)
    for wrong in (
        other.get(back),  # a link somebody was sent: it would sign them in as another
        visitor.get(re.sub("state=[^&]+", "state=" + "x" * 43, back)),
    ):
        assert (wrong.status_code, "Begin again." in wrong.text) == (403, True)
    assert visitor.get(back).status_code == 403, "one wrong answer ends the errand"

    there = visitor.send_form("/oidc/start").headers["location"]
    errand = visitor.cookies[ERRAND]
    back = provider.sign_in(there)
    assert visitor.get(back).status_code == 303
    again = desk.visitor()
    again.cookies.set(ERRAND, errand)
    assert again.get(back).status_code == 403, "neither with what its browser held"
    assert not is_in(again)


def test_another_s_code_does_not_fit(opened, provider):
    """PKCE: a code that was taken away is worth nothing in another browser."""
    desk = opened()
    victim, thief = desk.visitor(), desk.visitor()
    stolen = provider.sign_in(victim.send_form("/oidc/start").headers["location"])
    code = parse_qs(urlsplit(stolen).query)["code"][0]
    own = provider.sign_in(thief.send_form("/oidc/start").headers["location"])
    answer = thief.get(re.sub("code=[^&]+", f"code={code}", own))
    assert answer.status_code == 403
    assert not is_in(thief)


def test_one_that_says_no_is_told_so(opened, provider):
    visitor = opened().visitor()
    back = provider.sign_in(visitor.send_form("/oidc/start").headers["location"])
    answer = visitor.get(re.sub("code=[^&]+", "error=access_denied<script>", back))
    assert answer.status_code == 403
    assert "did not let you in: access_denied&lt;script&gt;" in answer.text


def test_whoever_else_sends_a_browser_back_is_not_believed(opened, provider):
    """RFC 9207: two companies' answers are not mixed up."""
    visitor = opened().visitor()
    back = provider.sign_in(visitor.send_form("/oidc/start").headers["location"])
    assert visitor.get(f"{back}&iss=https://evil.example").status_code == 403


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x"])
@pytest.mark.sqlite("nothing of it is asked of the database")
def test_nobody_is_led_elsewhere_then(opened, provider, to):
    assert go(opened().visitor(), provider, to).headers["location"] == "/"


BROKEN = (
    {"issuer": "https://evil.example"},
    {"issuer": 7},
    {"token_endpoint": "http://evil.example/token"},
    {"authorization_endpoint": None},
    {"jwks_uri": "http://evil.example/keys"},
)


def test_a_server_that_makes_no_sense_or_is_gone_is_said(opened, provider):
    for broken in BROKEN:
        provider.about = broken
        answer = opened().visitor().send_form("/oidc/start")
        assert (answer.status_code, "can&#39;t be reached just now" in answer.text) == (503, True), broken


def test_where_no_company_lets_people_in_there_is_no_such_page(desk):
    visitor = desk.visitor()
    assert "company" not in visitor.get("/sign-in").text
    assert visitor.send_form("/oidc/start").status_code == 404
    assert visitor.get("/oidc/back?code=x&state=y").status_code == 404
