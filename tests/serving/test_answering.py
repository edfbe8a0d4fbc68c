"""What is said where there is no page, or none that works."""

import http.client
import socket
from urllib.parse import urlsplit

import postgres
import pytest
from served import COOKIE, serving

from serving import board
from serving.limits import MOST


@pytest.fixture
def reports(tmp_path, monkeypatch):
    """Where a crash is told in full."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    return lambda: sorted((tmp_path / ".local/state/dealgate").glob("crash-*"))


def test_a_crash_is_a_page_and_a_report_and_says_nothing_of_what_is_inside(desk, monkeypatch, reports, capfd):
    def broken(*given, **known):
        raise RuntimeError("the secret is 42")

    lin = desk.visitor("lin")
    monkeypatch.setattr(board, "open_board", broken)
    for lang, said in (("en", "through no fault of yours"), ("zh", "程序出错了")):
        answer = lin.get("/?owner=lin", headers={"accept-language": lang})
        assert answer.status_code == 500
        assert said in answer.text
        assert "secret" not in answer.text
        assert "Traceback" not in answer.text
        assert "RuntimeError" not in answer.text
        report = reports()[-1]
        assert report.name in answer.text
        told = report.read_text()
        assert "RuntimeError: the secret is 42" in told
        assert lin.cookies[COOKIE] not in told
        assert oct(report.stat().st_mode & 0o777) == "0o600"
    assert len(reports()) == 2
    monkeypatch.undo()
    assert lin.get("/").status_code == 200, "the next page is as it was"


def test_the_report_of_a_crash_has_nobody_s_link(desk, monkeypatch, reports):
    monkeypatch.setattr(type(desk.site.keys), "find", lambda *given: 1 / 0)
    answer = desk.visitor().get("/in/this-is-a-link")
    assert answer.status_code == 500
    (report,) = reports()
    assert "this-is-a-link" not in report.read_text()
    assert "/in/{secret}" in report.read_text()


UNKNOWN = ("/nothing", "/deals", "/%00", "/%ff", "/static/1/2/3", "/me/tokens/x/y")


def test_an_unknown_address_is_a_page_in_the_reader_s_language(desk):
    for lang, said in (("en", "There is no such page."), ("zh", "没有这个页面。")):
        for user in (None, "lin"):
            visitor = desk.visitor(user, lang)
            for path in UNKNOWN:
                answer = visitor.get(path)
                assert (answer.status_code, said in answer.text) == (404, True), path
                assert ("/sign-out" in answer.text) == (user is not None)


def test_a_wrong_method_says_which_are_right(desk):
    lin = desk.visitor("lin")
    for method, path, allowed in (
        ("POST", "/", {"GET", "HEAD"}),
        ("GET", "/sign-out", {"POST"}),
        ("DELETE", "/deals/ACME-1", {"GET", "HEAD"}),
        ("PUT", "/sign-in", {"GET", "HEAD", "POST"}),
        ("TRACE", "/me", {"GET", "HEAD"}),
    ):
        answer = lin.request(method, path)
        assert answer.status_code == 405, path
        assert set(answer.headers["allow"].split(", ")) == allowed
        assert "take that kind of request" in answer.text


def test_a_head_is_a_page_without_its_body(desk):
    lin = desk.visitor("lin")
    for path in ("/", "/deals/ACME-1", "/me", "/sign-in", "/nothing"):
        head, page = lin.head(path), lin.get(path)
        assert head.status_code == page.status_code, path
        assert head.content == b""
        assert head.headers.get("content-type") == page.headers.get("content-type")


def raw(desk, request):
    """What comes back of bytes as they are."""
    there = urlsplit(desk.url)
    with socket.create_connection((there.hostname, there.port), timeout=20) as door:
        door.sendall(request)
        answer = http.client.HTTPResponse(door)
        answer.begin()
        return answer.status, answer.read().decode("utf-8", "replace")


def posting(desk, body, *headers, path="/sign-in", told=None):
    head = (
        f"POST {path} HTTP/1.1",
        f"Host: {urlsplit(desk.url).netloc}",
        f"Content-Length: {len(body) if told is None else told}",
        *headers,
    )
    return raw(desk, "\r\n".join([*head, "", ""]).encode() + body)


FORM = "Content-Type: application/x-www-form-urlencoded"


def test_more_than_anybody_would_send_is_refused_before_it_comes(desk):
    status, said = posting(desk, b"", FORM, told=MOST + 1)
    assert (status, "What was sent is too large." in said) == (413, True)


def test_so_is_what_comes_without_saying_how_much_it_is(desk):
    def endless():
        for _ in range(MOST // 1000 + 10):
            yield b"a" * 1000

    answer = desk.visitor().post("/sign-in", content=endless(), headers=dict([FORM.split(": ")]))
    assert answer.status_code == 413


def test_what_is_just_not_too_large_is_read(desk):
    body = b"user=lin&password=" + b"a" * (MOST - 18)
    assert posting(desk, body, FORM)[0] == 403


UPLOAD = b'--x\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\nc\r\n--x--\r\n'


def test_a_form_nobody_can_read_is_refused(desk):
    for kind, body in (
        ("multipart/form-data; boundary=x", b"no boundary at all"),
        ("multipart/form-data", b"--x\r\n\r\n--x--"),
        ("multipart/form-data; boundary=x", UPLOAD),
        ("application/x-www-form-urlencoded", b"&".join(b"a=1" for _ in range(3000))),
    ):
        status, said = posting(desk, body, f"Content-Type: {kind}")
        assert (status, "can&#39;t be read" in said) == (400, True), said


def test_what_is_oddly_written_is_read_as_well_as_it_goes(desk):
    odd = (b"%", b"%zz=%", b"user=%ff%fe&password=%00", b"=&==&&", b"\xff\xfe", b"user=%ed%a0%80")
    assert {posting(desk, body, FORM)[0] for body in odd} == {403}


def test_what_is_no_form_says_nothing(desk):
    kinds = ("text/plain", "application/json", "nonsense")
    assert {posting(desk, b'{"user": "lin"}', f"Content-Type: {kind}")[0] for kind in kinds} == {403}


@pytest.mark.postgresql("a file needs no connection")
def test_when_a_server_ends_its_connections_readers_notice_nothing(desk):
    lin = desk.visitor("lin")
    assert lin.get("/").status_code == 200
    ended(desk)
    assert [lin.get(path).status_code for path in ("/", "/deals/ACME-1", "/me")] == [200] * 3


@pytest.mark.postgresql("a file needs no connection")
def test_nor_does_who_writes_before_anything_was_written(desk):
    lin = desk.visitor("lin")
    assert lin.get("/").status_code == 200
    ended(desk)
    answer = lin.send_form("/deals/D-1/step", what="call them", on="2026-04-01")
    assert answer.status_code == 303, answer.text
    assert desk.shell.data("show D-1")["next_step"]["what"] == "call them"


@pytest.mark.postgresql("a file needs no connection")
def test_a_server_that_is_gone_is_said_without_its_address_and_then_it_is_back(desk, monkeypatch, capfd):
    lin = desk.visitor("lin")
    assert lin.get("/").status_code == 200
    ended(desk)
    url = desk.site.stores.url
    desk.site.stores.url = url.rpartition("/")[0] + "/nothing_here"
    answer = lin.get("/")
    assert answer.status_code == 503
    assert "can&#39;t be reached just now" in answer.text
    assert "nothing_here" not in answer.text
    desk.site.stores.url = url
    assert lin.get("/").status_code == 200
    assert "nothing_here" in capfd.readouterr().err, "whoever runs it reads why"


def ended(desk):
    postgres.ask(desk.shell.db, postgres.END_OTHERS)


def test_one_s_own_desk_answers_to_the_names_of_this_computer_alone(work):
    """A name of somebody else's may lead here: then their page asks as though it were ours."""
    with serving(work, alone="lin") as desk:
        lin, port = desk.visitor("lin"), urlsplit(desk.url).port
        hosts = {f"localhost:{port}": 200, f"[::1]:{port}": 200, "127.0.0.2": 200}
        hosts |= {f"evil.example:{port}": 403, "": 403, "[": 403, f"127.0.0.1.evil.example:{port}": 403}
        secret = {"cookie": f"{COOKIE}={lin.cookies[COOKIE]}"}
        found = {
            host: desk.visitor().get("/", headers={"host": host, **secret}).status_code for host in hosts
        }
        assert found == hosts


def test_a_team_s_desk_answers_to_its_own_name_where_it_was_told(work):
    with serving(work, known=lambda url: {"url": "https://desk.example"}) as desk:
        secret = {"cookie": f"{COOKIE}={desk.secret('lin')}"}
        assert desk.visitor().get("/", headers={"host": "desk.example", **secret}).status_code == 200
        assert desk.visitor().get("/", headers={"host": "evil.example", **secret}).status_code == 403
