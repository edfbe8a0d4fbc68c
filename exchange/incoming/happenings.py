"""A row's way as the happenings the one door takes."""

from collections.abc import Mapping, Sequence
from typing import Any

from engine.arrivals import Happening
from engine.moves import DONE_TITLE
from engine.playbook import Playbook
from engine.state import DONE, Deal
from exchange.rows.deal_row import Point, Row


def opening(
    row: Row,
    account: str | None,
    owner: str,
    playbook: Playbook,
    external: Mapping[str, str],
    filled: Sequence[Mapping[str, Any]],
) -> list[Happening]:
    """All of a new deal. It stands in the first stage the row knows of; those before it are unproven.

    Nobody says when its worksheets were `filled`: they count from the first moment that is known.
    """
    first, *rest = row.trail
    opened = {
        "title": row.title,
        "account": account,
        "owner": owner,
        "playbook": playbook.id,
        "playbook_version": playbook.version,
        "amount": row.amount,
        "currency": row.currency,
        "close_date": row.close_date,
        "behaviour": row.behaviour,
        "stage": first.stage,
        "stage_title": _title(first.stage, playbook),
        "status": _status(first.stage, playbook),
        "unproven": playbook.order[: playbook.position(first.stage)],
        "external": external,
    }
    known = next((point.at for point in row.trail if point.at), None)
    sheets = (Happening(known, {"filled": each}) for each in filled)
    return [Happening(first.at, {"opened": opened}), *sheets, *_later(rest, first.stage, playbook)]


def joining(points: Sequence[Point], deal: Deal, playbook: Playbook) -> list[Happening]:
    """What a later import adds to a deal as it stands."""
    return _later(points, deal.stage, playbook)


def _later(points: Sequence[Point], stood: str, playbook: Playbook) -> list[Happening]:
    happenings = []
    order = playbook.order
    for point in points:
        if point.stop is not None:
            stop_class, reason = point.stop
            said = {"stopped": {"class": stop_class, "reason": reason, "wake": None}}
            happenings.append(Happening(point.at, said))
        else:
            passed = order[playbook.position(stood) : playbook.position(point.stage)]
            happenings.append(Happening(point.at, {"reached": _reached(point.stage, passed, playbook)}))
            stood = point.stage
    return happenings


def _reached(stage: str, unproven: Sequence[str], playbook: Playbook) -> dict[str, Any]:
    return {
        "stage": stage,
        "status": _status(stage, playbook),
        "title": _title(stage, playbook),
        "unproven": unproven,
    }


def _title(stage: str, playbook: Playbook) -> dict[str, str]:
    return (DONE_TITLE if stage == DONE else playbook.stage(stage).title)._asdict()


def _status(stage: str, playbook: Playbook) -> str:
    return DONE if stage == DONE else playbook.stage(stage).status
