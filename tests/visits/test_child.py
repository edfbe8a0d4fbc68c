"""A team's own templates: whatever one does, it ends, is named with its line, and leaves nothing behind."""

import gc
import os
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from engine.errors import BadFile, Fault, Refused
from engine.message import msg
from engine.template_filters import LEFT_OUT
from stages.method_templates import method_template
from visits.child import Child, Limits
from visits.fault_text import fault_of, fault_text
from visits.render import Printer, render
from words.say import say, speak

SOON = Limits(seconds=0.7, memory=400 * 2**20, output=100_000)
SMALL = SOON._replace(seconds=30, memory=256 * 2**20)
"""However busy the computer is, room ends before time does."""
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="no limits of the system there")


@pytest.fixture
def printer():
    with Printer(child=Child(SOON)) as printer:
        yield printer


def fault_in(printer, sheet, templates, form="text"):
    with pytest.raises(BadFile) as caught:
        printer.print(sheet, templates, form)
    (fault,) = caught.value.faults
    return fault.file, fault.line, fault.what.id.removeprefix("templates.")


# ── what it may do ────────────────────────────────────────────────────────────────────────────


def test_it_makes_the_sheet_it_describes(sheet):
    own = {"sheet.txt.j2": "{% for s in sheet.sections %}{{ s.id }} {% endfor %}"}
    assert render(sheet(), own, "text").startswith("goals manner")


def test_it_may_use_others_of_its_own_and_ours(sheet):
    own = {
        "sheet.md.j2": "{% from 'who.md.j2' import who %}{% import 'boxes.md.j2' as ours %}{{ who(sheet) }}!",
        "who.md.j2": "{% macro who(sheet) %}{{ sheet.deal }}{% endmacro %}",
    }
    assert "\nACME-1!\n" in render(sheet(), own, "md")


def test_it_may_change_one_block_of_ours(sheet):
    assert "{% block" in method_template("sheet.md.j2")
    own = {"sheet.explore.md.j2": "{% extends 'sheet.md.j2' %}"}
    assert render(sheet("explore"), own, "md") == render(sheet("explore"), {}, "md")


def test_what_it_prints_is_text_there_too(sheet):
    own = {"sheet.md.j2": "x {{ sheet.title }}", "sheet.html.j2": "{{ sheet.title }}"}
    made = sheet(title="[x] <b>{{7*7}}</b>")
    assert r"x \[x\] \<b>{{7\*7}}\</b>" in render(made, own, "md")
    assert render(made, own, "html") == "[x] &lt;b&gt;{{7*7}}&lt;/b&gt;\n"


@pytest.mark.parametrize(
    "template",
    [
        "{% macro mark() %}x{% endmacro %}{{ mark() ~ sheet.title }}",
        "{% macro mark() %}x{% endmacro %}{{ mark() + sheet.title }}",
        "{% set mark %}x{% endset %}{{ [mark, sheet.title] | join }}",
        "{% set mark %}xX{% endset %}{{ mark | replace('X', sheet.title) }}",
        "x{{ sheet.title | e }}",
        "x{% autoescape false %}{{ sheet.title }}{% endautoescape %}",
        "{% set head = sheet.head[0].text %}x{{ head.params.question.en and sheet.title }}",
    ],
)
def test_text_joined_to_markup_stays_text(sheet, template):
    made = sheet(title="[x] <b>*{{7*7}}*</b>")
    page = render(made, {"sheet.md.j2": template}, "md").splitlines()[1]
    assert page == r"x\[x\] \<b>\*{{7\*7}}\*\</b>"
    assert render(made, {"sheet.html.j2": template}, "html") == "x[x] &lt;b&gt;*{{7*7}}*&lt;/b&gt;\n"


@pytest.mark.parametrize("filter", LEFT_OUT)
def test_no_filter_makes_markup_of_it(sheet, printer, filter):
    own = {"sheet.txt.j2": f"{{{{ sheet.title | {filter} }}}}"}
    assert fault_in(printer, sheet(), own) == ("sheet.txt.j2", 1, "fault")


