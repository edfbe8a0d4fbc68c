"""What somebody who means ill would try."""

import html
import re
import shlex
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from urllib.parse import quote, urlsplit

import pytest
from databases import everything
from selenium.common.exceptions import NoAlertPresentException
from served import COOKIE, serving

from serving import passwords
from serving.answering import own_path
from serving.app import app
from serving.keys import TRIES_OF_ADDRESS

GOOD = "a line of its own"

# ── what is typed stays what was typed ────────────────────────────────────────────────────────

NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus='alert(1)",
    "</textarea></title></option><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% if x %}",
    "javascript:alert(1)//",
)
MARKUP = "".join(NASTY)


@pytest.fixture
def nasty(desk):
    """A desk where everything that can be typed is nasty."""
    typed = shlex.quote(MARKUP)
    shell = desk.shell
    shell.ok(f"person add lin --role rep --team {typed} --name {typed}", by="ada")
    shell.ok(f"account add {typed} --code EVIL")
    shell.ok(f"contact add {typed} --account EVIL --part decider --job {typed}")
    shell.ok(f"new {typed} --account EVIL --amount 1000")
    contact = shell.data("contact list --account EVIL")[0]["key"]
    for line in (
        f"answer EVIL-1 needs_known unsure --evidence {typed} --kind client_said --contact {contact}",
        f"step EVIL-1 {typed} --on +3d --with {contact}",
        f"promise EVIL-1 {typed} --by us --on +5d",
        f"visit log EVIL-1 --with {contact} --summary {typed}",
        f"wait EVIL-1 --until +4d --reason {typed}",
        f"fill EVIL-1 client_profile business_plan={typed}",
    ):
        shell.ok(line)
    shell.ok(f"token add {shlex.quote(NASTY[1])}")
    return desk


QUERY = quote(MARKUP, safe="")
KNOWN = {"key": "EVIL-1", "worksheet": "client_profile", "sheet": "client_profile"}
ASKED = (
    f"/?owner={QUERY}",
    f"/?playbook={QUERY}&team={QUERY}&behaviour={QUERY}&class={QUERY}&stage={QUERY}",
    f"/?as_of={QUERY}",
    f"/find?deal={QUERY}",
    f"/deals/EVIL-1?as_of={QUERY}",
    f"/deals/{QUERY}",
    f"/me?done={QUERY}",
    f"/{QUERY}",
    f"/in/{QUERY}",
    f"/nothing?to={QUERY}",
)


def every_page(desk):
    """Each address that can be looked at, of this deal."""
    for route in app(desk.site).routes:
        names = re.findall(r"\{(\w+)\}", getattr(route, "path", ""))
        if "GET" in (getattr(route, "methods", None) or ()) and set(names) <= set(KNOWN):
            yield route.path.format(**KNOWN)


def test_what_was_typed_is_never_markup(nasty):
    """As HTML sees it: none of it begins an element, ends a string, or is code of ours."""
    lin = nasty.visitor("lin")
    seen = 0
    for path in (*every_page(nasty), *ASKED):
        answer = lin.get(path)
        if "text/html" not in answer.headers.get("content-type", ""):
            assert answer.is_redirect or answer.headers["x-content-type-options"] == "nosniff", path
            continue
        page = answer.text
        for sign in ("<script>alert", "<img src=x", "<svg onload", "' autofocus", '"><img', "49{%"):
            assert sign not in page, (path, sign)
        assert not re.search(r"""(?:href|src|action)=["']?\s*javascript:""", page), path
        assert not re.search(r"<[^>]*\son\w+=", re.sub(r'"[^"]*"', '""', page)), path
        seen += MARKUP in html.unescape(page)
    assert seen >= 4, "the pages do show it"
    form = nasty.visitor().get(f"/sign-in?to=/{QUERY}").text
    assert "<script>alert" not in form
    sent = nasty.visitor().send_form("/sign-in", user=MARKUP, password=MARKUP, to=f"/{MARKUP}").text
    assert MARKUP in html.unescape(sent)
    assert "<script>alert" not in sent


