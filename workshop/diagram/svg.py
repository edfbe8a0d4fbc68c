"""A playbook as one SVG file: no script, nothing fetched, light and dark, black on white on paper."""

from collections.abc import Iterable, Iterator
from html import escape

from engine.message import msg
from workshop.diagram.layout import (
    LARGE,
    LEADING,
    MIDDLE,
    SMALL,
    WIDTH,
    Card,
    End,
    Entry,
    Layout,
    Point,
    Way,
    layout,
)
from workshop.diagram.mermaid import about
from workshop.diagram.picture import ADVANCE, BACK, REOPEN, STOP, Picture, Say, Wanted, line

_STYLE = """
svg { --ink: #1b1f24; --paper: #fff; --soft: #57606a; --rule: #8c959f; --mark: #0a58a8; --card: #f6f8fa;
  color-scheme: light dark; background: var(--paper); max-width: 100%; height: auto; }
@media (prefers-color-scheme: dark) { svg { --ink: #e9edf1; --paper: #14181d; --soft: #a5afba;
  --rule: #6b7682; --mark: #7ab8ff; --card: #1b2127; } }
@media (hover: none) { svg { min-width: 100%; } }
@media print { svg { --ink: #000; --paper: #fff; --soft: #000; --rule: #000; --mark: #000; --card: #fff; } }
text { fill: var(--ink); font-family: system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC",
  "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; }
.soft { fill: var(--soft); }
.head { font-weight: 600; }
.card, .end { fill: var(--card); stroke: var(--rule); }
.gate { stroke: var(--mark); stroke-width: 4; stroke-linecap: round; }
.rule { stroke: var(--rule); stroke-width: .6; }
.client { fill: var(--mark); stroke: var(--mark); stroke-width: 1.4; }
.ours { fill: none; stroke: var(--mark); stroke-width: 1.4; }
.way { fill: none; stroke: var(--soft); stroke-width: 1.3; }
.advance { stroke: var(--ink); stroke-width: 1.8; }
.reopen { stroke-dasharray: 3.5 3; }
.back { stroke-dasharray: .5 3.2; stroke-linecap: round; stroke-width: 1.8; }
.tip { fill: var(--soft); }
.tip.advance { fill: var(--ink); stroke: none; }
""".strip()


def svg(drawn: Picture, say: Say, language: str) -> str:
    placed = layout(drawn, say)
    title = say(msg("diagram.head", title=drawn.title, version=drawn.version))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {_n(placed.height)}" width="{WIDTH}"'
        f' height="{_n(placed.height)}" lang="{language}" role="img" aria-labelledby="title about">'
    )
    described = (
        f'<title id="title">{escape(title)}</title><desc id="about">{escape(_told(drawn, say))}</desc>'
    )
    return "\n".join([head, described, f"<style>{_STYLE}</style>", *_drawn(placed, say), "</svg>\n"])


def _told(drawn: Picture, say: Say) -> str:
    """All that stands in it, for those who can't see it."""
    stages = (
        say(msg("diagram.told", title=box.title, wants=tuple(line(each, say) for each in box.wants)))
        for box in drawn.boxes
    )
    return " ".join([say(about(drawn)), *stages])


def _drawn(placed: Layout, say: Say) -> Iterator[str]:
    yield _text(6, 22, placed.title, LARGE, "head", leading=20)
    yield from map(_way, placed.ways)
    for card in placed.cards:
        yield from _card(card)
    yield from map(_end, placed.ends)
    yield from _legend(placed.legend, say)


def _card(card: Card) -> Iterator[str]:
    yield f'<rect class="card" x="{_n(card.x)}" y="{_n(card.y)}" {_size(card.width, card.height)} rx="5"/>'
    yield _text(card.x + 9, card.y + 20, card.head, MIDDLE, "head")
    if card.entries:
        rule = card.y + 12 + len(card.head) * LEADING
        yield _line("rule", ((card.x, rule), (card.x + card.width, rule)))
    for entry in card.entries:
        yield _mark(entry.wanted, entry.x - 9, entry.y - 4)
        yield _entry(entry)
    yield _line("gate", ((card.x + 2, card.foot), (card.x + card.width - 2, card.foot)))
    yield _text(106, card.foot + 22, card.outcome, SMALL, "soft")


