"""Moves of a deal, what lets it pass or wait, and what its coach decides."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from serving.api import queries
from serving.api.bodies import deal as sent
from serving.api.bodies.client import NewVisit
from serving.api.call import Changing, Reading, given
from serving.api.fields import DealKey
from serving.api.operation import changes, reads
from serving.api.shapes.coach import Reviewed
from serving.api.shapes.deal import ChangedDeal, ReviewedDeal
from serving.api.shapes.shape import Answered

moves = APIRouter(prefix="/deals/{key}", tags=["moves"])


@moves.post("/advance", **changes("advance", Answered[ChangedDeal], "gate_closed"))
def advance(call: Changing, key: DealKey) -> Response:
    return call.of_version("advance", key)


@moves.post("/back", **changes("back", Answered[ChangedDeal]))
def back(call: Changing, key: DealKey, wish: sent.GoBack) -> Response:
    return call.of_version("back", key, wish.stage, reason=wish.reason)


@moves.post("/stop", **changes("stop", Answered[ChangedDeal]))
def stop(call: Changing, key: DealKey, wish: sent.ToStop) -> Response:
    return call.of_version("stop", key, **given(wish))


@moves.post("/reopen", **changes("reopen", Answered[ChangedDeal]))
def reopen(call: Changing, key: DealKey, wish: sent.Reopen) -> Response:
    return call.of_version("reopen", key, reason=wish.reason)


@moves.post("/undo", **changes("undo", Answered[ChangedDeal]))
def undo(call: Changing, key: DealKey) -> Response:
    return call.of_version("undo", key)


@moves.post("/waivers", **changes("waive", Answered[ChangedDeal]))
def waive(call: Changing, key: DealKey, wish: sent.NewWaiver) -> Response:
    return call.of_version("waive", key, wish.requirement, **given(wish, "requirement"))


@moves.put("/wait", **changes("wait", Answered[ChangedDeal]))
def wait(call: Changing, key: DealKey, wish: sent.ToWait) -> Response:
    return call.of_version("wait", key, **given(wish))


@moves.post("/visits", **changes("visit log", Answered[ChangedDeal]))
def log_visit(call: Changing, key: DealKey, wish: NewVisit) -> Response:
    return call.of_version("visit log", key, **wish.options())


@moves.get("/review", **reads("review DEAL", Answered[Reviewed], about="api.review_of", version=True))
def review_deal(call: Reading, key: DealKey, asked: Annotated[queries.Read, Query()]) -> Response:
    return call.of_version("review", key, **given(asked))


@moves.post("/review", **changes("review DEAL --verdict", Answered[ReviewedDeal], about="api.verdict"))
def decide(call: Changing, key: DealKey, wish: sent.Verdict) -> Response:
    return call.of_version("review", key, **wish.options())


@moves.post("/review/done", **changes("review DEAL --done", Answered[ReviewedDeal], about="api.review_done"))
def review_done(call: Changing, key: DealKey) -> Response:
    return call.of_version("review", key, done=True)
