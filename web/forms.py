"""Forms: fields somebody fills in, which become the arguments of a command."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from engine.facts import PARTS
from engine.message import Message, Text, msg
from engine.playbook import Playbook
from web.page import Said

Kind: TypeAlias = Literal["text", "long", "day", "choice", "radio", "tick", "kept"]
"""`kept` is not shown, and goes along."""


class Option(NamedTuple):
    value: str
    label: Said
    chosen: bool = False


class Field(NamedTuple):
    """`name` is the argument of the command it becomes."""

    name: str
    label: Said = None
    kind: Kind = "text"
    value: str = ""
    options: tuple[Option, ...] = ()
    needed: bool = True
    inner: tuple["Field", ...] = ()
    """What is asked for instead, where none of the options will do."""
    inner_title: Said = None
    tracked: bool = False
    """Whether it goes along as it was: what nobody changed is not sent to be changed."""


class Form(NamedTuple):
    """`act` is the command it carries out, `id` tells it from the others on its page, `back_to` is the place
    on the page one comes back to."""

    id: str
    act: str
    title: Said
    fields: tuple[Field, ...]
    button: Said
    quiet: bool = False
    """Whether it carries no weight beside the others: what one does seldom."""
    back_to: str = "gate"

    @property
    def path(self) -> str:
        return self.act.replace(" ", "-")

    @property
    def bare(self) -> bool:
        """Whether there is nothing to fill in: one press does it."""
        return all(field.kind == "kept" for field in self.fields)


class Around(NamedTuple):
    """What choices are made from: the deal's playbook, and who can be named at the client, by key."""

    playbook: Playbook
    people: Mapping[str, str]
    today: date
    account: str | None


class Refusal(NamedTuple):
    """A form that was sent and not carried out: what was typed into it, and why.

    `since` is the version its writer had seen, where others have changed the deal after that; `request` the
    one it has to be sent as once more, where nobody knows whether it was carried out.
    """

    form: str
    typed: Mapping[str, str]
    why: Said
    hint: Said = None
    since: int | None = None
    request: str | None = None

    def value(self, field: Field) -> str:
        """What stands in a field when it is shown again: what was typed, but for what its writer left as it
        was, which is shown as it is now."""
        if field.kind == "kept":
            return field.value
        given = self.typed.get(field.name, "")
        left = field.tracked and given == self.typed.get(was(field.name))
        return field.value if left else given

    def used(self, fields: Iterable[Field]) -> bool:
        return any(self.value(field) for field in fields if field.kind == "text")


def was(name: str) -> str:
    """Under which a tracked field goes along as it was."""
    return f"was_{name}"


NEW_NAME, NEW_PART, NEW_CLIENT = "new_name", "new_part", "new_client"
"""Fields for somebody, or a client, who is not known yet."""


def kept(name: str, value: str | None) -> Field:
    return Field(name, kind="kept", value=value or "")


def reason() -> Field:
    return Field("reason", msg("pages.field_reason"), "long")


def day(name: str, label: Message, value: date | None = None, *, needed: bool = True) -> Field:
    return Field(name, label, "day", value.isoformat() if value else "", needed=needed)


def who(name: str, around: Around) -> tuple[Field, ...]:
    """Somebody at the client, or somebody new there; nobody can be named where there is no client."""
    if around.account is None:
        return ()
    people = (Option(key, called) for key, called in around.people.items())
    options = (Option("", msg("pages.nobody")), *people)
    new = (
        Field(NEW_NAME, msg("pages.field_name"), needed=False),
        Field(NEW_PART, msg("pages.field_part"), "choice", "user", choices(PARTS, "contacts.part_")),
    )
    return (
        Field(
            name,
            msg("pages.field_who"),
            "choice",
            options=options,
            needed=False,
            inner=new,
            inner_title=msg("pages.somebody_new"),
        ),
    )


def choices(ids: Iterable[str], stem: str) -> tuple[Option, ...]:
    return tuple(Option(id, msg(f"{stem}{id}")) for id in ids)


def titled(titles: Mapping[str, Text]) -> tuple[Option, ...]:
    return tuple(Option(id, title) for id, title in titles.items())
