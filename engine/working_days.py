"""The years of the working calendar: filled from `holidays`, asked for again, or told by a file."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from engine.clock import weekdays
from engine.store import Store

_LOOK_BACK = 3
"""Years: a country that moved no working day to a weekend for so long no longer does."""


class Year(NamedTuple):
    """A year: `days` as in `engine.clock.Calendar`; `provisional` while its holidays may still change."""

    year: int
    days: str
    provisional: bool

    @property
    def working(self) -> int:
        return self.days.count("1")


class YearChange(NamedTuple):
    """A year before (None: there was none) and after."""

    before: Year | None
    after: Year

    def days(self, works: str) -> list[date]:
        """The days that became working days (`1`) or days off (`0`)."""
        year = self.after.year
        before = self.before.days if self.before else weekdays(year)
        days = zip(days_of(year), before, self.after.days, strict=True)
        return [day for day, then, now in days if then != now == works]


def years_of(store: Store, country: str) -> dict[int, Year]:
    """The years on record, in order."""
    sql = "SELECT year, days, provisional FROM working_days WHERE country = :country ORDER BY year"
    rows = store.rows(sql, country=country)
    return {row["year"]: Year(row["year"], row["days"], bool(row["provisional"])) for row in rows}


def wanted_years(known: Collection[int], today: date) -> list[int]:
    """The years that should be on record by now and are not: through the next one."""
    first = max(known, default=today.year - 1) + 1
    return list(range(first, today.year + 2))


def prolong(store: Store, country: str, today: date) -> list[int]:
    """Store the years that should be on record by now; which they were."""
    missing = wanted_years(years_of(store, country), today)
    if missing:
        fill_calendar(store, country, missing)
    return missing


def fill_calendar(store: Store, country: str, years: Iterable[int]) -> bool:
    """Store the working days of `years`: weekends, public holidays and make-up days as `holidays` knows them.

    False when it does not know the country, and Monday to Friday were stored instead.
    """
    years = tuple(years)
    told = from_holidays(country, years)
    keep(store, country, told or [Year(year, weekdays(year), False) for year in years])
    return told is not None


def refresh(store: Store, country: str, today: date, only: int | None = None) -> list[YearChange] | None:
    """Ask `holidays` again for what is missing or provisional; `only` one year, whatever stands there.

    A published year never turns provisional again. What changed; None for a country it does not know.
    """
    known = years_of(store, country)
    open_years = [year.year for year in known.values() if year.provisional]
    asked = [only] if only is not None else sorted({*open_years, *wanted_years(known, today)})
    told = from_holidays(country, asked)
    if told is None:
        return None
    changed = [YearChange(known.get(year.year), year) for year in told if year != known.get(year.year)]
    changed = [c for c in changed if not (c.before and c.after.provisional and not c.before.provisional)]
    keep(store, country, (change.after for change in changed))
    return changed


def from_holidays(country: str, years: Collection[int]) -> list[Year] | None:
    """As the installed `holidays` knows them; None for a country it does not."""
    from holidays import country_holidays

    if not years:
        return []
    around = range(min(years) - _LOOK_BACK, max(years) + 2)
    try:
        found = country_holidays(country, years=around)
    except NotImplementedError:
        return None
    moved = {day.year for day in found.weekend_workdays}
    works = found.is_working_day
    return [
        Year(year, "".join("01"[works(day)] for day in days_of(year)), _unpublished(year, moved))
        for year in years
    ]


def _unpublished(year: int, moved: Collection[int]) -> bool:
    """Whether a country that moves working days to weekends has not yet said so for this year.

    `moved` are the years with such a day. China's State Council publishes a year's days only in the November
    before it.
    """
    recent = any(year - _LOOK_BACK <= other < year for other in moved)
    return recent and not any(other >= year for other in moved)


def keep(store: Store, country: str, years: Iterable[Year]) -> None:
    store.run_many(
        "INSERT INTO working_days (country, year, days, provisional)"
        " VALUES (:country, :year, :days, :provisional)"
        " ON CONFLICT (country, year) DO UPDATE SET days = excluded.days, provisional = excluded.provisional",
        ({**year._asdict(), "provisional": int(year.provisional), "country": country} for year in years),
    )


def replace(store: Store, country: str, year: Year) -> YearChange:
    """One year as somebody says it is."""
    before = years_of(store, country).get(year.year)
    keep(store, country, [year])
    return YearChange(before, year)


def made_of(year: int, off: Collection[date], on: Collection[date]) -> Year:
    """A year told in full: Monday to Friday but for the days off, and the make-up days."""
    days = "".join(
        "1" if day in on or (day.weekday() < 5 and day not in off) else "0" for day in days_of(year)
    )
    return Year(year, days, False)


def days_of(year: int) -> Iterator[date]:
    return map(date.fromordinal, range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1))


def stretches(days: Iterable[date]) -> list[tuple[date, date]]:
    """Days in order as stretches of days that follow one another: first and last."""
    found: list[tuple[date, date]] = []
    for day in days:
        if found and (day - found[-1][1]).days == 1:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def needing(years: Mapping[int, Year], today: date) -> tuple[list[int], list[int]]:
    """Of this year and the next, those that are provisional and those that are missing."""
    near = (today.year, today.year + 1)
    provisional = [year for year in near if year in years and years[year].provisional]
    return provisional, [year for year in near if year not in years]
