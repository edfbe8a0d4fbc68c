"""All clients by class, by grid cell or by quadrant: as a page, as rows, as a plot."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from coach.clients.portfolio import Surveyed, read_portfolio, rules_of
from commands import portfolio_class, portfolio_grid, portfolio_matrix, portfolio_source
from commands.choices import chosen
from commands.desk import Desk
from commands.step_line import command_line
from engine.errors import Usage
from engine.message import msg, step
from words.say import both, say

Row = dict[str, Any]


class Way(NamedTuple):
    """One way to look at a portfolio; what it is handed besides is the matrix, where one was asked for."""

    rows: Callable[[Surveyed, str | None], list[Row]]
    columns: tuple[str, ...]
    summary: Callable[[Surveyed, str | None], Any]
    page: Callable[[Surveyed, str | None], str]
    plot: Callable[[Surveyed, str | None], str]


WAYS: Mapping[str, Way] = {
    "class": Way(
        portfolio_class.rows,
        portfolio_class.COLUMNS,
        portfolio_class.summary,
        portfolio_class.page,
        portfolio_class.plot,
    ),
    "grid": Way(
        portfolio_grid.rows,
        portfolio_grid.COLUMNS,
        portfolio_grid.summary,
        portfolio_grid.page,
        portfolio_grid.plot,
    ),
    "quadrant": Way(
        portfolio_matrix.rows,
        portfolio_matrix.COLUMNS,
        portfolio_matrix.summary,
        portfolio_matrix.page,
        portfolio_matrix.plot,
    ),
}


def _read(by: str) -> str:
    return chosen(by, {way: (both(f"portfolio.by_{way}"),) for way in WAYS}, "portfolio.unknown_by")


def show(desk: Desk, by: str | None, matrix: str | None, playbook: str | None, *, plot: bool) -> None:
    """`matrix` alone means by quadrant, `plot` alone by class. Raises Usage for what doesn't go together."""
    if matrix is not None:
        matrix = portfolio_matrix.read_matrix(matrix)
    by = _read(by) if by else None
    if matrix is not None and by not in (None, "quadrant"):
        raise Usage(msg("portfolio.matrix_wants_quadrant", by=by))
    by = by or ("quadrant" if matrix else "class")
    way = WAYS[by]
    found = read_portfolio(desk.view, rules_of(desk.store, playbook))
    data: Any = None
    if desk.settings.csv:
        data = way.rows(found, matrix)
    elif desk.settings.json:
        told = {"summary": way.summary(found, matrix), "clients": way.rows(found, matrix)}
        data = {"by": by, **portfolio_source.data(found), **told}

    def text() -> str:
        if not found.accounts and not found.sales.not_counted:
            return f"{say('accounts.none')}\n  → {command_line(step('account add', None, name=None))}"
        shown = (way.plot if plot else way.page)(found, matrix)
        return f"{portfolio_source.head(found)}\n\n{shown}"

    desk.emit(data, text, way.columns)
