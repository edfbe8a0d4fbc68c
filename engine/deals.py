"""The one door: every change to a deal, from wherever it comes, is a function of this module.

Each function runs inside `change.carry_out`: it checks who may do it and what is expected to stand
there, appends the event, folds it, and stores the row. Nothing else writes a deal.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from engine import (
    accounts,
    contacts,
    deal_table,
    history,
    moves,
    people,
    playbooks,
    reads,
    reviewing,
    rights,
    visit_table,
    waiving,
)
from engine.among import batches
from engine.answers import ANSWERS, KINDS
from engine.arrivals import Brought, chained
from engine.change import Change
from engine.deal_fields import needed, past_day, read_amount, read_behaviour, read_fields
from engine.errors import NotAllowed, NotFound, Refused, Usage, unknown
from engine.filling import borrowed, read_filling
from engine.fold import apply, fold
from engine.gate import Verdict
from engine.history import Event
from engine.message import msg, step
from engine.playbook import Playbook
from engine.reads import Opened, View
from engine.state import CHANNELS, NOTHING_WRITTEN, Day, Deal, Diary, merged
from engine.visit_fields import visit_data
from engine.worksheet import FollowOn, Raw

UNDOABLE = (
    *("answer", "fill", "tick", "set", "step", "promise", "wait", "advance", "back", "stop"),
    *("review", "review_done"),
)
SIDES = ("us", "client")


# ── opening and describing ────────────────────────────────────────────────────────────────────


def new(
    change: Change,
    title: str,
    *,
    account: str | None = None,
    amount: str | None = None,
    currency: str | None = None,
    owner: str | None = None,
    playbook: str = "client-value",
    behaviour: str | None = None,
    close_date: Day | None = None,
    follows: str | None = None,
) -> Deal:
    """Open a deal in the first stage, pinned to the newest version of its playbook.

    `follows`: the deal whose last conversation led to this one.
    """
    holder = people.colleague(change.store, owner or change.actor.user)
    if not rights.may(change.actor, "work", holder):
        raise NotAllowed(msg("deals.not_yours_to_open", owner=holder.user))
    pinned = playbooks.newest(change.store, playbook)
    code = accounts.find(change.store, account).code if account else None
    money = read_amount(amount, currency or change.workspace.currency)
    first = pinned.stages[0]
    data = {
        "title": needed(title, "title"),
        "account": code,
        "owner": holder.user,
        "playbook": pinned.id,
        "playbook_version": pinned.version,
        **money,
        "close_date": close_date,
        "behaviour": read_behaviour(pinned, behaviour),
        "stage": first.id,
        "stage_title": first.title._asdict(),
        "status": first.status,
        "follows": reads.find_key(change.store, follows, exact=True) if follows else None,
    }
    key = next_key(change, code)
    deal = apply(None, change.record(f"deal:{key}", "new", data))
    deal_table.insert(change.store, deal, pinned)
    return deal


def next_key(change: Change, account: str | None) -> str:
    code = account or accounts.NO_ACCOUNT
    return f"{code}-{last_numbers(change, [code])[code] + 1}"


def last_numbers(change: Change, codes: Iterable[str]) -> dict[str, int]:
    """The number of the last deal opened under each of these codes; 0 where there is none."""
    found: dict[str, int] = {}
    for page in batches(codes):
        wanted = ", ".join(f"(:n{at})" for at in range(len(page)))
        # '.' is the character after '-', so the range holds this code's keys and no other's.
        sql = (
            f"WITH wanted (code) AS (VALUES {wanted}) SELECT code, (SELECT key FROM deal WHERE sort_key >="
            " code || '-' AND sort_key < code || '.' ORDER BY sort_key DESC LIMIT 1) AS key FROM wanted"
        )
        rows = change.store.rows(sql, **{f"n{at}": code for at, code in enumerate(page)})
        found |= {row["code"]: int(row["key"].rpartition("-")[2]) if row["key"] else 0 for row in rows}
    return found


def set_fields(change: Change, key: str, fields: Mapping[str, str]) -> Deal:
    """title, account, owner, amount, currency, close_date, behaviour; an empty value clears where it may."""
    now = _open(change, key)
    data = read_fields(change, now.playbook, now.deal, fields)
    heir = people.colleague(change.store, data["owner"]) if "owner" in data else None
    if heir is not None and not rights.may(change.actor, "work", heir):
        raise NotAllowed(msg("deals.not_yours_to_give", owner=heir.user))
    changed = {name: value for name, value in data.items() if getattr(now.deal, name) != value}
    if "amount" in changed or "currency" in changed:
        changed |= {name: data[name] for name in ("amount", "currency")}  # one says nothing without the other
    return _record(change, now, "set", {"fields": changed}) if changed else now.deal


def follow_account(change: Change, key: str, into: str) -> Deal:
    """The deal goes with its account, which is merged into another."""
    now = _open(change, key)
    return _record(change, now, "merge", {"account": into, "from": now.deal.account})


# ── what the client decides, and what we know ─────────────────────────────────────────────────


def answer(
    change: Change,
    key: str,
    point: str,
    given: str,
    *,
    evidence: str,
    kind: str,
    contact: str | None = None,
    on: Day | None = None,
) -> Deal:
    """The client's answer to a decision point, with what it rests on. `on`: the date of the evidence."""
    now = _open(change, key, live=True)
    _choice("point", point, now.playbook.points)
    _choice("answer", given, ANSWERS)
    _choice("kind", kind, KINDS)
    who = _contact(change, now.deal, contact)
    if kind == "client_said" and who is None:
        raise Usage(msg("deals.who_said_it"), hint=step("contact list"))
    day = past_day(change, on)
    standing = now.deal.answers.get(point)
    if standing is not None and day < standing.on:
        later = date.fromisoformat(standing.on)
        raise Refused(msg("deals.answer_older", later=later, answer=msg(f"gate.answer_{standing.answer}")))
    data = {"point": point, "answer": given, "kind": kind, "contact": who, "on": day}
    return _record(change, now, "answer", {**data, "evidence": needed(evidence, "evidence")})


