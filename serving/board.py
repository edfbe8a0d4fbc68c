"""The board as it is asked for: whose deals, of which playbook, of which kind."""

from collections.abc import Sequence
from urllib.parse import urlencode

from starlette.responses import Response

from coach.board import open_board
from commands import filters
from commands.desk import Desk
from engine import people, playbooks
from engine.accounts import CLASSES
from engine.errors import NotFound
from engine.message import msg, step
from engine.playbook import Playbook
from serving.asker import Asker
from serving.printing import printed
from web.board import Board, lane
from web.board import filters as offered_filters
from web.page import Said

NAMES = ("playbook", "owner", "team", "behaviour", "class")
TILES = 20
"""Of each stage, before one asks for all."""
ALL = 1_000


def board(asker: Asker) -> Response:
    desk = asker.desk()
    asked = {name: value for name in NAMES if (value := asker.asked(name))}
    book = _playbook(desk, asked.get("playbook"))
    given = _given(desk, book, asked)
    only = asker.asked("stage")
    stages = [stage for stage in book.stages if only in (None, stage.id)]
    found = open_board(
        desk.view, [s.id for s in stages], filters.of_deals(given), given, most=ALL if only else TILES
    )
    lanes = tuple(
        lane(stage, column, desk.today, f"/?{urlencode({**asked, 'stage': stage.id})}")
        for stage, column in zip(stages, found.columns, strict=True)
    )
    shown = offered_filters(book, {**asked, "playbook": book.id}, _offered(desk, book))
    return printed(asker, "board", Board(lanes, shown, bool(asked.keys() - {"playbook"}), desk.today))


def _playbook(desk: Desk, id: str | None) -> Playbook:
    """The one asked for, else the one most live deals follow."""
    found = playbooks.newest(desk.store, id) if id else playbooks.for_clients(desk.store)
    if found is None:
        raise NotFound(msg("pages.no_playbook"), hint=step("playbook install", None, playbook=None))
    return found


def _given(desk: Desk, book: Playbook, asked: dict[str, str]) -> dict[str, str]:
    """What the deals are to answer, each name checked as the command line checks it."""
    given = filters.read(desk.store, owner=asked.get("owner"), team=asked.get("team")) | {"playbook": book.id}
    for name, known in (("behaviour", tuple(book.behaviours)), ("class", CLASSES)):
        if name in asked:
            if asked[name] not in known:
                raise NotFound(msg("pages.no_such_filter", given=asked[name], known=known))
            given[name] = asked[name]
    return given


def _offered(desk: Desk, book: Playbook) -> dict[str, Sequence[tuple[str, Said]]]:
    here = [person for person in people.everyone(desk.store) if person.left_on is None]
    teams = sorted({person.team for person in here if person.team})
    books = {each.id: each.title for each in reversed(playbooks.installed(desk.store))}
    return {
        "playbook": tuple(books.items()),
        "owner": [(person.user, person.name) for person in here],
        "team": [(team, team) for team in teams],
        "behaviour": [(id, manner.title) for id, manner in book.behaviours.items()],
        "class": [(abc, abc) for abc in CLASSES],
    }
