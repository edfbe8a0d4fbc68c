"""The deals that have stood in their stage for longer than its warning, the oldest first, page by page.

They lie by stage and age in the index `deal_live`: what a page costs does not grow with how many there are.
"""

from collections.abc import Iterator, Mapping

from coach.cutoff_table import values_of
from coach.groups import ALL, in_stages
from coach.level import Level
from coach.limits.limits import LimitTable
from coach.signs import stage_age
from coach.signs.table import SIGNS
from coach.tuning import tunings
from engine import playbooks, reads
from engine.among import literal
from engine.reads import EVERY, View
from engine.state import Instant
from engine.value import Value

# By currency too, which is the same for all of them: PostgreSQL would sort those of none.
_PART = """
SELECT * FROM (
  SELECT d.stage_since AS since, d.key FROM {deals} d
  WHERE d.status = :status{n} AND d.status IN ('open', 'won') AND d.currency {currency}
    AND d.stage = :stage{n} AND d.stage_since <= :latest{n} AND (d.stage_since, d.key) > (:since, :key)
    AND {own} AND (d.waiting_until IS NULL OR d.waiting_until < :today) AND {where}
  ORDER BY d.currency, d.stage_since, d.key LIMIT :most
) AS part{n}
"""
_OWN = """
d.stage_since <= (SELECT past.latest FROM past WHERE past.playbook = d.playbook
  AND past.version = d.playbook_version AND past.stage = d.stage AND past.segment = {segment})
"""
_OLDEST = """
WITH past (playbook, version, stage, segment, latest) AS MATERIALIZED ({past})
SELECT since, key FROM ({parts}) AS found ORDER BY since, key LIMIT :most
"""


class Aged(Value):
    """Where a deal stands in the list: since when it has been in its stage, and its key."""

    since: Instant
    key: str


def oldest(
    view: View,
    limits: LimitTable,
    where: str = EVERY,
    params: Mapping[str, object] = {},
    *,
    stage: str | None = None,
    after: Aged | None = None,
    most: int | None = None,
) -> list[Aged]:
    """Of the live deals `d` that `where` speaks of, in one stage or in all, those behind `after`. None waits
    for a known reason."""
    judged = [row for row in _past(view, limits) if stage in (None, row[2])]
    past = [row for row in judged if row[-1]]
    if not past:
        return []
    starts: dict[str, set[Instant]] = {}
    for _, _, here, _, since in judged:
        starts.setdefault(here, set()).add(since)
    stages = {here: sorted(found) for here, found in starts.items() if any(found)}
    segment = limits.by_segment({each: literal(each) for each in limits.segments})
    own = _OWN.format(segment=segment.expression)
    known: dict[str, object] = {**params, **segment.params}
    known |= {"today": view.today.isoformat(), "most": most or ALL, **(after or Aged("", ""))._asdict()}
    deals, parts = reads.table(view), list[str]()
    for n, (status, currency, here) in enumerate(in_stages(view.store, deals, stages)):
        found = stages[here]
        known |= {f"status{n}": status, f"currency{n}": currency, f"stage{n}": here, f"latest{n}": found[-1]}
        said = "IS NULL" if currency is None else f"= :currency{n}"
        # Where all are judged alike, nobody has to be asked by what.
        named = {"deals": deals, "currency": said, "own": own if found[1:] else "1 = 1", "where": where}
        parts.append(_PART.format(n=n, **named))
    if not parts:
        return []
    rows = view.store.rows(_OLDEST.format(past=values_of(past), parts="UNION ALL".join(parts)), **known)
    return [Aged(*row) for row in rows]


def _past(view: View, limits: LimitTable) -> Iterator[tuple[str, int, str, str, Instant]]:
    """Playbook, version, stage and segment, and the latest start past the limit there; nothing where an old
    stay doesn't stall a deal, as the playbook has it."""
    tuned, sign = tunings(playbooks.installed(view.store)), SIGNS.index(stage_age.SIGN)
    for place, here in limits.rows():
        level = tuned[place].settings[sign].level
        stalls = level is None or level >= Level.WARN
        for segment, cutoffs in here.items():
            yield (*place, segment, max(cutoffs.warn_at, cutoffs.critical_at) if stalls else "")