def test_it_speaks_the_language_of_its_reader(sheet):
    speak("zh")
    assert render(sheet(), {"sheet.txt.j2": "{{ label.heading }}"}, "text") == "拜访准备：\n"


def test_a_word_template_of_a_team_makes_the_same_file(sheet):
    own = {"sheet.docx": method_template("sheet.docx"), "sheet.txt.j2": "x"}
    made = sheet()
    with Child() as child:
        assert child.render(made, own, "sheet.docx", "docx")[:2] == b"PK"


# ── what stops it ─────────────────────────────────────────────────────────────────────────────

LOOP = "{% for i in range(99999) %}"
END = "{% endfor %}"


@UNIX
@pytest.mark.parametrize(
    ("template", "line", "why"),
    [
        # for ever
        (f"a\n{LOOP * 3}{END * 3}", 2, "too_long"),
        (f"\n{LOOP}{{% set x = range(99999) | sort | join %}}{END}", 2, "too_long"),
        ("{% macro again() %}\n{{ again() }}{% endmacro %}{{ again() }}", 2, "endless"),
        (f"{{{{ {'(' * 3000}1{')' * 3000} }}}}", 0, "endless"),
        # without bound
        ("a\n\n{{ 'a' * 10**9 }}", 3, "too_much"),
        ("{{ [1] * 10**9 }}", 1, "too_much"),
        ("{{ 9 ** 99999999 }}", 1, "too_much"),
        ("\n{{ '%999999999d' % 1 }}", 2, "too_much"),
        ("{{ 'a' | center(10**10) }}", 1, "too_much"),
        ("{{ 'a'.ljust(10**10) }}", 1, "too_much"),
        ("{{ '{:>9999999999}'.format(1) }}", 1, "too_much"),
        (
            "{% set n = namespace(x='abcdefgh') %}\n"
            "{% for i in range(40) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
            2,
            "too_much",
        ),
        (
            f"{{% set n = namespace(l=[]) %}}\n{LOOP}{LOOP}{{% set n.l = n.l + ['x' * 9999] %}}{END}{END}",
            2,
            "too_much",
        ),
        (f"a\n{LOOP}{{{{ i }}}} and on{END}", 2, "too_much"),
        ("{% for i in range(10**9) %}{% endfor %}", 1, "too_much"),
        ("{{ '\\t'.expandtabs(10**10) }}", 1, "too_much"),
        ("{{ 'a'.zfill(10**10) }}", 1, "too_much"),
        ("{{ '{0:{1}}'.format(1, 10**10) }}", 1, "too_much"),
        ("{{ ('a' * 1000000).replace('a', 'b' * 1000000) }}", 1, "too_much"),
        ("{{ ('a' * 1000000) | replace('a', 'b' * 1000) }}", 1, "too_much"),
        # the system
        ("a\n{{ ''.__class__.__mro__ }}", 2, "forbidden"),
        ("{{ cycler.__init__.__globals__ }}", 1, "forbidden"),
        ("{{ sheet._replace(deal='x') }}", 1, "forbidden"),
        ("{% set l = [] %}{{ l.append(1) }}", 1, "forbidden"),
        ("{{ self._TemplateReference__context }}", 1, "forbidden"),
        ("{{ '{0.__class__}'.format(sheet) }}", 1, "forbidden"),
        ("{{ ''|attr('__class__') }}", 1, "forbidden"),
        ("{{ ''|attr('__cl' ~ 'ass__') }}", 1, "forbidden"),
        ("{{ [sheet] | map(attribute='__class__') | list }}", 1, "fault"),
        ("{{ [sheet] | map('attr', '__class__') | list }}", 1, "fault"),
        ("{{ [sheet] | groupby('__class__') | list }}", 1, "fault"),
        ("{{ '{0.__class__}'.format_map({'0': sheet}) }}", 1, "fault"),
        ("{{ ('{0.__class__}' | attr('format'))(sheet) }}", 1, "forbidden"),
        ("{% set f = '{0.__class__}'.format %}{{ f(sheet) }}", 1, "forbidden"),
        ("{{ (['{0.__class__}'] | map('attr', 'format') | first)(sheet) }}", 1, "forbidden"),
        ("{{ joiner.__init__.__globals__ }}", 1, "forbidden"),
        ("{{ namespace.__init__.__globals__ }}", 1, "forbidden"),
        ("{{ lipsum.__globals__ }}", 1, "forbidden"),
        ("{{ range.__class__ }}", 1, "forbidden"),
        ("{{ dict.__mro__ }}", 1, "forbidden"),
        ("{{ self.__init__.__globals__ }}", 1, "forbidden"),
        ("{{ sheet.__class__.__init__.__globals__ }}", 1, "forbidden"),
        ("{% macro m() %}{% endmacro %}{{ m.__globals__ }}", 1, "fault"),
        ("{% for i in [1] %}{{ loop.__class__ }}{% endfor %}", 1, "forbidden"),
        ("{% for i in [1] %}{{ loop._iterable }}{% endfor %}", 1, "forbidden"),
        ("x\n{% include '../../etc/passwd' %}", 2, "missing"),
        ("{% include ['../x', '/etc/passwd'] %}", 1, "missing"),
        ("{% import '..\\\\x' as x %}", 1, "missing"),
        ("{% include '/etc/passwd' %}", 1, "missing"),
        ("{% include '../playbook.yaml' %}", 1, "missing"),
        # mistakes
        ("a\nb\n{% if %}", 3, "fault"),
        ("a\n{{ sheet.nosuch }}", 2, "fault"),
        ("{{ 1 // 0 }}", 1, "fault"),
        ("\n{{ 1 | nosuch }}", 2, "fault"),
        ("\n{% extends 'nosuch.txt.j2' %}", 2, "missing"),
    ],
)
def test_what_goes_too_far_is_stopped_and_named_with_its_line(sheet, template, line, why):
    with Printer(child=Child(SOON if why == "too_long" else SMALL)) as printer:
        assert fault_in(printer, sheet(), {"sheet.txt.j2": template}) == ("sheet.txt.j2", line, why)


