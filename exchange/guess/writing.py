"""A first mapping as YAML, with what to look at beside each line."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias
from unicodedata import east_asian_width

from engine.message import Message, msg
from exchange.guess.draft import Draft
from exchange.guess.line import Line, Step, Way
from exchange.guess.meanings import ONE_SIDED
from exchange.plans.plan import PLANS
from exchange.styles.found import Undecided
from exchange.styles.style import DAY

CHECK = "# check"
"""What a person is to look at; the same in every language, to be found."""
_PLAIN = re.compile(r"[^\W\d][\w &'()/+.-]*(?<! )")
_WORDS = ("true", "false", "null", "y", "n", "yes", "no", "on", "off")
_COMMENTS = 100
"""Columns of a comment."""
_LEFT = 60
_TO_KNOW = ("owner", "account_id")
"""Fields that bring something along."""

_SAID_FOR_ALL = {"contacts": ("part", "user"), "visits": ("channel", "in_person")}

Say = Callable[[Message], str]
Beside: TypeAlias = Sequence[tuple[str, str]]
"""Lines, and what is noted beside each."""


def written(draft: Draft, file: str, undecided: Sequence[Undecided], say: Say) -> str:
    """`undecided` are columns that could be read in several ways: whoever imports by it is asked, or writes
    which it is."""
    blocks = [
        _head(draft, file, say),
        _beside([*_what(draft, say), *_source(draft, say), *_playbook(draft)]),
        _columns(draft, say),
        *_join(draft),
        *_constants(draft, say),
        *_styles(undecided, say),
        *_only(draft),
        *([_ways(draft, say)] if draft.what in ("deals", "events") else []),
        *([_channels(draft)] if draft.channels else []),
        *([_parts(draft)] if draft.parts else []),
        *_missed(draft, say),
    ]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def quoted(text: str) -> str:
    """As a key or a value in YAML."""
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)


def _head(draft: Draft, file: str, say: Say) -> list[str]:
    said = [msg("mappings.draft", file=file, n=draft.rows, check=CHECK)]
    if draft.begun_with:
        said.append(msg("mappings.draft_begun", name=draft.begun_with))
    if draft.beside:
        said.append(msg("mappings.draft_beside", file=file, names=draft.beside))
    if draft.own:
        said.append(msg("mappings.draft_own"))
    return [line for each in said for line in _comment(say(each))]


def _what(draft: Draft, say: Say) -> Beside:
    kinds = ", ".join(PLANS)
    return [
        (f"what: {draft.what}", "" if draft.sure else f"{CHECK}: {say(msg('mappings.draft_what'))} {kinds}")
    ]


def _source(draft: Draft, say: Say) -> Beside:
    note = "" if draft.begun_with else f"{CHECK}: {say(msg('mappings.draft_source'))}"
    ids = [(f"ids: {draft.ids}", "")] if draft.ids else []
    return [(f"source: {draft.source}", note), *ids]


def _playbook(draft: Draft) -> Beside:
    return [("playbook: client-value", "")] if draft.what in ("deals", "events") else []


def _columns(draft: Draft, say: Say) -> list[str]:
    rows = [(f"  {line.field}: {_names(line)}", _note(draft, line, say)) for line in draft.lines]
    fields = {line.field for line in draft.lines}
    if "amount" in fields and "currency" not in fields:
        rows.append(("  # currency:", f"{CHECK}: {say(msg('mappings.draft_currency'))}"))
    return ["columns:", *_beside(rows)]


def _names(line: Line) -> str:
    names = [quoted(name) for name in line.columns]
    return names[0] if len(names) == 1 else f"[{', '.join(names)}]"


def _note(draft: Draft, line: Line, say: Say) -> str:
    """What to look at."""
    if all(column in draft.empty for column in line.columns):
        return f"{CHECK}: {say(msg('mappings.draft_empty'))}"
    if line.odd is not None:
        return f"{CHECK}: {say(line.odd)}"
    if line.field in _TO_KNOW:
        return f"{CHECK}: {say(msg(f'mappings.draft_{line.field}'))}"
    return "" if line.sure else CHECK


def _constants(draft: Draft, say: Say) -> Iterator[list[str]]:
    """What a row must have and the table does not say."""
    field, value = _SAID_FOR_ALL.get(draft.what, ("", ""))
    if field and field not in {line.field for line in draft.lines}:
        yield ["constants:", f"  {field}: {value}  {CHECK}: {say(msg('mappings.draft_for_all'))}"]


def _join(draft: Draft) -> Iterator[list[str]]:
    joined = next((line.join for line in draft.lines if line.join is not None), None)
    if joined is not None:
        yield [f"join: {json.dumps(joined)}"]


def _only(draft: Draft) -> Iterator[list[str]]:
    if draft.only:
        named = (f"  {quoted(c)}: [{', '.join(map(quoted, values))}]" for c, values in draft.only.items())
        yield ["only:", *_beside([(line, CHECK) for line in named])]


def _styles(undecided: Sequence[Undecided], say: Say) -> Iterator[list[str]]:
    """Said by nobody yet: a line that were not taken out would be a guess nobody sees."""
    for key, of_days in (("dates_in", True), ("decimal_in", False)):
        rows = [
            (f"#   {quoted(each.column)}: {_way(each)}", f"{CHECK}: {say(each.said())}")
            for each in undecided
            if (each.kind == DAY) == of_days
        ]
        if rows:
            yield [f"# {key}:", *_beside(rows)]


def _way(undecided: Undecided) -> str:
    way = undecided.ways[0].way
    return way if undecided.kind == DAY else json.dumps(way)


def _ways(draft: Draft, say: Say) -> list[str]:
    rows: list[tuple[str, str]] = []
    for way in _with_one(draft.ways):
        count = say(msg("mappings.draft_rows", n=way.rows)) if way.rows else ""
        rows += _of_value(draft.what, way, count if way.sure else f"{count} {CHECK}".strip())
    lines = [f"{'stages' if draft.what == 'deals' else 'activities'}:", *_beside(rows)]
    return lines + (_comment(say(msg("mappings.draft_more", n=draft.more))) if draft.more else [])


def _with_one(ways: Sequence[Way]) -> Sequence[Way]:
    """A mapping names one value at least."""
    if any(way.steps for way in ways):
        return ways
    first = ways[0] if ways else Way("Open", 0, (), sure=False)
    return (first._replace(steps=(Step("understand"),)), *ways[1:])


def _of_value(what: str, way: Way, note: str) -> list[tuple[str, str]]:
    """A line, or a line a step."""
    value = quoted(way.value)
    if not way.steps:
        return [(f"  # {value}:", note)]
    if len(way.steps) == 1 and way.steps[0].stop is None and way.steps[0].on is None:
        return [(f"  {value}: {way.steps[0].stage}", note)]
    if what == "events":
        return [(f"  {value}: {_stated(way.steps[0])}", note)]
    return [(f"  {value}:", note), *((f"    - {_stated(step)}", "") for step in way.steps)]


def _stated(step: Step) -> str:
    said = f"stop: {step.stop}" if step.stop else f"stage: {step.stage}"
    on = f", on: {quoted(step.on)}" if step.on else ""
    return f"{{{said}{on}}}"


def _channels(draft: Draft) -> list[str]:
    spoken = {value: how for value, how in draft.channels.items() if how != ONE_SIDED}
    lines = ["channels:", *_beside([(f"  {quoted(value)}: {how}", CHECK) for value, how in spoken.items()])]
    silent = [quoted(value) for value, how in draft.channels.items() if how == ONE_SIDED]
    one_sided = [f"one_sided: [{', '.join(silent)}]  {CHECK}"] if silent else []
    return (lines if spoken else []) + one_sided


def _parts(draft: Draft) -> list[str]:
    rows = [
        (f"  {quoted(value)}: {part}" if part else f"  # {quoted(value)}:", CHECK)
        for value, part in draft.parts.items()
    ]
    known = any(draft.parts.values())
    return ["parts:" if known else "# parts:", *_beside(rows)]


def _missed(draft: Draft, say: Say) -> Iterator[list[str]]:
    """Columns nothing is taken from, and fields there is no column for."""
    if draft.twice:
        yield _listed(say(msg("mappings.draft_twice")), draft.twice)
    if draft.left:
        yield _listed(say(msg("mappings.draft_left")), draft.left)
    if draft.absent:
        yield _listed(say(msg("mappings.draft_absent")), draft.absent)


def _listed(said: str, names: Sequence[str]) -> list[str]:
    more = ["…"] if len(names) > _LEFT else []
    return [*_comment(said), *_comment(", ".join([*map(quoted, names[:_LEFT]), *more]))]


def _beside(rows: Beside) -> list[str]:
    """Notes under one another."""
    width = max((_width(line) for line, note in rows if note), default=0) + 2
    noted = (f"# {note.removeprefix('# ')}" if note else "" for _, note in rows)
    return [
        f"{line}{' ' * (width - _width(line))}{note}" if note else line
        for (line, _), note in zip(rows, noted, strict=True)
    ]


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _comment(text: str) -> list[str]:
    """Broken where it gets long; between any two Chinese characters, else between words."""
    lines, line = [], ""
    for word in re.findall(r"[^\x00-\x7f]|[\x21-\x7f]+ ?| ", text):
        if _width(line + word) > _COMMENTS and line.strip() and word[0] not in "，。；：、”）,":
            lines.append(line.rstrip())
            line = ""
        line += word
    return [f"# {each}" for each in (*lines, line.rstrip())]
