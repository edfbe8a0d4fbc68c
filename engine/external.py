"""What came in from elsewhere: by source and the id it has there, what it became here and what it last said.

A source is what a mapping calls it, `crm`; its other tables are `crm/accounts`, `crm/orders` …
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from engine.among import among, batches
from engine.store import Store
from engine.value import Value

_COLUMNS = ("source", "id", "subject", "digest")
_OF_DEALS = "subject >= 'deal:' AND subject < 'deal;'"
_PAGE = 200
_AFTER = (
    f"SELECT id, subject FROM external WHERE source = :source AND id > :after AND {_OF_DEALS}"
    f" ORDER BY id LIMIT {_PAGE}"
)
_AGAIN = "UPDATE external SET subject = :subject, digest = :digest WHERE source = :source AND id = :id"


class Known(Value):
    """`subject` is what a row became: `deal:ACME-3`, `order:ACME/12`; None for one that is new. `digest` is
    of what it said."""

    subject: str | None
    digest: str | None


NEW = Known(None, None)


class Origin(Value):
    source: str
    id: str


def known(store: Store, source: str, ids: Iterable[str]) -> dict[str, Known]:
    """Those of a source that came in before, by id."""
    found: dict[str, Known] = {}
    for page in batches(ids):
        names, params = among(page)
        sql = f"SELECT id, subject, digest FROM external WHERE source = :source AND id IN ({names})"
        rows = store.rows(sql, source=source, **params)
        found |= {row["id"]: Known(row["subject"], row["digest"]) for row in rows}
    return found


def named(store: Store, source: str, subjects: Iterable[str]) -> set[str]:
    """Which of these have an id of that source."""
    found: set[str] = set()
    for page in batches(subjects):
        names, params = among(page)
        sql = f"SELECT subject FROM external WHERE source = :source AND subject IN ({names})"
        found |= {row["subject"] for row in store.rows(sql, source=source, **params)}
    return found


def origins(store: Store, subjects: Sequence[str]) -> dict[str, list[Origin]]:
    """Where these came from, by subject; sources in the order of their names."""
    found: dict[str, list[Origin]] = {}
    for page in batches(subjects):
        names, params = among(page)
        sql = f"SELECT subject, source, id FROM external WHERE subject IN ({names}) ORDER BY source, id"
        for row in store.rows(sql, **params):
            found.setdefault(row["subject"], []).append(Origin(row["source"], row["id"]))
    return found


def sources_of_deals(store: Store) -> tuple[str, ...]:
    """By name."""
    sql = f"SELECT DISTINCT source FROM external WHERE {_OF_DEALS} ORDER BY source"
    return tuple(row["source"] for row in store.rows(sql))


def deals_of(store: Store, source: str) -> Iterator[dict[str, str]]:
    """The keys of a source's deals by id, in its order, some hundred at a time."""
    after = ""
    while page := store.rows(_AFTER, source=source, after=after):
        yield {row["id"]: row["subject"].removeprefix("deal:") for row in page}
        after = page[-1]["id"]


def first_origins(store: Store, subjects: Sequence[str]) -> dict[str, Origin]:
    """Of several the first by name."""
    return {subject: found[0] for subject, found in origins(store, subjects).items()}


def remember(store: Store, source: str, new: Mapping[str, Known], changed: Mapping[str, Known]) -> None:
    """By id: what was never there, and what says something else now."""
    store.load("external", _COLUMNS, [(source, id, *said) for id, said in new.items()])
    store.run_many(_AGAIN, ({"source": source, "id": id, **said._asdict()} for id, said in changed.items()))


def move(store: Store, now: Mapping[str, str]) -> None:
    """What became one of these became the other, by subject."""
    sql = "UPDATE external SET subject = :now WHERE subject = :before"
    store.run_many(sql, ({"before": before, "now": after} for before, after in now.items()))


def forget(store: Store, subject: str) -> None:
    """What it was told to be; that it came in stays known, so that it isn't brought in again."""
    store.run("UPDATE external SET digest = '' WHERE subject = :subject", subject=subject)
