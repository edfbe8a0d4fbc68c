"""Style and scripts: only those, and for good."""

import re
from http.client import HTTPConnection
from urllib.parse import urlsplit

from serving.static import addresses


def test_they_may_be_kept_for_good_for_their_address_says_what_they_hold(desk):
    page = desk.visitor().get("/sign-in").text
    linked = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page))
    assert {address.rpartition("/")[2] for address in linked} >= {"page.css", "page.js", "icon.svg"}
    for address in linked:
        answer = desk.visitor().get(address)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert "set-cookie" not in answer.headers
        assert "vary" not in answer.headers


def test_each_says_what_it_is(desk):
    kinds = {"page.css": "text/css", "page.js": "text/javascript", "icon.svg": "image/svg+xml"}
    for name, kind in kinds.items():
        assert desk.visitor().get(addresses()[name]).headers["content-type"].startswith(kind)


ELSEWHERE = (
    "/static/{digest}/../../render.py",
    "/static/{digest}/..%2f..%2frender.py",
    "/static/{digest}/%2e%2e/%2e%2e/render.py",
    "/static/{digest}/..%5c..%5crender.py",
    "/static/..%2f..%2f..%2f..%2fetc/passwd",
    "/static/{digest}//etc/passwd",
    "/static/{digest}/page.css%00.js",
    "/static/{digest}/PAGE.CSS",
    "/static/{digest}/__init__.py",
    "/static/000000000000/page.css",
    "/static/{digest}/",
    "/static/",
)


def test_nothing_else_is_found_there(desk):
    digest = addresses()["page.css"].split("/")[2]
    for path in ELSEWHERE:
        asked = HTTPConnection(urlsplit(desk.url).netloc, timeout=20)
        asked.request("GET", path.format(digest=digest))  # as it stands: httpx would tidy it up
        answer = asked.getresponse()
        assert answer.status == 404, path
        assert b"root:" not in answer.read()
        asked.close()