WATCH = """
window.tried = [];
addEventListener("securitypolicyviolation", (event) => tried.push(event.violatedDirective));
"""
FOUND = """
const runs = (a) => a.name.startsWith("on") || (a.name !== "value" && /^\\s*javascript:/i.test(a.value));
const every = [...document.querySelectorAll("*")];
return [
  window.tried,
  every.flatMap((element) => [...element.attributes]).filter(runs).length,
  [...document.scripts].filter((script) => !script.src.startsWith(location.origin)).length,
];
"""
"""What the policy had to stop; what would run when something happens; scripts that are not ours."""


@pytest.mark.sqlite("a browser sees the same pages")
def test_in_a_browser_nothing_of_it_runs(nasty, sit):
    """Nor is anything tried that the policy would have had to stop."""
    page = sit("lin", "/")
    made = page.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    try:
        for path in (*every_page(nasty), *ASKED):
            page.get(nasty.url + path)
            with pytest.raises(NoAlertPresentException):
                _ = page.switch_to.alert
            assert page.execute_script(FOUND) == [[], 0, 0], path
    finally:
        page.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", made)


@pytest.mark.sqlite("a browser's own doing")
def test_should_markup_ever_get_through_the_policy_stops_it(desk, sit):
    page = sit("lin", "/")
    page.execute_script(
        "window.ran = false; const s = document.createElement('script'); s.textContent = 'window.ran = true';"
        "document.body.append(s); const i = document.createElement('div');"
        "i.innerHTML = '<img src=x onerror=\"window.ran = true\">'; document.body.append(i);"
    )
    assert page.execute_script("return window.ran") is False
    framed = f"data:text/html,<iframe src='{desk.url}/'></iframe>"
    page.get(framed)
    page.switch_to.frame(0)
    assert "Line 3 upgrade" not in page.page_source, "no page of theirs shows ours"
    page.switch_to.default_content()


# ── a form is one of ours ─────────────────────────────────────────────────────────────────────


def test_no_form_of_another_site_is_taken(desk):
    lin, before = desk.visitor("lin"), everything(desk.shell.db)
    fields = {"item": "own_words", "off": "on"}
    own = {"csrf": lin.csrf, **fields}
    for name, data, headers in (
        ("no token", fields, {"origin": desk.url}),
        ("an empty one", {"csrf": "", **fields}, {"origin": desk.url}),
        ("another session's", {"csrf": desk.visitor("lin").csrf, **fields}, {"origin": desk.url}),
        ("another person's", {"csrf": desk.visitor("wei").csrf, **fields}, {"origin": desk.url}),
        ("one that is no text", {"csrf": "\u00e9" * 64, **fields}, {"origin": desk.url}),
        ("a foreign origin", own, {"origin": "https://evil.example"}),
        ("no origin to speak of", own, {"origin": "null"}),
        ("another port", own, {"origin": "http://127.0.0.1:1"}),
        ("a name that begins alike", own, {"origin": f"{desk.url}.evil.example"}),
        ("sent from another site", own, {"sec-fetch-site": "cross-site"}),
        ("sent from a sister site", own, {"origin": desk.url, "sec-fetch-site": "same-site"}),
    ):
        answer = lin.post("/deals/ACME-1/tick", data=data, headers=headers)
        assert answer.status_code == 403, name
        assert everything(desk.shell.db) == before, name
    # What a browser may not show to others, they can't ask for either.
    assert (
        "access-control-allow-origin" not in lin.get("/", headers={"origin": "https://evil.example"}).headers
    )
    assert lin.send_form("/deals/ACME-1/tick", **fields).status_code == 303
    assert everything(desk.shell.db) != before


def test_nothing_is_changed_by_a_link(desk):
    """What changes something wants a form: no address does, that an image might ask for."""
    lin, before = desk.visitor("lin"), everything(desk.shell.db)
    for path in ("/deals/ACME-1/advance", "/deals/ACME-1/undo", "/sign-out", "/language", "/me/sessions"):
        # A deal's act leads back to the deal: that is where somebody comes out who signed in at a form.
        assert lin.get(f"{path}?csrf={lin.csrf}").status_code in (303, 405)
    assert everything(desk.shell.db) == before
    assert lin.get("/me").status_code == 200


