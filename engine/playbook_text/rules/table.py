"""What a whole playbook must keep to, beyond the single key: the rules, in the order they are read.

A fault keeps a playbook from being used; a warning is worth a second look.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from engine.playbook_text.rules.behaviours_described import behaviours_described
from engine.playbook_text.rules.book import Book
from engine.playbook_text.rules.checklist_items import checklist_items
from engine.playbook_text.rules.conditions import conditions
from engine.playbook_text.rules.decision_points import decision_points
from engine.playbook_text.rules.idle_condition import idle_condition
from engine.playbook_text.rules.listed_twice import listed_twice
from engine.playbook_text.rules.manners import manners
from engine.playbook_text.rules.never_asked import never_asked
from engine.playbook_text.rules.never_met import never_met
from engine.playbook_text.rules.never_passes import never_passes
from engine.playbook_text.rules.never_shown import never_shown
from engine.playbook_text.rules.requirement_ids import requirement_ids
from engine.playbook_text.rules.reused_ids import reused_ids
from engine.playbook_text.rules.same_names import same_names
from engine.playbook_text.rules.stage_order import stage_order
from engine.playbook_text.rules.unreachable_stage import unreachable_stage
from engine.playbook_text.rules.untranslated import half_translated, untranslated
from engine.playbook_text.rules.ways_back import ways_back
from engine.playbook_text.rules.worksheet_names import worksheet_names
from engine.playbook_text.rules.worksheets_listed import worksheets_listed
from engine.signs import Tunable
from engine.worksheet import Worksheets
from engine.yaml_places import Found

Rule: TypeAlias = Callable[[Book], Iterator[Found]]

FAULTS: tuple[Rule, ...] = (
    stage_order,
    ways_back,
    requirement_ids,
    decision_points,
    checklist_items,
    reused_ids,
    worksheet_names,
    conditions,
    never_met,
    never_passes,
    unreachable_stage,
    manners,
    untranslated,
)
WARNINGS: tuple[Rule, ...] = (
    never_asked,
    never_shown,
    idle_condition,
    worksheets_listed,
    behaviours_described,
    listed_twice,
    same_names,
    half_translated,
)


def rule_faults(data: Mapping[str, Any], worksheets: Worksheets, signs: Tunable) -> Iterator[Found]:
    book = Book(data, worksheets, signs)
    for rule in FAULTS:
        yield from rule(book)


def rule_warnings(data: Mapping[str, Any], worksheets: Worksheets, signs: Tunable) -> Iterator[Found]:
    book = Book(data, worksheets, signs)
    for rule in WARNINGS:
        yield from rule(book)
