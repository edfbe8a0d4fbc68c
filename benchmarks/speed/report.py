"""What a section found: tables in both languages, and the figures that have a target."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from benchmarks.common import markdown

KEPT, MISSED = ("kept", "做到"), ("**missed**", "**没做到**")


class Both(NamedTuple):
    en: str
    zh: str


Cell: TypeAlias = str | Both


class Judged(NamedTuple):
    """A figure with a target, which it is not to exceed."""

    what: Both
    found: float
    most: float
    unit: str = "×"

    @property
    def kept(self) -> bool:
        return self.found <= self.most

    @property
    def cells(self) -> tuple[Cell, Cell, Cell]:
        """Found, target and verdict."""
        said = Both(*KEPT) if self.kept else Both(*MISSED)
        return written(self.found, self.unit), f"≤ {self.most:g}{_space(self.unit)}", said


class Report(NamedTuple):
    text: Both
    judged: tuple[Judged, ...] = ()


def table(heading: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> Both:
    def said(lang: int) -> str:
        return markdown(_in(heading, lang), [_in(row, lang) for row in rows])

    return Both(said(0), said(1))


def joined(*parts: Both) -> Both:
    return Both(*("\n\n".join(texts) for texts in zip(*parts, strict=True)))


def written(value: float, unit: str = "×") -> str:
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 1 else 2
    if unit == "×" and abs(value) < 100:
        digits = 2  # beside a target, 8.04 is not 8
    return f"{value:,.{digits}f}{_space(unit)}"


def seconds(value: float) -> str:
    """As a person reads it."""
    if abs(value) >= 1:
        return written(value, "s")
    return written(value * 1e3, "ms") if abs(value) >= 1e-3 else written(value * 1e6, "µs")


def _space(unit: str) -> str:
    return unit if unit == "×" else f" {unit}"


def _in(cells: Sequence[Cell], lang: int) -> list[str]:
    return [cell if isinstance(cell, str) else cell[lang] for cell in cells]
