"""Tables whose cells run over several lines."""

from hypothesis import given
from hypothesis import strategies as st

from commands.printing import width
from commands.sheet_table import table_lines
from commands.sheet_view import Column, Table


def lines(room, *rows, right=()):
    heads, *body = (tuple(row.split("|")) for row in rows)
    columns = tuple(Column(head, head in right) for head in heads)
    return table_lines(Table("t", columns, tuple(body)), room)


def test_what_fits_stands_in_columns_numbers_to_the_right():
    assert lines(40, "Risk|Weight", "delay|5", "交期延误|12", right=("Weight",)) == [
        "Risk      Weight",
        "delay          5",
        "交期延误      12",
    ]


def test_the_widest_column_gives_way_and_its_cells_run_on():
    assert lines(24, "Risk|Proof", "delay|a pilot at plant two") == [
        "Risk   Proof",
        "delay  a pilot at plant",
        "       two",
    ]
    assert lines(20, "风险|证明", "工期|在二号车间先做一次试点") == [
        "风险  证明",
        "工期  在二号车间先做",
        "      一次试点",
    ]


def test_what_can_not_fit_stands_row_by_row_without_its_empty_cells():
    assert lines(14, "Risk|Proof|Owner", "delay|certificate|", "staff|guarantee|Lin") == [
        "· delay",
        "    Proof:",
        "      certificate",
        "· staff",
        "    Proof:",
        "      guarantee",
        "    Owner: Lin",
    ]


@given(st.integers(30, 90), st.lists(st.tuples(*[st.text("ab 风险，x", max_size=60)] * 4), min_size=1))
def test_no_line_is_wider_than_the_room_and_nothing_is_lost(room, rows):
    words = "".join("".join(row) for row in rows).split()
    if any(width(word) > 12 and word.isascii() for word in words):
        return
    columns = tuple(Column(head, False) for head in ("a", "b", "c", "d"))
    made = table_lines(Table("t", columns, tuple(rows)), room)
    assert all(width(line) <= room for line in made)
    body = "".join(made).replace(" ", "")
    for character in "风险x":
        assert body.count(character) == sum(cell.count(character) for row in rows for cell in row)
