"""Clients: companies, the people there, what they bought."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from serving.api import queries
from serving.api.bodies import client as sent
from serving.api.bodies.deal import SheetFields
from serving.api.call import Changing, Reading, Writing, given, pairs
from serving.api.fields import AccountCode, ClientSheetId, ContactKey, OrderNumber
from serving.api.operation import changes, links, makes, reads
from serving.api.shapes.client import (
    ChangedAccount,
    ChangedContact,
    ChangedOrder,
    Contact,
    ListedAccount,
    Order,
    WholeAccount,
    WholeContact,
)
from serving.api.shapes.day import LoggedVisit
from serving.api.shapes.deal import Worksheet
from serving.api.shapes.shape import Answered, Page

clients = APIRouter(tags=["clients"])
_AT_A_CLIENT = (
    "show_account",
    "edit_account",
    "add_contact",
    "add_order",
    "list_orders_of",
    "list_contacts_of",
)
_ON_A_CONTACT = ("show_contact", "edit_contact", "contact_leaves")


@clients.get("/accounts", **reads("account list", Page[list[ListedAccount]]))
def list_accounts(call: Reading, asked: Annotated[queries.Page, Query()]) -> Response:
    return call.answer("account list", **given(asked))


@clients.post(
    "/accounts", **makes("account add", Answered[ChangedAccount], links("code", "code", *_AT_A_CLIENT))
)
def add_account(call: Writing, wish: sent.NewAccount) -> Response:
    return call.made("accounts", "code", "account add", wish.name, **given(wish, "name"))


@clients.get("/accounts/{code}", **reads("account show", Answered[WholeAccount], version=True))
def show_account(call: Reading, code: AccountCode, asked: Annotated[queries.Read, Query()]) -> Response:
    return call.of_version("account show", code, **given(asked))


@clients.patch("/accounts/{code}", **changes("account edit", Answered[ChangedAccount]))
def edit_account(call: Changing, code: AccountCode, wish: sent.AccountFields) -> Response:
    return call.of_version("account edit", code, *pairs(wish))


@clients.get(
    "/accounts/{code}/worksheets/{worksheet}",
    **reads("account show ACCOUNT WORKSHEET", Answered[Worksheet], about="api.worksheet"),
)
def account_worksheet(
    call: Reading, code: AccountCode, worksheet: ClientSheetId, asked: Annotated[queries.Read, Query()]
) -> Response:
    return call.answer("account show", code, worksheet, **given(asked))


@clients.patch(
    "/accounts/{code}/worksheets/{worksheet}",
    **changes("account fill", Answered[ChangedAccount], about="api.fill"),
)
def fill_account(call: Changing, code: AccountCode, worksheet: ClientSheetId, wish: SheetFields) -> Response:
    return call.of_version("account fill", code, worksheet, *wish.words())


@clients.post(
    "/accounts/{code}/visits", **changes("visit log --account", Answered[LoggedVisit], version=False)
)
def log_visit_there(call: Writing, code: AccountCode, wish: sent.NewVisit) -> Response:
    """One that is about no deal."""
    return call.answer("visit log", account=code, **wish.options())


# ── people ────────────────────────────────────────────────────────────────────────────────────


@clients.get("/contacts", **reads("contact list", Page[list[Contact]]))
def list_contacts(call: Reading, asked: Annotated[queries.OfClient, Query()]) -> Response:
    return call.answer("contact list", **given(asked))


@clients.get("/accounts/{code}/contacts", **reads("contact list", Page[list[Contact]]))
def list_contacts_of(call: Reading, code: AccountCode, asked: Annotated[queries.Page, Query()]) -> Response:
    return call.answer("contact list", account=code, **given(asked))


@clients.post(
    "/accounts/{code}/contacts",
    **makes("contact add", Answered[ChangedContact], links("key", "key", *_ON_A_CONTACT)),
)
def add_contact(call: Writing, code: AccountCode, wish: sent.NewContact) -> Response:
    return call.made("contacts", "key", "contact add", wish.name, account=code, **given(wish, "name"))


@clients.get("/contacts/{key}", **reads("contact show", Answered[WholeContact], version=True))
def show_contact(call: Reading, key: ContactKey, asked: Annotated[queries.Read, Query()]) -> Response:
    return call.of_version("contact show", key, **given(asked))


@clients.patch("/contacts/{key}", **changes("contact edit", Answered[ChangedContact]))
def edit_contact(call: Changing, key: ContactKey, wish: sent.ContactFields) -> Response:
    return call.of_version("contact edit", key, *pairs(wish))


@clients.post("/contacts/{key}/leave", **changes("contact leave", Answered[ChangedContact]))
def contact_leaves(call: Changing, key: ContactKey, wish: sent.Left) -> Response:
    return call.of_version("contact leave", key, **given(wish))


# ── orders ────────────────────────────────────────────────────────────────────────────────────


@clients.get("/orders", **reads("order list", Page[list[Order]]))
def list_orders(call: Reading, asked: Annotated[queries.Orders, Query()]) -> Response:
    return call.answer("order list", **given(asked))


@clients.get("/accounts/{code}/orders", **reads("order list", Page[list[Order]]))
def list_orders_of(
    call: Reading, code: AccountCode, asked: Annotated[queries.OrdersThere, Query()]
) -> Response:
    return call.answer("order list", account=code, **given(asked))


@clients.post("/accounts/{code}/orders", **changes("order add", Answered[ChangedOrder], version=False))
def add_order(call: Writing, code: AccountCode, wish: sent.NewOrder) -> Response:
    return call.answer("order add", code, wish.amount, **given(wish, "amount"))


@clients.post(
    "/accounts/{code}/orders/{number}/drop", **changes("order drop", Answered[ChangedOrder], version=False)
)
def drop_order(call: Writing, code: AccountCode, number: OrderNumber, wish: sent.Dropped) -> Response:
    return call.answer("order drop", f"{code}/{number}", reason=wish.reason)
