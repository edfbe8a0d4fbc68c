"""docs/reliability.md and its Chinese twin, or another pair: written into both by whoever measured it."""

import os
import platform
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from benchmarks.common import ROOT, surroundings

PAGES = (ROOT / "docs" / "reliability.md", ROOT / "docs" / "reliability.zh.md")
END = "<!-- end -->"


def write_section(name: str, markdown: str, zh: str | None = None, pages: tuple[Path, Path] = PAGES) -> None:
    """Put a table between `<!-- measured: NAME -->` and `<!-- end -->`, with day and machine; `zh` for the
    Chinese page, where it is another."""
    when = _when()
    for page, text in zip(pages, (markdown, zh or markdown), strict=True):
        begin = f"<!-- measured: {name} -->"
        before, found, rest = page.read_text(encoding="utf-8").partition(begin)
        _, ended, after = rest.partition(END)
        if not (found and ended):
            raise SystemExit(f"{page} has no place for what {name} measured")
        page.write_text(f"{before}{begin}\n{text.strip()}\n\n{when}\n{END}{after}", encoding="utf-8")


def _when() -> str:
    day = datetime.now(UTC).date().isoformat()
    return f"*{day} · {surroundings()}, {platform.machine()}, {_memory()}, fsync {_fsync():.2f} ms*"


def _memory() -> str:
    try:
        whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError, AttributeError):
        return "? GiB"
    return f"{whole / 2**30:.0f} GiB"


def _fsync() -> float:
    """Milliseconds until the disk says that 4 KiB are safe; far below one, it may have said so too early."""
    with tempfile.TemporaryFile(buffering=0) as file:
        started = perf_counter()
        for _ in range(50):
            file.write(bytes(4096))
            os.fsync(file.fileno())
        return (perf_counter() - started) * 20
