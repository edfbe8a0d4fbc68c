"""Between the network and a page: who asks, whether they may, which language, and what is said in trouble."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from engine.errors import DealgateError, NotAllowed
from engine.message import msg
from serving.asker import Asker
from serving.site import Site
from serving.trouble import trouble
from words.say import speaking

Page: TypeAlias = Callable[[Asker], Response]
MOST_FIELDS = 2_000


def answered(site: Site, page: Page, *, open_: bool = False) -> Callable[[Request], Awaitable[Response]]:
    """`open_`: also for who isn't signed in."""

    async def answer(request: Request) -> Response:
        form: Mapping[str, str] = {}
        if request.method == "POST":
            sent = await request.form(max_files=0, max_fields=MOST_FIELDS)
            form = {name: value for name, value in sent.multi_items() if isinstance(value, str)}
        return await run_in_threadpool(_answer, page, Asker(site, request, form), open_)

    return answer


def _answer(page: Page, asker: Asker, open_: bool) -> Response:
    with speaking(asker.language):
        try:
            if asker.session is None and not open_:
                return _to_sign_in(asker)
            _check_source(asker)
            return page(asker)
        except DealgateError as error:
            return trouble(asker, error)


def _to_sign_in(asker: Asker) -> Response:
    here = asker.request.url.path
    if asker.request.method == "GET" and asker.request.url.query:
        here += f"?{asker.request.url.query}"
    return RedirectResponse(f"/sign-in?to={quote(here, safe='/')}", 303)


def _check_source(asker: Asker) -> None:
    """A form that changes something was one of ours: the browser says from where it came, and it carries what
    only our pages know. https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html"""
    request = asker.request
    if request.method != "POST":
        return
    source = request.headers.get("origin")
    strange = source is not None and urlsplit(source).netloc != request.headers.get("host")
    if request.headers.get("sec-fetch-site") not in (None, "same-origin", "none") or strange:
        raise NotAllowed(msg("pages.elsewhere"))
    if asker.session is not None and not _same(asker.form.get("csrf", ""), asker.csrf):
        raise NotAllowed(msg("pages.old_form"))


def _same(given: str, wanted: str) -> bool:
    from hmac import compare_digest

    return compare_digest(given.encode(), wanted.encode())


def own_path(to: str | None) -> str:
    """Where to go next, if that is on this site: `//elsewhere`, `/\\elsewhere` and `https:` are not."""
    fine = to is not None and to.startswith("/") and to[1:2] not in ("/", "\\") and to.isprintable()
    return to if fine and to is not None and "\\" not in to else "/"
