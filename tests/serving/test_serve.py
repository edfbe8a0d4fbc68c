"""`serve` as somebody types it."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import postgres
import pytest

ROOT = Path(__file__).parents[2]
_PROGRAM = "import cli; cli.app()"


@contextmanager
def started(shell, line, *, by="lin", **environ):
    """Until the block ends; what it says comes line by line."""
    known = {"PATH": os.environ["PATH"], "HOME": shell.home, "PYTHONPATH": str(ROOT), "DEALGATE_LANG": "en"}
    known |= {"DEALGATE_DB": shell.db, "DEALGATE_USER": by, **environ}
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, "serve", *line.split()],
        env=known,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def ended(process, how=signal.SIGINT):
    """As Ctrl-C does it: everything that runs in the terminal hears it."""
    os.killpg(process.pid, how)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def address(process):
    """The line with a link, of those it begins with."""
    for _ in range(3):
        if found := re.search(r"http://\S+", process.stdout.readline()):
            return found[0]
    raise AssertionError(process.communicate(timeout=60))


def browser():
    return httpx.Client(timeout=60, trust_env=False, verify=False)


def test_the_link_it_shows_opens_the_desk_once_and_ctrl_c_ends_it(work):
    with started(work, "--port 0") as process, browser() as lin, browser() as other:
        link = address(process)
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/in/[\w-]{43}", link)
        assert lin.get(link, follow_redirects=True).status_code == 200
        assert "Line 3 upgrade" in lin.get(link.partition("/in/")[0] + "/").text
        assert other.get(link).status_code == 404
        code, _, err = ended(process)
        assert (code, err) == (130, "Interrupted\n")


def test_a_program_gets_one_object(work):
    with started(work, "--port 0 --json") as process, browser() as lin:
        said = json.loads(process.stdout.readline())
        assert said["dealgate"] == 1
        assert said["data"]["user"] == "lin"
        assert lin.get(said["data"]["url"], follow_redirects=True).status_code == 200


@pytest.mark.sqlite("it takes some seconds, and is the same")
def test_it_is_said_in_chinese_too(work):
    with started(work, "--port 0", DEALGATE_LANG="zh") as process:
        assert "分钟内有效，只能用一次" in process.stdout.readline()


def test_several_processes_know_the_same_keys(work):
    work.ok("person add eve --role rep --team north", by="ada")
    with started(work, "--port 0 --sign-in --workers 2", by="") as process, browser() as lin:
        url = address(process).rstrip("/")
        link = work.data("person invite eve", by="ada")["link"]
        password = {"password": "a line of its own", "again": "a line of its own"}
        assert lin.post(url + link, data=password).status_code == 303
        # Each is a new connection, and whoever is free takes it.
        cookies = dict(lin.cookies)
        for _ in range(12):
            with browser() as again:
                again.cookies.update(cookies)
                assert again.get(f"{url}/me").status_code == 200
        code, _, err = ended(process)
        assert code == 130
        assert "Traceback" not in err


@pytest.mark.sqlite("it takes some seconds, and is the same")
def test_what_ends_the_first_process_ends_them_all(work):
    import psutil

    with started(work, "--port 0 --sign-in --workers 2", by="") as process, browser() as lin:
        url = address(process)
        assert lin.get(url).status_code == 303
        others = psutil.Process(process.pid).children(recursive=True)
        assert len(others) >= 2
        process.terminate()
        assert process.wait(60) == 128 + signal.SIGTERM
        _, alive = psutil.wait_procs(others, timeout=60)
        assert not alive


@pytest.mark.sqlite("nothing is opened")
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--host 0.0.0.0", "Other computers reach 0.0.0.0"),
        ("--host 192.168.1.5", "For a team: dealgate serve --sign-in --host 192.168.1.5"),
        ("--host desk.example", "one person's"),
        ("--host ::", "one person's"),
        ("--secure", "--secure goes with --sign-in"),
        ("--workers 2", "--workers goes with --sign-in"),
        ("--proxy 10.0.0.1", "--proxy goes with --sign-in"),
        ("--url https://desk.example", "--url goes with --sign-in"),
        ("--sign-in --open", "--open or --sign-in"),
        ("--sign-in --proxy everybody", "an IP address or network"),
        ("--sign-in --url desk.example", "such as https://desk.example"),
        ("--sign-in --url https://desk.example/path", "such as https://desk.example"),
        ("--sign-in --oidc https://id.example", "--oidc goes with --oidc-client"),
        ("--sign-in --oidc https://id.example --oidc-client x", "--oidc goes with --url"),
        ("--sign-in --url https://d.e --oidc-client x --oidc http://id.example", "begins with https://"),
        ("--sign-in --url https://d.e --oidc-client x --oidc https://i.e --oidc-claim name", "no claim name"),
        ("--workers 0 --sign-in", "from 1 to 64"),
        ("--port 70000", "from 0 to 65535"),
    ],
)
def test_what_would_not_be_safe_or_makes_no_sense_is_refused_with_its_reason(work, line, said):
    answer = work(f"serve {line}")
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


@pytest.mark.sqlite("nothing is opened")
def test_a_port_that_is_taken_is_named(work):
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        answer = work(f"serve --port {port} --json")
        assert answer.code == 1
        assert answer.error["message"] == f"Port {port} is in use already"
        assert str(port + 1) in answer.error["hint"]


@pytest.mark.sqlite("nothing is opened")
def test_an_address_that_is_not_this_computer_s_is_named(work):
    answer = work("serve --sign-in --host 203.0.113.7")
    assert answer.code == 1
    assert "Can't wait for browsers at 203.0.113.7:8484" in answer.err


@pytest.mark.sqlite("nothing is opened")
@pytest.mark.parametrize(
    ("line", "missing", "extra"),
    [
        ("", "uvicorn", "web"),
        ("", "argon2", "web"),
        ("--sign-in --url https://d.e --oidc https://i.e --oidc-client x", "joserfc", "oidc"),
    ],
)
def test_where_a_library_is_missing_one_learns_what_to_install(work, monkeypatch, line, missing, extra):
    from importlib.util import find_spec

    monkeypatch.setattr("serving.serve.find_spec", lambda name: None if name == missing else find_spec(name))
    answer = work(f"serve {line}")
    assert answer.code == 1
    assert f"pip install 'dealgate[{extra}]'" in answer.err


def test_nobody_who_is_not_registered_opens_a_desk_of_their_own(work):
    assert work("serve", by="mallory").code == 4


@pytest.mark.postgresql("a file has no logins")
def test_with_a_login_of_one_s_own_one_serves_oneself_and_nobody_else(work):
    work.ok("db grant", by="ada")
    as_lin = postgres.login(work.db, "lin")
    refused = work(f"serve --sign-in --db {as_lin}")
    assert refused.code == 4
    assert "The login lin has only its own rights" in refused.err
    assert "connect as the owner" in refused.err
    with started(work, f"--port 0 --db {as_lin}", by="lin") as process, browser() as lin:
        assert lin.get(address(process), follow_redirects=True).status_code == 200
