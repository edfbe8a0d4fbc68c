"""A deal is found by its key or the beginning of one, by what its title holds, or by its client's name."""

from urllib.parse import quote

from starlette.responses import RedirectResponse, Response

from commands import filters
from commands.deal_line import money, stage_label, standing
from engine import accounts, reads
from engine.errors import NotFound
from serving.asker import Asker
from serving.printing import printed
from web.found import Deal, Found

MOST = 50


def find(asker: Asker) -> Response:
    """One that is found alone is opened."""
    text = asker.asked("deal") or ""
    desk = asker.desk()
    try:
        return _to(reads.find_key(desk.store, text))
    except NotFound:
        found = _holding(asker, text) if text.strip() else []
    if len(found) == 1:
        return _to(found[0].key)
    return printed(asker, "found", Found(text, tuple(found[:MOST]), len(found) > MOST))


def _to(key: str) -> Response:
    return RedirectResponse(f"/deals/{quote(key, safe='')}", 303)


def _holding(asker: Asker, text: str) -> list[Deal]:
    view = asker.desk().view
    # Live ones first: those are looked for.
    tail = f"ORDER BY CASE WHEN d.status IN ('open', 'won') THEN 0 ELSE 1 END, d.sort_key LIMIT {MOST + 1}"
    listed = reads.listed(view, filters.of_deals(["text"]), tail=tail, text=filters.holding(text))
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
