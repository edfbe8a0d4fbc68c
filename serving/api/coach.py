"""What a coach looks at, and what will be won."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from serving.api import queries
from serving.api.call import Reading, given
from serving.api.operation import reads
from serving.api.shapes.coach import Agenda, Difference, Reviewed, Stalled
from serving.api.shapes.forecast import Chances, Forecast, Record
from serving.api.shapes.shape import Answered, Page, TooFew

coach = APIRouter(tags=["coach"])


@coach.get("/stalled", **reads("stalled", Answered[list[Stalled]]))
def list_stalled(call: Reading, asked: Annotated[queries.Stalled, Query()]) -> Response:
    return call.answer("stalled", **given(asked))


@coach.get("/stalled/oldest", **reads("stalled --oldest", Page[list[Stalled]], about="help.option.oldest"))
def list_oldest(call: Reading, asked: Annotated[queries.Oldest, Query()]) -> Response:
    return call.answer("stalled", oldest=True, **given(asked))


@coach.get("/review", **reads("review", Answered[list[Reviewed]]))
def review(call: Reading, asked: Annotated[queries.Meeting, Query()]) -> Response:
    return call.answer("review", **given(asked))


@coach.get("/review/agenda", **reads("review --agenda", Answered[Agenda], about="api.agenda"))
def agenda(call: Reading, asked: Annotated[queries.Meeting, Query()]) -> Response:
    return call.answer("review", agenda=True, **given(asked))


@coach.get("/review/changes", **reads("review --since", Answered[list[Difference]], about="api.changes"))
def review_changes(call: Reading, asked: Annotated[queries.Changes, Query()]) -> Response:
    return call.answer("review", **given(asked))


@coach.get("/forecast", **reads("forecast", Answered[Forecast | TooFew]))
def forecast(call: Reading, asked: Annotated[queries.Ahead, Query()]) -> Response:
    return call.answer("forecast", **given(asked))


@coach.get(
    "/forecast/deals", **reads("forecast --deals", Answered[Chances | TooFew], about="help.option.each_deal")
)
def forecast_deals(call: Reading, asked: Annotated[queries.Ahead, Query()]) -> Response:
    return call.answer("forecast", deals=True, **given(asked))


@coach.get(
    "/forecast/record", **reads("forecast --record", Answered[Record | TooFew], about="help.option.record")
)
def forecast_record(call: Reading, asked: Annotated[queries.Ahead, Query()]) -> Response:
    return call.answer("forecast", record=True, **given(asked))
