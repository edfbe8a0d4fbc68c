"""What do a thousand visit sheets cost? `benchmarks.prep_all`, as a section."""

from benchmarks.prep_all import CLIENTS, DEALS, RUNS, TARGET, measured
from benchmarks.speed.places import Places
from benchmarks.speed.report import Both, Judged, Report, joined, seconds, table


def report(at: Places) -> Report:
    clients, deals, runs = (10, 40, 1) if at.quick else (CLIENTS, DEALS, RUNS)
    times = measured(clients, deals, runs)
    judged = Judged(Both("`prep --all` to the bare template", "`prep --all` 比只套模板"), times.ratio, TARGET)
    about = Both(
        f"{times.sheets:,} sheets to Markdown; medians of {runs} runs, taking turns",
        f"{times.sheets:,} 张拜访清单，写成 Markdown；轮流 {runs} 次的中位数",
    )
    heading = ("", Both("time", "时间"), Both("ratio", "比值"), Both("target", "目标"), "")
    rows = (
        (Both("the bare template, sheets ready", "清单已备好，只套模板"), seconds(times.bare), "1×", "", ""),
        (
            Both(
                "read, judged, built, rendered, marked and written", "读取、判断、组装、套模板、作标记、写出"
            ),
            seconds(times.whole),
            *judged.cells,
        ),
    )
    return Report(joined(about, table(heading, rows)), (judged,))
