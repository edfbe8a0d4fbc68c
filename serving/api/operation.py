"""What is said of each operation: its command's own words, its answer, and how it may fail."""

from collections.abc import Mapping
from typing import Any

from serving.api.fields import told
from serving.api.problem import STATUS, Problem

_ALWAYS = (
    "usage",
    "unknown_caller",
    "not_allowed",
    "not_found",
    "refused",
    "too_often",
    "crash",
    "no_database",
)
_CHANGES = (*_ALWAYS, "conflict", "too_large")
_VERSION = {"description": told("api.etag"), "schema": {"type": "string", "pattern": '^"[0-9]{1,9}"$'}}
_LOCATION = {"description": told("api.location"), "schema": {"type": "string"}}
_HEADERS: Mapping[int, Mapping[str, Any]] = {
    401: {"WWW-Authenticate": {"required": True, "schema": {"type": "string"}}},
    429: {"Retry-After": {"required": True, "schema": {"type": "integer"}}},
}


def reads(command: str, answer: type, *, about: str | None = None, version: bool = False) -> dict[str, Any]:
    """`command` as it is typed, without its common options; `about` are words of its own, where it is only a
    part of what the command does."""
    headers = {"ETag": {**_VERSION, "required": True}} if version else {}
    return {
        **_said(command, answer, about),
        "responses": {200: _answer(headers), **problems(*_ALWAYS)},
    }


def changes(
    command: str, answer: type, *also: str, about: str | None = None, version: bool = True
) -> dict[str, Any]:
    """`also`: the codes it may fail with besides."""
    headers = {"ETag": _VERSION} if version else {}
    fails = problems(*_CHANGES, *also) | ({412: failed(412, "conflict")} if version else {})
    return {**_said(command, answer, about), "responses": {200: _answer(headers), **fails}}


def makes(command: str, answer: type, links: Mapping[str, Any]) -> dict[str, Any]:
    """Something new; `links` lead on from it."""
    made = {**_answer({"ETag": _VERSION, "Location": {**_LOCATION, "required": True}}), "links": links}
    return {
        **_said(command, answer, None),
        "status_code": 201,
        "responses": {
            201: made,
            200: {**_answer({}), "model": answer, "description": told("api.rehearsed")},
            **problems(*_CHANGES),
        },
    }


def problems(*codes: str) -> dict[int, dict[str, Any]]:
    by_status: dict[int, list[str]] = {}
    for code in codes:
        by_status.setdefault(STATUS[code], []).append(code)
    return {status: failed(status, *those) for status, those in sorted(by_status.items())}


def failed(status: int, *codes: str) -> dict[str, Any]:
    titles = "; ".join(f"`{code}`: {told(f'api.title_{code}')}" for code in codes)
    return {"description": titles, "model": Problem, "headers": _HEADERS.get(status, {})}


def _said(command: str, answer: type, about: str | None) -> dict[str, Any]:
    name = ".".join(word for word in command.split() if word.isalpha() and word.islower())
    return {
        "summary": told(about or f"help.{name}"),
        "description": f"`dealgate {command}`",
        "response_model": answer,
    }


def _answer(headers: Mapping[str, Any]) -> dict[str, Any]:
    return {"description": told("api.answered"), "headers": headers}


def links(name: str, at: str, *operations: str) -> dict[str, Any]:
    """To operations on what was made, whose path says `name` where the answer has it `at`."""
    where = {name: f"$response.body#/data/{at}"}
    return {operation: {"operationId": operation, "parameters": where} for operation in operations}
