"""`extends` across files: how a base is named, what is wrong with it, whose file a fault is in."""

import pytest

from engine.playbook_text import sources
from engine.playbook_text.file import digest
from stages.method_playbook import load_method_playbook
from words.say import say

BASE = """
playbook: base
version: 3
title: {zh: 底, en: Base}
stages:
  - id: find
    status: open
    title: {zh: 找, en: Find}
    focus: {zh: 找, en: find}
    question: {zh: 谁, en: who}
    outcome: {zh: 找到, en: found}
    objectives:
      client: {zh: 客户, en: client}
      own_team: {zh: 自己, en: ours}
      competitors: {zh: 对手, en: theirs}
    limits: {warn: 20d, critical: 5w, quiet: 10d}
    gate:
      - decision: needs_known
        title: {zh: 懂, en: known}
        ask: {zh: 懂吗, en: do they}
        valid_for: 2w
    stuck: {zh: 去问, en: ask}
behaviours: {}
""".lstrip()
NO_NAME = "“{}” names no playbook; write an id, and where you insist on a version, client-value@3"
OUTSIDE = (
    "{} is not read: a base stands in a folder beside this one, or in the same repository, "
    "and is named by the way from this file"
)
OURS = "playbook: ours\nversion: 1\ntitle: {zh: 我, en: Ours}\nextends: base\n"


@pytest.fixture
def room(tmp_path):
    """`room(base=…, ours=…)` writes playbooks into folders beside one another and reads the last."""

    def write(**texts):
        for name, text in texts.items():
            folder = tmp_path / name
            folder.mkdir(exist_ok=True)
            (folder / "playbook.yaml").write_text(text, encoding="utf-8")
        return load_method_playbook(str(tmp_path / name))

    write.path = tmp_path
    return write


def said(loaded, room):
    """Every fault, the path of a file from where the folders stand."""
    return [
        f"{f.file.removeprefix(f'{room.path}/')}:{f.line}:{f.column} {f.key}  {say(f.what)}"
        for f in loaded.faults
    ]


def test_what_is_not_said_is_as_in_the_base(room):
    loaded = room(base=BASE, ours=OURS)
    assert loaded.faults == ()
    base = room(base=BASE).parsed
    assert loaded.parsed == {**base, "playbook": "ours", "version": 1, "title": {"zh": "我", "en": "Ours"}}
    assert "extends" not in loaded.written.data


def test_what_is_installed_stands_for_itself(room):
    built = room(base=BASE, ours=OURS + "waits: 4\n")
    assert "extends" not in built.source
    again = room(ours=built.source)
    assert again.parsed == built.parsed
    assert again.source == built.source


def test_its_digest_is_over_what_it_means_whatever_it_is_built_on(room):
    change = "stages: [{id: find, limits: {warn: 10d}}]\n"
    built = room(base=BASE, ours=OURS + change).parsed
    whole = BASE.replace("warn: 20d", "warn: 10d")
    for old, new in (
        ("base", "ours"),
        ("version: 3", "version: 1"),
        ("{zh: 底, en: Base}", "{zh: 我, en: Ours}"),
    ):
        whole = whole.replace(old, new, 1)
    assert digest(built) == digest(room(ours=whole).parsed)


@pytest.mark.parametrize(
    "name", ["base", "base@3", "../base", "../base/playbook.yaml", "./../base/", "client-value"]
)
def test_a_base_is_named_by_its_id_or_by_the_way_to_it(room, name):
    assert room(base=BASE, ours=OURS.replace("extends: base", f"extends: {name}")).faults == ()


def test_a_file_of_its_own_finds_a_folder_beside_it(room):
    room(base=BASE)
    (room.path / "ours.yaml").write_text(OURS, encoding="utf-8")
    assert load_method_playbook(str(room.path / "ours.yaml")).faults == ()


def test_a_team_s_own_folder_comes_before_the_one_that_came_along(room):
    own = BASE.replace("playbook: base", "playbook: client-value")
    ours = OURS.replace("extends: base", "extends: client-value")
    loaded = room(**{"client-value": own, "ours": ours})
    assert [stage["id"] for stage in loaded.parsed["stages"]] == ["find"]


