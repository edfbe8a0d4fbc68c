"""The most valuable thing to do for one deal, with the reason and the step."""

from collections.abc import Callable, Mapping
from datetime import date

from engine.gate import Checked, Verdict
from engine.message import Message, Step, Text, msg, step
from engine.reads import Opened
from engine.requirements.decision import Decision
from engine.requirements.finding import UNKNOWN
from engine.state import Day, NextStep, Promise, Review
from engine.value import Value
from visits.absent import left_on, with_somebody_else
from visits.together import together

SOON = 3
"""Calendar days: what falls due within them wants preparing today."""

URGENCY = (
    "promise",
    "client_A_stalled",
    "step",
    "review",
    "chase",
    "wake",
    "wait_over",
    "no",
    "advance",
    "soon",
    "client_A",
    "unsure",
    "account",
    "unanswered",
    "open",
    "client",
    "no_step",
    "ahead",
)
"""What to do, the most pressing first: a word given to the client, one given in a review, then what the
client decides, then what we lack."""


class Thing(Value):
    """The thing to do for one deal or client. `id` is one of URGENCY, `instead` the other way out."""

    id: str
    do: Message
    why: Message
    step: Step
    due: Day | None = None
    instead: Step | None = None


class Now(Value):
    """One deal to the bottom. `names`: the client's people by key; `whose` day it is, None: a team's."""

    opened: Opened
    verdict: Verdict
    today: date
    names: Mapping[str, str]
    whose: str | None = None

    @property
    def key(self) -> str:
        return self.opened.deal.key

    def past(self, day: Day) -> int:
        """Calendar days since; negative for a day to come."""
        return (self.today - date.fromisoformat(day)).days

    def prep(self, contact: str | None = None) -> Step:
        name = self.names.get(contact or "")
        return step("prep", self.key, **({"with": name} if name else {}))

    def who(self, contact: str | None) -> Message | Text:
        name = self.names.get(contact or "", contact)
        return Text(name, name) if name else msg("day.the_client")

    def promises(self, by: str) -> list[Promise]:
        """Still open, the oldest first."""
        standing = (p for p in self.opened.deal.promises if p.by == by and not p.kept)
        return sorted(standing, key=lambda p: p.on)

    def decisions(self) -> list[Checked]:
        """The decision points that are open, those the client refused left out."""
        missing = self.verdict.missing
        return [c for c in missing if isinstance(c.requirement, Decision) and not c.refused]


def thing(opened: Opened, today: date, names: Mapping[str, str], whose: str | None = None) -> Thing:
    """Pure. The first that holds, of everything there may be to do; a done deal has nothing to do.

    On a colleague's deal it is what a review asked of one.
    """
    verdict = opened.verdict
    if verdict is None:
        raise ValueError(f"{opened.deal.key} is done")
    now = Now(opened, verdict, today, names, whose)
    rules = _RULES if whose in (None, opened.deal.owner) else _ASKED
    return next(found for rule in rules if (found := rule(now)) is not None)


def _wake(now: Now) -> Thing | None:
    closing = now.opened.deal.closing
    if closing is None:
        return None
    why = msg("day.why_wake", reason=closing.reason)
    return Thing("wake", msg("day.do_wake"), why, step("reopen", now.key, reason=None), closing.wake)


def _promise(now: Now) -> Thing | None:
    ours = now.promises("us")
    if not ours or now.past(ours[0].on) < 0:
        return None
    first, late = ours[0], now.past(ours[0].on)
    said = "day.why_promise_late" if late else "day.why_promise_today"
    why = msg(said, what=first.what, on=date.fromisoformat(first.on), n=late)
    kept = step("promise", now.key, what=first.what, by="us", kept="")
    return Thing("promise", msg("day.do_promise"), why, kept, first.on)


