"""The report's charts by name, each with all it says."""

from collections.abc import Callable, Mapping

from commands.chart_source import ChartSource
from web.flags_section import flags_section
from web.forecast_section import forecast_section
from web.funnel_section import funnel_section
from web.page import Section
from web.stalled_section import stalled_section
from web.time_section import time_section


def _funnel(source: ChartSource) -> tuple[Section, ...]:
    return (funnel_section(source.funnels()),)


def _time(source: ChartSource) -> tuple[Section, ...]:
    return (time_section(source.times(), source.standing, source.measures(), source.until),)


def _forecast(source: ChartSource) -> tuple[Section, ...]:
    return (forecast_section(source.forecast(), source.record()),)


def _signs(source: ChartSource) -> tuple[Section, ...]:
    return stalled_section(source.stalled, source.oldest(), source.names()), flags_section(source.flags())


CHARTS: Mapping[str, Callable[[ChartSource], tuple[Section, ...]]] = {
    "funnel": _funnel,
    "time": _time,
    "forecast": _forecast,
    "signs": _signs,
}
"""In the order one looks at them."""
