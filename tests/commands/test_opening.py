"""A made file on the desktop, or the sentence that says where it is."""

import pytest
import typer

from commands.opening import has_desktop, open_file
from words.say import say


@pytest.mark.parametrize(
    ("environ", "platform", "there"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"SSH_CONNECTION": "10.0.0.1 22"}, "linux", False),
        ({"SSH_CONNECTION": "10.0.0.1 22", "DISPLAY": "localhost:10.0"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
        ({"SSH_TTY": "/dev/ttys001"}, "darwin", False),
        ({"SSH_CONNECTION": "10.0.0.1 22", "DISPLAY": ":0"}, "win32", False),
    ],
)
def test_where_a_desktop_is(environ, platform, there):
    assert has_desktop(environ, platform) is there


@pytest.fixture
def desktop(monkeypatch):
    """A desktop that tells what it was asked to open, and what came of it."""
    opened = []
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    monkeypatch.delenv("SSH_TTY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")

    def comes_to(code):
        monkeypatch.setattr(typer, "launch", lambda path: opened.append(path) or code)
        return opened

    return comes_to


def test_it_is_opened_and_nothing_is_said(desktop):
    opened = desktop(0)
    assert open_file("/home/lin/ACME-1.html") is None
    assert opened == ["/home/lin/ACME-1.html"]


def test_what_could_not_be_opened_is_still_there(desktop):
    desktop(3)
    said = open_file("/home/lin/ACME-1.html")
    assert said is not None
    assert say(said) == "The system could not open it; the file is /home/lin/ACME-1.html"


def test_without_a_desktop_it_says_where_the_file_is(desktop, monkeypatch):
    opened = desktop(0)
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    said = open_file("/home/lin/ACME-1.pdf")
    assert said is not None
    assert say(said) == "There is no desktop to open it on; the file is /home/lin/ACME-1.pdf"
    assert opened == []
