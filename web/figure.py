"""A chart with all it says in numbers: for the eye, for the ear, and for whoever wants to copy it."""

from typing import NamedTuple

from markupsafe import Markup


class Table(NamedTuple):
    """Cells are what a sentence may carry: text, numbers, dates, amounts. The first of a row names it."""

    headings: tuple[object, ...]
    rows: tuple[tuple[object, ...], ...]


class Figure(NamedTuple):
    id: str
    """One of a kind on its page."""
    title: str
    about: str
    """What there is to see, in a sentence or a few."""
    drawing: Markup
    table: Table
    open: bool = False
    """Whether the table is shown beside the chart, rather than on request."""
