"""What every answer tells the browser to refuse."""

EVERY = ("/", "/deals/ACME-1", "/me", "/sign-in", "/nothing", "/in/nothing", "/static/0/page.css")


def test_no_answer_goes_without_them(desk):
    lin = desk.visitor("lin")
    for path in EVERY:
        headers = lin.get(path).headers
        policy = dict(rule.strip().split(" ", 1) for rule in headers["content-security-policy"].split(";"))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert headers["cache-control"] == "no-store", "a page is kept by nobody"
        assert headers["vary"] == "accept-language, cookie"
        assert "server" not in headers
        assert "strict-transport-security" not in headers
