"""Django's ORM with a protected FSMField of django-fsm-2, the fork of django-fsm that goes on."""

from collections.abc import Sequence

import django
from django.conf import settings
from django.db import connection, connections, models, transaction
from django_fsm import GET_STATE, FSMField, TransitionNotAllowed
from django_fsm import transition as move

from benchmarks.peers.work import (
    DONE,
    EVIDENCE,
    KIND,
    OWNER,
    POINTS,
    STAGES,
    Refused,
    Standing,
    after,
    amount,
    title,
    unanswered,
)

_SET_UP = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
_DATABASE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": "deals.sqlite",
    "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": _SET_UP},
}
settings.configure(
    DATABASES={"default": _DATABASE}, USE_TZ=True, DEFAULT_AUTO_FIELD="django.db.models.BigAutoField"
)
django.setup()


def _is_answered(deal: "Deal") -> bool:
    return not deal.missing()


class Deal(models.Model):
    title = models.CharField(max_length=200)
    amount = models.IntegerField()
    owner = models.CharField(max_length=60)
    stage = FSMField(default=STAGES[0], protected=True, db_index=True)
    opened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "peers"

    def missing(self) -> tuple[str, ...]:
        proven = (a.point for a in self.answers.all() if a.answer == "yes" and a.evidence.strip())
        return unanswered(self.stage, proven)

    @move(
        field=stage,
        source=list(STAGES),
        target=GET_STATE(lambda self: after(self.stage), states=[*STAGES[1:], DONE]),
        conditions=[_is_answered],
    )
    def advance(self) -> None:
        pass


class Answer(models.Model):
    deal = models.ForeignKey(Deal, models.CASCADE, related_name="answers")
    point = models.CharField(max_length=60)
    answer = models.CharField(max_length=10)
    evidence = models.TextField()
    kind = models.CharField(max_length=20)
    given_at = models.DateTimeField(auto_now=True)

    class Meta:
        app_label = "peers"
        constraints = (models.UniqueConstraint("deal", "point", name="once"),)


class Event(models.Model):
    deal = models.ForeignKey(Deal, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20)
    actor = models.CharField(max_length=60)
    at = models.DateTimeField(auto_now_add=True)
    data = models.JSONField()

    class Meta:
        app_label = "peers"


class Peer:
    def __init__(self, path: str, *, new: bool = False) -> None:
        connections["default"].settings_dict["NAME"] = path
        if new:
            with connection.schema_editor() as editor:
                for model in (Deal, Answer, Event):
                    editor.create_model(model)

    def open(self, number: int) -> str:
        with transaction.atomic():
            deal = Deal.objects.create(title=title(number), amount=amount(number), owner=OWNER)
            deal.events.create(kind="open", actor=OWNER, data={"title": deal.title})
        return str(deal.pk)

    def answer(self, key: str, point: str) -> None:
        given = {"answer": "yes", "evidence": EVIDENCE, "kind": KIND}
        with transaction.atomic():
            deal = Deal.objects.get(pk=key)
            if point not in POINTS[deal.stage]:
                raise ValueError(f"{point} is not asked in {deal.stage}")
            standing = deal.answers.filter(point=point).first()
            if standing is None:
                deal.answers.create(point=point, **given)
            else:
                for name, value in given.items():
                    setattr(standing, name, value)
                standing.save()
            deal.events.create(kind="answer", actor=OWNER, data={"point": point, **given})

    def missing(self, key: str) -> Sequence[str]:
        return Deal.objects.get(pk=key).missing()

    def advance(self, key: str) -> None:
        with transaction.atomic():
            deal = Deal.objects.get(pk=key)
            left = deal.stage
            try:
                deal.advance()
            except TransitionNotAllowed:
                raise Refused(deal.missing()) from None
            deal.save(update_fields=["stage"])
            deal.events.create(kind="advance", actor=OWNER, data={"left": left, "to": deal.stage})

    def load(self) -> Sequence[object]:
        return list(Deal.objects.prefetch_related("answers"))

    def standing(self) -> Standing:
        counted = Deal.objects.values_list("stage").annotate(models.Count("pk")).order_by()
        with connection.cursor() as cursor:
            journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
            synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
        return Standing(dict(counted), Answer.objects.count(), Event.objects.count(), journal, synchronous)
