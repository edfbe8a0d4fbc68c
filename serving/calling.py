"""A command of the program, carried out for whoever asks over the network: same arguments, checks and data.

What a person types at a terminal and what a browser sends end in one function each, so nothing can be done by
one way that the other refuses.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

import typer

from cli import COMMANDS
from commands.desk import Desk, stand_at
from commands.lazy import LazyCommand, load
from commands.settings import Host, Settings
from commands.table import Entry
from commands.usage import explain
from engine.store import Store
from engine.value import Value
from serving.keys import Keys
from serving.stores import Stores

Given: TypeAlias = str | int | bool | Sequence[str] | None
"""Of an option: None leaves it out, True is a switch, a sequence is given as often as it is long."""


class Asked(Value):
    """A command by its words, what stands without a name, in order, and its options by their names."""

    command: str
    places: Sequence[str] = ()
    options: Mapping[str, Given] = {}


class Answer(Value):
    """`code` is the exit code: `gate` answers that it is closed and ends with 3. `beside` stands beside the
    data, `next` of a page."""

    data: Any
    code: int = 0
    beside: Mapping[str, Any] = {}


class Caller(Host):
    """Carries commands out for one person, on the databases kept open by `stores`."""

    def __init__(self, stores: Stores, user: str, keys: Keys) -> None:
        self._stores = stores
        self.keys = keys
        self._user = user
        self._taken: dict[str, Any] = {}

    def open(self, db: str, *, for_writing: bool) -> Store:
        return self._stores.here()

    def take(self, answer: dict[str, Any]) -> None:
        self._taken = answer

    def desk(self, as_of: str | None = None) -> Desk:
        """What a read stands at; `as_of` a day as typed. Raises as `stand_at`."""
        settings = self._settings()
        settings.as_of = as_of
        return stand_at(self._stores.here(), settings)

    def carry(self, work: Callable[[Desk], None]) -> Any:
        """What a command does once its words are read, for a page that has values in their place; the data it
        answers with."""
        work(self.desk())
        return self._taken["data"]

    def _settings(self) -> Settings:
        settings = Settings(db=self._stores.url, user=self._user)
        settings.host, settings.json, settings.no_input = self, True, True
        return settings

    def call(self, asked: Asked) -> Answer:
        """Raises what the command refuses with: a DealgateError."""
        command = _command(tuple(asked.command.split()))
        if command.kind == "read":
            return self._stores.look(lambda _: self._called(command, asked))
        return self._called(command, asked)

    def _called(self, command: LazyCommand, asked: Asked) -> Answer:
        settings = self._settings()
        words = list(_words(asked))
        code = 0
        try:
            with command.make_context(asked.command, words, obj=settings) as ctx:
                command.invoke(ctx)
        except typer.Exit as done:
            code = done.exit_code
        except typer.TyperException as error:
            raise explain(error, words) from None
        rest = {name: value for name, value in self._taken.items() if name not in ("dealgate", "data")}
        return Answer(self._taken.get("data"), code, rest)


@cache
def _command(path: tuple[str, ...]) -> LazyCommand:
    found: Any = {name: each for commands in COMMANDS.values() for name, each in commands.items()}
    for word in path:
        found = found[word]
    assert isinstance(found, Entry), f"{path} is a group of commands"
    return load(found, path)


def _words(asked: Asked) -> Iterator[str]:
    """The command line. A value stands in one word with its option, and places behind `--`: neither is ever
    taken for an option."""
    for name, value in asked.options.items():
        flag = "--" + name.rstrip("_").replace("_", "-")
        if value is None or value is False:
            continue
        if value is True:
            yield flag
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield from (f"{flag}={each}" for each in value)
        else:
            yield f"{flag}={value}"
    yield "--"
    yield from asked.places
