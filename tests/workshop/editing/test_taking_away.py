"""What is inherited, taken away in a file that extends: what goes with it, and what stays as it was."""

from functools import cache
from itertools import takewhile
from pathlib import Path

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from engine.message import Message
from engine.playbook_text.merge import merge
from engine.playbook_text.written import nodes_of, plain
from engine.yaml_places import read_tree
from workshop.editing.asked import Ask, read_asks
from workshop.editing.edit import Edited, NotEdited, edited
from workshop.editing.leftovers import settled
from workshop.editing.paths import entry_id, steps
from workshop.editing.rewriting import same
from workshop.editing.spots import Part, spots

PLAYBOOKS = Path(__file__).parents[3] / "playbooks"
CHILD = "playbook: ours\nversion: 1\nextends: {base}\ntitle: {{zh: 我们, en: Ours}}\n"


@cache
def read(name: str):
    """A playbook that comes along, whole."""
    text = (PLAYBOOKS / name / "playbook.yaml").read_text(encoding="utf-8")
    own = read_tree(text).data
    return meaning(text)[0] if "extends" in own else own


def meaning(text: str):
    """Of a file that extends one of these, by the program's own merging; and what is wrong with it."""
    tree = read_tree(text)
    base = read(tree.data["extends"])
    whole, found = merge(nodes_of("base", read_tree("{}"), base), nodes_of("own", tree, tree.data))
    return plain(whole), found


def edit(text: str, *asks: Ask):
    own = read_tree(text).data
    made = edited(text, meaning(text)[0], read(own["extends"]), asks)
    if isinstance(made, Edited) and not meaning(made.text)[1]:
        assert same(meaning(made.text)[0], made.means)
    return made


def without(text: str, *paths: str):
    return edit(text, *(Ask("remove", path) for path in paths))


OURS = CHILD.format(base="client-value")


def left_out(book, part: str) -> set[str]:
    return set(book["parts"][part]["leave_out"])


def test_what_is_left_out_elsewhere_is_taken_away_and_goes_there_too():
    assert "qualified" in left_out(read("client-value"), "blocker")
    made = without(OURS, "stages.understand.gate.qualified")
    assert left_out(made.means, "blocker") == left_out(read("client-value"), "blocker") - {"qualified"}
    assert made.text == OURS + (
        "stages:\n  - id: understand\n    gate:\n      - id: qualified\n        remove: true\n"
    )


def test_a_decision_goes_by_its_own_name_there():
    assert "needs_known" in left_out(read("client-value"), "buyer")
    made = without(OURS, "stages.understand.gate.decision:needs_known")
    assert left_out(made.means, "buyer") == left_out(read("client-value"), "buyer") - {"needs_known"}


def test_a_stage_goes_with_all_that_is_said_of_it():
    made = without(OURS, "stages.expand")
    assert "expand" in read("client-value")["behaviours"]["profit"]["at"]
    assert "expand" not in made.means["behaviours"]["profit"]["at"]
    assert made.text == OURS + "stages:\n  - id: expand\n    remove: true\n"


def test_what_a_file_leaves_out_itself_is_for_lint_to_tell():
    own = OURS + "parts:\n  champion:\n    leave_out: [qualified]\n"
    made = without(own, "stages.understand.gate.qualified")
    assert left_out(made.means, "champion") == {"qualified"}
    assert "qualified" not in left_out(made.means, "blocker")


def test_what_speaks_of_it_comes_back_with_it():
    once = without(OURS, "stages.understand.gate.qualified")
    again = without(once.text, "stages.understand.gate")
    assert same(again.means["parts"], read("client-value")["parts"])


OVERRIDES = (
    OURS
    + """\
stages:
  - id: understand
    gate:
      - decision: needs_known   # agreed with Li
        valid_for: 30d
      - worksheet: client_profile   # was 70
        at_least: 60
      - id: two_sided   # monthly
        title: {en: Both}
"""
)


def test_what_is_overridden_is_taken_away_where_it_stands():
    after = without(OVERRIDES, "stages.understand.gate.decision:needs_known").text
    assert after == OVERRIDES.replace("        valid_for: 30d\n", "        remove: true\n")


def test_it_keeps_the_name_it_was_called_by():
    text = OVERRIDES.replace("- decision: needs_known", "- id: decision:needs_known")
    after = without(text, "stages.understand.gate.decision:needs_known").text
    assert after == text.replace("        valid_for: 30d\n", "        remove: true\n")


