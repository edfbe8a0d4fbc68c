"""Everything wrong with a mapping is said at once, each at its place, before a row is read."""

import pytest

from exchange.mapping.file import read_mapping

DEALS = "source: crm\ncolumns: {title: what, stage: stage}\nstages: {Won: {stage: understand, on: began}}\n"
ROW = "1,Line 3,ACME,lin,10,Lead,,"


def test_faults_of_the_keys(team, refused):
    wrong = """source: crm
columns: {titel: what, stage: stage, id: 7}
stages: {Lead: {stage: understand, at: x}}
"""
    assert refused(team.bring, ROW, map=wrong)[1:] == [
        "2:1 columns.title: title is missing",
        "2:11 columns.titel: unknown key; did you mean title?",
        "2:38 columns.id: a text belongs here",
        "3:36 stages.Lead.at: unknown key; the keys here are stage, stop, reason, on",
    ]


def test_faults_of_the_trails(team, refused):
    trails = """
  A: {stop: unknown, on: closed}
  B: [{stage: explore, on: began}, {stage: execute}]
  C: [{stage: explore, stop: unknown}]
  D: [{stage: execute}, {stage: explore}]
  E: exploer
  F: [{stage: explore}, {stop: whim}]
"""
    found = refused(team.bring, ROW, map=team.MAP[: team.MAP.index("\n  Lead")] + trails)
    assert found[1:4] == [
        "7:3 stages.A: say first which stage it was stopped in",
        "8:36 stages.B[1]: a step after a dated one needs its own day, on: COLUMN; "
        "where no column has it, leave out the day before",
        "9:7 stages.C[0]: a step is either a stage or a stop",
    ]
    # And what the playbook does not know of it, in the same go.
    assert [fault.partition(":")[0] for fault in found[4:]] == ["10", "11", "12"]


def test_faults_against_the_playbook(team, refused):
    trails = """
  D: [{stage: execute}, {stage: explore}]
  E: exploer
  F: [{stage: explore}, {stop: whim}]
"""
    found = refused(team.bring, ROW, map=team.MAP[: team.MAP.index("\n  Lead")] + trails)
    assert found[1:3] == [
        "7:26 stages.D[1].stage: explore can't come here; the steps follow the order of the playbook",
        "8:3 stages.E.stage: no stage exploer; did you mean explore?",
    ]
    assert found[3].startswith("9:26 stages.F[1].stop: no stop class whim; choose from ")


def test_a_playbook_nobody_installed(team, refused):
    assert refused(team.bring, ROW, map="playbook: client-valeu" + team.MAP)[1:] == [
        "1:1 playbook: no playbook client-valeu; did you mean client-value?"
    ]


def test_columns_the_file_does_not_have_are_named_once_each(team, refused):
    found = refused(team.bring, "1,x", heading="Nr,closed", map=team.MAP)
    assert found[0].endswith("nothing was imported.")
    assert found[1] == "3:11 columns.id: the file has no column id"
    assert len(found) == 1 + len({"id", "what", "client", "rep", "value", "stage", "began"})


def test_a_column_that_stands_twice_is_no_column(team, refused):
    found = refused(team.bring, ROW + ",x", heading="id,what,client,rep,value,stage,began,closed,id")
    assert found[1:] == ["3:11 columns.id: the file has more than one column id"]


def test_broken_yaml_and_odd_files(team, refused):
    assert refused(team.bring, ROW, map="source: [crm")[1].startswith("1:")
    assert "nothing in this file" in refused(team.bring, ROW, map="")[1]
    assert "no encoding klingon" in refused(team.bring, ROW, map="encoding: klingon" + team.MAP)[1]


def test_faults_of_every_kind_are_told_at_once(team, refused):
    """Keys, columns the file does not have, stages the playbook does not have, and the playbook itself."""
    wrong = """
source: crm
playbook: client-valeu
columns: {id: nr, titel: what, stage: stage}
dates: 7
stages:
  Lead: {at: understand}
  Talking: exploer
  Won: [{stage: explore, on: bogen}]
"""
    known = wrong.replace("client-valeu", "client-value")
    assert refused(team.bring, ROW, map=known)[1:] == [
        "4:1 columns.title: title is missing",
        "4:11 columns.id: the file has no column nr",
        "4:19 columns.titel: unknown key; did you mean title?",
        "5:1 dates: a list belongs here, each line beginning with “- ”",
        "7:10 stages.Lead.at: unknown key; the keys here are stage, stop, reason, on",
        "8:3 stages.Talking.stage: no stage exploer; did you mean explore?",
        "9:26 stages.Won[0].on: the file has no column bogen; did you mean began?",
    ]
    places = [fault.split()[1] for fault in refused(team.bring, ROW, map=wrong)[1:]]
    assert places == [
        "playbook:",
        "columns.title:",
        "columns.id:",
        "columns.titel:",
        "dates:",
        "stages.Lead.at:",
        "stages.Won[0].on:",
    ]


def test_a_mapping_is_told_of_before_a_file_that_is_no_table(team, refused):
    assert refused(team.bring, "", heading="", map=team.MAP.replace("stage: stage", "stag: stage"))[
        0
    ].startswith("2 faults to fix in the mapping")


@pytest.mark.parametrize(
    "name", ["hex", "zlib", "rot13", "undefined", "idna", "punycode", "unicode_escape", "utf-7", "nope"]
)
def test_what_python_calls_an_encoding_and_no_file_is_written_in(team, refused, name):
    assert refused(team.bring, ROW, map=f"{team.MAP}encoding: {name}\n")[1:] == [
        f"11:1 encoding: there is no encoding {name}"
    ]


@pytest.mark.parametrize("form", ["%", "%Q", "%Y-%Y", "%d.%m.%d"])
def test_a_way_to_write_a_day_that_is_none(team, refused, form):
    found = refused(team.bring, ROW, map=f'{team.MAP}dates: ["%d.%m.%Y", "{form}"]\n')
    assert found[1:] == [
        f"11:21 dates[1]: “{form}” is no way to write a day; write it like %d.%m.%Y, each part once"
    ]


def test_ten_ways_to_write_a_day_will_do(team, refused):
    """Each is tried on every day of the table."""
    ways = ", ".join(f'"%Y{n}"' for n in range(11))
    assert refused(team.bring, ROW, map=f"{team.MAP}dates: [{ways}]\n")[1:] == [
        "11:1 dates: more than 10 ways to write a day"
    ]


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("先日后月", "day first"),
        ("先月后日", "month first"),
        ("先年后月", "year first"),
        ("先年", "year first"),
    ],
)
def test_days_may_be_said_in_chinese(said, means):
    text = f"{DEALS}dates: {said}\ndates_in: {{began: {said}}}\n"
    mapping = read_mapping(text, "ours.yaml")
    assert (mapping.found, mapping.plan.dates) == ((), [means])
    assert mapping.plan.dates_in == {"began": [means]}
