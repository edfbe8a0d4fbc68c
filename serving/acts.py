"""What a form asks for, carried out by the command of its name."""

from collections.abc import Iterator, Mapping

from starlette.responses import RedirectResponse, Response

from commands.step_line import SHAPES, WITHOUT_DEAL, Shape
from engine.errors import NotFound
from engine.message import msg
from serving.asker import Asker
from serving.calling import Asked

ACTS: Mapping[str, tuple[str, ...]] = {
    "advance": (),
    "answer": ("evidence", "kind", "contact", "on"),
    "back": ("reason",),
    "contact add": ("account", "part", "job", "style"),
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


def carried_out(asker: Asker) -> Response:
    key = asker.request.path_params["key"]
    name = asker.request.path_params["act"].replace("-", " ")
    if name not in ACTS:
        raise NotFound(msg("pages.no_such_act", act=name))
    asker.caller.call(asked_of(name, key, asker.form))
    return RedirectResponse(f"/deals/{key}#{asker.form.get('back_to', 'gate')}", 303)


def asked_of(name: str, key: str, form: Mapping[str, str]) -> Asked:
    shape = SHAPES.get(name, Shape())
    options = {option: form[option] for option in ACTS[name] if form.get(option)}
    places = [form.get(place, "") for place in shape.positional]
    if shape.fields:
        places += [f"{field}={value}" for field, value in options.items()]
        options = {}
    deal = () if name.split()[0] in WITHOUT_DEAL else (key,)
    switches = {option: True if value == "on" else value for option, value in options.items()}
    return Asked(name, (*deal, *places), {**switches, **dict(_about(form))})


def _about(form: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The version its writer saw, and the form's own id, so that what is sent twice is done once."""
    for option in ("expect", "request"):
        if form.get(option):
            yield option, form[option]
