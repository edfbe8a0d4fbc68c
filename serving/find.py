"""A deal is found by its key or the beginning of one, by what its title holds, or by its client's name.

Those under way are looked for first: they are few, and mostly meant.
"""

from urllib.parse import quote

from starlette.responses import RedirectResponse, Response

from commands import filters
from commands.deal_line import money, stage_label, standing
from engine import accounts, reads
from engine.errors import NotFound
from engine.reads import View
from serving.asker import Asker
from serving.printing import printed
from web.found import Deal, Found

MOST = 50
_LIVE = "d.status IN ('open', 'won')"
_TEXT = filters.of_deals(["text"])


def find(asker: Asker) -> Response:
    """One that is found alone is opened."""
    text = (asker.asked("deal") or "").strip()
    view = asker.desk().view
    try:
        return _to(reads.find_key(view.store, text))
    except NotFound:
        found, every = _found(view, text, every=asker.asked("every") is not None)
    if len(found) == 1:
        return _to(found[0].key)
    return printed(asker, "found", Found(text, tuple(found[:MOST]), len(found) > MOST, every))


def _found(view: View, text: str, *, every: bool) -> tuple[list[Deal], bool]:
    """And whether those that have ended were looked through as well."""
    if not text:
        return [], True
    found = [] if every else _holding(view, f"{_LIVE} AND {_TEXT}", text)
    return (found, False) if found else (_holding(view, _TEXT, text), True)


def _to(key: str) -> Response:
    return RedirectResponse(f"/deals/{quote(key, safe='')}", 303)


def _holding(view: View, where: str, text: str) -> list[Deal]:
    # Not by the index alone: to go through all deals in their order takes longer than to sort those found.
    tail = f"ORDER BY d.sort_key || '' LIMIT {MOST + 1}"
    listed = reads.listed(view, where, tail=tail, text=filters.holding(text))
    codes = {each.row.account for each in listed if each.row.account}
    clients = {account.code: account.name for account in accounts.by_codes(view.store, sorted(codes))}
    return [
        Deal(
            each.row.key,
            each.row.title,
            clients.get(each.row.account or ""),
            each.row.owner,
            money(each.row),
            stage_label(view, each.row),
            standing(each),
        )
        for each in listed
    ]
