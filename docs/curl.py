"""Answers the `curl` lines of a page, as a server of that folder's database would.

Of whom they ask with `$TOKEN` is whom DEALGATE_USER names. An answer is laid out like the others; with `-i`
its status stands above it, and the headers one may want.
"""

import argparse
import asyncio
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

from httpx import ASGITransport, AsyncClient, Response

from docs.laid_out import laid_out
from serving.app import app
from serving.keys import Keys
from serving.site import Site
from serving.stores import Stores

TOLD = ("content-type", "etag", "location", "allow", "retry-after", "www-authenticate")
_TOKEN, _API = "$TOKEN", "$API"


def answer(words: Sequence[str], environ: Mapping[str, str]) -> str:
    asked = _asked(words)
    db = os.path.abspath(environ["DEALGATE_DB"])
    token = Keys(f"{db}.keys").make("token", environ["DEALGATE_USER"], datetime.now(UTC), timedelta(hours=1))
    headers = dict(_headers(asked.header, {_TOKEN: token}))
    headers.setdefault("accept-language", environ["DEALGATE_LANG"])
    if asked.json:
        headers["content-type"] = "application/json"
    method, url = asked.method or ("POST" if asked.json else "GET"), asked.url.replace(_API, "/api/v1")
    said = asyncio.run(_said(db, method, url, headers, asked.json))
    return "".join([*(_head(said) if asked.include else ()), laid_out(json.loads(said.text))])


async def _said(db: str, method: str, url: str, headers: dict[str, str], sent: str | None) -> Response:
    served = app(Site(Stores(db), Keys(f"{db}.keys")))
    async with AsyncClient(transport=ASGITransport(served), base_url="http://localhost:8484") as client:
        return await client.request(method, url, headers=headers, content=sent)


def _asked(words: Sequence[str]) -> argparse.Namespace:
    curl = argparse.ArgumentParser("curl")
    curl.add_argument("-s", action="store_true")
    curl.add_argument("-i", dest="include", action="store_true")
    curl.add_argument("-H", dest="header", action="append", default=[])
    curl.add_argument("-X", dest="method")
    curl.add_argument("--json")
    curl.add_argument("url")
    return curl.parse_args(words)


def _headers(given: Sequence[str], known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for line in given:
        name, _, value = line.partition(":")
        for variable, meant in known.items():
            value = value.replace(variable, meant)
        yield name, value.strip()


def _head(said: Response) -> Iterator[str]:
    yield f"HTTP/1.1 {said.status_code} {HTTPStatus(said.status_code).phrase}\n"
    for name in TOLD:
        if name in said.headers:
            yield f"{name}: {said.headers[name]}\n"
    yield "\n"
