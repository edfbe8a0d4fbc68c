"""A program that asks the API, and whether an answer is what its description says, and nothing besides."""

import re
from datetime import UTC, datetime

import httpx
import jsonschema


class Program(httpx.Client):
    """Asks for somebody; `/deals` is `/api/v1/deals`."""

    def __init__(self, served, user, lang="en", lasts=None):
        self.token = served.site.keys.make("token", user, datetime.now(UTC), lasts, "test")
        super().__init__(
            base_url=f"{served.url}/api/v1",
            headers={"authorization": f"Bearer {self.token}", "accept-language": lang},
            timeout=60,
            trust_env=False,
        )

    def data(self, path, **query):
        return right(self.get(path, params=query)).json()["data"]


def right(answer, status=200):
    """The answer, where it is one of that status."""
    assert answer.status_code == status, answer.text
    return answer


def wrong(answer, status, code):
    """The problem it tells of."""
    told = right(answer, status).json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert (told["status"], told["code"], told["type"]) == (status, code, f"/api/v1/problems/{code}")
    assert told["title"]
    assert told["detail"]
    return told


def faults_of(program: httpx.Client, method: str, path: str, answer: httpx.Response) -> list[str]:
    """`path` as it was asked for."""
    told = _described(program)
    here = path.partition("?")[0]
    fit = [at for at in told["paths"] if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", at), here)]
    at = min(fit, key=lambda each: each.count("{"))
    kind = answer.headers["content-type"]
    schema = told["paths"][at][method]["responses"][str(answer.status_code)]["content"][kind]["schema"]
    checker = jsonschema.Draft202012Validator(
        {**schema, "components": told["components"]}, format_checker=jsonschema.FormatChecker()
    )
    found = [deep for each in checker.iter_errors(answer.json()) for deep in (each.context or [each])]
    return [f"{'.'.join(map(str, each.absolute_path))}: {each.message}" for each in found]


_KEPT: dict[str, dict] = {}


def _described(program: httpx.Client) -> dict:
    url = str(program.base_url)
    if url not in _KEPT:
        _KEPT[url] = _strict(program.get("/openapi.json").json())
    return _KEPT[url]


def _strict(schema):
    """With every key it doesn't name forbidden, where it names any."""
    if isinstance(schema, dict):
        closed = {"additionalProperties": False} if isinstance(schema.get("properties"), dict) else {}
        return {name: _strict(value) for name, value in schema.items()} | closed
    return [_strict(each) for each in schema] if isinstance(schema, list) else schema
