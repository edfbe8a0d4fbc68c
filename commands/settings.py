"""What holds for one run, whichever command it is: where the data is, who acts, how to answer."""

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from engine.errors import Usage
from engine.message import msg

if TYPE_CHECKING:
    from typer._click.core import Context

    from engine.store import Store


class Host(Protocol):
    """A program that stays: it keeps databases open between two commands, and takes their answers itself."""

    def open(self, db: str, *, for_writing: bool) -> "Store":
        """A store that stands ready until whoever asked calls its `close`, or longer."""

    def take(self, answer: dict[str, Any]) -> None:
        """What stands in the JSON a command would have printed."""


_OURS = ("DEALGATE_DB", "DEALGATE_USER")
_LOGIN = ("LOGNAME", "USER", "LNAME", "USERNAME")


class Settings:
    """Filled in by the common options as they are read.

    `db` is a path or a database URL, `named_db` the one named by --db; `acting` who acts, where somebody
    said so. `as_of` is the day as typed, for only the database knows the time zone it is meant in.
    `expect` is the version a writer has seen, `request` a writer's own id for a change, which a repeat finds
    done. `host` is the program that runs the command where that is not the command line. `state` is the
    folder of what this computer keeps for itself.
    """

    def __init__(self, db: str, user: str | None, login: str = "me", state: str = "") -> None:
        self._db = db
        self.state = state
        self.named_db: str | None = None
        self.acting = user
        self._login = login
        self.json = False
        self.csv = False
        self.no_input = False
        self.as_of: str | None = None
        self.dry_run = False
        self.expect: int | None = None
        self.request: str | None = None
        self.host: Host | None = None

    @classmethod
    def of(cls, ctx: "Context") -> "Settings":
        found = ctx.find_object(cls)
        if found is None:
            raise LookupError("this command was not started by the program")
        return found

    @property
    def db(self) -> str:
        return self.named_db or self._db

    @property
    def user(self) -> str:
        """Who acts, unless the database knows better: who was said to, else whoever is logged in here."""
        return self.acting or self._login

    @property
    def interactive(self) -> bool:
        """Whether there is a person to ask."""
        return not (self.no_input or self.json or self.csv) and sys.stdin.isatty()


def settings_from(environ: Mapping[str, str]) -> Settings:
    """Raises Usage where what is meant for us is no text: Python reads such bytes as halves of characters."""
    for name in (*_OURS, *_LOGIN):
        if any("\ud800" <= c <= "\udfff" for c in environ.get(name, "")):
            raise Usage(msg("shell.not_text_there", name=name))
    return Settings(
        db=environ.get("DEALGATE_DB") or default_db(environ),
        user=environ.get("DEALGATE_USER") or None,
        login=login_name(environ),
        state=state_folder(environ),
    )


def default_db(environ: Mapping[str, str]) -> str:
    return os.path.join(data_folder(environ), "dealgate.sqlite")


# The three systems' conventions in a few lines: importing platformdirs costs 1.5 times a bare Python.


def data_folder(environ: Mapping[str, str], platform: str = sys.platform) -> str:
    return _folder(environ, platform, "XDG_DATA_HOME", "share", "Application Support")


def state_folder(environ: Mapping[str, str], platform: str = sys.platform) -> str:
    """Where crash reports go, and the keys to a desk whose database is on a server."""
    return _folder(environ, platform, "XDG_STATE_HOME", "state", "Logs")


def _folder(environ: Mapping[str, str], platform: str, xdg: str, local: str, library: str) -> str:
    home = environ.get("HOME") or os.path.expanduser("~")
    if platform == "win32":
        base = environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif platform == "darwin":
        base = os.path.join(home, "Library", library)
    else:
        base = environ.get(xdg) or os.path.join(home, ".local", local)
    return os.path.join(base, "dealgate")


def login_name(environ: Mapping[str, str]) -> str:
    for name in _LOGIN:
        if environ.get(name):
            return environ[name]
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):
        return "me"