def _step(now: Now) -> Thing | None:
    agreed = now.opened.deal.next_step
    if agreed is None or now.past(agreed.on) < 0:
        return None
    who = now.who(agreed.contact)
    if now.past(agreed.on) == 0:
        return _met(now, agreed, "step", msg("day.why_step_today", what=agreed.what, who=who))
    left = left_on(now.opened.facts, agreed.contact)
    if left is not None and left <= agreed.on:
        return _left(now, agreed, "step", left)
    name = now.names.get(agreed.contact or "", agreed.contact)
    done = step("visit log", now.key, **{"with": name, "on": agreed.on, "summary": None})
    why = msg("day.why_step_late", what=agreed.what, who=who, n=now.past(agreed.on))
    again = step("step", now.key, what=None, on=None, **({"with": None} if left else {}))
    return Thing("step", msg("day.do_step"), why, done, agreed.on, again)


def _review(now: Now) -> Thing | None:
    """What a review asked of whose day it is, once its day has come."""
    asked = now.opened.deal.review
    if asked is None or asked.open_until is None or now.whose not in (None, asked.who):
        return None
    late = now.past(asked.open_until)
    return _asked(now, asked, "review", "late" if late else "today") if late >= 0 else None


def _asked(now: Now, asked: Review, id: str, when: str) -> Thing:
    due = asked.open_until or ""
    said = {"coach": asked.coach, "on": date.fromisoformat(due)}
    what = msg("day.review_what", what=asked.what) if asked.what else msg("day.review_help")
    why = msg(f"day.why_review_{when}", what=what, **said)
    done, page = step("review", now.key, done=""), step("review", now.key)
    return Thing(id, msg("day.do_review"), why, done, due, page)


def _review_soon(now: Now) -> Thing | None:
    asked = now.opened.deal.review
    if asked is None or asked.open_until is None or now.whose not in (None, asked.who):
        return None
    return _asked(now, asked, "soon", "soon") if now.past(asked.open_until) >= -SOON else None


def _chase(now: Now) -> Thing | None:
    theirs = now.promises("client")
    if not theirs or now.past(theirs[0].on) <= 0:
        return None
    first = theirs[0]
    why = msg("day.why_chase", what=first.what, n=now.past(first.on))
    kept = step("promise", now.key, what=first.what, by="client", kept="")
    return Thing("chase", msg("day.do_chase"), why, now.prep(), first.on, kept)


def _wait_over(now: Now) -> Thing | None:
    wait = now.opened.deal.wait
    if wait is None or now.past(wait.until) < 0:
        return None
    if (now.opened.deal.last_contact or "") >= wait.until:
        return None
    why = msg("day.why_wait_over", until=date.fromisoformat(wait.until), reason=wait.reason)
    return Thing("wait_over", msg("day.do_wait_over"), why, now.prep(), wait.until)


def _no(now: Now) -> Thing | None:
    refused = next((c for c in now.verdict.missing if c.refused), None)
    if refused is None or refused.settle is None:
        return None
    why = msg("day.why_no", point=refused.requirement.title, how=together(refused.why))
    ways_back = now.opened.playbook.ways_back(now.opened.deal.stage)
    back = step("back", now.key, stage=None, reason=None) if ways_back else None
    return Thing("no", msg("day.do_no"), why, refused.settle, None, back)


def _advance(now: Now) -> Thing | None:
    return advance(now.opened, now.verdict)


def advance(opened: Opened, verdict: Verdict) -> Thing | None:
    """To go on to the next stage, where the gate before it is open."""
    if not verdict.passed:
        return None
    deal = opened.deal
    outcome = opened.playbook.stage(deal.stage).outcome
    why = msg("day.why_advance", n=len(verdict.checked), outcome=outcome)
    return Thing("advance", msg("day.do_advance"), why, step("advance", deal.key))


