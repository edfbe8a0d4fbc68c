"""A table of contacts: which column is what, and what the roles of the CRM mean here."""

from typing import Literal

from engine.playbook_text.notation import Part, Style, Words
from exchange.plans.notation import Names, Strict
from exchange.plans.source import Source


class ContactColumns(Strict):
    """`name` may be put together from several columns. `account` is the client's name, `account_id` the id
    under which the same source's accounts came in."""

    name: Names
    id: Words | None = None
    account: Words | None = None
    account_id: Words | None = None
    part: Words | None = None
    style: Words | None = None
    job: Words | None = None
    phone: Words | None = None
    email: Words | None = None
    address: Words | None = None
    preferences: Words | None = None
    topics: Words | None = None
    family: Words | None = None
    since: Words | None = None
    left_on: Words | None = None


class ContactConstants(Strict):
    account: Words | None = None
    part: Part | None = None
    style: Style | None = None


class ContactPlan(Source):
    what: Literal["contacts"]
    columns: ContactColumns
    constants: ContactConstants = ContactConstants()
    join: str = " "
    """Between the parts of a name."""
    parts: dict[str, Part] = {}
    """By a value of the part column, the part in the decision."""
    styles: dict[str, Style] = {}
