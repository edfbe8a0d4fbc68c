"""Whatever a table holds, it comes back from every kind of file that can hold it."""

import csv
import json
from io import StringIO
from xml.sax.saxutils import escape

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from workbooks import cell, row, workbook

from exchange.tables.table import Form
from exchange.tables.table_file import open_table

_CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\n\"'=+-@,;|")
_TEXTS = st.text(_CHARACTERS, max_size=8) | st.sampled_from(
    ["=1+1", "'@x", "''-5", '"', '""', "合计", "Total", "_x000D_"]
)
_GB = st.text(st.sampled_from("客户商机华南精工,;\t'=\"abc 12"), max_size=6)


@st.composite
def tables(draw, texts=_TEXTS):
    """Cells in three columns under names that are names; the first of a row says something."""
    rows = draw(st.lists(st.tuples(st.just("D"), texts, texts), min_size=1, max_size=6))
    return [list(cells) for cells in rows]


HEADING = ["id", "what", "note"]


def reread(path, content, **form):
    path.write_bytes(content)
    with open_table(str(path), Form(**form)) as table:
        assert list(table.heading) == HEADING
        return [cells for _, cells in table.rows]


def as_csv(rows, delimiter, encoding):
    file = StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
    neutral = [
        [f"'{c}" if c.lstrip("'")[:1] in tuple("=+-@\t\r") and c.lstrip("'") else c for c in cells]
        for cells in rows
    ]
    writer.writerows([HEADING, *neutral])
    return file.getvalue().encode(encoding)


@settings(deadline=None, max_examples=80)
@given(
    tables(),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
)
def test_through_csv(tmp_path_factory, rows, delimiter, encoding):
    path = tmp_path_factory.mktemp("csv") / "x.csv"
    assert reread(path, as_csv(rows, delimiter, encoding), delimiter=delimiter, encoding=encoding) == rows


@settings(deadline=None, max_examples=50)
@given(tables(_GB))
def test_through_csv_with_nothing_said_of_it(tmp_path_factory, rows):
    assume(any("客" in text or "商" in text for cells in rows for text in cells))
    path = tmp_path_factory.mktemp("csv") / "x.csv"
    for encoding in ("utf-8", "utf-16", "gb18030"):
        assert reread(path, as_csv(rows, ",", encoding)) == rows


@settings(deadline=None, max_examples=80)
@given(tables())
def test_through_a_workbook(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("xlsx") / "x.xlsx"

    def line(number, cells):
        return row(number, *(cell(f"{'ABC'[at]}{number}", text=_kept(text)) for at, text in enumerate(cells)))

    lines = [line(number, cells) for number, cells in enumerate([HEADING, *rows], 1)]
    assert reread(path, workbook(*lines)) == rows


def _kept(text):
    return escape(text.replace("_x", "_x005F_x"))


@settings(deadline=None, max_examples=80)
@given(tables(), st.booleans())
def test_through_json(tmp_path_factory, rows, listed):
    path = tmp_path_factory.mktemp("json") / "x.jsonl"
    objects = [dict(zip(HEADING, cells, strict=True)) for cells in rows]
    text = json.dumps(objects, indent=1) if listed else "\n".join(map(json.dumps, objects))
    assert reread(path, text.encode()) == rows
