"""Growth as a picture: costs against sizes, both by powers of ten, each line named at its end."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor, log10
from typing import NamedTuple

from markupsafe import Markup

from web.scale import Scale
from web.svg import group, line, number, path, tag, text

_WIDTH, _HEIGHT = 720, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 58, 500, 46, 366
_PITCH = 15
_HUES = (
    *("#0a58a8", "#b3261e", "#1a7f37", "#8a5300", "#6f42c1", "#0b7285", "#a61e6a", "#57606a"),
    *("#2f9ae0", "#e8590c", "#5c940d", "#c2a100", "#9c36b5", "#12b886", "#d6336c", "#343a40"),
)
_DARK = (
    *("#7ab8ff", "#ff8f85", "#5fd38a", "#f0b45c", "#c3a6ff", "#6fd6e6", "#ff9bd0", "#a5afba"),
    *("#4dabf7", "#ff922b", "#94d82d", "#ffe066", "#da77f2", "#38d9a9", "#f783ac", "#dee2e6"),
)
_LETTERS = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'
_SAID = {
    "en": ("What an act costs as the company grows", "deals, 40% of them open", "daily", "seldom"),
    "zh": ("公司变大，一件事要多久", "商机数，四成在进行中", "每天做", "不常做"),
}
_TIMES = ((1e-3, "1 ms"), (1e-2, "10 ms"), (1e-1, "100 ms"), (1.0, "1 s"), (10.0, "10 s"), (100.0, "100 s"))


class Line(NamedTuple):
    """The costs of an act in seconds, at the first of the sizes; one that isn't `daily` is dashed."""

    name: str
    daily: bool
    costs: Sequence[float]


def drawn(panels: Mapping[str, Sequence[Line]], sizes: Sequence[int], lang: str) -> str:
    """A panel a database, one below the other."""
    title, below, daily, seldom = _SAID[lang]
    parts = [
        group(*_panel(name, lines, sizes, below), transform=f"translate(0 {n * _HEIGHT + 24})")
        for n, (name, lines) in enumerate(panels.items())
    ]
    height = len(panels) * _HEIGHT + 32
    key = group(
        *(line(_LEFT, 20, _LEFT + 26, 20, "key"), text(_LEFT + 32, 24, daily)),
        *(line(_LEFT + 112, 20, _LEFT + 138, 20, "key seldom"), text(_LEFT + 144, 24, seldom)),
    )
    picture = tag(
        "svg",
        *(tag("title", title, id="growth-title"), tag("style", Markup(_style())), key, *parts),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH} {height}",
        role="img",
        aria_labelledby="growth-title",
    )
    return f"{picture}\n"


def _panel(name: str, lines: Sequence[Line], sizes: Sequence[int], below: str) -> Iterator[Markup]:
    costs = [cost for each in lines for cost in each.costs]
    low, high = floor(log10(min(costs))), ceil(log10(max(costs)))
    across = Scale(log10(sizes[0]), log10(sizes[-1]), _LEFT, _RIGHT)
    up = Scale(low, high, _BOTTOM, _TOP)
    yield text(0, _TOP - 18, name, "panel")
    for seconds, said in _TIMES:
        if low <= log10(seconds) <= high:
            y = up.at(log10(seconds))
            yield line(_LEFT, y, _RIGHT, y, "grid")
            yield text(_LEFT - 6, y + 4, said, anchor="end")
    for size in sizes:
        x = across.at(log10(size))
        yield line(x, _TOP, x, _BOTTOM, "grid")
        yield text(x, _BOTTOM + 17, f"{size:,}", anchor="middle")
    yield text((_LEFT + _RIGHT) / 2, _BOTTOM + 32, below, anchor="middle")
    places = _apart([up.at(log10(each.costs[-1])) for each in lines])
    for n, (each, y) in enumerate(zip(lines, places, strict=True)):
        kind = f"line hue{n % len(_HUES)}" + ("" if each.daily else " seldom")
        points = [
            (across.at(log10(size)), up.at(log10(cost)))
            for size, cost in zip(sizes, each.costs, strict=False)
        ]
        yield path(points, kind)
        yield path([points[-1], (_RIGHT + 14, y), (_RIGHT + 20, y)], f"lead hue{n % len(_HUES)}")
        yield from (
            tag("circle", cx=number(a), cy=number(b), r="2.5", class_=f"dot hue{n % len(_HUES)}")
            for a, b in points
        )
        yield text(_RIGHT + 24, y + 4, each.name.replace("`", ""), f"name hue{n % len(_HUES)}")


def _apart(wanted: Sequence[float]) -> list[float]:
    """Places for the names near their lines' ends, none over another."""
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    found, at = [0.0] * len(wanted), float("-inf")
    for n in order:
        at = found[n] = max(wanted[n], at + _PITCH)
    over = at - (_BOTTOM + 20)
    edge = float("inf")
    for n in reversed(order):
        edge = found[n] = min(found[n] - max(over, 0) if edge == float("inf") else found[n], edge - _PITCH)
    return found


def _style() -> str:
    own = "".join(f".hue{n} {{ --own: {hue}; }}\n" for n, hue in enumerate(_HUES))
    dark = "".join(f".hue{n} {{ --own: {hue}; }}\n" for n, hue in enumerate(_DARK))
    return f"""
svg {{ --ink: #1b1f24; --rule: #d0d7de; --paper: #fff; background: var(--paper); }}
text {{ font: 12px {_LETTERS}; fill: var(--ink); }}
.panel {{ font-size: 14px; font-weight: 600; }}
.grid {{ stroke: var(--rule); }}
.key {{ stroke: var(--ink); stroke-width: 2; }}
.line {{ stroke: var(--own); stroke-width: 2; fill: none; }}
.lead {{ stroke: var(--own); stroke-width: .7; fill: none; }}
.dot, .name {{ fill: var(--own); }}
.seldom {{ stroke-dasharray: 6 4; }}
{own}@media (prefers-color-scheme: dark) {{
svg {{ --ink: #e9edf1; --rule: #3a434d; --paper: #14181d; }}
{dark}}}
"""
