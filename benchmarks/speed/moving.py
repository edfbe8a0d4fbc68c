"""One move in a process that runs already, and a gate in memory: `benchmarks.one_move`, as a section."""

from benchmarks.speed.places import NAMES, Places
from benchmarks.speed.report import Both, Judged, Report
from engine.database_url import POSTGRESQL, SQLITE


def report(at: Places) -> Report:
    from benchmarks import one_move

    sizes, moves = ((64,), 4) if at.quick else (one_move.SIZES, one_move.MOVES)
    found = [each for kind in (SQLITE, POSTGRESQL) for each in one_move.measured(kind, sizes, moves)]
    gate = one_move.gate()
    judged = [
        Judged(
            Both(
                f"one `advance`, {each.deals:,} deals, {NAMES[each.kind]}",
                f"一次 `advance`，{each.deals:,} 个商机，{NAMES[each.kind]}",
            ),
            each.own.by_clock / each.bare.by_clock,
            one_move.TARGET,
        )
        for each in found
    ]
    text = f"{one_move.moves_table(found)}\n\n{one_move.gate_table(gate)}"
    return Report(Both(text, text), tuple(judged))
