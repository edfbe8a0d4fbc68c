"""The playbooks that come along, side by side: how long each is, what it asks for, how fast."""

from collections.abc import Iterator

from coach.signs.table import TUNABLE
from engine.message import Text
from engine.playbook import Playbook, read_playbook
from stages.method_playbook import load_method_playbook
from stages.shipped_playbooks import shipped
from words.say import say

_HEAD = Text(
    "| 打法 | 阶段 | 关卡要求 | 谁也不能豁免 | 各阶段预警（工作日） | 一天拜访几家 |",
    "| playbook | stages | gate requirements | nobody can waive | warns after (working days) | visits/day |",
)


def packs() -> Iterator[str]:
    yield say(_HEAD)
    yield "|---|---|---|---|---|---|"
    for path in shipped().values():
        yield _row(read_playbook(load_method_playbook(path, TUNABLE).parsed or {}))


def _row(playbook: Playbook) -> str:
    gates = [requirement for stage in playbook.stages for requirement in stage.gate]
    cells = (
        f"{say(playbook.title)} `{playbook.id}`",
        " → ".join(say(stage.label) for stage in playbook.stages),
        len(gates),
        sum(not requirement.waivable for requirement in gates),
        " · ".join(str(stage.limits.warn) for stage in playbook.stages),
        playbook.cadence.per_day,
    )
    return f"| {' | '.join(map(str, cells))} |"
