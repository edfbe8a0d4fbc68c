"""Cases in a few lines: a gate and a file of cases in; what was missed or is wrong out, as it is said."""

from pathlib import Path
from tempfile import TemporaryDirectory

from helpers import playbook

from stages.worksheets import WORKSHEETS
from words.say import say, speak
from workshop.cases.file import read_cases
from workshop.cases.given import facts_of
from workshop.cases.schema import Given
from workshop.cases.trial import try_case

BOOK = """
- id: understand
  gate:
  - decision: needs_known
    valid_for: 90d
  - worksheet: client_profile
    at_least: 70%
    when: {field: deal.amount, op: ">=", value: 100000, currency: CNY}
  - contact: economic_buyer
  checklist: [own_words, root_cause]
- id: expand
  gate:
  - decision: will_buy
    waivable: false
  - item: terms_agreed
"""


def outcomes(cases: str, book: str = BOOK):
    """Every case, tried; a fault in the file is a mistake in the test."""
    small = playbook(book)
    read = _read(cases, small)
    assert not read.faults, [say(fault.what) for fault in read.faults]
    return [try_case(case, small, WORKSHEETS) for case in read.found]


def misses(cases: str, book: str = BOOK) -> list[str]:
    return [say(miss.said) for outcome in outcomes(cases, book) for miss in outcome.misses]


def faults(cases: str, book: str = BOOK) -> list[str]:
    """`2:5 cases[0].stage: …`, in the order of the file."""
    found = _read(cases, playbook(book)).faults
    return [f"{f.line}:{f.column} {f.key}: {say(f.what)}" for f in found]


def spoiled_or_tried(cases: str, book: str = BOOK) -> None:
    """Either faults are said, or every case is tried and what it misses is said: in both languages."""
    small = playbook(book)
    read = _read(cases, small)
    tried = [try_case(case, small, WORKSHEETS) for case in read.found]
    assert bool(read.faults) != bool(tried)
    try:
        for language in ("zh", "en"):
            speak(language)
            for what in (*(f.what for f in read.faults), *(m.said for t in tried for m in t.misses)):
                assert say(what)
    finally:
        speak("en")


def given(book: str = BOOK, stage: str = "understand", **said: object):
    """The facts a case gives, by the keys of `given`."""
    return facts_of(Given.model_validate(said), stage, playbook(book), WORKSHEETS)


def _read(cases: str, book):
    with TemporaryDirectory() as folder:
        file = Path(folder, "cases.yaml")
        file.write_text(cases, encoding="utf-8")
        return read_cases([str(file)], book, WORKSHEETS)
