"""`account review`: the six questions a team goes through together, with the clients each one finds."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any

import typer

from coach.clients.portfolio import Surveyed, read_portfolio, rules_of
from commands import portfolio_source
from commands.account import PlaybookId
from commands.desk import reading
from commands.printing import paint, wrapped
from commands.step_line import command_line
from engine import reads
from engine.message import Message, Step, msg, step
from engine.reads import View
from stages.accounts.review import Finding, Question
from stages.accounts.review import review as questions_of
from words.say import clean, say

All = Annotated[bool, typer.Option("--all", help="option.all")]

_SHOWN = 5
"""Clients a question shows at most, unless all are asked for."""

COLUMNS = ("question", "ask", "code", "name", "open", "facts", "do", "command")

_NEXT: Mapping[str, Callable[[str], Step]] = {
    "gold": lambda code: step("account value", None, account=code),
    "cost": lambda code: step("account value", None, account=code),
    "wanted": lambda code: step("account show", None, account=code),
    "complaints": lambda code: step("list", None, account=code),
    "reorder": lambda code: step("new", None, title=None, account=code),
    "cross_sell": lambda code: step("new", None, title=None, account=code),
}
"""Where to begin with a client a question has found."""


def review(ctx: typer.Context, playbook: PlaybookId = None, every: All = False) -> None:
    desk = reading(ctx)
    found = read_portfolio(desk.view, rules_of(desk.store, playbook), dealings=True)
    questions = questions_of(found.portfolio)
    deals = _open_deals(desk.view)
    data: Any = None
    if desk.settings.csv:
        data = [row for question in questions for row in _rows(found, question, deals)]
    elif desk.settings.json:
        told = [_data(found, each, deals) for each in questions]
        data = {**portfolio_source.data(found), "questions": told}

    def text() -> str:
        if not found.accounts and not found.sales.not_counted:
            return f"{say('accounts.none')}\n  → {command_line(step('account add', None, name=None))}"
        blocks = ["\n".join(_block(found, n, each, deals, every)) for n, each in enumerate(questions, 1)]
        return "\n\n".join([portfolio_source.head(found), *blocks])

    desk.emit(data, text, COLUMNS)


def _open_deals(view: View) -> dict[str, str]:
    """The deal opened last at each account, of those still open: what there is to win is in hand there."""
    where, order = "d.status = 'open' AND d.account IS NOT NULL", "d.opened_at NULLS FIRST, d.sort_key"
    found = reads.listed(view, where, tail=f"ORDER BY {order}")
    return {deal.row.account: deal.row.key for deal in found if deal.row.account}


def _rows(found: Surveyed, question: Question, deals: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    told = _data(found, question, deals)
    for kind in ("clients", "open"):
        for each in told[kind]:
            yield {"question": question.id, "ask": told["ask"], "open": kind == "open", **each}
    for each in told["unseen"]:
        facts = {"facts": [each["because"]], "command": each["command"]}
        yield {"question": question.id, "ask": told["ask"], "open": True, **facts}


def _data(found: Surveyed, question: Question, deals: Mapping[str, str]) -> dict[str, Any]:
    return {
        "question": question.id,
        "ask": say(question.ask),
        "clients": [
            {
                "code": each.account,
                "name": found.accounts[each.account].name,
                "facts": [say(fact) for fact in each.facts],
                "do": say(each.do),
                "command": _command(question, each, deals),
            }
            for each in question.findings
        ],
        "open": [
            {"code": code, "name": found.accounts[code].name, "command": command_line(settle)}
            for code, settle in question.open
        ],
        "unseen": [
            {"because": say(each.what), "all": each.all, "command": command_line(each.settle)}
            for each in question.unseen
        ],
    }


def _command(question: Question, finding: Finding, deals: Mapping[str, str]) -> str:
    """What settles an open point of this client comes first, then a deal in hand, before a new one."""
    code = finding.account
    settle = dict(question.open).get(code)
    if settle is None and question.id == "reorder" and code in deals:
        settle = step("show", deals[code])
    return command_line(settle or _NEXT[question.id](code))


def _block(
    found: Surveyed, n: int, question: Question, deals: Mapping[str, str], every: bool
) -> Iterator[str]:
    yield paint(wrapped(say("portfolio.question", n=n, ask=question.ask), "   "), "bold")
    shown = question.findings if every else question.findings[:_SHOWN]
    if not shown:
        yield f"   {say(_none(question))}"
    for finding in shown:
        facts = " · ".join(map(say, finding.facts))
        name = paint(finding.account, "bold")
        yield wrapped(f"   {name} {clean(found.accounts[finding.account].name)} · {facts}", "     ")
        yield wrapped(f"     {say('portfolio.do', do=finding.do)}", "     ")
        yield f"     → {_command(question, finding, deals)}"
    if len(question.findings) > len(shown):
        yield f"   {say('portfolio.more_found', n=len(question.findings) - len(shown))}"
    yield from _open(found, question)
    for each in question.unseen:
        yield wrapped(f"   {say(each.what)}", "   ")
        yield f"     → {command_line(each.settle)}"


def _none(question: Question) -> Message:
    """Nobody was found; whether that is the answer depends on what could be looked at."""
    if any(each.all for each in question.unseen):
        return msg("portfolio.not_known")
    return msg("portfolio.none_so_far" if question.unseen or question.open else "portfolio.none_found")


def _open(found: Surveyed, question: Question) -> Iterator[str]:
    """Clients that can't be judged yet: how many, and the command for the first."""
    known = {finding.account for finding in question.findings}
    unknown = [(code, settle) for code, settle in question.open if code not in known]
    if unknown:
        code, settle = unknown[0]
        name = clean(found.accounts[code].name)
        yield wrapped(f"   {say('portfolio.cannot_tell', n=len(unknown), first=name)}", "   ")
        yield f"     → {command_line(settle)}"
