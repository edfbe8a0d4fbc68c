"""A browser that draws nothing: it keeps its connection and its cookies, and follows where it is sent."""

import asyncio
import re
from time import perf_counter
from typing import NamedTuple
from urllib.parse import urlencode


class Answer(NamedTuple):
    """`took`: seconds from asking to the last byte."""

    status: int
    text: str
    location: str
    took: float


class Browser:
    def __init__(self, port: int, cookie: str) -> None:
        self._port, self._cookies = port, {"dealgate": cookie, "lang": "en"}
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def get(self, path: str) -> Answer:
        return await self._ask("GET", path.partition("#")[0], "")

    async def post(self, path: str, fields: dict[str, str]) -> Answer:
        return await self._ask("POST", path, urlencode(fields))

    async def close(self) -> None:
        if self._writer is not None:
            self._writer.close()

    async def _ask(self, method: str, path: str, body: str) -> Answer:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        host = f"127.0.0.1:{self._port}"
        head = f"{method} {path} HTTP/1.1\r\nhost: {host}\r\ncookie: {cookies}\r\norigin: http://{host}\r\n"
        if method == "POST":
            head += "content-type: application/x-www-form-urlencoded\r\n"
            head += f"content-length: {len(body)}\r\n"
        start = perf_counter()
        if self._writer is None:
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        assert self._reader is not None
        self._writer.write(f"{head}\r\n{body}".encode())
        said = (await self._reader.readuntil(b"\r\n\r\n")).decode()
        length = re.search(r"\r\ncontent-length: (\d+)", said)
        content = await self._reader.readexactly(int(length[1]) if length else 0)
        took = perf_counter() - start
        self._keep(said)
        location = re.search(r"\r\nlocation: (\S+)", said)
        return Answer(int(said[9:12]), content.decode(), location[1] if location else "", took)

    def _keep(self, head: str) -> None:
        for name, value in re.findall(r"\r\nset-cookie: (\w+)=([^;\r]*)", head):
            self._cookies[name] = value.strip('"')
            if not self._cookies[name]:
                del self._cookies[name]
