"""Files as people have them, and what becomes of them."""

import pytest

from engine.errors import BadFile
from exchange.tables.table import Form, Torn
from exchange.tables.table_file import open_table
from words.say import say, speak


class Read:
    """A file as it was read: a row that can't be told apart is the sentence about it."""

    def __init__(self, path, form):
        with open_table(path, form) as table:
            self.heading = list(table.heading)
            self.rows = [(n, say(c.why) if isinstance(c, Torn) else c) for n, c in table.rows]
            self.form, self.lines = table.form, table.lines
            self.notes = [say(note) for note in table.notes]


@pytest.fixture
def read(tmp_path):
    """Reads bytes or text under a name, `form` being what the mapping says of it."""
    speak("en")

    def read(content, name="x.csv", **form):
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Read(str(path), Form(**form))

    return read


@pytest.fixture
def refused(read, tmp_path):
    """What a file is refused with, and the hint."""

    def refused(content, name="x.csv", **form):
        with pytest.raises(BadFile) as caught:
            read(content, name, **form)
        hint = caught.value.hint
        return [say(each).replace(f"{tmp_path}/", "") for each in (caught.value.message, hint) if each]

    return refused
