"""What a back-test says, in sentences: whether flagged deals are won less often, and by how much."""

from collections.abc import Iterator

from coach.enough import TooFew
from coach.flags.backtest import Backtest, Compared, Group
from coach.statistics.difference import Difference
from engine.message import Message, msg


def said(found: Backtest) -> tuple[Message, ...]:
    """Whatever it turned out to be, with what it can't say and how it was counted."""
    return tuple(_said(found))


def _said(found: Backtest) -> Iterator[Message]:
    warn, critical = found.warn, found.critical
    if not found.looks:
        yield msg("backtest.nothing_after", before=found.learned_before, last=found.last)
        return
    yield _flagged(warn)
    if isinstance(warn.of_all, TooFew):
        return
    yield _of_decided(warn, found)
    yield msg(
        "backtest.undecided",
        last=found.last,
        flagged=percent(warn.flagged.undecided / warn.flagged.n),
        others=percent(warn.others.undecided / warn.others.n),
    )
    decided = warn.of_decided
    if _way(warn.of_all) == "less" and not isinstance(decided, TooFew) and _way(decided) == "chance":
        yield msg("backtest.no_end")
    if critical.flagged.n:
        yield _critical(critical)
    yield msg(f"backtest.counted_{found.every}")


def _flagged(each: Compared) -> Message:
    apart = each.of_all
    if isinstance(apart, TooFew):
        return msg("backtest.too_few_flagged", few=apart.said)
    return msg(f"backtest.flagged_{_way(apart)}", **_figures(each.flagged, each.others, apart))


def _critical(each: Compared) -> Message:
    apart = each.of_all
    if isinstance(apart, TooFew):
        return msg("backtest.too_few_critical", few=apart.said)
    return msg(f"backtest.critical_{_way(apart)}", **_figures(each.flagged, each.others, apart))


def _of_decided(each: Compared, found: Backtest) -> Message:
    apart = each.of_decided
    if isinstance(apart, TooFew):
        return msg("backtest.too_few_decided", last=found.last, few=apart.said)
    flagged, others = (Group(group.decided, group.won, group.lost) for group in (each.flagged, each.others))
    return msg(f"backtest.decided_{_way(apart)}", last=found.last, **_figures(flagged, others, apart))


def _way(apart: Difference) -> str:
    if not apart.told_from_chance:
        return "chance"
    return "less" if apart.gap < 0 else "more"


def _figures(flagged: Group, others: Group, apart: Difference) -> dict[str, object]:
    """Points as the sentence counts them: where it says `less`, less is told as more than nought."""
    low, high = apart.low, apart.high
    if _way(apart) == "less":
        low, high = -high, -low
    return {
        "flagged": percent(flagged.won / flagged.n),
        "others": percent(others.won / others.n),
        "gap": percent(abs(apart.gap)),
        "low": _signed(low) if _way(apart) == "chance" else percent(low),
        "high": _signed(high) if _way(apart) == "chance" else percent(high),
    }


def percent(share: float) -> str:
    """With one decimal."""
    return f"{100 * share:.1f}"


def _signed(share: float) -> str:
    return f"{100 * share:+.1f}".replace("-", "−")
