"""Modules that wait until they are used."""

import importlib
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
