"""What went wrong, as RFC 9457 has it: the command line's error, under the status it comes nearest to."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, Field, JsonValue
from starlette.requests import Request
from starlette.responses import Response

from commands.failure import error_object
from engine.errors import Conflict, DealgateError
from serving.keys import WITHIN
from serving.trouble import STATUS as OF_COMMANDS
from serving.trouble import outward, status_of
from words.say import say, speaking

STATUS: Mapping[str, int] = {
    **OF_COMMANDS,
    "crash": 500,
    "unknown_caller": 401,
    "no_method": 405,
    "too_large": 413,
    "too_often": 429,
}
"""By code. A conflict with the version named by `If-Match` is a 412."""
SITE = "dealgate.site"
"""Where the site stands in a scope."""
PROBLEMS = "/api/v1/problems/"
"""Where a type leads: there it is explained."""


class UnknownCaller(DealgateError):
    """Nobody we know: no token or session, one that has ended, or somebody who has left."""

    code = "unknown_caller"


class NoMethod(DealgateError):
    code = "no_method"


class TooLarge(DealgateError):
    code = "too_large"


class TooOften(DealgateError):
    code = "too_often"


class Problem(BaseModel):
    """An error: `code` is the command line's, `detail` its sentence, `hint` what to do next."""

    type: str = Field(examples=["/api/v1/problems/not_found"])
    title: str
    status: int
    detail: str
    code: str = Field(examples=["not_found"])
    hint: str | None
    details: dict[str, JsonValue]


def problem(request: Request, error: DealgateError, language: str, headers: Mapping[str, str]) -> Response:
    with speaking(language):
        told = error_object(outward(request.scope[SITE], error))
        title = say(f"api.title_{error.code}")
    status = _status(request, error)
    said = {
        "type": PROBLEMS + error.code,
        "title": title,
        "status": status,
        "detail": told["message"],
        "code": error.code,
        "hint": told["hint"],
        "details": told["details"],
    }
    return Response(body(said), status, {**headers, **_ways_on(status)}, "application/problem+json")


def _status(request: Request, error: DealgateError) -> int:
    if isinstance(error, Conflict) and "if-match" in request.headers:
        return 412
    return status_of(error) if error.code in OF_COMMANDS else STATUS[error.code]


def _ways_on(status: int) -> Mapping[str, str]:
    if status == 401:
        return {"www-authenticate": 'Bearer realm="dealgate"'}
    return {"retry-after": f"{WITHIN.total_seconds():.0f}"} if status == 429 else {}


def body(answer: Mapping[str, Any]) -> bytes:
    """As JSON. Halves of characters, which may have been sent, are not sent back."""
    return json.dumps(answer, ensure_ascii=False, allow_nan=False).encode(errors="replace")
