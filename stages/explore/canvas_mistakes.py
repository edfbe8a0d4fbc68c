"""The typical mistakes on a canvas (the method, section 6.2), and what it leaves open.

How a mistake is recognised is ours (+): a hint to look again, never a verdict.
"""

import re
from collections.abc import Iterator
from datetime import date

from engine.message import Message, msg
from stages.explore.canvas import Canvas
from stages.explore.canvas_fit import IMPORTANT, Wanted, figures, wanted
from stages.explore.names import plain

SHORT_CHINESE = 6
"""Fewer Chinese characters than that, without a number, say nothing particular."""
SHORT_ENGLISH = 3
"""Likewise words."""
TO_RANK = 3
"""So many entries of one weight have not been ranked."""

# Compiled where they are used: who only reads a deal asks for no advice.
_CHINESE = r"[\u3400-\u9fff]"
_NUMBER = r"[\d一二三四五六七八九十百千万亿两半]|\b(one|two|three|half|twice)\b"
_SEVERAL = r"\S\s*[、；;/&＋+]\s*\S|\b(and|as well as)\b|\S\S[和与及]\S\S"


def advice(canvas: Canvas, today: date) -> Iterator[Message]:
    every = wanted(canvas)
    yield from _of_words(canvas, every)
    yield from _of_offers(canvas)
    yield from _of_weights(every)
    yield from _of_fit(canvas, every)


def _of_words(canvas: Canvas, every: list[Wanted]) -> Iterator[Message]:
    """Vague entries, our view in place of theirs, several segments at once."""
    if vague := tuple(each.name for each in every if is_vague(each.name)):
        yield msg("explore.vague", names=vague)
    counted = [each for each in every if each.place != "jobs"]
    if counted and not any(re.search(_NUMBER, each.name) for each in counted):
        yield msg("explore.without_number")
    quoted = [row.own_words for rows in (canvas.jobs, canvas.pains, canvas.gains) for row in rows]
    if quoted and not any(quoted):
        yield msg("explore.not_their_words")
    products = [plain(row.product) for row in canvas.products]
    ours = tuple(each.name for each in every if any(name in plain(each.name) for name in products))
    if ours:
        yield msg("explore.our_view", names=ours)
    if canvas.segment is not None and re.search(_SEVERAL, canvas.segment):
        yield msg("explore.several_segments", segment=canvas.segment)


def is_vague(name: str) -> bool:
    if re.search(_NUMBER, name.casefold()):
        return False
    chinese = len(re.findall(_CHINESE, name))
    return chinese < SHORT_CHINESE if chinese else len(name.split()) < SHORT_ENGLISH


def _of_offers(canvas: Canvas) -> Iterator[Message]:
    """Products in place of relievers; offers that serve nothing the client named."""
    products = {plain(row.product) for row in canvas.products}
    offers = [*(row.reliever for row in canvas.relievers), *(row.creator for row in canvas.creators)]
    if named := tuple(offer for offer in offers if plain(offer) in products):
        yield msg("explore.product_as_reliever", names=named)
    if products and not offers:
        yield msg("explore.products_only")
    if idle := tuple(row.reliever for row in canvas.relievers if not row.addresses):
        yield msg("explore.reliever_idle", names=idle)
    if idle := tuple(row.creator for row in canvas.creators if not row.addresses):
        yield msg("explore.creator_idle", names=idle)


def _of_weights(every: list[Wanted]) -> Iterator[Message]:
    if unranked := tuple(each.name for each in every if each.weight is None):
        yield msg("explore.unranked", names=unranked)
    elif len(every) >= TO_RANK and len({each.weight for each in every}) == 1:
        yield msg("explore.all_alike", weight=every[0].weight)


def _of_fit(canvas: Canvas, every: list[Wanted]) -> Iterator[Message]:
    extreme = tuple(each.name for each in every if each.extreme and not each.addressed)
    if extreme:
        yield msg("explore.extreme_open", names=extreme)
    missed = [each for each in every if not each.addressed and (each.weight or 0) >= IMPORTANT]
    if open_ := tuple(each.name for each in missed if not each.extreme):
        yield msg("explore.important_open", names=open_)
    if canvas.pains and not any(row.extreme == "yes" for row in canvas.pains):
        yield msg("explore.no_extreme")
    if figures(canvas).novelty == 0:
        yield msg("explore.nothing_new")
