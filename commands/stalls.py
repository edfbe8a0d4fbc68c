"""The signs of stalled deals as values, handed to whoever plans a week."""

from coach.diagnosis import diagnose
from coach.level import Level
from coach.limits import Clock, limit_table
from coach.stalled import ranked, survey
from engine import playbooks
from engine.clock import Calendar
from engine.reads import View
from visits.plan import Stall


def stalls(view: View, calendar: Calendar, where: str, **params: object) -> dict[str, Stall]:
    """By deal key, those at `warn` or worse; `where` speaks of the deal `d`."""
    clock = Clock(view.today, view.workspace.time_zone, calendar)
    limits = limit_table(playbooks.installed(view.store), clock)
    found = {}
    for deal in ranked(survey(view, limits, where, **params)):
        if deal.level >= Level.WARN:
            diagnosis = diagnose(deal, limits[deal.place], clock)
            worst = diagnosis.findings[0]
            stall = Stall(deal.level.name.lower(), worst.because, diagnosis.ask or worst.ask)
            found[deal.key] = stall
    return found
