"""What a back-test says, in sentences: first what it comes to and what to do, then how that was counted."""

from collections.abc import Iterator

from coach.enough import ENOUGH, TooFew
from coach.flags.backtest import Backtest, Compared, Group, Unlearned
from coach.statistics.difference import Difference
from engine.message import Message, msg


def said(found: Backtest | Unlearned) -> tuple[Message, ...]:
    """Whatever it turned out to be, with what it can't say."""
    return tuple(_unlearned(found) if isinstance(found, Unlearned) else _said(found))


def _unlearned(found: Unlearned) -> Iterator[Message]:
    if found.learned_before is None:
        yield msg("backtest.no_days")
    else:
        yield msg("backtest.no_rules", before=found.learned_before, **found.ended._asdict())


def _said(found: Backtest) -> Iterator[Message]:
    warn, last = found.warn, found.last
    if not found.looks:
        yield msg("backtest.nothing_after", before=found.learned_before, last=last)
        return
    apart = warn.of_all
    if isinstance(apart, TooFew):
        counts = {"flagged": warn.flagged.n, "others": warn.others.n}
        yield msg("backtest.finding_few", **counts, needed=apart.needed)
        yield msg(f"backtest.counted_{found.every}", before=found.learned_before, last=last)
        if found.ever.n:
            yield msg("backtest.ever", share=share(found.ever))
        return
    yield msg(f"backtest.finding_{_way(apart)}", flagged=share(warn.flagged), others=share(warn.others))
    yield msg(f"backtest.gap_{_way(apart)}", **_points(apart))
    yield msg(f"backtest.counted_{found.every}", before=found.learned_before, last=last)
    yield msg(
        "backtest.undecided", last=last, flagged=_undecided(warn.flagged), others=_undecided(warn.others)
    )
    yield _of_decided(warn, found)
    if found.ever.n:
        yield msg("backtest.ever", share=share(found.ever))
    ends, figures = _against(found.critical)
    yield msg(f"backtest.critical_{ends}", **figures)
    ends, figures = _against(found.own)
    yield msg(f"backtest.own_{ends}", **figures)
    if _way(apart) == "less":
        yield msg("backtest.no_cause")
    days = [(last - found.looks[at].day).days for at in (0, -1)]
    yield msg("backtest.follow_up", first=days[0], final=days[1])


def _of_decided(each: Compared, found: Backtest) -> Message:
    apart = each.of_decided
    flagged, others = (Group(group.decided, group.won, group.lost) for group in (each.flagged, each.others))
    shares = {"last": found.last, "flagged": share(flagged), "others": share(others)}
    if isinstance(apart, TooFew):
        return msg("backtest.decided_few", **shares, needed=apart.needed)
    return msg(f"backtest.decided_{_way(apart)}", **shares, **_points(apart))


def _against(each: Compared) -> tuple[str, dict[str, object]]:
    """How the sentence ends, and what it is filled with."""
    if not each.flagged.n or not each.others.n:
        return "every" if each.flagged.n else "none", {}
    shares: dict[str, object] = {"flagged": share(each.flagged), "others": share(each.others)}
    if isinstance(each.of_all, TooFew):
        return "few", shares
    apart = msg(f"backtest.apart_{_way(each.of_all)}", **_points(each.of_all))
    return "apart", {**shares, "apart": apart}


def _way(apart: Difference) -> str:
    if not apart.told_from_chance:
        return "chance"
    return "less" if apart.gap < 0 else "more"


def _points(apart: Difference) -> dict[str, object]:
    """As the sentence counts them: where it says `less`, less is told as more than nought."""
    low, high = apart.low, apart.high
    if _way(apart) == "less":
        low, high = -high, -low
    return {
        "gap": percent(abs(apart.gap)),
        "low": _signed(low) if _way(apart) == "chance" else percent(low),
        "high": _signed(high) if _way(apart) == "chance" else percent(high),
    }


def share(group: Group) -> Message:
    """How many of them were won."""
    return _share(group.won, group.n)


def _undecided(group: Group) -> Message:
    return _share(group.undecided, group.n)


def _share(some: int, n: int) -> Message:
    """Of a few deals no percentage: it would only look like a rate."""
    counts = {"some": f"{some:,}", "n": f"{n:,}"}
    if not some and n:
        return msg("backtest.share_none", **counts)
    if n < ENOUGH:
        return msg("backtest.share_few", **counts)
    return msg("backtest.share", **counts, percent=percent(some / n))


def percent(share: float) -> str:
    """With one decimal."""
    return f"{100 * share:.1f}"


def _signed(share: float) -> str:
    return f"{100 * share:+.1f}".replace("-", "−")
