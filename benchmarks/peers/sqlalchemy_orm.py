"""SQLAlchemy's ORM alone: the rules are ifs, written by hand."""

from collections.abc import Sequence

from benchmarks.peers.sqlalchemy_tables import Deal, OnSqlAlchemy
from benchmarks.peers.work import Refused, after


class Peer(OnSqlAlchemy):
    def missing(self, key: str) -> Sequence[str]:
        with self.reading() as session:
            return session.get_one(Deal, int(key)).missing

    def advance(self, key: str) -> None:
        with self.writing.begin() as session:
            deal = session.get_one(Deal, int(key))
            if deal.missing:
                raise Refused(deal.missing)
            left, deal.stage = deal.stage, after(deal.stage)
            deal.happened("advance", left=left, to=deal.stage)

    def load(self) -> Sequence[object]:
        self.session = self.reading()
        return self.deals(self.session)
