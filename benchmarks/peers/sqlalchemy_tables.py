"""Tables and connection of the two that are built on SQLAlchemy."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Engine, ForeignKey, UniqueConstraint, create_engine, event, func, select
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    Session,
    mapped_column,
    relationship,
    selectinload,
    sessionmaker,
)

from benchmarks.peers.work import EVIDENCE, KIND, OWNER, POINTS, STAGES, Standing, amount, title, unanswered


def _now() -> datetime:
    return datetime.now(UTC)


class Base(DeclarativeBase):
    pass


class Deal(Base):
    __tablename__ = "deal"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    amount: Mapped[int]
    owner: Mapped[str]
    stage: Mapped[str] = mapped_column(default=STAGES[0], index=True)
    opened_at: Mapped[datetime] = mapped_column(default=_now)
    answers: Mapped[list["Answer"]] = relationship(back_populates="deal", cascade="all, delete-orphan")
    events: Mapped[list["Event"]] = relationship(
        back_populates="deal", lazy="write_only", passive_deletes=True
    )

    @property
    def missing(self) -> tuple[str, ...]:
        proven = (a.point for a in self.answers if a.answer == "yes" and a.evidence.strip())
        return unanswered(self.stage, proven)

    def happened(self, kind: str, /, **data: str) -> None:
        self.events.add(Event(kind=kind, actor=OWNER, data=data))


class Answer(Base):
    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("deal_id", "point"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    deal_id: Mapped[int] = mapped_column(ForeignKey("deal.id"))
    point: Mapped[str]
    answer: Mapped[str]
    evidence: Mapped[str]
    kind: Mapped[str]
    given_at: Mapped[datetime] = mapped_column(default=_now)
    deal: Mapped[Deal] = relationship(back_populates="answers")


class Event(Base):
    __tablename__ = "event"

    id: Mapped[int] = mapped_column(primary_key=True)
    deal_id: Mapped[int] = mapped_column(ForeignKey("deal.id"), index=True)
    kind: Mapped[str]
    actor: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=_now)
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    deal: Mapped[Deal] = relationship(back_populates="events")


def engine_at(path: str) -> Engine:
    """Transactions as SQLAlchemy's page on SQLite has them begin: by us, not by the driver."""
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _: object) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        # Whoever reads first and then writes needs the lock before the first read.
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


class OnSqlAlchemy:
    """What both do alike; `missing` and `advance` are each one's own."""

    def __init__(self, path: str, *, new: bool = False) -> None:
        engine = engine_at(path)
        if new:
            Base.metadata.create_all(engine)
        self.reading = sessionmaker(engine)
        self.writing = sessionmaker(engine.execution_options(writes=True))

    def open(self, number: int) -> str:
        with self.writing.begin() as session:
            deal = Deal(title=title(number), amount=amount(number), owner=OWNER)
            deal.happened("open", title=deal.title)
            session.add(deal)
            session.flush()
            return str(deal.id)

    def answer(self, key: str, point: str) -> None:
        with self.writing.begin() as session:
            deal = session.get_one(Deal, int(key))
            if point not in POINTS[deal.stage]:
                raise ValueError(f"{point} is not asked in {deal.stage}")
            given = next((a for a in deal.answers if a.point == point), None)
            if given is None:
                given = Answer(point=point)
                deal.answers.append(given)
            given.answer, given.evidence, given.kind = "yes", EVIDENCE, KIND
            deal.happened("answer", point=point, answer="yes", evidence=EVIDENCE, kind=KIND)

    def deals(self, session: Session) -> list[Deal]:
        return list(session.scalars(select(Deal).options(selectinload(Deal.answers))))

    def standing(self) -> Standing:
        with self.reading() as session:
            stages = dict(
                session.execute(select(Deal.stage, func.count()).group_by(Deal.stage)).tuples().all()
            )
            answers = session.scalar(select(func.count()).select_from(Answer))
            events = session.scalar(select(func.count()).select_from(Event))
            connection = session.connection()
            journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
            synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar_one()
            return Standing(stages, answers or 0, events or 0, journal, synchronous)