def test_one_taken_away_and_one_more():
    asks, _ = read_asks(
        ["stages.understand.gate+={item: own_words, id: said_back}"],
        ["stages.understand.gate.worksheet:client_profile"],
    )
    after = edit(OVERRIDES, *asks).text
    assert after == OVERRIDES.replace("        at_least: 60\n", "        remove: true\n") + (
        "      - item: own_words\n        id: said_back\n"
    )


def test_an_anchor_elsewhere_in_the_gate_is_not_in_the_way():
    before = text_of("retail")
    assert "&listing" in before
    made = without(before, "stages.understand.gate.behaviour_judged")
    assert "      - id: behaviour_judged\n        remove: true\n" in made.text
    assert made.text.count("*listing") == before.count("*listing")
    refused = without(before, "stages.understand.gate.qualified")  # it is set in this one
    assert [(each.what.id, each.what.params) for each in refused.why] == [
        ("editing.anchored", {"anchor": "listing"})
    ]


def test_only_what_speaks_of_it_is_taken_from_what_merging_makes():
    before = read("client-value")
    blocker = before["parts"]["blocker"]
    after = {
        **without(OURS, "stages.understand.gate.qualified").means,
        "parts": {"blocker": {**blocker, "leave_out": ["qualified", "will_buy"]}},
    }
    gate = [{"id": "qualified", "remove": True}]
    own = {"extends": "client-value", "stages": [{"id": "understand", "gate": gate}]}
    assert same(settled(before, after, before, own), after)  # this is not what the file comes to


# ── anything in any playbook that comes along ─────────────────────────────────────────────────

EXTENDING = tuple(
    sorted(
        each.name
        for each in PLAYBOOKS.iterdir()
        if "\nextends: " in (each / "playbook.yaml").read_text(encoding="utf-8")
    )
)
ALL = tuple(sorted(each.name for each in PLAYBOOKS.iterdir()))


@cache
def entries(name: str) -> tuple[str, ...]:
    """Paths of its stages, and of what stands in their gates and checklists."""
    found = []
    for stage in read(name)["stages"]:
        found.append(f"stages.{stage['id']}")
        for key in ("gate", "checklist"):
            found += [f"stages.{stage['id']}.{key}.{entry_id(each)}" for each in stage.get(key, ())]
    return tuple(found)


@cache
def text_of(name: str) -> str:
    return (PLAYBOOKS / name / "playbook.yaml").read_text(encoding="utf-8")


TRIES = settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


@TRIES
@given(st.sampled_from(ALL), st.data())
def test_whatever_a_child_takes_away_says_only_that(name, draw):
    path = draw.draw(st.sampled_from(entries(name)))
    text = CHILD.format(base=name)
    made = without(text, path)
    assert isinstance(made, Edited), made
    assert not meaning(made.text)[1]
    assert made.text.startswith(text)
    assert made.text.endswith("remove: true\n")


@settings(TRIES, max_examples=5)
@given(st.sampled_from(EXTENDING), st.data())
def test_whatever_a_playbook_that_extends_takes_away_the_others_stay(name, draw):
    path = draw.draw(st.sampled_from(entries(name)))
    before = text_of(name)
    made = without(before, path)
    if isinstance(made, NotEdited):
        assert [each.what.id for each in made.why] == ["editing.anchored"]
        return
    assume(not meaning(made.text)[1])  # else something of its own has its place beside it
    old, new = before.splitlines(), made.text.splitlines()
    first = alike(old, new)
    behind = alike(old[first:][::-1], new[first:][::-1])
    gone, come = range(first, len(old) - behind), new[first : len(new) - behind]
    theirs = lines(before, path)
    assert all(at in theirs or old[at].lstrip()[:1] in ("", "#") for at in gone)
    assert len(come) <= 4
    assert not come or come[-1].strip() == "remove: true"


def alike(some: list[str], others: list[str]) -> int:
    """How many from the front."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(some, others, strict=False))))


def lines(text: str, path: str) -> range:
    """Those in which a file says something of an entry."""
    found = steps(path, read_tree(text).data)
    if isinstance(found, Message):
        return range(0)
    part = Part(None, spots(text))
    for step in found:
        keys = [each.key.name if each.key else at for at, each in enumerate(part.value.parts)]
        part = part.value.parts[keys.index(step if isinstance(step, str) else step.at)]
    return range(text.count("\n", 0, part.start), text.count("\n", 0, part.end) + 1)
