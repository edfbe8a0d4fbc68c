"""The templates beside a playbook: which are taken, and what is wrong with one before it ever runs."""

import time
from base64 import b64decode
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from engine.playbook_text.templates import read_templates
from words.say import say


def word(**parts):
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return made.getvalue()


@pytest.fixture
def read(tmp_path):
    """read({"sheet.md.j2": "…"}): what is kept, and each fault as `file:line words`."""

    def read(files, known=lambda name: None):
        for name, content in files.items():
            (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        found = read_templates([str(tmp_path)], known)
        faults = [f"{f.file.removeprefix(f'{tmp_path}/')}:{f.line} {say(f.what)}" for f in found.faults]
        return found.kept, faults

    return read


def test_text_word_and_typst_are_taken_and_nothing_else(read):
    document = word(word__document_xml="<w/>")
    kept, faults = read(
        {"a.md.j2": "{{ x }}", "b.docx": document, "c.typ": "#let", "d.txt": "{%", "e.j2~": "{%"}
    )
    assert faults == []
    assert sorted(kept) == ["a.md.j2", "b.docx", "c.typ"]
    assert b64decode(kept["b.docx"]) == document


def test_what_the_program_says_itself_is_left_out(read):
    ours = {"a.md.j2": "ours", "b.md.j2": "ours"}
    assert read({"a.md.j2": "ours", "b.md.j2": "theirs"}, ours.get) == ({"b.md.j2": "theirs"}, [])


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        (
            "a\n{% if %}",
            "2 this template can't be read: it stops half-way",
        ),
        ("\n{% include 'c.j2' %}", "2 there is no template c.j2, neither beside it nor in the program"),
        ("{% extends 'c.j2' %}", "1 there is no template c.j2, neither beside it nor in the program"),
        ("{% from 'c.j2' import x %}", "1 there is no template c.j2, neither beside it nor in the program"),
        ("\n\n{{ x | nosuch }}", "3 templates know no nosuch"),
        ("{{ x | safe }}", "1 templates know no safe"),
        ("{% if x is nosuch %}{% endif %}", "1 templates know no nosuch"),
        (f"{{{{ {'(' * 5000}1{')' * 5000} }}}}", "0 this template is nested too deep"),
        (f"{{{{ 1{' + 1' * 5000} }}}}", "0 this template is nested too deep"),
        (f"{{{{ a{'.b' * 5000} }}}}", "0 this template is nested too deep"),
        (f"{{{{ a{'|upper' * 5000} }}}}", "0 this template is nested too deep"),
        ("{{ 1\u0663.5 }}", "0 this template can't be read: a number in it can't be read"),
        (f"{{{{ {'9' * 5000} }}}}", "0 this template can't be read: a number in it can't be read"),
    ],
)
def test_a_fault_is_named_with_its_line(read, template, fault):
    (found,) = read({"a.j2": template})[1]
    assert found.startswith(f"a.j2:{fault}")


def test_all_faults_are_named_at_once(read):
    _, faults = read({"b.j2": "{{ x | no }}{{ y | nor }}", "a.docx": b"no zip", "c.j2": b"\xff"})
    assert [fault.split(" ")[0] for fault in faults] == ["a.docx:0", "b.j2:1", "b.j2:1", "c.j2:0"]


def test_others_beside_it_and_in_the_program_may_be_used(read):
    files = {
        "a.j2": "{% extends 'b.j2' %}{% include 'ours.j2' %}{% include name %}{{ x | anchor | underline }}",
        "b.j2": "",
    }
    assert read(files, {"ours.j2": ""}.get)[1] == []


def test_nothing_is_reckoned_out_while_it_is_read(read):
    start = time.monotonic()
    assert read({"a.j2": "{{ 'a' * 10**10 }}{{ 9 ** 99999999 }}{{ 'a' | center(10**10) }}"})[1] == []
    assert time.monotonic() - start < 1


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"PK not really", "not a Word file (.docx)"),
        (word(other_xml="<x/>"), "not a Word file (.docx)"),
        (
            word(word__document_xml="<w/>", word__media=b"\0" * 30_000_000),
            "over 20 MB: too big for a playbook",
        ),
        (b"x" * 1_000_001, "over 1 MB: too big for a playbook"),
    ],
)
def test_a_word_file_that_is_none_or_too_big_is_named(read, content, fault):
    assert read({"sheet.docx": content}) == ({}, [f"sheet.docx:0 {fault}"])


def test_no_folder_is_no_fault():
    assert read_templates(["/nowhere/at/all"], lambda name: None) == ({}, (), {})


def test_a_template_takes_the_place_of_the_same_in_the_folder_before(tmp_path):
    base, own = tmp_path / "base", tmp_path / "own"
    for folder, files in (
        (base, {"a.j2": "{{ x | nosuch }}", "b.j2": "b"}),
        (own, {"a.j2": "{% include 'b.j2' %}"}),
    ):
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text)
    found = read_templates([str(base), str(own)], lambda name: None)
    assert found.kept == {"a.j2": "{% include 'b.j2' %}", "b.j2": "b"}
    assert found.faults == ()  # the base's own a.j2 is out of use
    assert found.files == {"a.j2": str(own / "a.j2"), "b.j2": str(base / "b.j2")}
