"""Templates beside a playbook that nothing uses: misspelt names, mostly."""

from collections.abc import Iterator

from jinja2 import Environment, TemplateError
from jinja2.meta import find_referenced_templates

from engine.errors import WARNING, Fault
from engine.message import Message, msg
from engine.nearest import nearest
from engine.playbook import Playbook
from stages.method_templates import method_template
from visits.templates import ENDINGS


def unused_templates(playbook: Playbook) -> Iterator[Fault]:
    """A warning each, by its name. Where a template is chosen as a sheet is made, any may be used."""
    sheets = [
        f"sheet{stage}{ending}"
        for ending in ENDINGS.values()
        for stage in ("", *(f".{stage.id}" for stage in playbook.stages))
    ]
    idle = [name for name in playbook.templates if name not in sheets and method_template(name) is None]
    if not idle:
        return
    named = set(_named(playbook))
    if None not in named:
        for name in idle:
            if name not in named:
                yield Fault(name, 0, 0, "", _unused(name, sheets), WARNING)


def _named(playbook: Playbook) -> Iterator[str | None]:
    """The templates that others use; None for one whose name is only known as they run."""
    environment = Environment(autoescape=True)
    for name, text in playbook.templates.items():
        if name.endswith(".j2"):
            try:
                yield from find_referenced_templates(environment.parse(text))
            except (TemplateError, RecursionError, SyntaxError, ValueError):
                yield None


def _unused(name: str, sheets: list[str]) -> Message:
    if close := nearest(name, sheets, cutoff=0.8):
        return msg("lint.template_unused_close", close=close)
    ending = next((each for each in ENDINGS.values() if name.endswith(each)), ENDINGS["md"])
    return msg("lint.template_unused", example=f"sheet{ending}")
