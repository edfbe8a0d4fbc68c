"""Whether the desk's own flags tell anything, looked back upon."""

from coach.flags.backtest import Backtest, Unlearned
from coach.flags.said import said
from web.page import Section
from words.say import say


def flags_section(found: Backtest | Unlearned) -> Section:
    first, *others = said(found)
    return Section("flags", say("report_html.flags"), (first,), notes=tuple(others))