def _entry(entry: Entry) -> str:
    return _text(entry.x, entry.y, entry.lines, SMALL)


def _end(end: End) -> str:
    box = f'<rect class="end" x="{_n(end.x)}" y="{_n(end.y)}" {_size(end.width, end.height)}'
    top = end.y + 7 + LEADING / 2 + 4.5
    middle = end.x + end.width / 2
    return f'{box} rx="{_n(min(end.height / 2, 17))}"/>' + _text(
        middle, top, end.lines, MIDDLE, "head", middle=True
    )


def _legend(top: float, say: Say) -> Iterator[str]:
    marks = (
        ("client", Wanted(msg("diagram.asked", ask=""), (), client=True, guarded=False)),
        ("ours", Wanted(msg("diagram.asked", ask=""), (), client=False, guarded=False)),
        ("guarded", Wanted(msg("diagram.asked", ask=""), (), client=False, guarded=True)),
    )
    for n, (name, wanted) in enumerate(marks):
        y = top + n * LEADING
        yield _mark(wanted, 22, y - 4)
        yield _text(44, y, (say(msg(f"diagram.legend_{name}")),), SMALL, "soft")
    for n, move in enumerate((BACK, STOP, REOPEN), len(marks)):
        y = top + n * LEADING
        yield _way(Way(move, ((8, y - 4), (36, y - 4)), head=True))
        yield _text(44, y, (say(msg(f"diagram.legend_{move}")),), SMALL, "soft")


def _mark(wanted: Wanted, x: float, y: float) -> str:
    kind = "client" if wanted.client else "ours"
    if wanted.guarded:
        points = ((x, y - 4.6), (x + 4.6, y), (x, y + 4.6), (x - 4.6, y))
        return f'<path class="{kind}" d="{_path(points)}Z"/>'
    if wanted.client:
        return f'<circle class="{kind}" cx="{_n(x)}" cy="{_n(y)}" r="3.8"/>'
    return f'<rect class="{kind}" x="{_n(x - 3.6)}" y="{_n(y - 3.6)}" {_size(7.2, 7.2)}/>'


def _way(way: Way) -> str:
    drawn = _line(f"way {way.move}", way.points)
    return drawn + _tip(way) if way.head else drawn


def _tip(way: Way) -> str:
    """The head of an arrow at the last point, along the last piece, which is upright or level."""
    (x0, y0), (x, y) = way.points[-2:]
    dx, dy = (x > x0) - (x < x0), (y > y0) - (y < y0)
    points = (
        (x, y),
        (x - 6 * dx - 3.4 * dy, y - 6 * dy - 3.4 * dx),
        (x - 6 * dx + 3.4 * dy, y - 6 * dy + 3.4 * dx),
    )
    kind = " advance" if way.move == ADVANCE else ""
    return f'<path class="tip{kind}" d="{_path(points)}Z"/>'


def _line(kind: str, points: Iterable[Point]) -> str:
    return f'<path class="{kind}" d="{_path(points)}"/>'


def _path(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _text(
    x: float,
    y: float,
    lines: Iterable[str],
    size: float,
    kind: str = "",
    *,
    leading: float = LEADING,
    middle: bool = False,
) -> str:
    """Lines as text that can be selected and searched."""
    spans = (
        f'<tspan x="{_n(x - _hangs(said, size))}" y="{_n(y + n * leading)}">{escape(said)}</tspan>'
        for n, said in enumerate(lines)
    )
    anchor = ' text-anchor="middle"' if middle else ""
    named = f' class="{kind}"' if kind else ""
    return f'<text{named} font-size="{_n(size)}"{anchor}>{"".join(spans)}</text>'


def _hangs(line: str, size: float) -> float:
    """A wide bracket has ink on its right half only: further left, it stands under the rest."""
    return size / 2 if line.startswith("（") else 0.0


def _size(width: float, height: float) -> str:
    return f'width="{_n(width)}" height="{_n(height)}"'


def _n(value: float) -> str:
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")
