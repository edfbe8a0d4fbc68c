"""What every answer tells the browser to refuse."""

import pytest

EVERY = ["/", "/deals/ACME-1", "/me", "/sign-in", "/nothing", "/in/nothing", "/static/0/page.css"]


@pytest.mark.parametrize("path", EVERY)
def test_no_answer_goes_without_them(desk, path):
    headers = desk.visitor("lin").get(path).headers
    policy = dict(rule.strip().split(" ", 1) for rule in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "server" not in headers
    assert "strict-transport-security" not in headers


@pytest.mark.parametrize("path", [path for path in EVERY if "static" not in path])
def test_a_page_is_kept_by_nobody(desk, path):
    headers = desk.visitor("lin").get(path).headers
    assert headers["cache-control"] == "no-store"
    assert headers["vary"] == "accept-language, cookie"