def test_a_copy_that_kept_its_name_extends_the_one_that_came_along(room):
    loaded = room(**{"client-value": OURS.replace("base", "client-value")})
    assert loaded.faults == ()
    assert len(loaded.parsed["stages"]) == 5


def test_bases_have_bases(room):
    middle = OURS.replace("playbook: ours", "playbook: middle") + "waits: 5\n"
    ours = OURS.replace("extends: base", "extends: middle") + "stages: [{id: find, limits: {warn: 1d}}]\n"
    loaded = room(base=BASE, middle=middle, ours=ours)
    assert (loaded.parsed["waits"], loaded.parsed["stages"][0]["limits"]["warn"]) == (5, 1)
    files = {path: loaded.written.origin(path).file for path in loaded.written.origins}
    for path, name in (
        (("waits",), "middle"),
        (("stages", 0, "limits", "warn"), "ours"),
        (("stages", 0, "limits", "quiet"), "base"),
    ):
        assert files[path] == str(room.path / name / "playbook.yaml")


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("bse", "no playbook bse to extend; did you mean base?"),
        ("../bse", "no playbook stands at ../bse"),
        ("base@2", "base is version 3 now, not 2; look at what changed, then write base@3"),
        ("base@x", NO_NAME.format("base@x")),
        ("base@", NO_NAME.format("base@")),
        ("base@03", NO_NAME.format("base@03")),
        ("'@3'", NO_NAME.format("@3")),
        ("''", NO_NAME.format("")),
        ("base@99999999999", NO_NAME.format("base@99999999999")),
        ("7", "a text belongs here"),
        ("./", "this goes round in a circle: ./ is itself built on this playbook"),
    ],
)
def test_a_base_that_can_not_be_taken(room, name, fault):
    loaded = room(base=BASE, ours=OURS.replace("extends: base", f"extends: {name}"))
    assert said(loaded, room) == [f"ours/playbook.yaml:4:1 extends  {fault}"]


def test_what_there_is_to_choose_from_is_said(room):
    (fault,) = said(room(base=BASE, ours=OURS.replace("extends: base", "extends: xyzzy")), room)
    assert "no playbook xyzzy to extend; choose from client-value, " in fault
    assert "base" in fault


def test_a_circle_of_three(room):
    names = ("one", "two", "three")
    texts = {name: OURS.replace("base", names[at - 1]).replace("ours", name) for at, name in enumerate(names)}
    loaded = room(**texts)
    assert said(loaded, room) == [
        "one/playbook.yaml:4:1 extends  this goes round in a circle: three is itself built on this playbook"
    ]
    assert loaded.written is None


def test_no_more_than_eight_on_top_of_one_another(room):
    def floor(n):
        return OURS.replace("base", f"p{n - 1}").replace("playbook: ours", f"playbook: p{n}")

    high = {"p0": BASE.replace("playbook: base", "playbook: p0"), **{f"p{n}": floor(n) for n in range(1, 8)}}
    assert room(**high).faults == ()
    (fault,) = said(room(**high, p8=OURS.replace("base", "p7")), room)
    assert fault == "p1/playbook.yaml:4:1 extends  more than 8 playbooks on top of one another; flatten them"


def test_what_is_wrong_in_both_is_said_at_once_each_in_its_file(room):
    base = BASE.replace("status: open", "status: opn").replace("quiet: 10d", "quiet: 10")
    ours = OURS + "waits: -1\nstages:\n  - {id: fnd}\n  - id: find\n    limits: {warn: 9x}\n    limts: 3\n"
    assert said(room(base=base, ours=ours), room) == [
        "base/playbook.yaml:6:5 stages.find.status  no such value: opn; did you mean open?",
        "base/playbook.yaml:15:39 stages.find.limits.quiet  “10” isn't a duration; write days or weeks,"
        " such as 20d or 3w",
        "ours/playbook.yaml:5:1 waits  must be 0 or more",
        "ours/playbook.yaml:7:5 stages.fnd  the base has no fnd, and as a new entry it is not complete;"
        " did you mean find?",
        "ours/playbook.yaml:9:14 stages.find.limits.warn  “9x” isn't a duration; write days or weeks,"
        " such as 20d or 3w",
        "ours/playbook.yaml:10:5 stages.find.limts  unknown key; did you mean limits?",
    ]


