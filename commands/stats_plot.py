"""The curve of a stage, drawn in the terminal."""

from decimal import Decimal

from coach.statistics.stage_time import StageTime
from commands.portfolio_plot import curve
from words.say import say


def curve_of(found: StageTime) -> str:
    """The share still in the stage, by days since it began, up to the last that left."""
    last = max(found.exits) + 1
    shares = [Decimal(round(1000 * found.curve.at(day))) / 10 for day in range(last + 1)]
    title = say("statistics.plot_title", stage=found.label)
    return curve(shares, {say("statistics.plot_half"): 50}, title, say("statistics.plot_across"))
