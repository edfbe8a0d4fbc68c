"""Merging, in general: what holds of every base and every playbook laid over it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.playbook_text.merge import merge
from engine.playbook_text.written import nodes_of, written
from engine.playbook_text.yaml_lines import yaml_lines
from engine.yaml_places import Tree, read_tree

WORDS = st.text("abcxyz", min_size=1, max_size=4).map(lambda word: f"w{word}")
SCALARS = WORDS | st.integers(0, 99)
NESTED = st.recursive(
    SCALARS | st.lists(WORDS, max_size=3),
    lambda inner: st.dictionaries(WORDS, inner, min_size=1, max_size=3),
    max_leaves=8,
)
MAPPINGS = st.dictionaries(WORDS, NESTED, max_size=4)
IDS = [f"{letter}{letter}{letter}{n}" for letter in "kmpq" for n in (11, 222, 3333)]


def entries(**more):
    """A list of entries with ids of their own."""
    entry = st.fixed_dictionaries({"title": WORDS, "because": MAPPINGS}, optional=more)
    return st.lists(st.sampled_from(IDS), unique=True, max_size=5).flatmap(
        lambda ids: st.tuples(*(entry.map(lambda each, id=id: {"id": id, **each}) for id in ids)).map(list)
    )


GATES = entries(at=NESTED, when=NESTED).map(lambda gate: [{"decision": "d", **each} for each in gate])
STAGES = entries(gate=GATES, checklist=entries(), limits=MAPPINGS)
BOOKS = st.fixed_dictionaries({"stages": STAGES, "accounts": MAPPINGS, "parts": MAPPINGS, "waits": SCALARS})


def read(file, data):
    text = "\n".join(line.text for line in yaml_lines(data, joins=lambda path, value: len(path) % 2 == 0))
    tree = read_tree(text)
    assert (tree.data, tree.faults) == (data, ())
    return nodes_of(file, tree, tree.data), text.splitlines()


def placeless(file, data):
    return nodes_of(file, Tree(data, {}, ()), data)


def data_of(base, own):
    root, found = merge(placeless("base", base), placeless("own", own))
    assert found == []
    return written(root).data


@settings(max_examples=30, deadline=None)
@given(BOOKS)
def test_an_empty_child_is_its_base(base):
    assert data_of(base, {"version": 1}) == {"version": 1, **base}


@settings(max_examples=30, deadline=None)
@given(BOOKS)
def test_saying_it_all_again_changes_nothing(base):
    assert data_of(base, {"version": 1, **base}) == {"version": 1, **base}


def over(base, own):
    """The rule for mappings, said again in its plainest form."""
    if not isinstance(base, dict) or not isinstance(own, dict):
        return own
    return {**base, **{key: over(base.get(key), value) for key, value in own.items()}}


@given(MAPPINGS, MAPPINGS)
def test_mappings_merge_key_by_key(base, own):
    assert data_of({"accounts": base}, {"accounts": own, "waits": 1}) == {
        "accounts": over(base, own),
        "waits": 1,
    }


@given(entries(), entries(), st.data())
def test_entries_are_changed_removed_and_added(base, own, data):
    gone = data.draw(st.lists(st.sampled_from([e["id"] for e in base]), unique=True)) if base else []
    said = [*(each for each in own if each["id"] not in gone), *({"id": id, "remove": True} for id in gone)]
    found = data_of(
        {"stages": [{"id": "s", "checklist": base}]}, {"stages": [{"id": "s", "checklist": said}]}
    )
    theirs, ours = ({each["id"]: each for each in side} for side in (base, own))
    kept = [over(each, ours.get(each["id"], each)) for each in base if each["id"] not in gone]
    new = [each for each in own if each["id"] not in theirs]
    assert found["stages"] == [{"id": "s", "checklist": kept + new}]


@given(entries(), st.data())
def test_what_is_put_somewhere_stands_there_and_nothing_is_lost(base, data):
    ids = [each["id"] for each in base]
    new = [id for id in IDS if id not in ids][:3]
    moved = data.draw(st.lists(st.sampled_from(ids + new), unique=True, max_size=4))
    fixed = [id for id in ids if id not in moved]
    if not fixed:
        return
    said = [
        {
            "id": id,
            "title": "t",
            data.draw(st.sampled_from(["after", "before"])): data.draw(st.sampled_from(fixed)),
        }
        for id in moved
    ]
    found = data_of(
        {"stages": [{"id": "s", "checklist": base}]}, {"stages": [{"id": "s", "checklist": said}]}
    )
    order = [each["id"] for each in found["stages"][0]["checklist"]]
    assert sorted(order) == sorted({*ids, *moved})
    assert [id for id in order if id in fixed] == fixed
    for each in said:
        side = "after" if "after" in each else "before"
        low, high = sorted((order.index(each["id"]), order.index(each[side])))
        assert (order[low] == each[side]) == (side == "after")
        assert not set(order[low + 1 : high]) & set(fixed)  # only others put there stand between


@settings(max_examples=30, deadline=None)
@given(BOOKS, BOOKS)
def test_every_path_has_an_origin_whose_line_holds_it(base, own):
    (below, base_lines), (above, own_lines) = read("base", base), read("own", own)
    whole = written(merge(below, above)[0])
    lines = {"base": base_lines, "own": own_lines}
    for path in paths(whole.data):
        file, line, column = whole.origin(path)
        assert path in whole.origins
        there = lines[file][line - 1][column - 1 :]
        value = at(whole.data, path)
        if isinstance(path[-1], str):
            assert there.startswith(f"{path[-1]}:")
        elif isinstance(value, str | int):
            assert there.startswith(str(value))


def paths(data, path=()):
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inside:
        yield (*path, key)
        yield from paths(value, (*path, key))


def at(data, path):
    for part in path:
        data = data[part]
    return data


@settings(max_examples=30, deadline=None)
@given(BOOKS, BOOKS, st.randoms())
def test_the_order_of_keys_means_nothing(base, own, random):
    root, found = merge(placeless("base", base), placeless("own", own))
    again, said = merge(placeless("base", base), placeless("own", shuffled(own, random)))
    assert written(again).data == written(root).data
    assert sorted(map(str, said)) == sorted(map(str, found))


def shuffled(data, random):
    if isinstance(data, list):
        return [shuffled(each, random) for each in data]
    if not isinstance(data, dict):
        return data
    keys = list(data)
    random.shuffle(keys)
    return {key: shuffled(data[key], random) for key in keys}


@settings(max_examples=30, deadline=None)
@given(BOOKS, BOOKS)
def test_what_was_read_is_not_changed(base, own):
    below, above = placeless("base", base), placeless("own", own)
    merge(below, above)
    assert (written(below).data, written(above).data) == (base, own)
