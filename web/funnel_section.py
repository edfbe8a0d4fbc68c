"""How far deals come: a funnel for every playbook that has deals."""

from collections.abc import Iterable, Iterator, Sequence

from coach.enough import ENOUGH
from coach.statistics.funnel import Funnel
from web.funnel_chart import funnel_chart
from web.page import Section
from web.writing import count, rate
from words.say import say


def funnel_section(found: Sequence[Funnel]) -> Section:
    lead = (*_narrowest(found), say("report_html.funnel_lead")) if found else (say("report_html.no_deals"),)
    figures = tuple(funnel_chart(each, f"funnel-{at}") for at, each in enumerate(found, 1))
    twins = sum(each.duplicates for each in found)
    notes = (say("report_html.duplicates", n=count(twins)),) if twins else ()
    return Section("funnel", say("report_html.how_far"), lead, figures=figures, notes=notes)


def _narrowest(found: Iterable[Funnel]) -> Iterator[str]:
    """Where the fewest went on, of the stages that enough deals are past or out of."""
    for each in found:
        decided = [
            (rung.rate, rung) for rung in each.rungs if rung.rate and rung.went_on + rung.stopped >= ENOUGH
        ]
        if decided:
            share, rung = min(decided, key=lambda one: one[0].rate)
            counts = {"n": count(rung.went_on + rung.stopped), "on": count(rung.went_on)}
            named = {"playbook": each.title, "stage": rung.label}
            yield say("report_html.narrowest", **named, **counts, rate=rate(share))
