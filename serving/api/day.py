"""The day of a seller."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from serving.api import queries
from serving.api.call import Reading, given
from serving.api.fields import DealKey
from serving.api.operation import reads
from serving.api.shapes.day import ListedVisit, Sheet, ToDo
from serving.api.shapes.shape import Answered, Page

day = APIRouter(tags=["day"])


@day.get("/next", **reads("next", Answered[list[ToDo]]))
def next_things(call: Reading, asked: Annotated[queries.Next, Query()]) -> Response:
    return call.answer("next", **given(asked))


@day.get("/visits", **reads("visit list", Answered[list[ListedVisit]], about="api.visits"))
def list_visits(call: Reading, asked: Annotated[queries.Visits, Query()]) -> Response:
    which = {asked.list_: True} if asked.list_ else {}
    return call.answer("visit list", **given(asked, "list"), **which)


@day.get("/visits/held", **reads("visit list --held", Page[list[ListedVisit]], about="help.option.list_held"))
def list_held(call: Reading, asked: Annotated[queries.Held, Query()]) -> Response:
    return call.answer("visit list", held=True, **given(asked))


@day.get("/deals/{key}/sheet", **reads("prep", Answered[Sheet]))
def sheet(call: Reading, key: DealKey, asked: Annotated[queries.Sheet, Query()]) -> Response:
    return call.answer("prep", key, **given(asked))
