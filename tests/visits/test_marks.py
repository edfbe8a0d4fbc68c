"""What was printed is known again; what was written on is not."""

import pytest

from visits.marks import Head, head_line, head_of, mark, plain, printed_marks, stamp, written_on


@pytest.mark.parametrize(
    "retyped",
    [
        "3. [ ] Say it back, in their words — *it is only our reading*  ",
        "-   【 】Say it back，in their words — _it is only our reading_",
        "* ☐ SAY IT BACK in their words - it is only our reading <!-- tick:own_words -->",
        "\t- [ ] Ｓay it back, in their words — *it is only our reading*\r",
    ],
)
def test_a_line_retyped_is_the_same_line(retyped):
    printed = "- [ ] Say it back, in their words — *it is only our reading* <!-- tick:own_words -->"
    assert mark(retyped) == mark(printed)


@pytest.mark.parametrize("tick", ["[x]", "[X]", "【√】", "［ｘ］", "[✓]", "☑", "☒", "[对]", "[v]", "\\[x\\]"])
def test_a_tick_is_something_written(tick):
    assert plain(f"- {tick} Say it back") == "xsayitback"


def test_words_added_are_something_written():
    assert mark("- Say it back") != mark("- Say it back: done")


def test_a_sheet_says_which_it_is_and_what_was_printed_on_it(sheet):
    text = stamp("# Visit\n\n- Say it back\n", sheet("explore", met="Chen Yu"))
    assert text.startswith("<!-- dealgate sheet 1f2e3d4c5b6a ACME-1 2026-11-21 ACME.1 -->\n# Visit\n")
    assert printed_marks(text) == {mark("# Visit"), mark("Say it back")}
    assert head_of(text) == Head("1f2e3d4c5b6a", "ACME-1", "2026-11-21", ("ACME.1",))


def test_what_a_sheet_does_not_know_it_says():
    head = Head("5e2a", "ACME-1", None, ())
    assert head_of(head_line(head)) == head


def test_a_line_an_editor_broke_is_still_read(sheet):
    text = stamp("# Visit\n\n- Say it back\n", sheet())
    first, second = sorted(printed_marks(text))
    assert printed_marks(text.replace(f"{first} {second}", f"{first}\n  {second}")) == {first, second}


def test_a_client_cannot_name_itself_into_a_sheet():
    assert head_of("- \\<!-- dealgate sheet a ACME-9 2026-11-21 -->") is None


def test_what_was_written_on_a_sheet_is_noticed(sheet):
    text = stamp("# Visit\n\n- [ ] Say it back\n", sheet())
    first, second = sorted(printed_marks(text))
    assert not written_on(text)
    assert not written_on(
        text.replace("- [ ]", "*  【 】").replace(f"{first} {second}", f"{first}\n  {second}")
    )
    assert written_on(text.replace("[ ]", "[x]"))
    assert written_on(f"{text}\nThey want it in May.\n")