def fill(change: Change, key: str, worksheet: str, raw: Mapping[str, Raw]) -> Deal:
    """Fill in fields of a worksheet; an empty value clears one. Every fault at once, nothing half done.

    A worksheet may open the deal that follows this one.
    """
    now = _open(change, key, live=True)
    sheet = change.worksheets.get(worksheet)
    if sheet is None:
        raise unknown("deals.unknown_worksheet", worksheet, change.worksheets)
    standing = now.deal.worksheets.get(worksheet)
    currency = now.deal.currency or change.workspace.currency
    filling = read_filling(
        sheet,
        {**borrowed(sheet, standing, now.deal.worksheets, currency), **raw},
        standing,
        currency=currency,
        today=change.date,
        find_contact=contacts.finder(change.store, now.deal.account),
    )
    settles = filling.settles
    read_behaviour(now.playbook, settles.get("behaviour"))
    settled = all(getattr(now.deal, name) == value for name, value in settles.items())
    before = standing.fields if standing else {}
    if settled and merged(before, filling.fields) == before:
        return now.deal
    opened = _follow(change, now.deal, filling.opens) if filling.opens else None
    return _record(change, now, "fill", {**filling.data(), "settles": settles, "follow_on": opened})


def _follow(change: Change, deal: Deal, opening: FollowOn) -> str | None:
    """Open the deal that follows this one, unless one does; its key."""
    if reads.follower(change.store, deal.key):
        return None
    there = change._replace(expect=None)  # what was expected is the version of the deal before
    opened = new(
        there,
        opening.title,
        account=deal.account,
        owner=deal.owner,
        playbook=deal.playbook,
        currency=deal.currency,
        behaviour=deal.behaviour,
        follows=deal.key,
    )
    if opening.on >= change.today:
        set_step(there, opened.key, opening.title, on=opening.on, contact=opening.contact)
    return opened.key


def tick(change: Change, key: str, item: str, *, off: bool = False) -> Deal:
    """Tick a line of the playbook's checklists, or take the tick off."""
    now = _open(change, key, live=True)
    _choice("item", item, [i.id for stage in now.playbook.stages for i in stage.checklist])
    if (item in now.deal.items) != off:
        return now.deal
    return _record(change, now, "tick", {"item": item, "off": off})