def test_every_form_of_ours_carries_its_token(desk):
    lin = desk.visitor("lin")
    forms = 0
    for path in ("/", "/deals/ACME-1", "/me"):
        for form in re.findall(r'<form[^>]*method="post".*?</form>', lin.get(path).text, re.DOTALL):
            assert f'name="csrf" value="{lin.csrf}"' in form
            forms += 1
    assert forms >= 10
    assert lin.cookies[COOKIE] not in lin.get("/deals/ACME-1").text


# ── nobody is led elsewhere ───────────────────────────────────────────────────────────────────

ELSEWHERE = (
    *("//evil.example", "///evil.example", "\\\\evil.example", "/\\evil.example", "/\\/evil.example"),
    *("https://evil.example", "https:evil.example", "http:/evil.example", "javascript:alert(1)", "data:,x"),
    *("/\t/evil.example", "/\n/evil.example", "/\r\n/evil.example", "\t//evil.example", " //evil.example"),
    *(
        "/ok\r\nset-cookie: dealgate=x",
        "/ok\x00",
        "/\u2028/evil.example",
        "evil.example",
        "",
        ".",
        "?x",
        "#x",
    ),
    *("/a\\..\\\\evil.example", "//evil.example/%2f..", "/\x7f/evil.example"),
)


@pytest.mark.parametrize("to", ELSEWHERE)
def test_an_address_elsewhere_is_the_board_instead(to):
    assert own_path(to) == "/"


@pytest.mark.parametrize(
    "to", ["/", "/deals/ACME-1?as_of=2026-03-02#gate", "/deals/商机-1", "/%2f/evil.example"]
)
def test_one_of_ours_stays(to):
    assert own_path(to) == to


def test_after_signing_in_one_is_here(desk):
    passwords.choose(desk.site.keys, "lin", GOOD, datetime.now(UTC))
    for to in (*ELSEWHERE, "%2f%2fevil.example", "/%09/evil.example", "/%5cevil.example"):
        visitor = desk.visitor()
        answers = [
            visitor.send_form("/sign-in", user="lin", password=GOOD, to=to),
            desk.visitor("lin").get("/sign-in", params={"to": to}),
            visitor.send_form("/language", language="en", to=to),
        ]
        for answer in answers:
            assert answer.status_code == 303
            there = answer.headers["location"]
            assert there.startswith("/"), there
            assert urlsplit(str(answer.next_request.url)).netloc == urlsplit(desk.url).netloc, there
            assert "set-cookie: " not in there


@pytest.mark.sqlite("a browser's own doing")
def test_nor_does_a_browser_go_elsewhere(desk, sit):
    for to in (
        "//evil.example",
        "/\\evil.example",
        "/%09/evil.example",
        "/%2f%2fevil.example",
        "%2f%2fevil.example",
    ):
        page = sit("lin", f"/sign-in?to={to}")
        assert page.current_url.startswith(desk.url + "/"), to


# ── a session is made here, and ends here ─────────────────────────────────────────────────────


def test_a_cookie_that_was_planted_never_becomes_a_session(desk):
    passwords.choose(desk.site.keys, "lin", GOOD, datetime.now(UTC))
    planted = "x" * 43
    for known in (planted, "", "0", "a;b", "'" * 43):
        visitor = desk.visitor()
        cookie = {"cookie": f"{COOKIE}={known}"}
        form = {"user": "lin", "password": GOOD}
        answer = visitor.post("/sign-in", data=form, headers={"origin": desk.url, **cookie})
        made = re.match(r"dealgate=([\w-]{43});", answer.headers["set-cookie"])[1]
        assert made != known
        assert desk.visitor().get("/me", headers=cookie).status_code == 303
    assert desk.visitor().get("/me", headers={"cookie": f"{COOKIE}={made}"}).status_code == 200


