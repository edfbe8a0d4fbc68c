"""The credit warning signs one sees at a client before the payments stop."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from engine.message import Message, Text, msg

SIGNS: Mapping[str, Text] = {
    "disunity": Text("内部不和", "disunity inside"),
    "orders_ignored": Text("命令贯彻不下去", "orders not followed"),
    "poor_work": Text("工作拖拉且质量不达标", "work late or below standard"),
    "turnover": Text("人员流动率居高不下", "staff turnover stays high"),
    "indiscipline": Text("纪律松散", "poor discipline"),
    "complaints_outside": Text("员工对外人发牢骚", "staff complain to outsiders"),
    "mess": Text("办公场所脏乱", "messy premises"),
    "private_use": Text("公物私用", "company property used privately"),
    "key_customers": Text("与主要客户的关系不稳", "unstable relations with key customers"),
    "stock": Text("库存急剧上升", "stock rising sharply"),
}
"""The ten signs (the method, section 6.1)."""

MANY_SIGNS = 3
"""(+) With so many of them a client is not qualified, whatever the scores."""
SIGNS_LAST = timedelta(days=180)
"""(+) How long a look at them stays true."""


def about_signs(
    seen: Sequence[str], looked_on: date | None, credit_judged: bool, today: date
) -> Iterator[Message]:
    """`looked_on` is when somebody last looked out for them."""
    names = tuple(SIGNS[id] for id in seen)
    if len(names) >= MANY_SIGNS:
        yield msg("understand.many_signs", n=len(names), signs=names)
    elif names:
        yield msg("understand.some_signs", n=len(names), signs=names)
    if looked_on is not None and today - looked_on > SIGNS_LAST:
        yield msg("understand.signs_old", on=looked_on)
    elif looked_on is None and credit_judged:
        yield msg("understand.signs_not_checked")
