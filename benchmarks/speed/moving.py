"""One move in a process that runs already, and a gate in memory: `benchmarks.one_move`, as a section."""

from benchmarks.one_move import GATE_TARGET, MOVES, SIZES, TARGET, Moved, compared, gate, twins
from benchmarks.speed.places import KINDS, NAMES, Places, team, tell
from benchmarks.speed.report import Both, Cell, Judged, Report, joined, seconds, table


def report(at: Places) -> Report:
    sizes, moves = ((64,), 4) if at.quick else (SIZES, MOVES)
    at.prepare(team(kind, deals) for kind in KINDS for deals in sizes)
    found = [_measured(at, kind, deals, moves) for kind in KINDS for deals in sizes]
    judged = [_judged(each) for each in found]
    about = Both(f"Medians of {moves} moves.", f"{moves} 次推进的中位数。")
    gate_text, of_gate = _gate_table()
    return Report(joined(about, _moves_table(found, judged), gate_text), (*judged, of_gate))


def _measured(at: Places, kind: str, deals: int, moves: int) -> Moved:
    with twins(kind, at.find(team(kind, deals)).url, at.server) as (url, bare):
        found = compared(url, bare, deals, moves)
    tell(f"  {NAMES[kind]}, {deals:,} deals: {found.own.by_clock / found.bare.by_clock:.2f}×")
    return found


def _judged(each: Moved) -> Judged:
    what = Both(
        f"one `advance`, {each.deals:,} deals, {NAMES[each.kind]}",
        f"一次 `advance`，{each.deals:,} 个商机，{NAMES[each.kind]}",
    )
    return Judged(what, each.own.by_clock / each.bare.by_clock, TARGET)


def _moves_table(found: list[Moved], judged: list[Judged]) -> Both:
    rows: list[list[Cell]] = []
    for each, verdict in zip(found, judged, strict=True):
        own, bare = each.own, each.bare
        times = own.of_processor / bare.of_processor
        processor = f"{seconds(own.of_processor)} / {seconds(bare.of_processor)} = {times:.1f}×"
        name = Both(f"{NAMES[each.kind]}, {each.deals:,} deals", f"{NAMES[each.kind]}，{each.deals:,} 个商机")
        rows.append([name, seconds(bare.by_clock), seconds(own.by_clock), processor, *verdict.cells])
    heading = (
        *(Both("one `advance`", "一次 `advance`"), Both("plainly", "只写两条语句"), "dealgate"),
        *(Both("of the processor", "其中处理器"), Both("ratio", "比值"), Both("target", "目标"), ""),
    )
    return table(heading, rows)


def _gate_table() -> tuple[Both, Judged]:
    found = gate()
    judged = Judged(
        Both("a gate of 12 requirements, and the move", "12 项要求的关卡，连同推进"),
        found.check,
        GATE_TARGET,
        "µs",
    )
    heading = (
        *(Both("in memory", "在内存里"), Both("`json.loads` of the state", "`json.loads` 读一遍状态")),
        *("dealgate", Both("target", "目标"), ""),
    )
    return table(heading, [(judged.what, f"{found.plainly:.0f} µs", *judged.cells)]), judged
