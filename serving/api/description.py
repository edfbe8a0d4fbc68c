"""The API described as OpenAPI 3.1 has it."""

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from serving.api.fields import told

_PROBLEM = "application/problem+json"
_JSON = "application/json"
_OPEN_TAG = "problems"
TAGS = [
    {"name": name, "description": told(f"api.tag_{name}")}
    for name in ("deals", "moves", "day", "clients", "coach", "statistics", "playbooks", "problems")
]
_SCHEMES = {
    "token": {"type": "http", "scheme": "bearer", "description": told("api.scheme_token")},
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "dealgate",
        "description": told("api.scheme_session"),
    },
}
_LANGUAGE = {
    "name": "Accept-Language",
    "in": "header",
    "description": told("api.language"),
    "schema": {"type": "string"},
    "examples": {"chinese": {"value": "zh"}, "english": {"value": "en"}},
}


def description(app: FastAPI) -> dict[str, Any]:
    found = get_openapi(
        title=app.title,
        version=app.version,
        description=told("api.about"),
        routes=app.routes,
        tags=app.openapi_tags,
        servers=[{"url": "/api/v1"}],
        separate_input_output_schemas=False,
    )
    components = found["components"]
    components["securitySchemes"] = _SCHEMES
    # Requests that can't be read are a 400 here, whose shape is ours.
    for name in ("HTTPValidationError", "ValidationError"):
        components["schemas"].pop(name, None)
    for method, operation in _operations(found):
        operation["responses"].pop("422", None)
        for status, response in operation["responses"].items():
            if int(status) >= 400:
                response["content"] = {_PROBLEM: response["content"][_JSON]}
        parameters = operation.setdefault("parameters", [])
        for parameter in parameters:
            parameter["schema"] = _without_null(parameter["schema"])
        parameters.append(_LANGUAGE)
        if _OPEN_TAG not in operation["tags"]:
            operation["security"] = [{"token": []}, *([{"session": []}] if method == "get" else [])]
    return found


def _operations(found: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for operations in found["paths"].values():
        yield from operations.items()


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """What is left out of an address is left out; there is no null there."""
    choices = [each for each in schema.get("anyOf", ()) if each != {"type": "null"}]
    if len(choices) != 1:
        return schema
    rest = {name: value for name, value in schema.items() if name != "anyOf"}
    return {**rest, **choices[0]}