def log_visit(
    change: Change,
    key: str,
    *,
    contact: str | None,
    on: Day | None,
    summary: str,
    two_sided: bool,
    channel: str = CHANNELS[0],
    others: Sequence[str] = (),
    interest: Sequence[str] = (),
    diary: Diary = NOTHING_WRITTEN,
) -> Deal:
    """A visit or call that took place. Two-sided: the client took part, so the silence ends.

    `contact` and `others` who was met, by key or by name; `interest` the signs of it that were seen.
    """
    now = _open(change, key, live=True)
    met = [_contact(change, now.deal, text) for text in (contact, *others)]
    data = visit_data(change, met, on, summary, two_sided, channel, interest, diary)
    return _record(change, now, "visit", data)


# ── what happens next ─────────────────────────────────────────────────────────────────────────


def set_step(change: Change, key: str, what: str, *, on: Day, contact: str | None) -> Deal:
    """The next step agreed: what, when, with whom at the client."""
    now = _open(change, key, live=True)
    _future(change, on)
    who = _contact(change, now.deal, contact)
    if who is not None and who not in {c.key for c in now.facts.present()}:
        there = step("contact list", None, account=now.deal.account)
        raise Refused(msg("deals.step_left", contact=contact), hint=there)
    data = {"what": needed(what, "what"), "on": on, "contact": who, "set_on": change.today}
    return _record(change, now, "step", data)


def promise(change: Change, key: str, what: str, *, by: str, on: Day | None, kept: bool) -> Deal:
    """A promise made by us or the client, or (`kept`) one that was kept."""
    now = _open(change, key, live=True)
    _choice("by", by, SIDES)
    what = needed(what, "what")
    standing = next((p for p in now.deal.promises if (p.what, p.by) == (what, by)), None)
    if kept and standing is None:
        raise _no_such_promise(now.deal, what, by)
    due = standing.on if standing and (kept or not on) else on
    if due is None:
        raise Usage(msg("deals.promise_when"))
    if standing is not None and (standing.on, standing.kept) == (due, kept):
        return now.deal
    return _record(change, now, "promise", {"what": what, "by": by, "on": due, "kept": kept})


def _no_such_promise(deal: Deal, what: str, by: str) -> NotFound:
    made = [p.what for p in deal.promises if p.by == by and not p.kept]
    said = msg("deals.no_promise", deal=deal.key, what=what, candidates=tuple(made) or None)
    return NotFound(said, hint=step("show", deal.key), details={"candidates": made})


def wait(change: Change, key: str, *, until: Day, reason: str) -> Deal:
    """Wait for something known. Quiets the stall signs until then, a limited number of times in a stay."""
    now = _open(change, key, live=True)
    _future(change, until)
    times = now.deal.wait.times if now.deal.wait else 0
    if times >= now.playbook.waits:
        raise Refused(msg("deals.waited_enough", n=times, deal=key), hint=step("gate", key))
    data = {"until": until, "reason": needed(reason, "reason"), "on": change.today}
    return _record(change, now, "wait", data)


def waive(change: Change, key: str, requirement: str, *, reason: str, until: Day) -> Deal:
    """Let one open requirement pass until a day, by a coach or manager who never owned it in this stay."""
    now = _open(change, key, live=True)
    _future(change, until)
    data = waiving.waive(
        change.actor, people.staff(change.store), now.deal, _verdict(now), requirement, reason, until
    )
    return _record(change, now, "waive", {**data, "on": change.today})


# ── what its coach decides ────────────────────────────────────────────────────────────────────


