"""Deals: found, opened, described; what the client answered and what is known."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from serving.api import queries
from serving.api.bodies import deal as sent
from serving.api.call import Changing, Reading, Writing, given, pairs
from serving.api.fields import DealKey, Item, Point, SheetId
from serving.api.operation import changes, links, makes, reads
from serving.api.shapes.deal import ChangedDeal, Deal, Event, Gate, WholeDeal, Worksheet
from serving.api.shapes.shape import Answered, Page

deals = APIRouter(prefix="/deals", tags=["deals"])
_ON_A_DEAL = (
    *("show_deal", "gate", "history", "set_deal", "sheet", "undo", "stop", "advance", "step", "review_deal"),
    *("answer", "fill", "tick", "waive", "wait", "promise", "log_visit", "back", "reopen"),
)


@deals.get("", **reads("list", Page[list[Deal]]))
def list_deals(call: Reading, asked: Annotated[queries.Deals, Query()]) -> Response:
    return call.answer("list", **given(asked))


@deals.post("", **makes("new", Answered[ChangedDeal], links("key", "key", *_ON_A_DEAL)))
def open_deal(call: Writing, wish: sent.NewDeal) -> Response:
    return call.made("deals", "key", "new", wish.title, **given(wish, "title"))


@deals.get("/{key}", **reads("show", Answered[WholeDeal], version=True))
def show_deal(call: Reading, key: DealKey, asked: Annotated[queries.Read, Query()]) -> Response:
    return call.of_version("show", key, **given(asked))


@deals.patch("/{key}", **changes("set", Answered[ChangedDeal]))
def set_deal(call: Changing, key: DealKey, wish: sent.DealFields) -> Response:
    return call.of_version("set", key, *pairs(wish))


@deals.get("/{key}/gate", **reads("gate", Answered[Gate]))
def gate(call: Reading, key: DealKey, asked: Annotated[queries.Read, Query()]) -> Response:
    """Open or not, it is an answer: `passed` says which."""
    return call.answer("gate", key, **given(asked))


@deals.get("/{key}/history", **reads("history", Page[list[Event]]))
def history(call: Reading, key: DealKey, asked: Annotated[queries.Events, Query()]) -> Response:
    return call.answer("history", key, **given(asked))


@deals.put("/{key}/answers/{point}", **changes("answer", Answered[ChangedDeal]))
def answer(call: Changing, key: DealKey, point: Point, wish: sent.NewAnswer) -> Response:
    return call.of_version("answer", key, point, wish.answer, **given(wish, "answer"))


@deals.get(
    "/{key}/worksheets/{worksheet}",
    **reads("show DEAL WORKSHEET", Answered[Worksheet], about="api.worksheet"),
)
def worksheet(
    call: Reading, key: DealKey, worksheet: SheetId, asked: Annotated[queries.Read, Query()]
) -> Response:
    return call.answer("show", key, worksheet, **given(asked))


@deals.patch("/{key}/worksheets/{worksheet}", **changes("fill", Answered[ChangedDeal], about="api.fill"))
def fill(call: Changing, key: DealKey, worksheet: SheetId, wish: sent.SheetFields) -> Response:
    return call.of_version("fill", key, worksheet, *wish.words())


@deals.put("/{key}/items/{item}", **changes("tick", Answered[ChangedDeal]))
def tick(call: Changing, key: DealKey, item: Item, wish: sent.Tick) -> Response:
    return call.of_version("tick", key, item, off=not wish.done)


@deals.put("/{key}/step", **changes("step", Answered[ChangedDeal]))
def step(call: Changing, key: DealKey, wish: sent.Step) -> Response:
    return call.of_version("step", key, wish.what, **given(wish, "what"))


@deals.post("/{key}/promises", **changes("promise", Answered[ChangedDeal]))
def promise(call: Changing, key: DealKey, wish: sent.NewPromise) -> Response:
    return call.of_version("promise", key, wish.what, **given(wish, "what"))
