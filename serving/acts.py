"""What a form asks for, carried out by the command of its name."""

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response

from commands.step_line import SHAPES, WITHOUT_DEAL, Shape
from engine import reads
from engine.errors import DealgateError, NotFound
from engine.message import msg
from serving.asker import Asker
from serving.calling import Answer, Asked
from serving.deal import shown
from serving.told_once import tell
from serving.trouble import status_of
from web.forms import NEW_NAME, NEW_PART, was
from web.refusals import refusal

ACTS: Mapping[str, tuple[str, ...]] = {
    "account edit": ("class",),
    "advance": (),
    "answer": ("evidence", "kind", "contact", "on"),
    "back": ("reason",),
    "contact add": ("account", "part", "job", "style"),
    "db rate": (),
    "promise": ("by", "on", "kept"),
    "reopen": ("reason",),
    "set": ("title", "amount", "currency", "close", "close_date", "behaviour", "owner", "account"),
    "step": ("on", "with"),
    "stop": ("class", "reason", "wake"),
    "tick": ("off",),
    "undo": (),
    "visit log": ("with", "on", "summary", "channel", "one_sided"),
    "wait": ("until", "reason"),
    "waive": ("reason", "until"),
}
"""The commands a deal's page may carry out, each with the options it may give; what stands without a name
comes from SHAPES."""
_WHO = {"answer": "contact", "step": "with", "visit log": "with"}
"""The option that names somebody at the client, who may be new."""


_AS_OFTEN = frozenset({"db rate"})
"""Done twice, it is as it was after the first time; it keeps no requests."""


def act(asker: Asker) -> Response:
    """Done, one goes back to where one was; refused, the page comes back as it was sent, and says why."""
    key = reads.find_key(asker.site.stores.here(), asker.request.path_params["key"])
    name = asker.request.path_params["act"].replace("-", " ")
    if name not in ACTS:
        raise NotFound(msg("pages.no_such_act", act=name))
    page = f"/deals/{quote(key, safe='')}"
    if asker.request.method == "GET":  # whoever reads a refusal may open its address again
        return RedirectResponse(page, 303)
    typed = {**as_typed(asker.form), "act": name}
    try:
        typed |= with_whom(asker, name, key, typed)
        carry_out(asker, name, key, typed)
    except DealgateError as error:
        return shown(asker, key, refusal(error, typed.get("form", name), typed), status_of(error))
    there = quote(typed.get("back_to", "gate"), safe=":")
    return tell(asker, RedirectResponse(f"{page}#{there}", 303), typed.get("request", ""))


def as_typed(form: Mapping[str, str]) -> dict[str, str]:
    """Browsers end lines in two characters."""
    return {name: value.replace("\r\n", "\n") for name, value in form.items()}


def carry_out(asker: Asker, name: str, key: str, form: Mapping[str, str]) -> Answer:
    asked = asked_of(name, key, form)
    nothing = SHAPES.get(name, Shape()).fields and len(asked.places) < 2
    return Answer(None) if nothing else asker.caller.call(asked)


def with_whom(asker: Asker, name: str, key: str, form: Mapping[str, str]) -> dict[str, str]:
    """Whoever was named who is not known yet is put on record first; sent once more, they are known."""
    called = form.get(NEW_NAME, "").strip()
    if name not in _WHO or not called:
        return {}
    account = reads.deal(asker.desk().view, key).account
    request = form.get("request")
    options = {
        "account": account,
        "part": form.get(NEW_PART) or "user",
        "request": f"{request}-who" if request else None,
    }
    added = asker.caller.call(Asked("contact add", (called,), options))
    return {_WHO[name]: added.data["key"], NEW_NAME: ""}


def asked_of(name: str, key: str, form: Mapping[str, str]) -> Asked:
    shape = SHAPES.get(name, Shape())
    places = [form.get(place, "") for place in shape.positional]
    about = dict(_about(name, form))
    deal = () if name.split()[0] in WITHOUT_DEAL else (key,)
    if shape.fields:
        fields = (f"{field}={form[field]}" for field in ACTS[name] if _changed(field, form))
        return Asked(name, (*deal, *places, *fields), about)
    options = {option: form[option] for option in ACTS[name] if form.get(option)}
    switches = {option: True if value == "on" else value for option, value in options.items()}
    return Asked(name, (*deal, *places), {**switches, **about})


def _changed(field: str, form: Mapping[str, str]) -> bool:
    """What its writer left as it was stays whatever it is by now."""
    before = form.get(was(field))
    return field in form and (before is None or form[field].split() != before.split())


def _about(name: str, form: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The version its writer saw, and the form's own id, so that what is sent twice is done once."""
    if name in _AS_OFTEN:
        return
    if form.get("expect") and name.split()[0] not in WITHOUT_DEAL:
        yield "expect", form["expect"]
    if form.get("request"):
        yield "request", form["request"]
