"""A request as the command that answers it: same arguments, checks, data and errors."""

from collections.abc import Mapping
from typing import Annotated, Any, TypeAlias

from fastapi import Depends, Header, Query
from starlette.requests import Request
from starlette.responses import Response

from serving.api import queries
from serving.api.door import Who
from serving.api.fields import Body, told
from serving.api.fields import Query as Options
from serving.api.problem import SITE, body
from serving.calling import Asked, Given
from serving.stores import Stores
from words.say import speaking

IDEMPOTENCY = r"^[!-~]{1,200}$"
ETAG = r'^"?[0-9]{1,9}"?$'
"""Quotation marks belong to it; who leaves them out is understood."""


class Call:
    """`common` are the options all commands of its kind take."""

    def __init__(self, request: Request, common: Mapping[str, Given]) -> None:
        self._who: Who = request.state.who
        self._stores: Stores = request.scope[SITE].stores
        self._common = common

    def answer(self, command: str, *places: str, **options: Given) -> Response:
        return self._answered(command, places, options)[1]

    def of_version(self, command: str, *places: str, **options: Given) -> Response:
        """Of a thing that has a version, which goes with it."""
        data, response = self._answered(command, places, options)
        if not self._common.get("dry_run"):
            response.headers["etag"] = f'"{data["version"]}"'
        return response

    def made(self, at: str, by: str, command: str, *places: str, **options: Given) -> Response:
        """A thing that is new: where it stands, by the key that is called `by`."""
        data, response = self._answered(command, places, options, 201)
        if self._common.get("dry_run"):
            response.status_code = 200
            return response
        response.headers["location"] = f"/api/v1/{at}/{data[by]}"
        if "version" in data:
            response.headers["etag"] = f'"{data["version"]}"'
        return response

    def _answered(
        self, command: str, places: tuple[str, ...], options: Mapping[str, Given], status: int = 200
    ) -> tuple[Any, Response]:
        assert self._who.caller is not None, "nobody else gets here"
        with speaking(self._who.language):
            try:
                found = self._who.caller.call(Asked(command, places, {**options, **self._common}))
            except Exception as error:
                self._stores.after(error)
                raise
        answer = {"dealgate": 1, "data": found.data, **found.beside}
        return found.data, Response(body(answer), status, media_type="application/json")


def given(asked: Options | Body, *without: str) -> dict[str, Given]:
    """What was asked for or sent, as options; `without` what stands elsewhere on the command line."""
    said = asked.model_dump(by_alias=True, exclude_none=True)
    return {name: value for name, value in said.items() if name not in without}


def pairs(sent: Body) -> list[str]:
    """What was sent as FIELD=VALUE; null takes away."""
    said = sent.model_dump(by_alias=True, exclude_unset=True)
    return [f"{name}={'' if value is None else value}" for name, value in said.items()]


async def _read(request: Request) -> Call:
    return Call(request, {})


Request_ = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern=IDEMPOTENCY,
        description=told("help.option.request"),
        examples=["4c1f0a52-7d0e-4f6c-9d7e-0b7f6c0b2a11"],
    ),
]
Expect = Annotated[
    str | None,
    Header(alias="If-Match", pattern=ETAG, description=told("help.option.expect"), examples=['"12"']),
]


async def _write(
    request: Request, how: Annotated[queries.How, Query()], idempotency_key: Request_ = None
) -> Call:
    return Call(request, {"request": idempotency_key, "dry_run": how.dry_run})


async def _change(
    request: Request,
    how: Annotated[queries.How, Query()],
    idempotency_key: Request_ = None,
    if_match: Expect = None,
) -> Call:
    expect = None if if_match is None else int(if_match.strip('"'))
    return Call(request, {"request": idempotency_key, "dry_run": how.dry_run, "expect": expect})


Reading: TypeAlias = Annotated[Call, Depends(_read)]
Writing: TypeAlias = Annotated[Call, Depends(_write)]
"""Of what has no version."""
Changing: TypeAlias = Annotated[Call, Depends(_change)]
"""Of what has a version, which may be expected."""
