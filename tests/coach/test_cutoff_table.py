"""The database finds the same limits for a deal as the program, whatever they differ by."""

import pytest
from databases import KINDS
from hypothesis import given
from hypothesis import strategies as st

from coach.cutoff_table import cutoff_table
from coach.limits.limits import Cutoffs, LimitTable, StageLimits
from coach.limits.segments import ALL, NO_BANDS, Cuts, bands, every_segment
from coach.tuning import AS_THEY_COME, Setting, Tuning
from engine.facts import BEHAVIOURS
from engine.workspace import Workspace

BANDS = bands(Cuts(100_000_00, 500_000_00), Workspace("UTC", "CN", "CNY", {"USD": "7.1"}))
PLACES = [(book, version, stage) for book in ("a", "b") for version in (1, 2) for stage in ("x", "y")]
TUNED = Tuning(tuple(Setting(None, None, tuned=True) for _ in AS_THEY_COME.settings))
COLUMNS = ("playbook", "playbook_version", "stage", "behaviour", "amount", "currency")
ROW = (
    "({n}, :playbook{n}, CAST(:playbook_version{n} AS INTEGER), :stage{n}, :behaviour{n},"
    " CAST(:amount{n} AS BIGINT), :currency{n})"
)


class Deal:
    def __init__(self, place, behaviour, amount, currency):
        self.place, self.behaviour, self.amount, self.currency = place, behaviour, amount, currency


def limits(days, stay):
    cutoffs = Cutoffs(f"w{stay}", f"c{stay}", f"q{days}", f"Q{days}", f"s{days}", f"S{days}")
    return StageLimits(None, None, None, cutoffs)


few = st.sampled_from([0, 0, 0, 1])
segments = st.fixed_dictionaries({}, optional=dict.fromkeys(every_segment(), few))


@st.composite
def tables(draw):
    """By place its days and its stays: mostly they agree."""
    narrow = draw(st.sampled_from([(), ("a",), ("a", "b")]))
    alike = draw(st.sampled_from(["x", "xv", "xvb"]))
    by_kind, by_place = {}, {}
    for place in PLACES:
        book, version, stage = place
        kind = (stage, version if "v" in alike else 1, book if "b" in alike else "")
        if kind not in by_kind:
            by_kind[kind] = draw(few), draw(few), draw(segments)
        days, tuned, own = by_kind[kind]
        known = every_segment() if book in narrow and draw(st.booleans()) else [ALL]
        by_place[place] = tuned, {each: limits(days, own.get(each, 0)) for each in known}
    table = LimitTable(
        {place: here for place, (_, here) in by_place.items()},
        {"a": BANDS, "b": draw(st.sampled_from([BANDS, NO_BANDS]))},
    )
    return table, {place: (AS_THEY_COME, TUNED)[n] for place, (n, _) in by_place.items()}


deals = st.builds(
    Deal,
    st.sampled_from(PLACES),
    st.sampled_from([None, "other", *BEHAVIOURS]),
    st.sampled_from([None, 1, 100_000_00, 100_000_01, 500_000_01]),
    st.sampled_from([None, "CNY", "USD", "XAF"]),
)


@pytest.mark.parametrize("database", KINDS)
@given(tables(), st.lists(deals, min_size=1, max_size=20))
def test_every_deal_finds_its_limits(bare, database, made, pipeline):
    table, tuned = made
    kinds = list(dict.fromkeys(each.settings for each in tuned.values()))
    found = cutoff_table(table, tuned, kinds)
    rows = ", ".join(ROW.format(n=n) for n in range(len(pipeline)))
    params = {
        f"{name}{n}": value
        for n, deal in enumerate(pipeline)
        for name, value in zip(
            COLUMNS, (*deal.place, deal.behaviour, deal.amount, deal.currency), strict=True
        )
    }
    named = found.named
    sql = (
        f"WITH d (n, {', '.join(COLUMNS)}) AS (VALUES {rows}), {found.text}"
        f" SELECT {named['warn_at']}, {named['critical_at']}, l.quiet_on, l.quiet_at, l.silent_on,"
        f" l.silent_at, l.tuning FROM l CROSS JOIN d WHERE {found.here} ORDER BY d.n"
    )
    assert [tuple(row) for row in bare(database).rows(sql, **params, **found.params)] == [
        (*table.of(deal).cutoffs, kinds.index(tuned[deal.place].settings)) for deal in pipeline
    ]


def test_where_versions_and_playbooks_agree_a_deal_is_found_by_its_stage_alone():
    one, other = limits(0, 0), limits(1, 0)

    def by_stage(*here):
        table = LimitTable({place: {ALL: each} for place, each in zip(PLACES, here, strict=True)}, {})
        tuned = dict.fromkeys(PLACES, AS_THEY_COME)
        return cutoff_table(table, tuned, [AS_THEY_COME.settings]).by_stage

    assert by_stage(*[one, other] * 4)
    assert not by_stage(*[one, other] * 2, *[other, other] * 2)


def test_without_a_playbook_there_is_a_row_that_no_deal_finds():
    found = cutoff_table(LimitTable({}, {}), {}, [])
    assert found.text.endswith("(VALUES ('', 0, '', '', '', '', '', ''))")
