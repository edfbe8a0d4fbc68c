"""A sheet in the format asked for, by a template of its playbook.

Shipped templates run here; a team's own run apart (`visits.child`), where they can be stopped.
"""

import re
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self

from engine.errors import DealgateError
from visits.make import make
from visits.sandbox import open_sandbox
from visits.sheet import Sheet
from visits.template_cache import TemplateCache
from visits.template_faults import broken
from visits.templates import ENDINGS, choose, own

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

    from visits.child import Child


def render(
    sheet: Sheet, templates: Mapping[str, str], form: str, cache: TemplateCache | None = None
) -> str | bytes:
    """One sheet; `templates` are the playbook's, by file name, `form` one of `ENDINGS`.

    Raises BadFile naming template and line when the template is wrong, Refused where what makes the format
    isn't installed.
    """
    with Printer(cache) as printer:
        return printer.print(sheet, templates, form)


class Printer:
    """Prints many sheets in one run: templates are compiled once, and one child serves for all."""

    def __init__(self, cache: TemplateCache | None = None, child: "Child | None" = None) -> None:
        self._cache = cache
        self._child = child
        self._sandboxes: dict[str, SandboxedEnvironment] = {}
        self._written: dict[tuple[int, str], tuple[Mapping[str, str], Mapping[str, str]]] = {}

    def print(self, sheet: Sheet, templates: Mapping[str, str], form: str) -> str | bytes:
        written = self._by_team(templates, form)
        name = choose(written, form, sheet.stage)
        made = self._in_child(sheet, written, name, form) if written else self._here(sheet, name, form)
        return _tidy(made, sheet, form) if isinstance(made, str) else made

    def _by_team(self, templates: Mapping[str, str], form: str) -> Mapping[str, str]:
        """What the team wrote itself, if any of it makes this format; looked up once for each playbook."""
        known = self._written.get((id(templates), form))
        if known is None:
            known = (templates, own(templates) if own(templates, ENDINGS[form]) else {})
            self._written[id(templates), form] = known
        return known[1]

    def _here(self, sheet: Sheet, name: str, form: str) -> str | bytes:
        if form not in self._sandboxes:
            self._sandboxes[form] = open_sandbox({}, form, self._cache)
        try:
            return make(self._sandboxes[form], sheet, name, form)
        except DealgateError:
            raise
        except Exception as error:
            raise broken(name, error) from error

    def _in_child(self, sheet: Sheet, written: Mapping[str, str], name: str, form: str) -> str | bytes:
        if self._child is None:
            from visits.child import Child

            self._child = Child()
        return self._child.render(sheet, written, name, form)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._child is not None:
            self._child.close()


def _tidy(text: str, sheet: Sheet, form: str) -> str:
    text = re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"
    if form == "md":
        from visits.marks import stamp

        return stamp(text, sheet)
    return text
