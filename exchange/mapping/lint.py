"""All there is to say of a mapping: what keeps it from being used, and what is worth a second look."""

from collections.abc import Iterable, Sequence

from engine.errors import ERROR, WARNING, Fault
from engine.faults import in_order
from engine.playbook import Playbook
from engine.worksheet import Worksheets
from engine.yaml_places import Found
from exchange.mapping import faults as mapping_faults
from exchange.mapping.columns import fit
from exchange.mapping.file import Mapping
from exchange.mapping.table_values import of_values
from exchange.mapping.warnings import of_playbook, warnings
from exchange.plans.deals import DealPlan
from exchange.plans.events import EventPlan
from exchange.tables.table import Table


def lint(
    mapping: Mapping, playbook: Playbook | None, worksheets: Worksheets, table: Table | None = None
) -> tuple[Fault, ...]:
    """In the order of the file. The playbook's stages are looked at where it is given, and a table's columns
    and values where one is: it is read to its end."""
    plan = mapping.plan
    wrong: list[Found] = list(mapping.found)
    if playbook is not None and isinstance(plan, DealPlan | EventPlan):
        wrong += mapping_faults.of_playbook(plan, playbook)
    if isinstance(plan, DealPlan):
        wrong += mapping_faults.of_worksheets(plan, worksheets)
    doubtful: list[Found] = []
    if table is not None:
        laid = fit(plan, table.heading)
        wrong += laid.faults
        if not laid.faults and not mapping.found:
            doubtful += of_values(plan, laid.plan, table)
    if not mapping.found:
        doubtful += warnings(plan, mapping.tree.data)
        if playbook is not None and not wrong:
            doubtful += of_playbook(plan, playbook)
    return in_order([*_placed(mapping, wrong, ERROR), *_placed(mapping, doubtful, WARNING)])


def _placed(mapping: Mapping, found: Iterable[Found], level: str) -> Sequence[Fault]:
    return [mapping.placed(each)._replace(level=level) for each in found]
