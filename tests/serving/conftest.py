"""Desks that are served, and browsers in front of them."""

import gc
import os
from pathlib import Path

import psutil
import pytest
from argon2 import PasswordHasher
from outside import browser
from served import COOKIE, serving

from serving import passwords

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
"""Those of the documentation: made anew where `DEALGATE_PICTURES=1`."""


@pytest.fixture(autouse=True)
def _quick_passwords(monkeypatch):
    """What makes them dear to guess makes them slow to try."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", quick)
    monkeypatch.setattr(passwords, "_OF_NOBODY", quick.hash("nobody has this one"))


MANY = 200
"""Open files; a thousand are more than some calls of the system take."""


@pytest.fixture(autouse=True)
def _few_open_files():
    """What a server had open is closed once nothing points to it, and circles are looked for seldom."""
    yield
    if psutil.Process().num_fds() > MANY:
        gc.collect()


@pytest.fixture
def desk(work):
    """Of a company with deals, see `shell.at_work`; everybody signs in."""
    with serving(work) as served:
        yield served


@pytest.fixture(scope="module")
def chromium():
    opened = browser()
    yield opened
    opened.quit()


@pytest.fixture
def sit(desk, chromium):
    """sit("lin", "/", width=1280, lang="en"): the browser, signed in as somebody, before a page."""

    def sit(user, path="/", *, width=1280, height=900, lang="en", dark=False):
        screen(chromium, width, height, dark)
        chromium.get(f"{desk.url}/sign-in")
        chromium.delete_all_cookies()
        chromium.add_cookie({"name": COOKIE, "value": desk.secret(user), "path": "/", "httpOnly": True})
        chromium.add_cookie({"name": "lang", "value": lang, "path": "/"})
        chromium.get(desk.url + path)
        return chromium

    return sit


def screen(chromium, width, height=900, dark=False):
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})


@pytest.fixture
def pictured(chromium):
    """pictured("board"): the page as it is, for the documentation."""

    def pictured(name):
        made = chromium.get_screenshot_as_png()
        file = PICTURES / f"{name}.png"
        if os.environ.get("DEALGATE_PICTURES") == "1":
            PICTURES.mkdir(exist_ok=True)
            file.write_bytes(made)
        assert file.exists(), f"{file} is not there: run `make pictures`"

    return pictured


@pytest.fixture
def axe(chromium):
    """axe(): what an accessibility checker finds serious or critical on the page."""
    from axe_core_python.selenium import Axe

    def axe():
        found = Axe().run(chromium)["violations"]
        return [
            (each["id"], each["help"], [node["html"] for node in each["nodes"]][:3])
            for each in found
            if each["impact"] in ("serious", "critical")
        ]

    return axe