def test_a_fault_in_a_macro_file_names_that_file(sheet, printer):
    own = {
        "sheet.txt.j2": "a\n{% from 'b.txt.j2' import b %}{{ b(sheet) }}",
        "b.txt.j2": "\n{% macro b(sheet) %}\n{{ sheet.nosuch }}{% endmacro %}",
    }
    assert fault_in(printer, sheet(), own) == ("b.txt.j2", 3, "fault")
    own = {**own, "b.txt.j2": "\n\n\n{% macro b( %}"}
    assert fault_in(printer, sheet(), own) == ("b.txt.j2", 4, "fault")


def test_the_next_sheet_is_made_all_the_same(sheet, printer):
    fine = {"sheet.txt.j2": "{{ sheet.deal }}"}
    assert printer.print(sheet(), fine, "text") == "ACME-1\n"
    fault_in(printer, sheet(), {"sheet.txt.j2": LOOP * 3 + END * 3})
    assert printer.print(sheet(), fine, "text") == "ACME-1\n"


def test_one_that_hears_nothing_any_more_is_killed_and_another_takes_over(sheet, monkeypatch):
    """Code that never comes back to Python can't be interrupted from within; here nothing else tries to."""
    monkeypatch.setattr("visits.child._GRACE", -59.5)
    with Child(Limits(60, 2**30, 100_000)) as child:
        with pytest.raises(BadFile) as caught:
            child.render(sheet(), {"sheet.txt.j2": LOOP * 3 + END * 3}, "sheet.txt.j2", "text")
        assert caught.value.faults[0] == Fault("sheet.txt.j2", 0, 0, "", msg("templates.too_long"))
        assert child.render(sheet(), {"sheet.txt.j2": "a"}, "sheet.txt.j2", "text") == "a"


