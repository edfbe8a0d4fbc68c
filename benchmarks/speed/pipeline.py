"""What does the history of an imported pipeline cost? `benchmarks.import_pipeline`, as a section."""

from benchmarks.import_pipeline import RUNS, TARGET, measured
from benchmarks.speed.places import Places
from benchmarks.speed.report import Both, Judged, Report, joined, seconds, table


def report(at: Places) -> Report:
    runs = 1 if at.quick else RUNS
    found = measured(runs)
    judged = Judged(Both("import of a pipeline", "导入一条漏斗"), found.ratio, TARGET)
    real = Both("the public CRM pipeline", "公开的 CRM 漏斗数据")
    made = Both("a generated pipeline of the same shape and size", "生成的漏斗，形状和大小与公开的相同")
    source = real if found.real else made
    about = Both(f"{source.en}; medians of {runs} runs", f"{source.zh}；{runs} 次的中位数")
    heading = ("", Both("time", "时间"), Both("ratio", "比值"), Both("target", "目标"), "")
    whole = Both("the whole import, reading included", "整个导入，含读取")
    without = Both("the import without reading", "导入，不含读取")
    plain = Both(f"the same {found.rows:,} rows by executemany", f"同样的 {found.rows:,} 行，用 executemany")
    rows = (
        (Both("reading and checking the file", "读取并检查文件"), seconds(found.parsing), "", "", ""),
        (whole, seconds(found.importing), "", "", ""),
        (without, seconds(found.importing - found.parsing), *judged.cells),
        (plain, seconds(found.plain), "1×", "", ""),
    )
    return Report(joined(about, table(heading, rows)), (judged,))
