"""The API: its operations, and how each of its refusals is said."""

from collections.abc import Mapping
from functools import cache

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from engine.errors import DealgateError, NotFound
from engine.message import msg
from serving.api.clients import clients
from serving.api.coach import coach
from serving.api.day import day
from serving.api.deals import deals
from serving.api.description import TAGS, description
from serving.api.door import Door
from serving.api.explained import explained
from serving.api.faults import bad_request
from serving.api.moves import moves
from serving.api.playbooks import playbooks
from serving.api.problem import NoMethod, TooLarge, body, problem
from serving.api.statistics import statistics
from serving.limits import MOST

ROUTERS = (deals, moves, day, clients, coach, statistics, playbooks, explained)


@cache
def made() -> FastAPI:
    """One for all sites: see Door."""
    app = FastAPI(
        title="dealgate",
        version="1",
        openapi_tags=TAGS,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        separate_input_output_schemas=False,
        generate_unique_id_function=_name,
        middleware=[Middleware(Door)],
        exception_handlers={
            DealgateError: _refused,
            RequestValidationError: _unreadable,
            HTTPException: _framework,
        },
    )
    for router in ROUTERS:
        app.include_router(router)
    told = body(description(app))

    async def openapi(_: Request) -> Response:
        return Response(told, media_type="application/json")

    app.add_route("/openapi.json", openapi, include_in_schema=False)
    return app


def _name(route: APIRoute) -> str:
    return route.name


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, DealgateError), "it was asked for"
    return problem(request, error, request.state.who.language, {})


async def _unreadable(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError), "it was asked for"
    return await _refused(request, bad_request(error.errors(), request.state.who.language))


async def _framework(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException), "it was asked for"
    if error.status_code == 404:
        return await _refused(request, NotFound(msg("api.nowhere", path=request.url.path)))
    if error.status_code == 405:
        allowed = _methods(request)
        refused = NoMethod(msg("api.no_such_method", method=request.method, known=allowed))
        return problem(request, refused, request.state.who.language, {"allow": ", ".join(allowed)})
    if error.status_code == 413:
        large = TooLarge(msg("api.too_large", most=MOST))
        return problem(request, large, request.state.who.language, {"connection": "close"})
    if error.status_code == 400:
        faults: list[Mapping[str, object]] = [{"type": "json_invalid", "loc": ("body",)}]
        return await _refused(request, bad_request(faults, request.state.who.language))
    raise error


def _methods(request: Request) -> tuple[str, ...]:
    """All that would do here; a path has a route for each."""
    path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    known = (route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute))
    return tuple(
        sorted({each for route in known if route.path_regex.match(path) for each in route.methods or ()})
    )
