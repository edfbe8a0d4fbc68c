"""What the page on the API lists: its operations, and the codes of its errors with their statuses."""

from collections.abc import Iterator

from fastapi.routing import APIRoute

from serving.api.app import ROUTERS
from serving.api.problem import STATUS
from words.say import current, say


def api_operations() -> Iterator[str]:
    yield "| | `dealgate …` |" if current() == "en" else "| 请求 | `dealgate …` |"
    yield "|---|---|"
    for router in ROUTERS:
        for route in router.routes:
            if isinstance(route, APIRoute) and route.description.startswith("`dealgate "):
                (method,) = route.methods or ()
                yield f"| `{method} {route.path}` | {route.description.replace('dealgate ', '', 1)} |"


def api_codes() -> Iterator[str]:
    heads = ("status", "`code`", "when") if current() == "en" else ("状态", "`code`", "什么时候")
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|"
    for code, status in sorted(STATUS.items(), key=lambda each: each[1]):
        statuses = {"conflict": "409, 412", "refused": "409, 503"}.get(code, f"{status}")
        yield f"| {statuses} | `{code}` | {say(f'api.about_{code}')} |"