def review(
    change: Change,
    key: str,
    verdict: str,
    *,
    what: str | None = None,
    who: str | None = None,
    due: Day | None = None,
    kept: bool | None = None,
    level: str = "none",
    signs: Sequence[str] = (),
) -> Deal:
    """A coach's verdict on a live deal, and who does what by when. It moves nothing by itself.

    `kept`: whether what the last review agreed on was done; `level` and `signs` as the desk showed them.
    """
    now = _open(change, key, live=True)
    owner = people.find_any(change.store, now.deal.owner)
    if not rights.may_review(change.actor, owner, people.staff(change.store)):
        raise NotAllowed(msg("review.not_a_coach", user=change.actor.user))
    data = reviewing.review(
        now.deal,
        verdict,
        what=what,
        who=reviewing.asked(people.find_any(change.store, who)) if who else None,
        due=due,
        kept=kept,
        level=level,
        signs=signs,
        today=change.today,
    )
    return _record(change, now, "review", data)


def review_done(change: Change, key: str) -> Deal:
    """What the last review agreed on is done, says whoever was asked, or somebody who works on the deal."""
    now = _open(change, key, asked=True)
    return _record(change, now, "review_done", reviewing.done(now.deal, change.today))


def hand_review(change: Change, key: str, to: str) -> Deal:
    """What the last review agreed on is somebody else's to do, as whoever was asked leaves."""
    now = _open(change, key)
    if not rights.may(change.actor, "people"):
        raise NotAllowed(msg("people.may_not_manage", user=change.actor.user))
    colleague = people.find_any(change.store, to)
    return _record(change, now, "review_handed", reviewing.handed(now.deal, colleague))


# ── moves ─────────────────────────────────────────────────────────────────────────────────────


def advance(change: Change, key: str) -> Deal:
    """Through the gate. Raises moves.GateNotPassed with the whole verdict when it is closed."""
    now = _open(change, key, live=True)
    return _record(change, now, "advance", moves.advance(now.deal, now.playbook, now.facts, _verdict(now)))


def back(change: Change, key: str, stage: str, *, reason: str) -> Deal:
    now = _open(change, key)
    return _record(change, now, "back", moves.back(now.deal, now.playbook, stage, reason))


def stop(change: Change, key: str, stop_class: str, *, reason: str, wake: Day | None = None) -> Deal:
    now = _open(change, key)
    if wake is not None:
        _future(change, wake)
    return _record(change, now, "stop", moves.stop(now.deal, now.playbook, stop_class, reason, wake))


def reopen(change: Change, key: str, *, reason: str) -> Deal:
    now = _open(change, key)
    owner = people.find_any(change.store, now.deal.owner)
    if not rights.may_reopen(change.actor, owner, now.deal.stage):
        raise NotAllowed(msg("deals.reopen_done", deal=key))
    return _record(change, now, "reopen", moves.reopen(now.deal, now.playbook, reason))


def undo(change: Change, key: str) -> tuple[Deal, Event]:
    """Take back the newest event, by whoever made it or a coach. Returns the deal and what was taken back."""
    now = _open(change, key)
    last = history.events(change.store, f"deal:{key}")[-1]
    if last.kind == "upgrade":  # one of many, which go back together
        together = step("playbook upgrade", take_back=last.data["batch"])
        raise Refused(msg("deals.undo_upgrade", deal=key, batch=last.data["batch"]), hint=together)
    if last.kind == "merge":
        raise Refused(msg("deals.undo_merge", deal=key), hint=step("set", key, account=None))
    if last.kind not in UNDOABLE:
        raise Refused(
            msg("deals.undo_never", kind=msg(f"history.kind_{last.kind}")), hint=step("history", key)
        )
    if not rights.may_undo(change.actor, last.actor):
        raise NotAllowed(msg("deals.undo_others", actor=last.actor))
    return _record(change, now, "undo", {"seq": last.seq, "kind": last.kind}), last


# ── bringing in a history made elsewhere ──────────────────────────────────────────────────────


def bring_in(change: Change, playbook: Playbook, batch: Sequence[Brought]) -> list[Deal]:
    """Many new deals with their backdated history, written in bulk."""
    _may_bring_in(change)
    rows: list[dict[str, object]] = []
    deals: list[Deal] = []
    for key, happenings in batch:
        told = list(chained(change, key, (0, ""), happenings))
        rows += [row for _, row in told]
        deal = fold([event for event, _ in told])
        assert deal is not None, "the first happening opens it"
        deals.append(deal)
    history.append(change.store, rows)
    deal_table.insert_many(change.store, ((deal, playbook) for deal in deals))
    return deals


