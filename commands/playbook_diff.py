"""`playbook diff`: in what two playbooks differ, by meaning."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.playbook_named import Named, named
from commands.printing import emit, paint, window, wrap
from commands.settings import Settings
from words.say import say, write

if TYPE_CHECKING:
    from workshop.diff.difference import Difference

Old = Annotated[str, typer.Argument(metavar="metavar.playbook", help="argument.playbook_old")]
New = Annotated[str, typer.Argument(metavar="metavar.playbook", help="argument.playbook_new")]
Check = Annotated[bool, typer.Option("--check", help="option.diff_check")]

_COLOURS = {"tightened": "yellow", "loosened": "green", "reused": "red", "added": "cyan", "removed": "red"}
_TELLING, _ONCE = 400, 120
"""Characters: a longer text is for an editor to compare, and is told once."""


def diff(ctx: typer.Context, old: Old, new: New, check: Check = False) -> None:
    """With `check` it exits 1 where more is asked of a deal than before."""
    from workshop.diff.difference import demanding
    from workshop.diff.differences import differences

    before, after = named(ctx, old), named(ctx, new)
    found = differences(before.parsed, after.parsed)
    emit(Settings.of(ctx), [difference_data(each) for each in found], lambda: _page(before, after, found))
    if check and demanding(found):
        raise typer.Exit(1)


def difference_data(difference: "Difference") -> dict[str, Any]:
    return {
        "place": ".".join(difference.place),
        "kind": difference.kind,
        "what": _what(difference),
        "old": difference.old,
        "new": difference.new,
        "demands": difference.demands,
        "note": say(difference.note) if difference.note else None,
    }


def _page(before: Named, after: Named, found: "tuple[Difference, ...]") -> str:
    lines = [say("diff.head", old=_called(before), new=_called(after))]
    if not found:
        return "\n".join([*lines, say("diff.same")])
    lines += difference_lines(found)
    demands = sum(each.demands for each in found)
    return "\n".join([*lines, "", say("diff.count", n=len(found), demands=demands)])


def _called(each: Named) -> str:
    return say(
        "playbook_page.head", title=each.playbook.title, id=each.playbook.id, version=each.playbook.version
    )


def difference_lines(found: "tuple[Difference, ...]") -> list[str]:
    """Under a heading for each stage, and for each part of the rest. A long change is told once."""
    lines: list[str] = []
    told: set[str] = set()
    group = None
    for each in found:
        if each.group != group:
            group = each.group
            lines += ["", paint(write(group), "bold")]
        change = _change(each)
        lines.append(_line(each, say("diff.as_above") if change in told else change))
        if len(change) > _ONCE:
            told.add(change)
    return lines


def _line(difference: "Difference", change: str) -> str:
    kind = say(f"diff.kind_{difference.kind}")
    what = _what(difference)
    said = say("diff.line", what=what, change=change) if what and change else what or change
    if difference.note:
        said = say("diff.noted", said=said, note=difference.note)
    shown = wrap(f"  {kind}  {said}", window(), "      ")
    colour = _COLOURS.get(difference.kind)
    return shown.replace(kind, paint(kind, colour), 1) if colour else shown


def _what(difference: "Difference") -> str:
    return say("diff.separator").join(write(each) for each in difference.what)


def _change(difference: "Difference") -> str:
    """Old → new; what came or went stands alone."""
    was, now = difference.was, difference.now
    if was is None and now is None:
        return ""
    if difference.kind in ("added", "removed"):
        return _cut(write(now if was is None else was))
    before, after = write(was), write(now)
    if before == after and isinstance(difference.old, dict) and isinstance(difference.new, dict):
        before, after = _in_the_other_language(difference.old, difference.new)
    return say("diff.turned", old=_cut(before), new=_cut(after))


def _in_the_other_language(old: dict[str, Any], new: dict[str, Any]) -> tuple[str, str]:
    """A text that was reworded only there."""
    differing = next((key for key in old if old[key] != new.get(key)), "zh")
    return say("diff.quoted", text=str(old[differing])), say("diff.quoted", text=str(new.get(differing)))


def _cut(text: str) -> str:
    return text if len(text) <= _TELLING else text[:_TELLING] + "…"
