"""The signs of stalled deals as values, handed to whoever plans a week."""

from coach.casebook import open_casebook
from coach.level import Level
from engine.reads import View
from visits.plan import Stall


def stalls(view: View, where: str, **params: object) -> dict[str, Stall]:
    """By deal key, those at `warn` or worse; `where` speaks of the deal `d`."""
    found = {}
    for case in open_casebook(view, where=where, params=params).cases:
        if case.deal.level >= Level.WARN:
            worst = case.diagnosis.findings[0]
            level = case.deal.level.name.lower()
            found[case.deal.key] = Stall(level, worst.because, case.diagnosis.ask or worst.ask)
    return found
