"""How much may be sent at once: no form of ours is ever as long, and what is sent is kept in memory."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST = 1_000_000
"""Bytes."""


class Limits:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        came = 0

        async def received() -> Message:
            """Refused as it is read, where an answer is made of it; told before it comes, as browsers do."""
            nonlocal came
            if int(told) > MOST:
                raise HTTPException(413, headers={"connection": "close"})
            message = await receive()
            came += len(message.get("body", b""))
            if came > MOST:
                raise HTTPException(413, headers={"connection": "close"})
            return message

        await self._app(scope, received, send)
