"""A year of the working calendar as people write it down: YAML, every fault with its line.

country: CN
year: 2027
off: [2027-01-01, 2027-02-05..2027-02-11]
on: [2027-02-14]
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from engine.clock import OUR_TIMES
from engine.errors import BadFile, Fault
from engine.message import Message, msg
from engine.working_days import Year, made_of
from engine.yaml_places import Path, Tree, read_tree

LARGEST = 100_000
"""Bytes; a year is one or two thousand."""
_KEYS = ("country", "year", "off", "on")


class Told(NamedTuple):
    country: str
    year: Year


class _Wrong(NamedTuple):
    path: Path
    what: Message


def read_calendar(path: str) -> Told:
    """Raises BadFile with everything that is wrong."""
    text = _text(path)
    if isinstance(text, Message):
        raise BadFile(msg("calendar.bad_file", path=path), (Fault(path, 0, 0, "", text),))
    tree = read_tree(text, as_typed=True)
    if tree.faults:
        places = [Fault(path, *(f.place or tree.place(f.path)), _key(f.path), f.what) for f in tree.faults]
        raise BadFile(msg("calendar.bad_file", path=path), places)
    told = _told(tree.data)
    if isinstance(told, Told):
        return told
    raise BadFile(msg("calendar.bad_file", path=path), _faults(path, tree, told))


def _text(path: str) -> str | Message:
    try:
        with open(path, "rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            return msg("calendar.too_big")
        return content.decode("utf-8-sig")
    except FileNotFoundError:
        return msg("lint.no_file")
    except OSError:
        return msg("lint.unreadable")
    except UnicodeDecodeError as error:
        return msg("lint.not_utf8", line=error.object[: error.start].count(b"\n") + 1)


def _faults(file: str, tree: Tree, wrong: Iterable[_Wrong]) -> list[Fault]:
    faults = [Fault(file, *tree.place(path), _key(path), what) for path, what in wrong]
    return sorted(faults, key=lambda fault: fault[1:4])


def _key(path: Path) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else part for part in path)


def _told(data: Any) -> Told | list[_Wrong]:
    if not isinstance(data, dict):
        return [_Wrong((), msg("lint.want_mapping"))]
    wrong = [_Wrong((key,), msg("calendar.unknown_key", known=_KEYS)) for key in data if key not in _KEYS]
    country, year = data.get("country"), _year(data.get("year"))
    if not (isinstance(country, str) and len(country) == 2 and country.isalpha()):
        wrong.append(_Wrong(("country",), msg("calendar.want_country")))
    if year is None:
        wrong.append(_Wrong(("year",), msg("calendar.want_year")))
    off, off_wrong = _days("off", data.get("off"), year)
    on, on_wrong = _days("on", data.get("on"), year)
    wrong += [*off_wrong, *on_wrong]
    wrong += [_Wrong(on[day], msg("calendar.both", day=day)) for day in sorted(off.keys() & on.keys())]
    if wrong or year is None:
        return wrong
    return Told(str(country).upper(), made_of(year, off, on))


def _year(typed: Any) -> int | None:
    number = int(typed) if isinstance(typed, str) and typed.isdecimal() and len(typed) == 4 else 0
    return number if number in OUR_TIMES else None


def _days(key: str, typed: Any, year: int | None) -> tuple[dict[date, Path], list[_Wrong]]:
    """The days of a list, each with its place; what can't be read, lies in another year or comes twice."""
    if typed is None:
        return {}, []
    if not isinstance(typed, list):
        return {}, [_Wrong((key,), msg("calendar.want_list"))]
    found: dict[date, Path] = {}
    wrong: list[_Wrong] = []
    for at, item in enumerate(typed):
        days = list(_stretch(item))
        strange = [day for day in days if year is not None and day.year != year]
        twice = [day for day in days if day in found]
        if not days:
            wrong.append(_Wrong((key, at), msg("calendar.want_days")))
        elif strange:
            wrong.append(_Wrong((key, at), msg("calendar.other_year", day=strange[0], year=str(year))))
        elif twice:
            wrong.append(_Wrong((key, at), msg("calendar.twice", day=twice[0])))
        found |= dict.fromkeys(days, (key, at))
    return found, wrong


def _stretch(item: Any) -> Iterator[date]:
    """`2027-02-05` or `2027-02-05..2027-02-11`; nothing where it is neither."""
    first, dots, last = item.partition("..") if isinstance(item, str) else ("", "", "")
    try:
        start = date.fromisoformat(first.strip())
        end = date.fromisoformat(last.strip()) if dots else start
    except ValueError:
        return
    if (end - start).days > 366:
        return
    for n in range((end - start).days + 1):
        yield start + timedelta(days=n)
