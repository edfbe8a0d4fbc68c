"""A deal is opened, for a client one knows or a new one."""

from collections.abc import Mapping
from urllib.parse import quote
from uuid import uuid4

from starlette.responses import RedirectResponse, Response

from engine import playbooks
from engine.errors import DealgateError
from serving.asker import Asker
from serving.calling import Asked
from serving.deal import may_own
from serving.printing import printed
from serving.told_once import tell
from serving.trouble import status_of
from web import moves
from web.forms import NEW_CLIENT, Form, Refusal
from web.new_deal import NewDeal
from web.refusals import refusal

_OPTIONS = ("account", "amount", "currency", "close", "behaviour", "playbook", "owner")


def new(asker: Asker) -> Response:
    if asker.request.method == "GET":
        return _page(asker)
    typed = dict(asker.form)
    try:
        typed |= _for_whom(asker, typed)
        key = _opened(asker, typed)
    except DealgateError as error:
        return _page(asker, refusal(error, "new", typed), status_of(error))
    response = RedirectResponse(f"/deals/{quote(key, safe='')}", 303)
    return tell(asker, response, typed.get("request", ""))


def _for_whom(asker: Asker, typed: Mapping[str, str]) -> dict[str, str]:
    """A client who is not known yet is put on record first; sent once more, they are known."""
    client = typed.get(NEW_CLIENT, "").strip()
    if not client:
        return {}
    request = typed.get("request")
    options = {"request": f"{request}-client" if request else None}
    added = asker.caller.call(Asked("account add", (client,), options))
    return {"account": added.data["code"], NEW_CLIENT: ""}


def _opened(asker: Asker, typed: Mapping[str, str]) -> str:
    options = {name: typed[name] for name in (*_OPTIONS, "request") if typed.get(name)}
    key: str = asker.caller.call(Asked("new", (typed.get("title", ""),), options)).data["key"]
    return key


def _page(asker: Asker, refused: Refusal | None = None, status: int = 200) -> Response:
    page = NewDeal(_form(asker), str(uuid4()), refused)
    return printed(asker, "new_deal", page, status=status)


def _form(asker: Asker) -> Form:
    """With the playbook most deals follow, and what stands in the address."""
    desk = asker.desk()
    books = playbooks.installed(desk.store)
    most = playbooks.for_clients(desk.store)
    manners = {id: manner.title for book in reversed(books) for id, manner in book.behaviours.items()}
    now = {name: asker.asked(name) or "" for name in ("title", "account")}
    now |= {"playbook": most.id if most else "", "owner": desk.actor.user}
    now["currency"] = desk.view.workspace.currency
    owners = {desk.actor.user: desk.actor.name, **may_own(desk)}
    return moves.new({book.id: book.title for book in reversed(books)}, manners, owners, now)
