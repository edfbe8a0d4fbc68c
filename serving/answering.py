"""Between the network and a page: who asks, whether they may, which language, and what is said in trouble."""

from collections.abc import Awaitable, Callable, Mapping
from hmac import compare_digest
from typing import TypeAlias
from urllib.parse import quote, urlsplit

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from engine.errors import DealgateError, NotAllowed
from engine.message import msg
from serving.asker import Asker
from serving.site import Site
from serving.trouble import crashed, known, trouble
from words.say import speaking

Page: TypeAlias = Callable[[Asker], Response]
MOST_FIELDS = 2_000


def answered(
    site: Site, page: Page, *, open_: bool = False, threads: CapacityLimiter | None = None
) -> Callable[[Request], Awaitable[Response]]:
    """`open_`: also for who isn't signed in. `threads`: how many at once, where not as many as there are."""

    async def answer(request: Request) -> Response:
        form: Mapping[str, str] = {}
        if request.method == "POST":
            sent = await request.form(max_files=0, max_fields=MOST_FIELDS)
            form = {name: value for name, value in sent.multi_items() if isinstance(value, str)}
        return await to_thread.run_sync(_answer, site, page, request, form, open_, limiter=threads)

    return answer


def _answer(site: Site, page: Page, request: Request, form: Mapping[str, str], open_: bool) -> Response:
    asker = Asker(site, request, form)
    with speaking(asker.language):
        try:
            return _tried(asker, page, open_)
        except Exception as error:
            # What only looks can look again, by a connection that stands. What writes may have written.
            if site.stores.broke() and (request.method != "POST" or "session" not in vars(asker)):
                return _anew(Asker(site, request, form), page, open_)
            return _said(asker, error)


def _anew(asker: Asker, page: Page, open_: bool) -> Response:
    try:
        return _tried(asker, page, open_)
    except Exception as error:
        asker.site.stores.broke()
        return _said(asker, error)


def _tried(asker: Asker, page: Page, open_: bool) -> Response:
    if not asker.site.is_here(asker.request.headers.get("host", "")):
        raise NotAllowed(msg("sign_in.strange_host"))
    if asker.session is None and not open_:
        return _to_sign_in(asker)
    _check_source(asker)
    return page(asker)


def _said(asker: Asker, error: Exception) -> Response:
    known(asker)
    if isinstance(error, DealgateError):
        return trouble(asker, error)
    asker.site.stores.let_go()
    return crashed(asker, error)


def _to_sign_in(asker: Asker) -> Response:
    """And then back to where they were: of a form, to the page it stood on."""
    here = str(asker.request.url)
    if asker.request.method == "POST":
        here = asker.request.headers.get("referer", "")
    there = urlsplit(here)
    to = there.path + (f"?{there.query}" if there.query else "")
    return RedirectResponse(f"/sign-in?to={quote(own_path(to), safe='/')}", 303)


def _check_source(asker: Asker) -> None:
    """A form that changes something was one of ours: the browser says from where it came, and it carries what
    only our pages know. https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html"""
    request = asker.request
    if request.method != "POST":
        return
    source = request.headers.get("origin")
    if request.headers.get("sec-fetch-site") not in (None, "same-origin", "none") or (
        source is not None and not _ours(asker, source)
    ):
        raise NotAllowed(msg("sign_in.elsewhere"))
    if asker.session is not None and not _same(asker.form.get("csrf", ""), asker.csrf):
        raise NotAllowed(msg("sign_in.old_form"))


def _ours(asker: Asker, source: str) -> bool:
    found = urlsplit(source)
    by_https = found.scheme == "https" or not asker.site.secure
    return by_https and found.netloc == asker.request.headers.get("host")


def _same(given: str, wanted: str) -> bool:
    return compare_digest(given.encode("utf-8", "surrogatepass"), wanted.encode())


def own_path(to: str | None) -> str:
    """Where to go next, if that is on this site: `//elsewhere`, `/\\elsewhere` and `https:` are not."""
    if to is None or not to.startswith("/") or to.startswith("//") or "\\" in to or not to.isprintable():
        return "/"
    return to