def _unsure(now: Now) -> Thing | None:
    doubted = next((c for c in now.decisions() if c.standing != UNKNOWN), None)
    if doubted is None or doubted.settle is None:
        return None
    why = msg("day.why_unsure", point=doubted.requirement.title, how=together(doubted.why))
    return Thing("unsure", msg("day.do_unsure"), why, doubted.settle, _next_on(now), now.prep())


def _soon(now: Now) -> Thing | None:
    """A promise or a step that falls due within days: the visit is near, so prepare it."""
    agreed, ours = now.opened.deal.next_step, now.promises("us")
    if ours and now.past(ours[0].on) >= -SOON:
        first = ours[0]
        why = msg("day.why_promise_soon", what=first.what, on=date.fromisoformat(first.on))
        return Thing("soon", msg("day.do_promise_soon"), why, now.prep(), first.on)
    if agreed is not None and now.past(agreed.on) >= -SOON:
        on, who = date.fromisoformat(agreed.on), now.who(agreed.contact)
        return _met(now, agreed, "soon", msg("day.why_step_soon", what=agreed.what, on=on, who=who))
    return None


def _account(now: Now) -> Thing | None:
    if now.opened.deal.account is not None:
        return None
    naming = step("set", now.key, account=None)
    return Thing("account", msg("day.do_account"), msg("day.why_account"), naming, _next_on(now))


def _unanswered(now: Now) -> Thing | None:
    asked = next((c for c in now.decisions() if c.standing == UNKNOWN), None)
    if asked is None or asked.settle is None or not isinstance(asked.requirement, Decision):
        return None
    said = "day.why_unanswered" if now.opened.deal.next_step else "day.why_unanswered_no_step"
    why = msg(said, ask=asked.requirement.ask)
    return Thing("unanswered", msg("day.do_unanswered"), why, asked.settle, _next_on(now), now.prep())


def _open(now: Now) -> Thing | None:
    lacking = next((c for c in now.verdict.missing if c.settle is not None), None)
    if lacking is None or lacking.settle is None:
        return None
    do = msg("day.do_open", title=lacking.requirement.title)
    return Thing("open", do, msg("day.why_open", how=together(lacking.why)), lacking.settle, _next_on(now))


def _no_step(now: Now) -> Thing | None:
    if now.opened.deal.next_step is not None:
        return None
    agree = step("step", now.key, what=None, on=None)
    return Thing("no_step", msg("day.do_no_step"), msg("day.why_no_step"), agree)


def _ahead(now: Now) -> Thing:
    agreed = now.opened.deal.next_step
    assert agreed is not None, "a deal without a next step was asked for one"
    on, who = date.fromisoformat(agreed.on), now.who(agreed.contact)
    return _met(now, agreed, "ahead", msg("day.why_step_soon", what=agreed.what, on=on, who=who))


def _met(now: Now, agreed: NextStep, id: str, why: Message) -> Thing:
    """Somebody will be met: prepare for them, if they are still there."""
    left = left_on(now.opened.facts, agreed.contact)
    if left is not None:
        return _left(now, agreed, id, left)
    return Thing(id, msg("day.do_prepare"), why, now.prep(agreed.contact), agreed.on)


def _left(now: Now, agreed: NextStep, id: str, left: Day) -> Thing:
    who, on = now.who(agreed.contact), date.fromisoformat(left)
    why = msg("day.why_left", what=agreed.what, who=who, on=on)
    again = with_somebody_else(now.key, agreed.what, agreed.on, now.opened.facts.today)
    return Thing(id, msg("day.do_left"), why, again, agreed.on)


def _next_on(now: Now) -> Day | None:
    agreed = now.opened.deal.next_step
    return agreed.on if agreed else None


_RULES: tuple[Callable[[Now], Thing | None], ...] = (
    _wake,
    _promise,
    _step,
    _review,
    _chase,
    _wait_over,
    _no,
    _advance,
    _soon,
    _review_soon,
    _unsure,
    _account,
    _unanswered,
    _open,
    _no_step,
    _ahead,
)
_ASKED = (_review, _review_soon)