def bring_on(change: Change, batch: Sequence[tuple[Brought, Sequence[Event]]]) -> list[Deal]:
    """What a later import adds to deals an earlier one brought in, each with its events so far; history is
    folded anew."""
    _may_bring_in(change)
    rows: list[dict[str, object]] = []
    deals: list[tuple[Deal, Playbook]] = []
    for (key, happenings), before in batch:
        told = list(chained(change, key, (before[-1].seq, before[-1].hash), happenings))
        rows += (row for _, row in told)
        stood, deal = fold(before), fold([*before, *(event for event, _ in told)])
        assert stood is not None, "a deal that was opened has a history"
        assert deal is not None, "and keeps it"
        if deal.account != stood.account:
            visit_table.move(change.store, f"deal:{key}", deal.account)
        deals.append((deal, playbooks.load(change.store, deal.playbook, deal.playbook_version)))
    history.append(change.store, rows)
    deal_table.update_many(change.store, deals)
    return [deal for deal, _ in deals]


# ── inside ────────────────────────────────────────────────────────────────────────────────────


def _open(change: Change, key: str, *, live: bool = False, asked: bool = False) -> Opened:
    """The deal as it stands, if this person may work on it and has seen its newest version.

    `asked`: whoever its last review asked something of may as well.
    """
    loaded = deal_table.load_to_change(change.store, key)
    if loaded is None:
        raise NotFound(msg("deals.unknown", deal=key, candidates=()), hint=step("list"))
    found, head = loaded
    mine = found.owner == change.actor.user  # who was looked at as the transaction began
    holder = change.actor if mine else people.find_any(change.store, found.owner)
    theirs = asked and rights.may_say_done(change.actor, holder, found.review.who if found.review else None)
    if not theirs and not rights.may(change.actor, "work", holder):
        raise NotAllowed(msg("deals.not_yours", deal=key, owner=found.owner))
    change.expects(f"deal:{key}", found.version)
    if live and found.status not in ("open", "won"):
        said = msg("deals.not_live", deal=key, status=msg(f"moves.status_{found.status}"))
        raise Refused(said, hint=step("reopen", key, reason=None))
    return reads.with_facts(View(change.store, change.workspace, change.date), found)._replace(head=head)


def _may_bring_in(change: Change) -> None:
    if not rights.may(change.actor, "bring_in"):
        raise NotAllowed(msg("exchange.may_not_import", user=change.actor.user))


def _verdict(now: Opened) -> Verdict:
    verdict = now.verdict
    assert verdict is not None, "a live deal stands in a stage"
    return verdict


def _record(change: Change, now: Opened, kind: str, data: Mapping[str, Any]) -> Deal:
    subject = f"deal:{now.deal.key}"
    event, row = change.event(now.head, subject, kind, data, change.after(now.deal.last_at))
    if kind == "undo":
        deal = fold([*history.events(change.store, subject), event])
        assert deal is not None, "a deal that was opened has a history"
    else:
        deal = apply(now.deal, event)
    stored = deal_table.parameters(deal, now.playbook)
    change.store.run_each((history.INSERT, row), (deal_table.UPDATE, stored))
    if kind == "visit":
        told = visit_table.visit_of(event.subject, event.seq, event.actor, data, now.deal.account)
        visit_table.keep(change.store, told)
    if deal.account != now.deal.account:
        visit_table.move(change.store, f"deal:{deal.key}", deal.account)
    return deal


def _contact(change: Change, deal: Deal, text: str | None) -> str | None:
    if not text:
        return None
    if deal.account is None:
        raise Refused(msg("deals.no_account", deal=deal.key), hint=step("set", deal.key, account=None))
    return contacts.find(change.store, text, deal.account).key


def _choice(what: str, given: str, choices: Iterable[str]) -> None:
    if given not in choices:
        raise unknown(f"deals.unknown_{what}", given, choices)


def _future(change: Change, until: Day) -> None:
    if until < change.today:
        raise Usage(msg("deals.in_the_past", day=until))
