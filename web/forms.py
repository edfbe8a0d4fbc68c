"""A step as a form: what the engine says can be done next, as fields somebody fills in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from engine.answers import ANSWERS, KINDS
from engine.facts import PARTS
from engine.message import Message, Step, Text, msg
from engine.playbook import Playbook
from engine.state import CHANNELS
from web.page import Said

Kind: TypeAlias = Literal["text", "long", "day", "choice", "radio", "number", "tick", "kept"]
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
    about: Said = None


class Form(NamedTuple):
    """`act` is the command it carries out, `id` tells it from the others on its page."""

    id: str
    act: str
    title: Said
    fields: tuple[Field, ...]
    button: Said
    quiet: bool = False
    """Whether it carries no weight beside the others: what one does seldom."""

    @property
    def path(self) -> str:
        return self.act.replace(" ", "-")


class Around(NamedTuple):
    """What choices are made from: the deal's playbook, and who can be named at the client, by key."""

    playbook: Playbook
    people: Mapping[str, str]
    today: date
    account: str | None


def form_of(step: Step, around: Around, id: str, title: Said) -> Form | None:
    """None of a step that has a page of its own, or none but the command line."""
    made = _FORMS.get(step.action)
    return made(step, around, id, title) if made else None


def _answer(step: Step, around: Around, id: str, title: Said) -> Form:
    said = _choices(ANSWERS, "gate.answer_")
    kinds = _choices(KINDS, "gate.evidence_", first="client_said")
    return Form(
        id,
        "answer",
        title,
        (
            Field("point", kind="kept", value=step.args["point"] or ""),
            Field("answer", msg("pages.field_answer"), "radio", options=said),
            Field("evidence", msg("pages.field_evidence"), "long"),
            Field("kind", msg("pages.field_kind"), "choice", options=kinds),
            _who("contact", around, needed=False),
            _day("on", around, msg("pages.field_on_evidence")),
        ),
        msg("pages.do_answer"),
    )


def _tick(step: Step, around: Around, id: str, title: Said) -> Form:
    return Form(
        id, "tick", title, (Field("item", kind="kept", value=step.args["item"] or ""),), msg("pages.do_tick")
    )


def _contact(step: Step, around: Around, id: str, title: Said) -> Form:
    parts = _choices(PARTS, "contacts.part_", first=step.args.get("part"))
    return Form(
        id,
        "contact add",
        title,
        (
            Field("name", msg("pages.field_name")),
            Field("job", msg("pages.field_job"), needed=False),
            Field("part", msg("pages.field_part"), "choice", options=parts),
            Field("account", kind="kept", value=step.args.get("account") or around.account or ""),
        ),
        msg("pages.do_contact"),
    )


def _visit(step: Step, around: Around, id: str, title: Said) -> Form:
    return Form(
        id,
        "visit log",
        title,
        (
            _who("with", around, needed=False),
            _day("on", around, msg("pages.field_on")),
            Field("summary", msg("pages.field_summary"), "long"),
            Field(
                "channel", msg("pages.field_channel"), "choice", options=_choices(CHANNELS, "visits.channel_")
            ),
            Field("one_sided", msg("pages.field_one_sided"), "tick", needed=False),
        ),
        msg("pages.do_visit"),
    )


def _set(step: Step, around: Around, id: str, title: Said) -> Form | None:
    name = next(
        (name for name in step.args if name in ("amount", "close", "close_date", "behaviour", "account")),
        None,
    )
    if name is None:
        return None
    if name == "behaviour":
        known = tuple(Option(each, manner.title) for each, manner in around.playbook.behaviours.items())
        field = Field(name, msg("pages.field_behaviour"), "choice", options=known)
    else:
        kind: Kind = "day" if name.startswith("close") else "text"
        field = Field(name, msg(f"pages.field_{name.removesuffix('_date')}"), kind)
    return Form(id, "set", title, (field,), msg("pages.do_set"))


def advance(title: Said) -> Form:
    return Form("advance", "advance", title, (), title)


def back(around: Around, stages: Sequence[tuple[str, Text]]) -> Form:
    known = tuple(Option(id, label) for id, label in stages)
    return Form(
        "back",
        "back",
        msg("pages.go_back"),
        (Field("stage", msg("pages.field_stage"), "choice", options=known), _reason()),
        msg("pages.go_back"),
        quiet=True,
    )


def stop(around: Around) -> Form:
    known = tuple(Option(id, label) for id, label in around.playbook.stop_classes.items())
    return Form(
        "stop",
        "stop",
        msg("pages.do_stop"),
        (
            Field("class", msg("pages.field_class"), "choice", options=known),
            _reason(),
            Field("wake", msg("pages.field_wake"), "day", needed=False),
        ),
        msg("pages.do_stop"),
        quiet=True,
    )


def reopen() -> Form:
    return Form("reopen", "reopen", msg("pages.do_reopen"), (_reason(),), msg("pages.do_reopen"), quiet=True)


def waive(id: str, requirement: str, title: Said) -> Form:
    return Form(
        id,
        "waive",
        title,
        (
            Field("requirement", kind="kept", value=requirement),
            _reason(),
            Field("until", msg("pages.field_until"), "day"),
        ),
        msg("pages.do_waive"),
        quiet=True,
    )


def wait() -> Form:
    until = Field("until", msg("pages.field_until"), "day")
    return Form("wait", "wait", msg("pages.do_wait"), (until, _reason()), msg("pages.do_wait"), quiet=True)


def next_step(around: Around) -> Form:
    return Form(
        "step",
        "step",
        msg("pages.do_step"),
        (
            Field("what", msg("pages.field_what")),
            Field("on", msg("pages.field_on"), "day"),
            _who("with", around, needed=True),
        ),
        msg("pages.do_step"),
        quiet=True,
    )


def promise(around: Around) -> Form:
    sides = (Option("us", msg("pages.by_us")), Option("client", msg("pages.by_client")))
    return Form(
        "promise",
        "promise",
        msg("pages.do_promise"),
        (
            Field("what", msg("pages.field_what")),
            Field("by", msg("pages.field_by"), "radio", options=sides),
            Field("on", msg("pages.field_on"), "day"),
        ),
        msg("pages.do_promise"),
        quiet=True,
    )


def visit(around: Around) -> Form:
    made = _visit(Step("visit log", None, {}), around, "visit", msg("pages.do_visit"))
    return made._replace(quiet=True)


def _reason() -> Field:
    return Field("reason", msg("pages.field_reason"), "long")


def _who(name: str, around: Around, *, needed: bool) -> Field:
    people = tuple(Option(key, called) for key, called in around.people.items())
    empty = () if needed else (Option("", msg("pages.nobody")),)
    return Field(name, msg("pages.field_who"), "choice", options=(*empty, *people), needed=needed)


def _day(name: str, around: Around, label: Message) -> Field:
    return Field(name, label, "day", value=around.today.isoformat())


def _choices(ids: Iterable[str], stem: str, first: str | None = None) -> tuple[Option, ...]:
    return tuple(Option(id, msg(f"{stem}{id}"), id == first) for id in ids)


_FORMS: Mapping[str, Callable[[Step, Around, str, Said], Form | None]] = {
    "answer": _answer,
    "contact add": _contact,
    "set": _set,
    "tick": _tick,
    "visit log": _visit,
}
