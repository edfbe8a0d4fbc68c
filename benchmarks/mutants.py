"""Would anybody notice? A shipped playbook, broken in random small ways.

    python -m benchmarks.mutants [--playbook client-value] [--mutants 1000] [--seed 7] [--write]

Each mutant is found by lint, by a case, by the accepted wording, is proved to mean the same, or survives.
Prints Markdown; `--write` puts it into docs/playbook-tests.md. Exits 1 where one survives.
"""

import argparse
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Any, NamedTuple

from benchmarks.common import ROOT, markdown
from benchmarks.mutations import CHINESE, MUTATIONS, Mutant, mutant
from benchmarks.reliability_page import write_section
from coach.signs.table import TUNABLE
from engine.condition import read_condition
from engine.errors import rule_of
from engine.facts import known_names
from engine.history import canonical
from engine.playbook_text.conditions import Terms
from engine.playbook_text.file import Loaded, digest
from engine.playbook_text.logic.reasoning import Reasoning
from engine.yaml_places import read_tree
from stages.method_playbook import load_method_playbook
from stages.worksheets import WORKSHEETS
from workshop.cases.bench import Tried, place_of, try_playbook

CONDITIONS = ("when", "condition")
LINT, CASE, WORDING, SAME, SURVIVES = ENDS = ("lint", "case", "wording", "same", "survives")
HEADING = ("broken by", "lint", "a case", "wording", "means the same", "nobody")
HEADING_ZH = ("怎么弄坏的", "lint 发现", "用例发现", "文字核对发现", "意思不变", "没人发现")
PAGES = (ROOT / "docs" / "playbook-tests.md", ROOT / "docs" / "playbook-tests.zh.md")


class Found(NamedTuple):
    """`by` LINT, CASE, WORDING or SAME, or not at all: SURVIVES; `what` is the rule or the case."""

    mutant: Mutant
    by: str
    what: str


def hunt(playbook: str, mutants: int, seed: int) -> Iterator[Found]:
    """Breaks the playbook's own file, and reads it again the way `lint`, `install` and `test` do."""
    original = ROOT / "playbooks" / playbook
    random = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, playbook)
        shutil.copytree(original, copy)
        sound = load_method_playbook(str(copy), TUNABLE)
        data = read_tree((original / "playbook.yaml").read_text(encoding="utf-8")).data
        for _ in range(mutants):
            broken = mutant(data, random)
            (copy / "playbook.yaml").write_text(json.dumps(broken.data, ensure_ascii=False), encoding="utf-8")
            yield Found(broken, *_judged(load_method_playbook(str(copy), TUNABLE), sound, str(copy)))


def _judged(loaded: Loaded, sound: Loaded, folder: str) -> tuple[str, str]:
    if loaded.faults:
        return LINT, rule_of(loaded.faults[0].what)
    assert loaded.parsed is not None
    assert sound.parsed is not None
    if means_the_same(loaded.parsed, sound.parsed):
        return SAME, ""
    if len(loaded.warnings) > len(sound.warnings):
        return LINT, rule_of(loaded.warnings[0].what)
    tried = try_playbook(loaded, place_of(folder), WORKSHEETS)
    if not isinstance(tried, Tried):
        return CASE, tried[0].key
    if tried.failed:
        return CASE, tried.failed[0].case.name.en
    if not tried.passed:
        return WORDING, ""
    return SURVIVES, ""


def means_the_same(broken: Mapping[str, Any], sound: Mapping[str, Any]) -> bool:
    """Both parsed. Whether no deal there can be is judged otherwise, and no sentence is another."""
    wanted = digest(_meaning(sound))
    if digest(_meaning(broken)) == wanted:
        return True
    points = [r["decision"] for stage in sound["stages"] for r in stage["gate"] if "decision" in r]
    stages = tuple(stage["id"] for stage in sound["stages"])
    reasoning = Reasoning(Terms(known_names(points, WORKSHEETS), stages, WORKSHEETS))
    return digest(_meaning(_settled(broken, sound, reasoning))) == wanted


def _settled(broken: Any, sound: Any, reasoning: Reasoning) -> Any:
    """The broken one, where each condition that is proved to judge as the sound one does is the sound one."""
    if isinstance(broken, dict) and isinstance(sound, dict):
        return {
            key: sound[key]
            if key in CONDITIONS and key in sound and _alike(each, sound[key], reasoning)
            else _settled(each, sound.get(key), reasoning)
            for key, each in broken.items()
        }
    if isinstance(broken, list) and isinstance(sound, list) and len(broken) == len(sound):
        return [_settled(*pair, reasoning) for pair in zip(broken, sound, strict=True)]
    return broken


def _alike(broken: Any, sound: Any, reasoning: Reasoning) -> bool:
    """On any facts the same of true, false and unknown, and for the same reasons given."""
    if list(_reasons(broken)) != list(_reasons(sound)):
        return False
    return reasoning.same(read_condition(broken), read_condition(sound)) is True


def _reasons(condition: Any) -> Iterator[str]:
    """Every `because` within, in order."""
    for key, each in condition.items() if isinstance(condition, dict) else ():
        if key == "because":
            yield canonical(each)
        for part in each if isinstance(each, list) else (each,):
            yield from _reasons(part)


def _meaning(value: Any, key: str = "") -> Any:
    """What decides, in one order: `all` and `any` are commutative in Kleene's logic, a list of values behind
    `in` is a set, and nothing is nothing in every currency (`engine.condition`)."""
    if isinstance(value, dict):
        idle = {"currency"} if value.get("value") == 0 and "op" in value else set()
        return {k: _meaning(each, k) for k, each in value.items() if k not in idle}
    if isinstance(value, list):
        parts = [_meaning(each) for each in value]
        return sorted(parts, key=canonical) if key in ("all", "any", "value") else parts
    return value


def table(
    found: list[Found], heading: Sequence[str] = HEADING, names: Mapping[str, str] = MappingProxyType({})
) -> str:
    """How many of each way were found by what; `names` of the ways, where they have others."""
    count = Counter((each.mutant.how, each.by) for each in found)
    rows = [
        [names.get(how, how), *(str(count[how, end] or "") for end in ENDS)]
        for how in MUTATIONS
        if any(count[how, end] for end in ENDS)
    ]
    total = Counter(each.by for each in found)
    rows.append([f"**{len(found)}**", *(f"**{total[end]}**" for end in ENDS)])
    return markdown(heading, rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--playbook", default="client-value")
    parser.add_argument("--mutants", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    found = list(hunt(asked.playbook, asked.mutants, asked.seed))
    print(table(found))
    if asked.write:
        write_section("mutants", table(found), table(found, HEADING_ZH, CHINESE), PAGES)
    survivors = [each for each in found if each.by == SURVIVES]
    for each in survivors:
        print(f"- survives: {each.mutant.how}: `{each.mutant.where}`: {each.mutant.change}")
    raise SystemExit(1 if survivors else 0)


if __name__ == "__main__":
    main()
