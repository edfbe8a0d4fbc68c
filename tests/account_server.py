"""A company's account server for tests: OpenID Connect by the code flow, on a port of its own.

It is what a real one is to us, and does wrong what it is told to: `lie` changes the claims of the next token.
"""

import json
import threading
import time
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_urlsafe
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

CLIENT, SECRET = "dealgate", "between us: 100%"


class Provider:
    """`account` is who signs in there next, by its claims."""

    def __init__(self) -> None:
        self.url = ""
        self.account: dict[str, Any] = {"sub": "00u1", "preferred_username": "lin"}
        self.lie: Callable[[dict[str, Any]], dict[str, Any]] = lambda claims: claims
        self.forge: Callable[[str], str] = lambda token: token
        self.key = RSAKey.generate_key(2048, {"kid": "first", "use": "sig", "alg": "RS256"})
        self.signs_with = self.key
        self.public = [self.key]
        self.about: dict[str, Any] = {}
        self.codes: dict[str, dict[str, str]] = {}
        self.asked: list[str] = []

    def rotate(self) -> None:
        self.signs_with = self.key = RSAKey.generate_key(2048, {"kid": token_urlsafe(4), "use": "sig"})
        self.public = [self.key]

    # ── what it answers ──────────────────────────────────────────────────────────────────────

    def get(self, path: str) -> dict[str, Any]:
        self.asked.append(path)
        if path == "/.well-known/openid-configuration":
            known = {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "jwks_uri": f"{self.url}/keys",
            }
            return known | self.about
        return KeySet(self.public).as_dict(private=False) if path == "/keys" else {}

    def sign_in(self, address: str) -> str:
        """What a browser does there: who is asked for says yes, and is sent back to this address."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        code = token_urlsafe(8)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        begun = self.codes.pop(form.get("code", ""), None)
        scheme, _, secret = authorization.partition(" ")
        client, _, password = b64decode(secret).decode().partition(":")
        digest = sha256(form.get("code_verifier", "").encode()).digest()
        challenge = urlsafe_b64encode(digest).rstrip(b"=").decode()
        if (
            begun is None
            or scheme != "Basic"
            or (unquote(client), unquote(password)) != (CLIENT, SECRET)
            or form.get("grant_type") != "authorization_code"
            or form.get("redirect_uri") != begun["redirect_uri"]
            or challenge != begun["code_challenge"]
        ):
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": begun["nonce"]}
        told = self.lie(claims | self.account)
        token = jwt.encode({"alg": "RS256", "kid": self.signs_with.kid}, told, self.signs_with)
        return 200, {"token_type": "Bearer", "access_token": "x", "id_token": self.forge(token)}


@contextmanager
def provided() -> Iterator[Provider]:
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say(200, provider.get(self.path))

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["content-length"])).decode()
            form = {name: values[0] for name, values in parse_qs(sent).items()}
            self._say(*provider.token(form, self.headers.get("authorization", "")))

        def _say(self, status: int, told: dict[str, Any]) -> None:
            body = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *said: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        provider.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield provider
        server.shutdown()
        thread.join()
