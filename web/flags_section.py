"""Whether the desk's own flags tell anything, looked back upon."""

from coach.backtest import Backtest
from coach.backtest_said import said
from coach.enough import TooFew
from web.page import Section
from words.say import say


def flags_section(found: Backtest | TooFew) -> Section:
    title = say("report_html.flags")
    if isinstance(found, TooFew):
        return Section("flags", title, (say("report_html.so_far", text=found.said),))
    first, *others = said(found)
    return Section("flags", title, (first,), notes=tuple(others))
