import pytest

from engine.errors import BadFile
from engine.message import Message
from exchange.tables.table_file import open_table


@pytest.fixture
def table(tmp_path):
    """The heading and the rows of a text, a row that can't be read as the id of its message."""

    def read(text):
        path = tmp_path / "x.csv"
        path.write_text(text, encoding="utf-8", newline="")
        with open_table(str(path)) as found:
            rows = [(n, c.id if isinstance(c, Message) else c) for n, c in found.rows]
        return list(found.heading), rows

    return read


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_commas_semicolons_and_tabs(table, mark):
    assert table(f"id{mark}a, b\r\n1{mark}x\r\n".replace("a, b", '"a, b"')) == (
        ["id", "a, b"],
        [(2, ["1", "x"])],
    )


def test_rows_are_numbered_as_a_spreadsheet_shows_them(table):
    text = 'id,note\n\n1,"two\nlines"\n,\n2,x\n'
    assert table(text)[1] == [(3, ["1", "two\nlines"]), (5, ["2", "x"])]


def test_a_stray_quotation_mark_costs_its_own_row_alone(table):
    assert table('id,note\n1,"a"b\n2,x\n')[1] == [(2, "exchange.bad_quote"), (3, ["2", "x"])]


def test_a_quotation_mark_left_open_is_named_where_it_opens(table):
    assert table('id,note\n1,x\n2,"y\n3,z\n')[1] == [(2, ["1", "x"]), (3, "exchange.open_quote")]


def test_a_heading_alone_is_no_table(table):
    with pytest.raises(BadFile) as caught:
        table("id,note\n\n")
    assert caught.value.message.id == "exchange.no_rows"


@pytest.mark.parametrize("cell", ["x" * 140_000, '"' + "x" * 140_000 + '"'])
def test_a_cell_longer_than_anybody_writes_costs_its_own_row_alone(table, cell):
    assert table(f"id,note\n1,{cell}\n2,x\n")[1] == [(2, "exchange.long_cell"), (3, ["2", "x"])]