def test_another_s_session_that_was_planted_is_over_when_one_signs_in(desk):
    """Somebody puts their own session into one's browser and waits for one to work in it."""
    passwords.choose(desk.site.keys, "lin", GOOD, datetime.now(UTC))
    theirs = desk.visitor("bo")
    visitor = desk.visitor()
    visitor.cookies.set(COOKIE, theirs.cookies[COOKIE])
    answer = visitor.send_form("/sign-in", user="lin", password=GOOD)
    assert answer.status_code == 303
    assert theirs.get("/me").status_code == 303


def test_what_lets_in_is_of_one_kind(desk):
    """No token is a session, no link a token, no id a secret."""
    keys, now = desk.site.keys, datetime.now(UTC)
    for kind in ("link", "token", "errand"):
        secret = keys.make(kind, "lin", now, timedelta(hours=1))
        assert desk.visitor().get("/me", headers={"cookie": f"{COOKIE}={secret}"}).status_code == 303
    session = desk.secret("lin")
    assert desk.visitor().get(f"/in/{session}").status_code == 404
    (key,) = keys.all_of("lin", "session", now)
    assert desk.visitor().get("/me", headers={"cookie": f"{COOKIE}={key.id}"}).status_code == 303


# ── what can be guessed ───────────────────────────────────────────────────────────────────────


def test_whoever_tries_everybody_s_login_waits_too(desk):
    now = datetime.now(UTC)
    for n in range(TRIES_OF_ADDRESS - 1):
        desk.site.keys.take_try(f"somebody{n}", "127.0.0.1", now)
    found = [
        desk.visitor().send_form("/sign-in", user=user, password="guess").status_code
        for user in ("bo", "ada")
    ]
    assert found == [403, 429]


def test_nobody_says_from_where_they_come(desk):
    """Without a proxy of ours in front nobody's word is taken: it would be another with every guess."""
    visitor, now = desk.visitor(), datetime.now(UTC)
    for n in range(TRIES_OF_ADDRESS):
        desk.site.keys.take_try(f"somebody{n}", "127.0.0.1", now)
    for header in ("x-forwarded-for", "forwarded", "x-real-ip", "cf-connecting-ip", "true-client-ip"):
        form = {"user": "bo", "password": "guess"}
        answer = visitor.post("/sign-in", data=form, headers={header: "203.0.113.7"})
        assert answer.status_code == 429, header


def test_but_a_proxy_of_ours_is_believed(work):
    form, now = {"user": "bo", "password": "guess"}, datetime.now(UTC)
    with serving(work, proxy="127.0.0.1") as desk:
        for n in range(TRIES_OF_ADDRESS):
            desk.site.keys.take_try(f"somebody{n}", "203.0.113.7", now)
        for said, status in (
            ("203.0.113.7", 429),
            ("198.51.100.1, 203.0.113.7", 429),  # what stood there before, anybody may have put
            ("203.0.113.7, 198.51.100.1", 403),
        ):
            answer = desk.visitor().post("/sign-in", data=form, headers={"x-forwarded-for": said})
            assert answer.status_code == status, said
    with serving(work, proxy="10.0.0.1") as desk:
        answer = desk.visitor().post("/sign-in", data=form, headers={"x-forwarded-for": "203.0.113.7"})
        assert answer.status_code == 403, "that was no proxy of ours"


def test_whoever_has_many_addresses_of_one_network_waits_all_the_same(work):
    form, now = {"user": "bo", "password": "guess"}, datetime.now(UTC)
    with serving(work, proxy="127.0.0.1") as desk:
        for n in range(TRIES_OF_ADDRESS):
            desk.site.keys.take_try(f"somebody{n}", "2001:db8:1:2::/64", now)
        for address, status in (("2001:db8:1:2:ffff::1", 429), ("2001:db8:1:3::1", 403)):
            answer = desk.visitor().post("/sign-in", data=form, headers={"x-forwarded-for": address})
            assert answer.status_code == status


