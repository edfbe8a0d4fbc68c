"""The charts as they are asked for: of whose deals, as of which day, together or one alone."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from commands.chart_sections import CHARTS
from commands.chart_source import Narrowed, narrowed
from commands.desk import Desk
from engine import people, playbooks
from engine.errors import NotFound
from engine.message import msg
from serving.asker import Asker
from serving.drawing import Drawing
from serving.printing import printed
from serving.sitting import path_of
from web.board import Filter, filters
from web.charts import ChartsPage, Part
from web.page import Said

_NAMES = ("owner", "team", "playbook")


def charts(asker: Asker) -> Response:
    """All of them, those that are not made yet as links; or one alone."""
    show = asker.asked("show")
    if show is not None:
        _known(show)
    desk = asker.desk()
    asked, about = _asked(asker, desk)
    address = {**asked, "as_of": asker.asked("as_of")}
    with desk.store.snapshot():
        drawing = Drawing(asker.site.stores, desk, about)
        parts = tuple(
            Part(
                id,
                path_of("/charts", {"show": id, **address}),
                path_of(f"/charts/{id}", address),
                id == show,
                Markup(drawn) if (drawn := drawing.made(id) if id == show else drawing.found(id)) else None,
            )
            for id in CHARTS
        )
    page = ChartsPage(
        parts,
        _filters(desk, asked),
        any(address.values()),
        desk.today,
        asker.caller.desk().today,
        path_of("/charts", address) if show else None,
        desk.view.until is not None,
    )
    return printed(asker, "charts", page)


def chart(asker: Asker) -> Response:
    """What is put into a page that stands already."""
    id = asker.request.path_params["chart"]
    _known(id)
    desk = asker.desk()
    _, about = _asked(asker, desk)
    with desk.store.snapshot():
        return HTMLResponse(Drawing(asker.site.stores, desk, about).made(id))


def _known(id: str) -> None:
    if id not in CHARTS:
        raise NotFound(msg("meeting_room.no_chart", given=id, known=tuple(CHARTS)))


def _asked(asker: Asker, desk: Desk) -> tuple[dict[str, str], Narrowed]:
    asked = {name: value for name in _NAMES if (value := asker.asked(name))}
    return asked, narrowed(desk, asked.get("team"), asked.get("owner"), asked.get("playbook"))


def _filters(desk: Desk, asked: Mapping[str, str]) -> tuple[Filter, ...]:
    here = people.at_work(desk.store)
    books = {book.id: book.title for book in reversed(playbooks.installed(desk.store))}
    offered: dict[str, Sequence[tuple[str, Said]]] = {
        "owner": [(person.user, person.name) for person in here],
        "team": [(team, team) for team in sorted({person.team for person in here if person.team})],
        "playbook": list(books.items()),
    }
    return filters(asked, offered)
