"""What can be done with a deal at any time, as forms."""

from collections.abc import Mapping, Sequence

from engine.message import Message, Step, Text, msg
from web.forms import NEW_CLIENT, Around, Field, Form, Kind, Option, day, kept, reason, titled, who
from web.page import Said
from web.settling import contact, visit


def advance(button: Said) -> Form:
    return Form("advance", "advance", button, (), button)


def back(stages: Sequence[tuple[str, Text]]) -> Form:
    to = Field("stage", msg("pages.field_stage"), "choice", stages[-1][0], titled(dict(stages)))
    return _quiet("back", msg("pages.go_back"), to, reason())


def stop(around: Around) -> Form:
    known = titled(around.playbook.stop_classes)
    cause = Field(
        "class", msg("pages.field_class"), "choice", options=(Option("", msg("pages.choose")), *known)
    )
    wake = day("wake", msg("pages.field_wake"), needed=False)
    return _quiet("stop", msg("pages.do_stop"), cause, reason(), wake)


def reopen() -> Form:
    return _quiet("reopen", msg("pages.do_reopen"), reason())


def waive(id: str, requirement: str) -> Form:
    until = day("until", msg("pages.field_until"))
    form = _quiet("waive", msg("pages.do_waive"), kept("requirement", requirement), reason(), until)
    return form._replace(id=id)


def wait() -> Form:
    return _quiet("wait", msg("pages.do_wait"), day("until", msg("pages.field_until")), reason())


def next_step(around: Around) -> Form:
    what = Field("what", msg("pages.field_what"))
    return _quiet("step", msg("pages.do_step"), what, day("on", msg("pages.field_on")), *who("with", around))


def promise() -> Form:
    sides = (Option("us", msg("pages.by_us")), Option("client", msg("pages.by_client")))
    what = Field("what", msg("pages.field_what"))
    by = Field("by", msg("pages.field_by"), "radio", options=sides)
    return _quiet("promise", msg("pages.do_promise"), what, by, day("on", msg("pages.field_on")))


def fulfilled(id: str, what: str, by: str) -> Form:
    fields = (kept("what", what), kept("by", by), kept("kept", "on"))
    return Form(id, "promise", what, fields, msg("pages.do_kept"), back_to="next")


def ticked(id: str, item: str, title: Said, *, off: bool) -> Form:
    fields = (kept("item", item), *([kept("off", "on")] if off else ()))
    button = msg("pages.do_untick" if off else "pages.do_tick")
    return Form(id, "tick", title, fields, button, back_to="items")


def undo() -> Form:
    return Form("undo", "undo", msg("pages.do_undo"), (), msg("pages.do_undo"), back_to="history")


def log_visit(around: Around) -> Form:
    made = visit(Step("visit log", None, {"with": None}), around, "visit", msg("pages.do_visit"))
    return made._replace(quiet=True, back_to="visits")


def new_contact(around: Around) -> Form:
    made = contact(Step("contact add", None, {}), around, "contact", msg("pages.do_contact"))
    return made._replace(quiet=True, back_to="people")


def edit(around: Around, now: Mapping[str, str], owners: Mapping[str, str]) -> Form:
    """`now`: how each field stands, as one would type it; `owners` whom it may be given to, by login."""
    manners = titled({id: manner.title for id, manner in around.playbook.behaviours.items()})

    def field(name: str, options: tuple[Option, ...] = (), *, needed: bool = False) -> Field:
        kind: Kind = "choice" if options else "day" if name == "close_date" else "text"
        label = msg(f"pages.field_{name}")
        return Field(name, label, kind, now.get(name, ""), options, needed=needed, tracked=True)

    fields = (
        field("title", needed=True),
        field("account"),
        field("amount"),
        field("currency"),
        field("close_date"),
        field("behaviour", (Option("", msg("pages.unknown")), *manners)),
        field("owner", tuple(Option(user, name) for user, name in owners.items()), needed=True),
    )
    return _quiet("set", msg("pages.do_edit"), *fields, button=msg("pages.do_set"))._replace(
        id="edit", back_to="main"
    )


def new(
    playbooks: Mapping[str, Text],
    manners: Mapping[str, Text],
    owners: Mapping[str, str],
    now: Mapping[str, str],
) -> Form:
    """A deal that isn't there yet. `now`: what its page was opened with."""
    client = Field(NEW_CLIENT, msg("pages.field_new_client"), needed=False)
    people = tuple(Option(user, name) for user, name in owners.items())
    manner = (Option("", msg("pages.unknown")), *titled(manners))
    fields = (
        Field("title", msg("pages.field_title"), value=now.get("title", "")),
        Field(
            "account",
            msg("pages.field_account"),
            value=now.get("account", ""),
            needed=False,
            inner=(client,),
            inner_title=msg("pages.new_client"),
        ),
        Field("amount", msg("pages.field_amount"), needed=False),
        Field("currency", msg("pages.field_currency"), value=now.get("currency", ""), needed=False),
        day("close", msg("pages.field_close_date"), needed=False),
        Field("behaviour", msg("pages.field_behaviour"), "choice", options=manner, needed=False),
        Field("playbook", msg("pages.fact_playbook"), "choice", now["playbook"], titled(playbooks)),
        Field("owner", msg("pages.field_owner"), "choice", now["owner"], people),
    )
    return Form("new", "new", msg("pages.new"), fields, msg("pages.do_new"))


def _quiet(act: str, title: Message, *fields: Field, button: Message | None = None) -> Form:
    return Form(act, act, title, fields, button or title, quiet=True, back_to="main")
