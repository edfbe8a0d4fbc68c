"""Whether the desk's own flags tell anything, looked back upon."""

from coach.enough import TooFew
from coach.flags.backtest import Backtest
from coach.flags.said import said
from web.page import Section
from words.say import say


def flags_section(found: Backtest | TooFew) -> Section:
    title = say("report_html.flags")
    if isinstance(found, TooFew):
        return Section("flags", title, (say("report_html.so_far", text=found.said),))
    first, *others = said(found)
    return Section("flags", title, (first,), notes=tuple(others))
