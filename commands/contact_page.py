"""`contact show`: all that is known of a person at the client, and what passed between us."""

from collections.abc import Iterator, Mapping
from typing import Any

import typer

from commands import titles
from commands.contact import Who, contact_data, find
from commands.desk import Desk, reading
from commands.options import Account
from commands.printing import paint, window, wrap
from commands.views import day, names_of, visit_data
from commands.visit_lines import visit_lines
from engine import accounts, playbooks, reads, visit_table
from engine.contacts import Contact, Details
from engine.errors import NotFound
from engine.message import Text, msg, step
from engine.state import Answer, Visit
from words.say import clean, say

_VISITS = 5


def show(ctx: typer.Context, contact: Who, account: Account = None) -> None:
    desk = reading(ctx)
    asked = find(desk.store, contact, account)
    known = {c.key: c for c in reads.people_there(desk.view, asked.account)}
    met = known.get(asked.key)
    if met is None:
        said = msg("contacts.not_yet", contact=asked.name or asked.key, day=desk.today)
        raise NotFound(said, hint=step("contact list", None, account=asked.account))
    names = names_of(list(known.values()))
    visits = [
        (held.deal, visit)
        for held, visit in visit_table.told_of(desk.view, met.account)
        if met.key in visit.people
    ]
    answers = list(_answers(desk, met))
    data = {
        **contact_data(met),
        **met.details._asdict(),
        "answers": [
            {"deal": deal, **_answer_data(answer), "ask": say("deals.plain", value=ask)}
            for deal, ask, answer in answers
        ],
        "visits": [{**visit_data(visit, names), "deal": deal} for deal, visit in visits],
    }
    company = accounts.find(desk.store, met.account).name
    desk.emit(data, lambda: "\n".join(_page(met, company, answers, visits, names)))


def _answers(desk: Desk, met: Contact) -> Iterator[tuple[str, Text | str, Answer]]:
    """What the person answered: deal, the decision point in the client's voice, the answer; newest first."""
    deals = reads.listed(desk.view, "d.account = :account", tail="ORDER BY d.sort_key", account=met.account)
    told = []
    for key, deal in reads.states(desk.view, [each.row.key for each in deals]).items():
        playbook = playbooks.load(desk.store, deal.playbook, deal.playbook_version)
        for point, answer in deal.answers.items():
            if answer.contact == met.key:
                told.append((key, titles.question(playbook, point), answer))
    yield from sorted(told, key=lambda each: each[2].on, reverse=True)


def _answer_data(answer: Answer) -> dict[str, Any]:
    return {
        "point": answer.point,
        "answer": answer.answer,
        "evidence": answer.evidence,
        "kind": answer.kind,
        "on": answer.on,
    }


def _page(
    met: Contact,
    company: str,
    answers: list[tuple[str, Text | str, Answer]],
    visits: list[tuple[str | None, Visit]],
    names: Mapping[str, str],
) -> Iterator[str]:
    yield paint(f"{clean(met.name or say('contacts.erased_name'))} · {met.account} {clean(company)}", "bold")
    style = [say(f"contacts.style_{met.style}")] if met.style else []
    since = say("contacts.since", on=day(met.since))
    left = [say("contacts.left", on=day(met.left_on))] if met.left_on else []
    yield "  " + " · ".join([say(f"contacts.part_{met.part}"), *style, since, *left])
    for name in Details._fields:
        if text := getattr(met.details, name):
            told = say("deals.visit_diary", label=msg(f"contacts.field_{name}"), text=Text(text, text))
            yield wrap(f"  {told}", window(), "    ")
    if answers:
        yield f"\n{paint(say('contacts.section_said'), 'bold')}"
    for deal, ask, answer in answers:
        given = msg(f"gate.answer_{answer.answer}")
        told = say("deals.given_on", answer=given, on=day(answer.on), evidence=answer.evidence)
        yield wrap(f"  {say('deals.quoted', value=ask)} {told} [{deal}]", window(), "    ")
    if visits:
        yield f"\n{paint(say('deals.section_visits'), 'bold')}"
    for key, visit in visits[:_VISITS]:
        yield from visit_lines(visit, names, key)
    if len(visits) > _VISITS:
        yield f"  {say('accounts.more_visits', n=len(visits) - _VISITS)}"