# ── what is left ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="there is no /proc here")
def test_nothing_is_left_when_it_is_done(sheet, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = children()
    with Child(SOON) as child:
        child.render(sheet(), {"sheet.txt.j2": "a"}, "sheet.txt.j2", "text")
        (pid,) = children() - before
        with pytest.raises(BadFile):
            child.render(sheet(), {"sheet.txt.j2": LOOP * 3 + END * 3}, "sheet.txt.j2", "text")
    gc.collect()
    assert children() == before
    assert not os.path.exists(f"/proc/{pid}")
    assert os.listdir(tmp_path) == []


def children():
    """Of this process, those that are dead and not yet fetched included."""
    found = set()
    for pid in filter(str.isdigit, os.listdir("/proc")):
        with suppress(OSError):
            stat = Path("/proc", pid, "stat").read_text(encoding="utf-8")
            if stat.rpartition(")")[2].split()[1] == str(os.getpid()):
                found.add(pid)
    return found


@UNIX
def test_its_child_ends_when_the_parent_is_killed_and_knows_nothing_of_it(sheet):
    code = """if True:
        import sys, time
        from visits.child import Child
        child = Child()
        print(child._started().pid, flush=True)
        time.sleep(60)
    """
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        child = int(parent.stdout.readline())
        environ = _environ(child)
        parent.kill()
    for _ in range(100):
        if not _runs(child):
            break
        time.sleep(0.05)
    assert not _runs(child)
    assert not any(name.startswith((b"DEALGATE_USER", b"PYTHON")) for name in environ)
    rooms = [name.removeprefix(b"TMPDIR=") for name in environ if name.startswith(b"TMPDIR=")]
    assert not any(map(os.path.exists, rooms))


def _environ(pid):
    if not os.path.isdir("/proc"):
        return []
    with open(f"/proc/{pid}/environ", "rb") as file:
        return file.read().split(b"\0")


def _runs(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


# ── one sheet and the next ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", ["text", "docx"])
def test_it_changes_nothing_that_another_sheet_is_made_of(sheet, form):
    own = {"sheet.txt.j2": "{{ label.clear() }}", "sheet.docx": word("{{ label.clear() }}")}
    with Printer(child=Child()) as printer:
        with pytest.raises(BadFile) as caught:
            printer.print(sheet(), own, form)
        made = printer.print(sheet(), {"sheet.txt.j2": "{{ label.heading }}"}, "text")
    (fault,) = caught.value.faults
    assert "clear" in say(fault.what)
    assert say(caught.value.hint).startswith("Tell your coach")
    assert made == "Visit: \n"


def word(text):
    """A Word file of one paragraph, as a playbook carries it."""
    document, file = Document(), BytesIO()
    document.add_paragraph(text)
    document.save(file)
    return b64encode(file.getvalue()).decode()


# ── what it answers ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "error",
    [
        BadFile(
            msg("templates.broken"), (Fault("sheet.docx", 3, 0, "", msg("templates.fault", detail="缺")),)
        ),
        Refused(msg("outputs.no_glyphs", characters="𠮷"), hint=msg("outputs.install_fonts")),
    ],
)
def test_a_refusal_comes_over_whole(error):
    again = fault_of(fault_text(error))
    assert type(again) is type(error)
    assert (again.message, again.hint, say(again.message)) == (error.message, error.hint, say(error.message))
    assert getattr(again, "faults", None) == getattr(error, "faults", None)


def test_a_word_template_that_is_none_is_named(sheet, printer):
    own = {"sheet.docx": b64encode(b"not a zip").decode()}
    assert fault_in(printer, sheet(), own, "docx")[0] == "sheet.docx"
