"""What lint finds in a team's own templates by trying them: nothing that fails every sheet gets past it."""

from base64 import b64encode
from io import BytesIO

import pytest
from docx import Document

from engine.facts import PARTS, STYLES
from stages.method_templates import method_template
from stages.worksheets import WORKSHEETS
from visits.child import Child, Limits
from visits.sample_sheets import sample_sheets
from visits.template_check import check_templates
from visits.templates import ENDINGS
from words.say import say, speak

SOON = Limits(seconds=1.5, memory=400 * 2**20, output=1_000_000)


@pytest.fixture
def found(playbook):
    """found(name=text): file, line and sentence of what is wrong with these templates."""

    def check(limits=None, **templates):
        named = {name.replace("__", "."): text for name, text in templates.items()}
        checked = check_templates(playbook._replace(templates=named), WORKSHEETS, Child(limits))
        return [(fault.file, fault.line, say(fault.what)) for fault in checked.faults]

    return check


def word(paragraph):
    document, file = Document(), BytesIO()
    document.add_paragraph(paragraph)
    document.save(file)
    return b64encode(file.getvalue()).decode()


def test_templates_as_shipped_pass_in_every_format_for_every_sample(found):
    shipped = {f"sheet{ending}": method_template(f"sheet{ending}") for ending in ENDINGS.values()}
    changed = {name: f"{text}\n" if name != "sheet.docx" else text for name, text in shipped.items()}
    assert found(**{name.replace(".", "__"): text for name, text in changed.items()}) == []


def test_a_name_that_is_not_there_is_named_with_the_one_that_was_meant(found):
    assert found(sheet__md__j2="a\n{{ sheet.titel }}") == [
        ("sheet.md.j2", 2, "template error: sheet has no “titel”; did you mean “title”?")
    ]
    speak("zh")
    assert found(sheet__md__j2="a\n{{ sheet.titel }}") == [
        ("sheet.md.j2", 2, "模板出错：sheet 没有“titel”；是不是“title”？")
    ]


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ shet }}", "nothing here is called “shet”; did you mean “sheet”?"),
        ("{{ qqq }}", "nothing here is called “qqq”"),
        ("{{ label.coln }}", "nothing here is called “coln”; did you mean “colon”?"),
        ("{{ sheet.head[0].becaus }}", "line has no “becaus”; did you mean “because”?"),
        ("{{ sheet.sections[0].zzz }}", "section has no “zzz”"),
        ("{{ ''.__class__ }}", "reaches for what no template may touch"),
    ],
)
def test_what_fails_is_said_in_words_of_the_template(found, template, said):
    ((_, line, sentence),) = found(sheet__txt__j2=template)
    assert (line, said in sentence) == (1, True), sentence


def test_what_has_no_end_is_stopped_once(found):
    loop = "{% for i in range(99999) %}"
    assert found(SOON, sheet__txt__j2=f"\n{loop * 3}{'{% endfor %}' * 3}") == [
        ("sheet.txt.j2", 2, "would not come to an end, and was stopped")
    ]


def test_word_and_typst_are_tried_too(found):
    (wrong,) = found(sheet__docx=word("Title {{ sheet.titel }}"))
    assert wrong[0] == "sheet.docx"
    assert "sheet has no “titel”; did you mean “title”?" in wrong[2]
    places = [place[:2] for place in found(sheet__typ='a\n#read("/etc/passwd")')]
    assert places == [("sheet.typ", 2)]
    assert [place[:2] for place in found(sheet__typ="\n#while true {}")] == [("sheet.typ", 2)]


def test_a_template_for_a_stage_is_tried_and_each_has_its_own_fault(found):
    assert [each[:2] for each in found(sheet__expand__md__j2="{{ x }}", sheet__md__j2="\n{{ y }}")] == [
        ("sheet.md.j2", 2),
        ("sheet.expand.md.j2", 1),
    ]


@pytest.mark.parametrize(
    ("template", "where"),
    [
        ("{{ zzz }}", ""),
        ("{% if sheet.stage == 'expand' %}{{ zzz }}{% endif %}", "stage=expand"),
        ("{% set it %}{{ label.lang }}{% endset %}{% if it == 'en' %}{{ zzz }}{% endif %}", "language=en"),
        ("{{ sheet.people[0].name }}", "behaviour=unknown"),
        (
            "{% if 'expand' == sheet.stage and not sheet.people %}{{ zzz }}{% endif %}",
            "stage=expand behaviour=unknown",
        ),
        ("{% if 'Champion' in (sheet.who ~ '') %}{{ zzz }}{% endif %}", "behaviour=profit"),
    ],
)
def test_where_only_some_samples_fail_it_says_which(playbook, template, where):
    named = {"sheet.txt.j2": template}
    checked = check_templates(playbook._replace(templates=named), WORKSHEETS)
    assert [fault.key for fault in checked.faults] == [where]


def test_what_only_some_deals_have_is_tried_without(found):
    ((_, _, sentence),) = found(sheet__txt__j2="{{ sheet.people[0].name }}")
    assert sentence.startswith("template error: ")


def test_without_what_makes_a_format_it_says_what_was_not_tried(playbook, monkeypatch):
    def refuse(*_args, **_named):
        from engine.errors import Refused
        from engine.message import msg

        raise Refused(msg("outputs.lacks_docx"))

    monkeypatch.setattr(Child, "render", refuse)
    checked = check_templates(playbook._replace(templates={"sheet.docx": word("x")}), WORKSHEETS)
    assert (checked.faults, [each.id for each in checked.unseen]) == ((), ["outputs.lacks_docx"])


def test_the_samples_are_of_every_stage_and_hold_every_kind_of_section(playbook):
    samples = list(sample_sheets(playbook, WORKSHEETS))
    assert {sheet.stage for sheet in samples} == {stage.id for stage in playbook.stages}
    for stage in playbook.stages:
        met = [person for sheet in samples if sheet.stage == stage.id for person in sheet.people]
        assert {person.part for person in met} == {*PARTS}
        assert {person.style for person in met} == {*STYLES, None}
    ids = {section.id for sheet in samples for section in sheet.sections}
    assert ids >= {"goals", "promises", "manner", "prepare", "kit", "open", "ask", "close", "afterwards"}
