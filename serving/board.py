"""The board as it is asked for: whose deals, of which playbook, of which kind."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from starlette.responses import Response

from coach.board import open_board, stages_held
from commands import filters
from commands.desk import Desk
from engine import people, playbooks, reads
from engine.accounts import CLASSES
from engine.errors import NotFound
from engine.message import msg
from engine.people import Person
from engine.playbook import Playbook, Stage
from serving.asker import Asker
from serving.printing import printed
from web import board as web
from web.page import Said

NAMES = ("playbook", "owner", "team", "behaviour", "class")
TILES = 10
"""Of each stage, before one asks for all."""
ALL = 1_000
FEW = 60
"""People, in a company where one can choose from all of them."""
SIGNS = 2
"""Of a deal, the worst."""


def board(asker: Asker) -> Response:
    desk = asker.desk()
    asked = {name: value for name in NAMES if (value := asker.asked(name))}
    books = _newest(desk)
    if not books:
        return printed(asker, "board", web.empty(desk.today, playbooks=False))
    book = _playbook(desk, books, asked.get("playbook"))
    given = _given(desk, book, asked)
    stages = _stages(desk, book, asker.asked("stage"))
    wanted = asker.asked("stage") is not None
    lanes = _lanes(desk, stages, given, asked, most=ALL if wanted else TILES, first=book.stages[0].id)
    asked["playbook"] = book.id
    shown = web.filters(asked, _offered(desk, book, books, asked))
    narrowed = bool(asked.keys() - {"playbook"}) or wanted
    anything = any(lane.n for lane in lanes) or narrowed or _any_deal(desk)
    return printed(asker, "board", web.Board(lanes, shown, narrowed, desk.today, anything))


def _newest(desk: Desk) -> dict[str, Playbook]:
    """Of each playbook the version installed last."""
    return {book.id: book for book in reversed(playbooks.installed(desk.store))}


def _playbook(desk: Desk, books: Mapping[str, Playbook], id: str | None) -> Playbook:
    """The one asked for, else the one most live deals follow."""
    if id is not None and id not in books:
        raise NotFound(msg("pages.no_such_filter", given=id, known=tuple(sorted(books))))
    most = None if id else playbooks.for_clients(desk.store)
    return most or books[id or next(iter(books))]


def _given(desk: Desk, book: Playbook, asked: Mapping[str, str]) -> dict[str, str]:
    """What the deals are to answer, each name checked as the command line checks it."""
    given = filters.read(desk.store, owner=asked.get("owner"), team=asked.get("team")) | {"playbook": book.id}
    for name, known in (("behaviour", tuple(book.behaviours)), ("class", CLASSES)):
        if name in asked:
            if asked[name] not in known:
                raise NotFound(msg("pages.no_such_filter", given=asked[name], known=known))
            given[name] = asked[name]
    return given


def _stages(desk: Desk, book: Playbook, only: str | None) -> list[Stage]:
    known = {stage.id: stage for stage in stages_held(desk.view, book)}
    if only is not None and only not in known:
        raise NotFound(msg("pages.no_such_filter", given=only, known=tuple(known)))
    return [known[only]] if only else list(known.values())


def _lanes(
    desk: Desk,
    stages: Sequence[Stage],
    given: Mapping[str, str],
    asked: Mapping[str, str],
    *,
    most: int,
    first: str,
) -> tuple[web.Lane, ...]:
    columns = open_board(
        desk.view,
        [stage.id for stage in stages],
        filters.of_deals(given),
        given,
        most=most,
        findings=SIGNS,
    )
    return tuple(
        web.lane(
            stage,
            column,
            desk.today,
            f"/?{urlencode({**asked, 'stage': stage.id})}",
            first=stage.id == first,
        )
        for stage, column in zip(stages, columns, strict=True)
    )


def _any_deal(desk: Desk) -> bool:
    return bool(reads.page(desk.view, reads.EVERY, most=1))


def _offered(
    desk: Desk, book: Playbook, books: Mapping[str, Playbook], asked: Mapping[str, str]
) -> dict[str, Sequence[tuple[str, Said]]]:
    here = people.at_work(desk.store)
    teams = sorted({person.team for person in here if person.team})
    return {
        "playbook": [(id, each.title) for id, each in books.items()],
        "team": [(team, team) for team in teams],
        "owner": [(person.user, person.name) for person in _owners(here, asked, desk.actor)],
        "behaviour": [(id, manner.title) for id, manner in book.behaviours.items()],
        "class": [(abc, abc) for abc in CLASSES],
    }


def _owners(here: Sequence[Person], asked: Mapping[str, str], actor: Person) -> list[Person]:
    """Whom one chooses from: those of the team that was chosen; of a large company else those of one's own,
    for nobody looks through hundreds of names."""
    team = asked.get("team") or actor.team
    every = "team" not in asked and len(here) <= FEW
    of = [person for person in here if every or (person.team is not None and person.team == team)]
    return of + [person for person in here if person.user == asked.get("owner") and person not in of]
