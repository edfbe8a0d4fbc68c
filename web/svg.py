"""SVG as text, an element at a time. What is put in is said in the reader's language, and escaped."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from words.say import clean, write

WIDTH = 360
"""Of every chart, in its own units: as wide as a phone's page, so that letters keep their size there."""


def tag(name: str, /, *inside: object, **attributes: object) -> Markup:
    """`tag("line", x1=0, class_="axis", text_anchor=None)`: `_` stands for `-`, and None leaves out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_text(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    content = "".join(each if isinstance(each, Markup) else escape(_text(each)) for each in inside)
    return Markup(f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>")


def group(*inside: Markup, **attributes: object) -> Markup:
    return tag("g", *inside, **attributes)


def text(x: float, y: float, said: object, kind: str = "", anchor: str = "start") -> Markup:
    """Letters from a place on, up to it (`end`), or around it (`middle`)."""
    return tag("text", said, x=x, y=y, class_=kind or None, text_anchor=None if anchor == "start" else anchor)


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Markup:
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=kind)


def rect(x: float, y: float, width: float, height: float, kind: str, fill: str | None = None) -> Markup:
    """`fill` is the id of a pattern."""
    return tag("rect", x=x, y=y, width=max(width, 0), height=height, class_=kind, fill=_pattern(fill))


def path(points: Iterable[tuple[float, float]], kind: str) -> Markup:
    return tag("path", d=_way(points), class_=kind)


def area(points: Iterable[tuple[float, float]], kind: str, fill: str | None = None) -> Markup:
    """What the points go around; `fill` is the id of a pattern."""
    return tag("path", d=f"{_way(points)}Z", class_=kind, fill=_pattern(fill))


def _way(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def _pattern(id: str | None) -> str | None:
    return f"url(#{id})" if id else None


def hatching(id: str) -> Markup:
    """Slanting lines, which print in black and white."""
    stroke = tag("path", d="M-1 1L1 -1M0 6L6 0M5 7L7 5", class_="hatch")
    return tag("pattern", stroke, id=id, width=6, height=6, patternUnits="userSpaceOnUse")


def drawing(id: str, height: float, title: object, about: object, *inside: Markup) -> Markup:
    """A whole chart. Screen readers get its title and what there is to see in it."""
    return tag(
        "svg",
        tag("title", title, id=f"{id}-title"),
        tag("desc", about, id=f"{id}-about"),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {number(height)}",
        role="img",
        aria_labelledby=f"{id}-title {id}-about",
        class_="chart",
    )


def number(value: float) -> str:
    """A place to a tenth of a unit: nobody sees less."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def _text(value: object) -> str:
    return number(value) if isinstance(value, float) else clean(write(value))
