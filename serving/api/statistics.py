"""What the record of all deals tells."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from serving.api import queries
from serving.api.call import Reading, given
from serving.api.fields import StageId
from serving.api.operation import reads
from serving.api.shapes.shape import Answered
from serving.api.shapes.statistics import Funnels, Stops, TimeInStage, Times, Velocities, WinsBy

statistics = APIRouter(prefix="/stats", tags=["statistics"])


@statistics.get("/funnel", **reads("stats funnel", Answered[Funnels]))
def funnel(call: Reading, asked: Annotated[queries.Opened, Query()]) -> Response:
    return call.answer("stats funnel", **given(asked))


@statistics.get("/time", **reads("stats time", Answered[Times]))
def times(call: Reading, asked: Annotated[queries.Opened, Query()]) -> Response:
    return call.answer("stats time", **given(asked))


@statistics.get(
    "/time/{stage}", **reads("stats time --stage", Answered[TimeInStage], about="api.time_in_stage")
)
def time_in_stage(call: Reading, stage: StageId, asked: Annotated[queries.Opened, Query()]) -> Response:
    return call.answer("stats time", stage=stage, **given(asked))


@statistics.get("/velocity", **reads("stats velocity", Answered[Velocities]))
def velocity(call: Reading, asked: Annotated[queries.Velocity, Query()]) -> Response:
    return call.answer("stats velocity", **given(asked))


@statistics.get("/wins", **reads("stats wins", Answered[WinsBy]))
def wins(call: Reading, asked: Annotated[queries.Wins, Query()]) -> Response:
    return call.answer("stats wins", **given(asked))


@statistics.get("/stops", **reads("stats stops", Answered[Stops]))
def stops(call: Reading, asked: Annotated[queries.Closed, Query()]) -> Response:
    return call.answer("stats stops", **given(asked))
