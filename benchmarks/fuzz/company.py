"""The same by the commands a person types, against a company's database: nothing is written, only tried."""

import io
import os
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TypeAlias
from zlib import crc32

import commands.crash
from benchmarks.fuzz import seeds
from benchmarks.fuzz.readers import Read
from cli import COMMANDS
from commands.program import run
from stages.worksheets import WORKSHEETS

_FOUNDED = (
    ("init", "--time-zone", "Asia/Shanghai", "--country", "CN", "--currency", "CNY"),
    ("account", "add", "Acme Tools", "--code", "ACME"),
    ("contact", "add", "Chen Yu", "--account", "ACME", "--part", "decider"),
    ("contact", "add", "Gao Yan", "--account", "ACME", "--part", "user"),
    ("new", "Line 3", "--account", "ACME", "--amount", "480000", "--behaviour", "project"),
)
DEAL = "ACME-1"
REFUSED = (1, 2, 3, 4, 6, 7)
"""Exit codes with a sentence; a crash raises here."""

Dealgate: TypeAlias = Callable[..., tuple[int, str]]


def company(folder: Path) -> Dealgate:
    """`dealgate(*words)` gives the exit code and what it printed; a crash is raised."""
    environ = {"HOME": str(folder), "DEALGATE_DB": str(folder / "company.sqlite"), "DEALGATE_USER": "ada"}
    commands.crash.save_report = _raised

    def dealgate(*words: str, language: str = "en") -> tuple[int, str]:
        out = io.StringIO()
        with redirect_stdout(out), redirect_stderr(out):
            code = run(COMMANDS, words, {**environ, "DEALGATE_LANG": language})
        return code, out.getvalue()

    for words in _FOUNDED:
        code, said = dealgate(*words)
        assert code == 0, said
    return dealgate


def _raised(error: BaseException, argv: Sequence[str], environ: object) -> str:
    raise error


def _tried(dealgate: Dealgate, content: bytes, *words: str) -> bool:
    code, said = dealgate(*words, "--dry-run", "--no-input", language="zh" if len(content) % 2 else "en")
    said.encode()
    assert code == 0 or code in REFUSED, f"exit {code}: {said[-300:]}"
    return code == 0


def importing(folder: Path) -> Read:
    """`import`: rows are recognised, accounts and people registered, deals opened."""
    dealgate = company(folder)
    path, map_path = folder / "table.csv", folder / "map.yaml"
    map_path.write_text(seeds.MAPPING, encoding="utf-8")

    def read(content: bytes) -> bool:
        path.write_bytes(content)
        return _tried(dealgate, content, "import", str(path), "--map", str(map_path))

    return read


def visit_read(folder: Path) -> Read:
    """`visit read`: what stands on a sheet goes into the deal, the client and its record."""
    dealgate = company(folder)
    path = folder / "sheet.md"

    def read(content: bytes) -> bool:
        path.write_bytes(content.replace(b" K-1 ", b" ACME-1 ").replace(b"K-1.", b"ACME."))
        for left in folder.glob("sheet.left*"):
            os.unlink(left)
        return _tried(dealgate, content, "visit", "read", str(path), "--deal", DEAL)

    return read


def form(folder: Path) -> Read:
    """`fill --file`: a form, for the worksheet it begins like, else for one after the other."""
    dealgate = company(folder)
    path, ids = folder / "form.yaml", tuple(WORKSHEETS)
    with_field = {field.id: id for id, sheet in WORKSHEETS.items() for field in sheet.fields}

    def read(content: bytes) -> bool:
        path.write_bytes(content)
        first = content.partition(b":")[0].decode("utf-8", "replace")
        id = with_field.get(first) or ids[crc32(content) % len(ids)]
        return _tried(dealgate, content, "fill", DEAL, id, "--file", str(path))

    return read
