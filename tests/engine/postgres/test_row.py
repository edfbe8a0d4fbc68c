from engine.postgres.row import as_rows, row_type


def test_a_row_is_read_by_place_by_name_and_at_once():
    (row,) = as_rows(["key", "title"], [("ACME-1", "Line 3")])
    assert (row["key"], row[1], row[-1], row[:1]) == ("ACME-1", "Line 3", "Line 3", ("ACME-1",))
    key, title = row
    assert (key, title) == ("ACME-1", "Line 3")
    assert (row.keys(), len(row)) == (["key", "title"], 2)


def test_rows_of_the_same_columns_share_a_type():
    assert row_type(("key",)) is row_type(("key",))
    assert row_type(("key",)) is not row_type(("title",))
