"""The customer record, carried forward by whoever logs a visit: what people like and talk about, and
competitors' goods seen there. As entries, like those of a sheet.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from engine import contacts
from engine.change import Change
from engine.contacts import Contact
from engine.errors import Usage
from engine.message import Message, msg
from engine.state import Day
from visits.bring_back.record import TOLD, keep_details, keep_goods
from visits.readback.reading import Entry

RECORD, GOODS = "record", "goods:seen"
_WHOSE = re.compile(r"\s*([^:：]+)[:：]\s*(.+)", re.DOTALL)
_GOODS = re.compile(r"(.[^(（]*)[(（](.+)[)）]", re.DOTALL)


class Record(NamedTuple):
    """As the command line says it: `Chen Yu: golf` by field, `Controls (Siemens)`."""

    details: tuple[tuple[str, str], ...] = ()
    goods: tuple[str, ...] = ()

    def entries(self, met: Sequence[Contact]) -> list[Entry]:
        """Raises Usage where nobody can tell whose it is."""
        told: dict[str, dict[str, str]] = {}
        for field, text in self.details:
            person, said = _whose(text, met)
            told.setdefault(person.key, {})[field] = said
        seen = [_by_whom(text) for text in self.goods if text.strip()]
        return [
            *(Entry(f"{RECORD}:{key}", fields) for key, fields in told.items()),
            *(Entry(GOODS, {"goods": goods, **({"competitor": by} if by else {})}) for goods, by in seen),
        ]


def keep(change: Change, code: str, entries: Iterable[Entry], on: Day) -> list[Message]:
    """Into the record of a client; what stood there already says nothing."""
    done: list[Message | None] = []
    for entry in entries:
        kind, _, key = entry.fills.partition(":")
        if kind == RECORD:
            known = contacts.find(change.store, key, code)
            done.append(keep_details(change, known, _said(entry, TOLD)))
        elif goods := entry.said("goods"):
            done.append(keep_goods(change, code, goods, _said(entry, ("competitor", "note")), on))
    return [said for said in done if said is not None]


def _said(entry: Entry, ids: Sequence[str]) -> dict[str, str]:
    return {id: text for id in ids if (text := entry.said(id))}


def _by_whom(text: str) -> tuple[str, str | None]:
    """Goods, and whose they are where brackets behind say so."""
    found = _GOODS.fullmatch(text.strip())
    goods, by = (part.strip() for part in found.groups()) if found else ("", "")
    return (goods, by) if goods and by else (text.strip(), None)


def _whose(text: str, met: Sequence[Contact]) -> tuple[Contact, str]:
    """Of whoever is named before a colon; else of the only one who was there."""
    found = _WHOSE.fullmatch(text)
    name = found[1].strip().casefold() if found else ""
    named = [c for c in met if found and name in (c.key.casefold(), (c.name or "").casefold()[: len(name)])]
    if found and len(named) == 1:
        return named[0], found[2]
    if len(met) == 1:
        return met[0], text.strip()
    there = tuple(contact.name or contact.key for contact in met)
    raise Usage(msg("readback.whose_record", given=text, who=there))
