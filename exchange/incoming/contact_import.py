"""People at clients on their way in: found by id or by name at their account, else entered; later told on."""

from collections.abc import Collection, Sequence
from typing import Any

from engine import contact_arrivals, contacts, external
from engine.alike import same
from engine.change import Change
from engine.contact_arrivals import NOTHING_TOLD, PLAIN, Arrival, Person, Telling
from engine.contacts import Contact
from engine.message import msg
from engine.personal import Details
from exchange.incoming import difference
from exchange.incoming.row_import import Coming, RowImport, Task
from exchange.rows.client_ref import ClientRef
from exchange.rows.contact_row import ContactRow


class ContactImport(RowImport[ContactRow]):
    def __init__(self, change: Change, task: Task, says: Collection[str]) -> None:
        """`says`: the fields the columns of the table tell."""
        super().__init__(change, task)
        self.says = says
        self.standing: dict[str, Contact] = {}
        self.there: dict[tuple[str, str], list[Contact]] = {}
        """By account and name, those who are there first."""
        self.told: dict[str, Person] = {}
        self.spoken_for: set[str] = set()
        """Keys of those who are some other row's of this source already."""
        self.fresh: dict[tuple[str, str], Coming[ContactRow]] = {}
        self.new: list[tuple[Arrival, Coming[ContactRow]]] = []
        self.more: list[Telling] = []

    # ── what there is to know ─────────────────────────────────────────────────────────────────

    def look_up(self, batch: Sequence[tuple[Coming[ContactRow], str | None]]) -> None:
        self.register.look_up(coming.row.account for coming, _ in batch)
        store = self.change.store
        keys = [subject.removeprefix("contact:") for _, subject in batch if subject is not None]
        self.standing = {contact.key: contact for contact in contacts.by_keys(store, keys)}
        self._look_up_names([coming.row for coming, _ in batch])
        self.told = contact_arrivals.told(store, sorted(self.standing))

    def _look_up_names(self, rows: Sequence[ContactRow]) -> None:
        codes = {self.register.account_of(row.account) for row in rows if row.account is not None}
        wanted = {same(row.name) for row in rows}
        found = contacts.of_accounts(self.change.store, filter(None, codes))
        for contact in sorted(found, key=lambda contact: contact.left_on is not None):
            if contact.name is not None and same(contact.name) in wanted:
                self.standing[contact.key] = contact
                self.there.setdefault((contact.account, same(contact.name)), []).append(contact)
        alike = [f"contact:{contact.key}" for own in self.there.values() for contact in own]
        named = external.named(self.change.store, self.task.source, alike)
        self.spoken_for |= {subject.removeprefix("contact:") for subject in named}

    # ── one row ───────────────────────────────────────────────────────────────────────────────

    def create(self, coming: Coming[ContactRow]) -> None:
        """Of two ids with one name each is a person of their own."""
        row, code = coming.row, self._account(coming)
        if code is None:
            return
        place = (code, same(row.name))
        alike = self.there.get(place, ())
        free = [c for c in alike if row.id is None or c.key not in self.spoken_for]
        if free:
            self.spoken_for.add(free[0].key)
            subject = f"contact:{free[0].key}"
            if self.update(coming, subject):
                self.memory.keep(coming.id, subject, coming.digest)
        elif row.id is None and place in self.fresh:
            self._again(coming, self.fresh[place])
        else:
            self.fresh[place] = coming
            self._enter(coming, code)

    def _account(self, coming: Coming[ContactRow]) -> str | None:
        """Its code; None where nobody can be meant, and the row rejected."""
        client = coming.row.account
        code = self.register.account(client)
        if code is None and isinstance(client, ClientRef):
            self.reject(coming.number, "account_id", msg("importing.no_such_client", id=client.id))
        elif code is None:
            self.reject(coming.number, "account", msg("exchange.no_account"))
        return code

    def _again(self, coming: Coming[ContactRow], first: Coming[ContactRow]) -> None:
        """A row without an id, of somebody a row before it had named."""
        if coming.digest == first.digest:
            self.outcome.unchanged += 1
        else:
            self.reject(
                coming.number, "name", msg("bringing.name_twice", name=coming.row.name, row=first.number)
            )

    def _enter(self, coming: Coming[ContactRow], code: str) -> None:
        row = coming.row
        since = row.since or min(self.change.today, row.left_on or self.change.today)
        person = Person(row.name, row.part, row.style, since, row.left_on, row.details)
        self.new.append((Arrival(code, person, self._external(coming)), coming))
        self.outcome.created += 1

    def update(self, coming: Coming[ContactRow], subject: str) -> bool:
        contact = self.standing[subject.removeprefix("contact:")]
        if contact.name is None:
            self.reject(coming.number, "name", msg("bringing.erased", contact=contact.key))
            return False
        client = coming.row.account
        code = self.register.account_of(client) if client is not None else contact.account
        if code != contact.account:
            return self._moved(coming, contact)
        before = self.told.get(contact.key, NOTHING_TOLD)
        fields = self._fields(coming.row, contact, before)
        here = _flat(_person(contact))
        changes = any(here[name] != value for name, value in fields.write.items())
        if fields.write or fields.said:
            becomes = _with(_person(contact), fields.write)
            told = _with(before, {**fields.write, **fields.said})
            self.more.append(Telling(contact, becomes, told, before, self._external(coming)))
        self.outcome.kept += len(fields.said)
        self.outcome.updated += changes
        self.outcome.unchanged += not changes
        for clash in fields.clashes:
            self.contradicts(coming, subject, *clash)
        return not fields.clashes

    def _moved(self, coming: Coming[ContactRow], contact: Contact) -> bool:
        """To another client: once they have left here, they are somebody new there."""
        if contact.left_on is None:
            said = msg("bringing.contact_moved", contact=contact.key, account=contact.account)
            self.reject(coming.number, "account", said)
        else:
            self.create(coming)
        return False

    def _fields(self, row: ContactRow, contact: Contact, before: Person) -> difference.Fields:
        """A name that differs in capitals or width is the same; a day nobody gives says nothing."""
        name = contact.name if same(row.name) == same(contact.name or "") else row.name
        said = _flat(Person(name, row.part, row.style, row.since, row.left_on, row.details))
        table = {n: value for n, value in said.items() if n in self.says and (n, value) != ("since", None)}
        return difference.fields(_flat(before), table, _flat(_person(contact)), self.task.conflicts)

    def _external(self, coming: Coming[ContactRow]) -> dict[str, str]:
        return {"source": self.task.source, "id": coming.id}

    def write(self) -> None:
        keys = contact_arrivals.bring_in(self.change, [arrival for arrival, _ in self.new])
        for key, (_, coming) in zip(keys, self.new, strict=True):
            self.memory.keep(coming.id, f"contact:{key}", coming.digest)
        contact_arrivals.tell_on(self.change, self.more)


def _person(contact: Contact) -> Person:
    plain = {name: getattr(contact, name) for name in PLAIN}
    return Person(contact.name, **plain, details=contact.details)


def _flat(person: Person) -> dict[str, Any]:
    """All there is to say, by field."""
    said = person._asdict()
    return {**said.pop("details")._asdict(), **said}


def _with(person: Person, said: dict[str, Any]) -> Person:
    details = {name: value for name, value in said.items() if name in Details._fields}
    rest = {name: value for name, value in said.items() if name not in Details._fields}
    return person._replace(**rest, details=person.details._replace(**details))
