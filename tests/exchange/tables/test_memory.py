"""However long a file is, no more of it is held than a few rows."""

import tracemalloc
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from workbooks import cell, parts, sheet

from exchange.tables.table_file import open_table

HEAD, FEW, MANY = "id,what,value\n", 4_000, 40_000


def _csv(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEAD)
        file.writelines(f'{n},"Line {n}, 华南",{n}.50\n' for n in range(rows))


def _json(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(f'{{"id": {n}, "what": "Line {n}", "value": {n}.50}}\n' for n in range(rows))


def _json_list(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        file.write("[" + ",".join(f'{{"id": {n}, "what": "Line {n}"}}' for n in range(rows)) + "]")


def _xlsx(path, rows):
    """Texts of its own in each row, shared as spreadsheets share them."""
    shared = "".join(f"<si><t>Line {n}</t></si>" for n in range(rows))
    begin, end = sheet("#").split("#")
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in parts({"S": ""}, shared=shared).items():
            if not name.endswith("s1.xml"):
                archive.writestr(name, text)
        with archive.open("xl/worksheets/s1.xml", "w") as file:
            file.write(begin.encode())
            for n in range(1, rows + 1):
                cells = cell(f"A{n}", n), cell(f"B{n}", n - 1, "s")
                file.write(f'<row r="{n}">{"".join(cells)}</row>'.encode())
            file.write(end.encode())


def _peak(path):
    tracemalloc.start()
    with open_table(str(path)) as table:
        rows = sum(1 for _ in table.rows)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return rows, peak


@pytest.mark.parametrize("write", [_csv, _json, _json_list, _xlsx])
def test_memory_does_not_grow_with_the_file(tmp_path, write):
    peaks = []
    for rows in (FEW, MANY):
        path = tmp_path / f"{rows}"
        write(path, rows)
        read, peak = _peak(path)
        assert read in (rows, rows - 1)
        peaks.append(peak)
    # ten times the rows; a chunk of a megabyte is read at a time, and eight bytes a shared text are kept
    assert peaks[1] - peaks[0] < 6_000_000
