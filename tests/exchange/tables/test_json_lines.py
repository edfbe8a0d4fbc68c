import json

from exchange.tables.table import Typed


def test_objects_of_whatever_keys_are_rows_of_one_table(read):
    found = read(
        '{"id": "A-1", "stage": "won"}\n\n{"id": "A-2", "owner": null, "stage": "lost"}\n', "x.jsonl"
    )
    assert found.heading == ["id", "stage", "owner"]
    assert found.rows == [(1, ["A-1", "won", ""]), (3, ["A-2", "lost", ""])]
    assert (found.form.kind, found.form.encoding, found.lines) == ("jsonl", "utf-8", 2)


def test_what_is_nested_gets_a_name_of_its_parts(read):
    found = read(
        '{"id": 1, "account": {"name": "华南精工", "place": {"city": "广州"}}, "tags": ["a", 2, true]}\n'
    )
    assert found.heading == ["id", "account.name", "account.place.city", "tags"]
    assert found.rows == [(1, ["1", "华南精工", "广州", "a; 2; true"])]


def test_numbers_keep_every_digit_and_are_typed(read):
    row = read(
        '{"a": 12345678901234567890, "b": 1.50, "c": 1e-05, "d": 2E3, "e": true, "f": "1.5", "g": 1e999999}\n'
    )
    cells = row.rows[0][1]
    assert cells == ["12345678901234567890", "1.50", "0.00001", "2000", "true", "1.5", "1e999999"]
    assert [isinstance(cell, Typed) for cell in cells] == [True, True, True, True, True, False, False]


def test_a_list_of_objects_is_read_piece_by_piece(read):
    objects = [{"id": n, "note": "x" * 100, "tags": [n]} for n in range(5000)]
    found = read(json.dumps(objects, indent=1), "x.json")
    assert len(found.rows) == 5000
    assert found.rows[4999] == (5000, ["4999", "x" * 100, "4999"])
    assert read(json.dumps(objects), "x.json").rows == found.rows


def test_a_wrong_line_is_named_and_costs_itself_alone(read):
    lines = [
        '{"id": 1}',
        '{"id": 2',
        '{"id": 3, "id": 4}',
        "[1]",
        '{"a": {"b": 1}, "a.b": 2}',
        r'{"id": "\ud800"}',
        '{"id": 9}',
    ]
    assert read("\n".join(lines), "x.jsonl").rows == [
        (1, ["1"]),
        (2, "no JSON at character 9"),
        (3, "“id” stands in it twice"),
        (4, "no JSON object ({…})"),
        (5, "“a.b” stands in it twice"),
        (6, "it holds a character that is none"),
        (7, ["9"]),
    ]


def test_a_list_that_breaks_off_keeps_what_came_before(read):
    found = read('[{"id": 1}, {"id": 2}, {"id": ', "x.json")
    assert found.rows[:2] == [(1, ["1"]), (2, ["2"])]
    assert found.rows[2][1].endswith("nothing from here on could be read")
    assert read('[{"id": 1}', "x.json").rows[0] == (1, ["1"])
    assert read('[{"id": 1, "id": 2}, {"id": 3}]', "x.json").rows == [
        (1, "“id” stands in it twice"),
        (2, ["3"]),
    ]
    assert len(read('[{"id": 1}]\n[{"id": 2}]', "x.json").rows) == 2


def test_no_objects_at_all(refused):
    assert refused("id,name\n1,x\n", "x.json") == [
        "x.json holds no objects of JSON; row 1: no JSON at character 1."
    ]
    assert refused("[]", "x.json") == ["x.json has a heading and no rows; there is nothing to import."]
    assert "nested too deeply" in refused("[" * 100_000, "x.json")[0]
    assert "nested too deeply" in refused('{"a":' * 600 + "1" + "}" * 600, "x.json")[0]
