"""Who may do what to their own, to their team's, to another team's: what is expected, written out."""

from collections.abc import Iterator
from pathlib import Path

from offices import ACTORS, LINES, PLACES, PLAIN, whose

LETTERS = {"r": "rep", "c": "coach", "m": "manager", "a": "admin"}
MATRIX = """
                     own    team's  another team's
    open             rcma   cma     ma
    set              rcma   cma     ma
    step             rcma   cma     ma
    promise          rcma   cma     ma
    answer           rcma   cma     ma
    fill             rcma   cma     ma
    tick             rcma   cma     ma
    wait             rcma   cma     ma
    visit            rcma   cma     ma
    advance          rcma   cma     ma
    back             rcma   cma     ma
    stop             rcma   cma     ma
    reopen           rcma   cma     ma
    reopen done      cma    cma     ma
    undo one's own   rcma   cma     ma
    undo another's   cma    cma     ma
    waive            -      cm      m
    review           cma    cma     ma
    review done      rcma   cma     ma
    hand a review on ma     ma      ma
    give to lin      rcma   cma     ma
    give to bo       ma     ma      ma
    import a deal    ma     ma      ma
    import more      ma     ma      ma
    import a visit   ma     ma      ma
    upgrade          ma     ma      ma
    take a batch back ma    ma      ma
    edit             rcma   cma     ma
    class by hand    rcma   cma     ma
    account fill     rcma   cma     ma
    account visit    rcma   cma     ma
    order            rcma   cma     ma
    order drop       rcma   cma     ma
    order edit       rcma   cma     ma
    import orders    rcma   cma     ma
    import a client's visit ma ma   ma
    import clients   ma     ma      ma
    import contacts  ma     ma      ma
    contact add      rcma   cma     ma
    contact edit     rcma   cma     ma
    contact rename   rcma   cma     ma
    contact leave    rcma   cma     ma
    contact erase    ma     ma      ma
    merge clients    ma     ma      ma
    classify         cma    cma     cma
    account add      rcma   rcma    rcma
    plan             rcma   cma     ma
    focus            rcma   cma     ma
    tell             rcma   cma     ma
    miss             rcma   cma     ma
    target           cma    cma     ma
    person edit      ma     ma      ma
    person leave     ma     ma      ma
    person add       ma     ma      ma
    invite           a      a       a
    install          ma     ma      ma
    rate             cma    cma     cma
    calendar         cma    cma     cma
    limits           cma    cma     cma
    their day        rcma   cma     ma
    their week       rcma   cma     ma
    their plan       rcma   cma     ma
    their targets    rcma   cma     ma
    their sheets     rcma   cma     ma
    the review's page rcma   cma     ma
    read a deal      rcma   rcma    rcma
"""
"""By its first letter, each role that may."""


def expected() -> dict[tuple[str, str], set[str]]:
    """By operation and place, the roles that may."""
    lines = [line.rsplit(maxsplit=3) for line in MATRIX.strip().splitlines()[1:]]
    return {
        (operation.strip(), place): {LETTERS[letter] for letter in letters.strip("-")}
        for operation, *cells in lines
        for place, letters in zip(PLACES, cells, strict=True)
    }


EXPECTED = expected()


def cells(operation: str) -> Iterator[tuple[str, str, bool]]:
    """Of an operation, by place and role, somebody who has it and whether they may."""
    for place in PLACES:
        for role, user in ACTORS.items():
            yield user, place, role in EXPECTED[operation, place]


MAP = """
source: crm
playbook: small
columns: {id: id, title: what, stage: stage}
constants: {currency: CNY}
stages: {Lead: meet}
"""
FILES = {
    "deals.csv": "id,what,stage\n1,Line 9,Lead\n",
    "deals.yaml": MAP,
    "clients.csv": "id,name,place\n1,Acme Steel,Suzhou\n2,bo & Sons,Suzhou\n",
    "clients.yaml": "{source: crm, what: accounts, columns: {id: id, name: name, place: place}}",
    "people.csv": "name,client,job\nWu Bin,Acme Steel,CFO\nGao Yan,bo & Sons,CFO\n",
    "people.yaml": "{source: crm, what: contacts, columns: {name: name, account: client, job: job},"
    " constants: {part: decider}}",
    "talks.csv": "on,said,deal\n2026-01-06,prices,BO-1\n2026-01-07,prices,BO-1\n",
    "talks.yaml": "{source: crm, what: visits, columns: {on: on, summary: said, deal: deal},"
    " constants: {channel: call}}",
}
"""What an import takes."""


def typed(operation: str, folder: Path) -> Iterator[tuple[str, str, bool]]:
    """An operation as command lines: who types, what, and whether they may."""
    for name, content in FILES.items():
        (folder / name).write_text(content, encoding="utf-8")
    for user, place, expected in cells(operation):
        owner = whose(user, place)
        line = LINES[operation].format(code=owner.upper(), owner=owner, folder=folder)
        yield user, line if operation in PLAIN else f"{line} --dry-run", expected
