"""The review of stalled deals as it is asked for: the list one begins with, and the way into it."""

from collections.abc import Mapping, Sequence

from starlette.responses import Response

from commands.desk import Desk
from commands.review_meeting import A_MEETING
from commands.review_source import Scope, may_review, scope
from commands.review_source import sitting as sit_down
from engine import people, playbooks, rights
from engine.errors import Usage
from engine.message import msg
from serving import sitting
from serving.asker import Asker
from serving.printing import printed
from serving.review_deal import screen
from web.board import Filter, filters
from web.page import Said
from web.review import Opening, row

_FILTERS = ("owner", "team", "stage")
_LIMITS = (5, A_MEETING, 20, sitting.MOST)


def review(asker: Asker) -> Response:
    keys = sitting.keys_of(asker.asked("deals"))
    return screen(asker, keys) if keys else _opening(asker)


def asked_for(asker: Asker, desk: Desk) -> tuple[Scope, dict[str, str]]:
    """Whose deals, as the address says it. Raises as the command does."""
    asked = {name: value for name in _FILTERS if (value := asker.asked(name))}
    return scope(desk, asked.get("owner"), asked.get("team"), asked.get("stage")), asked


def limit(asker: Asker) -> int:
    given = asker.asked("limit") or str(A_MEETING)
    if not given.isascii() or not given.isdigit() or not 1 <= int(given[:9]) <= sitting.MOST:
        raise Usage(msg("meeting_room.how_many", given=given, most=sitting.MOST))
    return int(given)


def _opening(asker: Asker) -> Response:
    desk = asker.caller.desk()
    looked_at, asked = asked_for(asker, desk)
    most = limit(asker)
    meeting = sit_down(desk, looked_at, most)
    rows = tuple(row(page) for page in meeting.pages())
    keys = [each.key for each in rows]
    address = {**asked, "limit": str(most)}
    page = Opening(
        rows,
        meeting.found,
        _filters(desk, address),
        bool(asked),
        desk.today,
        sitting.place(keys, keys[0]) if keys else None,
        sitting.path_of("/review/agenda", address),
        sitting.path_of("/review/minutes", asked),
        looked_at.owners == frozenset({desk.actor.user}),
        rights.may_some(desk.actor, "review") or any(may_review(desk, each.owner) for each in rows),
    )
    return printed(asker, "review", page)


def _filters(desk: Desk, asked: Mapping[str, str]) -> tuple[Filter, ...]:
    """Those by which somebody can narrow what they may see."""
    here = people.at_work(desk.store)
    seen = [person for person in here if rights.may(desk.actor, "look", person)]
    stages = {s.id: s.label for book in reversed(playbooks.installed(desk.store)) for s in book.stages}
    offered: dict[str, Sequence[tuple[str, Said]]] = {
        "owner": [(person.user, person.name) for person in seen],
        "team": [(team, team) for team in sorted({person.team for person in seen if person.team})],
        "stage": list(stages.items()),
        "limit": [(str(n), n) for n in _LIMITS],
    }
    return filters(asked, offered)