def test_a_link_cannot_be_guessed_nor_got_at_in_part(desk):
    link = desk.site.keys.make("link", "lin", datetime.now(UTC), timedelta(hours=1))
    for wrong in (
        link[:-1],
        link + "A",
        link.swapcase(),
        link[:20] + "%",
        "%25",
        "' OR 1=1 --",
        "a" * 5000,
    ):
        answer = desk.visitor().get(f"/in/{quote(wrong, safe='%.')}")
        assert answer.status_code == 404, wrong
    for wrong in ("../language", "%2e%2e/language"):
        raw = HTTPConnection(urlsplit(desk.url).netloc, timeout=20)
        raw.request("GET", f"/in/{wrong}")
        assert raw.getresponse().status in (404, 405)
        raw.close()
    assert desk.visitor().get(f"/in/{link}").status_code == 200


def test_a_key_with_a_way_up_in_it_is_no_deal(desk):
    lin = HTTPConnection(urlsplit(desk.url).netloc, timeout=20)
    secret = {"cookie": f"{COOKIE}={desk.secret('lin')}"}
    for path in (
        "/deals/..%2f..%2fme",
        "/deals/%2e%2e%2fme",
        "/deals/../../etc/passwd",
        "/deals/ACME-1%00",
        "/deals/%",
    ):
        lin.request("GET", path, headers=secret)
        answer = lin.getresponse()
        said = answer.read()
        assert answer.status in (400, 404, 405), path
        assert b"root:" not in said
    lin.close()


# ── what a form says of itself ────────────────────────────────────────────────────────────────


def test_what_was_seen_and_what_was_sent_are_taken_as_they_are_or_not_at_all(desk):
    """A version that is none, an option that is none of the form's, a value that would be an option."""
    lin = desk.visitor("lin")
    before = everything(desk.shell.db)
    for fields in (
        {"expect": "1"},
        {"expect": "99999"},
        {"expect": "-1"},
        {"expect": "1 --as wei"},
        {"expect": "1e3"},
        {"expect": "９９"},
        {"expect": "2" * 40},
        {"request": "x" * 100_000},
        {"request": "a\x00b"},
    ):
        answer = lin.send_form("/deals/ACME-1/step", what="call", on="2026-04-01", with_="chen", **fields)
        assert 400 <= answer.status_code < 500, fields
        assert everything(desk.shell.db) == before, fields


def test_nobody_acts_as_another_or_elsewhere_by_a_field(desk, tmp_path):
    other = tmp_path / "other.sqlite"
    lin = desk.visitor("lin")
    extra = {
        "as": "ada",
        "as_": "ada",
        "db": str(other),
        "--as": "ada",
        "user": "ada",
        "dry_run": "on",
        "json": "on",
    }
    answer = lin.send_form("/deals/ACME-1/step", what="call them", on="2026-04-01", with_="chen", **extra)
    assert answer.status_code == 303
    newest = desk.shell.data("history ACME-1")[-1]
    assert (newest["actor"], newest["kind"]) == ("lin", "step")
    assert not other.exists()


def test_a_value_is_never_taken_for_an_option(desk):
    lin = desk.visitor("lin")
    for what in ("--help", "--as=ada", "-h", "--", "--version", "--db=/tmp/x"):
        answer = lin.send_form("/deals/D-1/promise", what=what, by="us", on="2026-04-01")
        assert answer.status_code == 303, what
        assert desk.shell.data("show D-1")["promises"][-1]["what"] == what


def test_the_same_sent_twice_is_done_once(desk):
    lin = desk.visitor("lin")
    version = str(desk.shell.data("show D-1")["version"])
    form = {"what": "call them", "by": "us", "on": "2026-04-01", "expect": version, "request": "a-form-1"}
    assert [lin.send_form("/deals/D-1/promise", **form).status_code for _ in range(2)] == [303, 303]
    assert len(desk.shell.data("show D-1")["promises"]) == 1
    wei = desk.visitor("wei")
    assert wei.send_form("/deals/D-1/promise", **form).status_code == 409, (
        "it is lin's request, and none of wei's"
    )
