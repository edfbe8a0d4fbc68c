"""Where a problem's type leads: what it means."""

from typing import Literal, TypeAlias

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from serving.api.fields import told
from serving.api.operation import failed
from serving.api.problem import STATUS, body
from serving.api.shapes.shape import Answered
from words.say import say, speaking

explained = APIRouter(tags=["problems"])


Code: TypeAlias = Literal[
    "usage",
    "bad_file",
    "not_found",
    "not_allowed",
    "gate_closed",
    "conflict",
    "refused",
    "old_database",
    "no_database",
    "crash",
    "unknown_caller",
    "no_method",
    "too_large",
    "too_often",
]


class Explained(BaseModel):
    code: Code
    status: int
    title: str
    about: str


@explained.get(
    "/problems/{code}",
    summary=told("api.explain"),
    response_model=Answered[Explained],
    responses={400: failed(400, "usage")},
)
def problem_type(request: Request, code: Code) -> Response:
    with speaking(request.state.who.language):
        title, about = say(f"api.title_{code}"), say(f"api.about_{code}")
    data = {"code": code, "status": STATUS[code], "title": title, "about": about}
    return Response(body({"dealgate": 1, "data": data}), media_type="application/json")
