"""Modules that wait until they are used."""

import importlib
import os
import subprocess
import sys

import pytest

from engine.later import later

NAME = "waits"


@pytest.fixture(autouse=True)
def module(tmp_path, monkeypatch):
    """A module that is nowhere loaded, and counts how often it is."""
    (tmp_path / f"{NAME}.py").write_text("import builtins\nbuiltins.waited = 1\nvalue = 7\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr("builtins.waited", 0, raising=False)
    yield
    sys.modules.pop(NAME, None)


def loaded() -> bool:
    import builtins

    return bool(builtins.waited)


def test_it_loads_when_something_of_it_is_asked_for():
    with later(NAME):
        held = importlib.import_module(NAME)
    assert not loaded()
    assert held.value == 7
    assert loaded()
    with pytest.raises(AttributeError):
        held.nothing  # noqa: B018


def test_who_imports_it_afterwards_gets_it_at_once():
    with later(NAME):
        held = importlib.import_module(NAME)
    real = importlib.import_module(NAME)
    assert loaded()
    assert real is not held
    assert sys.modules[NAME] is real


def test_what_is_taken_out_of_it_meanwhile_is_there():
    with later(NAME):
        code = compile(f"from {NAME} import value", "test", "exec")
        names: dict[str, int] = {}
        exec(code, names)
    assert names["value"] == 7
    assert sys.modules[NAME].__file__


def test_one_that_is_loaded_already_stays():
    real = importlib.import_module(NAME)
    with later(NAME):
        assert importlib.import_module(NAME) is real
    assert sys.modules[NAME] is real


_SYSTEM = """
import sys
from engine.later import later
with later("platform"):
    import platform
    import uuid
told, waits = platform.system(), not platform.__dict__.get("__file__")
del sys.modules["uuid"]
import platform as real
import uuid
assert real is not platform and real.__file__
assert told == real.system(), told
assert platform.machine() == real.machine()
print(waits)
"""


@pytest.mark.skipif(not hasattr(os, "uname"), reason="nobody asks for the system there")
def test_the_system_is_told_without_loading_what_knows_more_of_it():
    done = subprocess.run([sys.executable, "-c", _SYSTEM], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("True\n", "")


_TAKEN = """
import sys
from engine.later import later
with later("difflib", "gettext", "urllib.parse"):
    from difflib import get_close_matches
    from gettext import gettext
    from urllib.parse import quote_from_bytes
print({"difflib", "gettext", "urllib.parse"}.isdisjoint(sys.modules))
print(get_close_matches("nxet", ["next", "list"], n=1), gettext("as it is"), quote_from_bytes(b"a b"))
"""


def test_a_function_taken_out_of_it_loads_it_when_it_is_called():
    done = subprocess.run([sys.executable, "-c", _TAKEN], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("True\n['next'] as it is a%20b\n", "")
