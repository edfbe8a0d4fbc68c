"""How far deals come: a funnel for every playbook that has deals."""

from collections.abc import Sequence

from coach.statistics.funnel import Funnel
from web.funnel_chart import funnel_chart
from web.page import Section
from web.writing import count
from words.say import say


def funnel_section(found: Sequence[Funnel]) -> Section:
    lead = (say("report_html.funnel_lead"),) if found else (say("report_html.no_deals"),)
    figures = tuple(funnel_chart(each, f"funnel-{at}") for at, each in enumerate(found, 1))
    twins = sum(each.duplicates for each in found)
    notes = (say("report_html.duplicates", n=count(twins)),) if twins else ()
    return Section("funnel", say("report_html.how_far"), lead, figures=figures, notes=notes)
