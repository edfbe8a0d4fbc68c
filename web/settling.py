"""What settles a requirement, as a form: the engine's step, with fields for what a person has to supply."""

from collections.abc import Callable, Mapping

from engine.accounts import CLASSES
from engine.answers import ANSWERS, KINDS
from engine.facts import PARTS
from engine.message import Step, msg
from engine.state import CHANNELS
from web.forms import Around, Field, Form, Option, choices, day, kept, titled, who
from web.page import Said

SETTABLE = ("title", "account", "owner", "amount", "currency", "close_date", "behaviour")


def form_of(step: Step, around: Around, id: str, title: Said) -> Form | None:
    """None of a step that has a page of its own, or none but the command line."""
    made = _FORMS.get(step.action)
    return made(step, around, id, title) if made else None


def answer(step: Step, around: Around, id: str, title: Said) -> Form:
    fields = (
        kept("point", step.args["point"]),
        Field("answer", msg("pages.field_answer"), "radio", options=choices(ANSWERS, "gate.answer_")),
        Field("evidence", msg("pages.field_evidence"), "long"),
        Field("kind", msg("pages.field_kind"), "choice", "client_said", choices(KINDS, "gate.evidence_")),
        *who("contact", around),
        day("on", msg("pages.field_on_evidence"), around.today),
    )
    return Form(id, "answer", title, fields, msg("pages.do_answer"))


def tick(step: Step, around: Around, id: str, title: Said) -> Form:
    return Form(id, "tick", title, (kept("item", step.args["item"]),), msg("pages.do_tick"))


def contact(step: Step, around: Around, id: str, title: Said) -> Form:
    part = step.args.get("part") or "user"
    fields = (
        Field("name", msg("pages.field_name")),
        Field("job", msg("pages.field_job"), needed=False),
        Field("part", msg("pages.field_part"), "choice", part, choices(PARTS, "contacts.part_")),
        kept("account", step.args.get("account") or around.account),
    )
    return Form(id, "contact add", title, fields, msg("pages.do_contact"))


def visit(step: Step, around: Around, id: str, title: Said) -> Form:
    """With somebody: where the deal has no client yet, that comes first."""
    if around.account is None:
        return set_field(Step("set", step.deal, {"account": None}), around, id, title)
    how = Field(
        "channel", msg("pages.field_channel"), "choice", CHANNELS[0], choices(CHANNELS, "visits.channel_")
    )
    fields = (
        *who("with", around),
        day("on", msg("pages.field_on"), around.today),
        Field("summary", msg("pages.field_summary"), "long"),
        how,
        Field("one_sided", msg("pages.field_one_sided"), "tick", needed=False),
    )
    return Form(id, "visit log", title, fields, msg("pages.do_visit"))


def set_field(step: Step, around: Around, id: str, title: Said) -> Form:
    name = next(name for name in step.args if name in SETTABLE)
    label = msg(f"pages.field_{name}")
    if name == "behaviour":
        known = titled({each: manner.title for each, manner in around.playbook.behaviours.items()})
        field = Field(name, label, "choice", options=known)
    else:
        field = Field(name, label, "day" if name == "close_date" else "text")
    return Form(id, "set", title, (field,), msg("pages.do_set"))


def account_class(step: Step, around: Around, id: str, title: Said) -> Form:
    known = tuple(Option(abc, abc) for abc in CLASSES)
    fields = (
        kept("account", step.args["account"]),
        Field("class", msg("pages.field_abc"), "choice", options=known),
    )
    return Form(id, "account edit", title, fields, msg("pages.do_set"))


def rate(step: Step, around: Around, id: str, title: Said) -> Form:
    currency = step.args["currency"]
    field = Field("rate", msg("pages.field_rate", currency=currency))
    return Form(id, "db rate", title, (kept("currency", currency), field), msg("pages.do_set"))


_FORMS: Mapping[str, Callable[[Step, Around, str, Said], Form]] = {
    "account edit": account_class,
    "answer": answer,
    "contact add": contact,
    "db rate": rate,
    "set": set_field,
    "tick": tick,
    "visit log": visit,
}
