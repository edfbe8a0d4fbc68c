"""What is said of a visit or call, read and checked; of a deal's and of an account's alike."""

from collections.abc import Iterable, Sequence
from typing import Any

from engine.change import Change
from engine.deal_fields import needed, past_day
from engine.errors import unknown
from engine.state import CHANNELS, INTEREST, Day, Diary


def visit_data(
    change: Change,
    met: Iterable[str | None],
    on: Day | None,
    summary: str,
    two_sided: bool,
    channel: str,
    interest: Sequence[str],
    diary: Diary,
) -> dict[str, Any]:
    """The data of a visit's event. `met` are keys of contacts, the first of them the one who counts most.

    Raises Usage for a channel or a sign of interest nobody knows, a day to come, or nothing to tell.
    """
    if channel not in CHANNELS:
        raise unknown("deals.unknown_channel", channel, CHANNELS)
    for sign in interest:
        if sign not in INTEREST:
            raise unknown("deals.unknown_interest", sign, INTEREST)
    people = list(dict.fromkeys(key for key in met if key))
    written = {name: text.strip() for name, text in diary._asdict().items() if text and text.strip()}
    return {
        "contact": people[0] if people else None,
        "others": people[1:],
        "on": past_day(change, on),
        "summary": needed(summary, "summary"),
        "two_sided": two_sided,
        "channel": channel,
        "interest": [sign for sign in INTEREST if sign in interest],
        "diary": written,
    }