def test_what_the_base_has_no_more_is_missing_where_it_was_taken_away(room):
    ours = OURS + "stages:\n  - id: find\n    stuck: null\n"
    assert said(room(base=BASE, ours=ours), room) == [
        "ours/playbook.yaml:7:5 stages.find.stuck  stuck is missing"
    ]


def test_a_base_that_is_no_yaml_and_one_s_own_that_is_none(room):
    broken = "a: b: c\n"
    assert said(room(base=broken, ours=OURS), room)[0].startswith("base/playbook.yaml:1:5")
    assert said(room(base=BASE, ours=broken), room)[0].startswith("ours/playbook.yaml:1:5")


@pytest.mark.parametrize("key", ["after: find", "before: find", "remove: true"])
def test_words_of_change_mean_nothing_without_a_base(room, key):
    loaded = room(base=BASE.replace("  - id: find\n", f"  - id: find\n    {key}\n"))
    name = key.partition(":")[0]
    assert said(loaded, room) == [
        f"base/playbook.yaml:6:5 stages.find.{name}  {name} only means something in a playbook that"
        " extends another"
    ]


def test_templates_are_the_base_s_each_replaced_by_one_of_the_same_name(room):
    room(base=BASE, ours=OURS)
    for name, files in (
        ("base", {"a.md.j2": "base a", "b.md.j2": "base b {% if %}"}),
        ("ours", {"a.md.j2": "own a"}),
    ):
        (room.path / name / "templates").mkdir()
        for file, text in files.items():
            (room.path / name / "templates" / file).write_text(text, encoding="utf-8")
    assert said(room(ours=OURS), room)[0].startswith("base/templates/b.md.j2:1:1 ")
    (room.path / "base" / "templates" / "b.md.j2").write_text("base b", encoding="utf-8")
    loaded = room(ours=OURS)
    assert loaded.parsed["templates"] == {"a.md.j2": "own a", "b.md.j2": "base b"}
    assert loaded.written.templates["b.md.j2"] == str(room.path / "base" / "templates" / "b.md.j2")


def test_a_base_is_parsed_once_however_many_are_built_on_it(room, monkeypatch):
    parsed = []
    reading = sources.read_once.__wrapped__

    def read(text):
        parsed.append(text)
        return reading(text)

    monkeypatch.setattr(sources, "read_once", sources.lru_cache(read))
    room(base=BASE, ours=OURS, theirs=OURS.replace("ours", "theirs"))
    first = room(ours=OURS)
    assert room(ours=OURS) == first
    assert sorted(parsed) == sorted([OURS, OURS.replace("ours", "theirs"), BASE])


# ── files that are nobody's business ──────────────────────────────────────────────────────────


@pytest.fixture
def secret(room):
    """Beside the folder all playbooks stand in; `room.path` is left for a folder inside it."""
    (room.path / "secret.yaml").write_text("playbook: secret\nhush: 1\n", encoding="utf-8")
    (room.path / "team").mkdir()
    room.path = room.path / "team"
    return room.path.parent / "secret.yaml"


def in_team(room, name):
    folder = room.path / "ours"
    folder.mkdir(exist_ok=True)
    (folder / "playbook.yaml").write_text(OURS.replace("extends: base", f"extends: {name}"), encoding="utf-8")
    return said(load_method_playbook(str(folder)), room)


@pytest.mark.parametrize("name", ["../../secret.yaml", "/etc/hostname", "../../../../../../../etc/hostname"])
def test_no_file_is_read_but_from_around_the_playbook(room, secret, name):
    assert in_team(room, name) == [f"ours/playbook.yaml:4:1 extends  {OUTSIDE.format(name)}"]


