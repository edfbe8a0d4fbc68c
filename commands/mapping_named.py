"""A mapping as a command names it: the path of a file, or the name of one that came along."""

import os
from collections.abc import Iterable
from typing import NamedTuple

from engine.errors import NotFound
from engine.message import Message, msg, step
from engine.nearest import nearest

_UNKNOWN_STAGE = ("exchange.unknown_stage", "exchange.unknown_stage_close")


class Chosen(NamedTuple):
    path: str
    name: str | None
    """Of one that came along."""
    said: Message | None = None
    """Which of a CRM's was taken."""


def chosen(given: str, table: str | None = None) -> Chosen:
    """`salesforce/deals`, or of all of `salesforce` the one whose columns fit the `table` best. What isn't
    the name of one that came along is a path. Raises NotFound where it is neither."""
    from exchange.mapping.shipped import of_crm, shipped

    name = given.removesuffix(".yaml")
    if name in shipped() and not os.path.exists(given):
        return Chosen(shipped()[name], name)
    several = of_crm(given)
    if several and not os.path.isfile(given):
        return _best(given, several, table)
    if os.path.exists(given) or given.endswith((".yaml", ".yml")):
        return Chosen(given, None)
    crms = dict.fromkeys(each.partition("/")[0] for each in shipped())
    close = nearest(given, [*crms, *shipped()])
    hint = msg("deals.did_you_mean", close=close) if close else step("mapping list")
    what = msg("mappings.no_mapping", given=given)
    raise NotFound(what, hint=hint, details={"candidates": [*crms, *shipped()]})


def own_stages(shipped: str | None, reasons: Iterable[Message]) -> Message | None:
    """How a mapping that came along learns the stages it does not know; None where none was met."""
    if shipped is None or not any(reason.id in _UNKNOWN_STAGE for reason in reasons):
        return None
    return msg("mappings.own_stages", name=shipped)


def _best(crm: str, names: list[str], table: str | None) -> Chosen:
    from exchange.mapping.shipped import best, shipped
    from exchange.tables.table_file import open_table

    if table is None:
        what = msg("mappings.which", crm=crm, names=tuple(names))
        raise NotFound(what, details={"candidates": names})
    with open_table(table) as opened:
        found = best(names, opened.heading)
        if found is None:
            what = msg("mappings.none_fits", crm=crm, file=table)
            hint = msg("exchange.columns_are", columns=tuple(opened.heading[:30]))
            raise NotFound(what, hint=hint, details={"candidates": names})
    name, rating = found
    said = msg("mappings.took", name=name, n=rating.found)
    return Chosen(shipped()[name], name, said)