def test_nor_by_its_whole_path_though_it_stands_there(room, secret):
    base = room.path / "base.yaml"
    base.write_text(BASE, encoding="utf-8")
    assert in_team(room, "../base.yaml") == []
    assert in_team(room, str(base)) == [f"ours/playbook.yaml:4:1 extends  {OUTSIDE.format(base)}"]


def test_nor_where_a_link_leads_out(room, secret):
    (room.path / "linked.yaml").symlink_to(secret)
    assert in_team(room, "../linked.yaml") == [
        f"ours/playbook.yaml:4:1 extends  {OUTSIDE.format('../linked.yaml')}"
    ]
    (room.path / "linked").mkdir()
    (room.path / "linked" / "playbook.yaml").symlink_to(secret)
    (fault,) = in_team(room, "linked")
    assert "no playbook linked to extend" in fault
    assert "hush" not in fault


def test_a_base_does_not_widen_where_its_own_may_stand(room, secret):
    (room.path / "middle.yaml").write_text(OURS.replace("base", "../secret.yaml"), encoding="utf-8")
    assert in_team(room, "../middle.yaml") == [f"middle.yaml:4:1 extends  {OUTSIDE.format('../secret.yaml')}"]


def test_all_of_a_repository_may_be_built_on(room, secret):
    (secret.parent / ".git").mkdir()
    (secret.parent / "base.yaml").write_text(BASE, encoding="utf-8")
    assert in_team(room, "../../base.yaml") == []
    assert in_team(room, "../../../base.yaml") == [
        f"ours/playbook.yaml:4:1 extends  {OUTSIDE.format('../../../base.yaml')}"
    ]


@pytest.mark.parametrize("name", ["../notes.txt", "../notes", "../"])
def test_nothing_is_read_that_is_not_called_yaml(room, secret, name):
    (room.path / "notes.txt").write_text(BASE, encoding="utf-8")
    (room.path / "notes").write_text(BASE, encoding="utf-8")
    assert in_team(room, name) == [f"ours/playbook.yaml:4:1 extends  no playbook stands at {name}"]


def test_of_what_is_no_playbook_nothing_is_told(room, secret):
    (room.path / "other.yaml").write_text("token: abc\ntoken: def\ntitle: x\n", encoding="utf-8")
    told = "this is no playbook: it has no key “playbook”"
    assert in_team(room, "../other.yaml") == [f"other.yaml:0:0   {told}"]
    (room.path / "ours" / "playbook.yaml").write_text("token: abc\nversion: 1\n", encoding="utf-8")
    assert said(load_method_playbook(str(room.path / "ours")), room) == [f"ours/playbook.yaml:0:0   {told}"]


def test_a_folder_holds_the_playbook_it_is_named_by(room):
    loaded = room(**{"client-value": BASE, "ours": OURS.replace("extends: base", "extends: client-value")})
    assert said(loaded, room) == [
        "ours/playbook.yaml:4:1 extends  the folder client-value holds the playbook base; "
        "rename it, or write the way to it here"
    ]
    assert room(ours=OURS.replace("extends: base", "extends: ../client-value")).faults == ()


# ── what only follows ─────────────────────────────────────────────────────────────────────────


def test_what_only_follows_from_an_order_nobody_can_tell_is_not_told(room):
    """Neither stage has a place, so which is open behind which won one is anybody's guess."""
    loaded = room(
        ours=OURS.replace("extends: base", "extends: client-value")
        + "stages:\n- {id: understand, after: explore}\n- {id: explore, after: understand}\n"
    )
    assert {fault.rule for fault in loaded.faults} == {"place_circle"}
    assert loaded.warnings == ()


@pytest.mark.parametrize("stages", ["stages: null", "stages: x"])
def test_without_stages_nothing_is_said_of_what_speaks_of_them(room, stages):
    (fault,) = room(ours=OURS.replace("extends: base", "extends: client-value") + stages + "\n").faults
    assert fault.key == "stages"
