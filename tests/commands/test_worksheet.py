"""`fill` and `tick`; `fill` with a person at the terminal as well."""

import os
import sys

import pytest


def test_fields_fill_a_worksheet_bit_by_bit(work):
    assert work.ok("fill ACME-1 client_profile our_solution='a pilot' our_cases=two") == (
        "Client profile of ACME-1 is updated: 43 %.\n"
    )
    assert work.data("show ACME-1")["worksheets"]["client_profile"]["fields"] == {
        "business_plan": "three shifts",
        "our_solution": "a pilot",
        "our_cases": "two",
    }
    assert work.ok("fill ACME-1 client_profile our_cases=").endswith("29 %.\n")


def test_every_fault_at_once_and_nothing_half_done(work):
    said = work("fill ACME-1 buying_behaviour help_needed=9 behaviour=nice complexty=3 note=fine")
    assert said.code == 2
    for named in ("help_needed", "behaviour", "complexty"):
        assert named in said.err
    assert "note" not in work.data("show ACME-1")["worksheets"]["buying_behaviour"]["fields"]


def test_the_worksheet_computes_what_follows(work):
    assert work.data("show ACME-1")["worksheets"]["buying_behaviour"]["figures"] == {"suggested": "project"}
    work.ok("fill ACME-1 buying_behaviour complexity=1")
    assert work.data("show ACME-1")["worksheets"]["buying_behaviour"]["figures"] == {
        "suggested": "relationship"
    }


def test_a_program_that_gives_no_fields_is_told_which_there_are(work):
    said = work("fill ACME-1 buying_behaviour --no-input")
    assert (said.code, said.err) == (
        2,
        "Fill in what? There are: help_needed, complexity, behaviour, note\n"
        "  → dealgate fill ACME-1 buying_behaviour help_needed=…\n",
    )


def test_a_worksheet_or_item_that_is_not_there(work):
    assert "client_profile" in work("fill ACME-1 client_profil a=b --json").error["hint"]
    error = work("tick ACME-1 own_word --json").error
    assert "own_words" in error["hint"]


def test_ticking_and_taking_it_off(work):
    assert work.ok("tick ACME-1 root_cause").startswith("ACME-1: done: “Trace the problem to its cause")
    version = work.data("show ACME-1")["version"]
    work.ok("tick ACME-1 root_cause")
    assert work.data("show ACME-1")["version"] == version, "ticked already"
    assert work.ok("tick ACME-1 root_cause --off").startswith("ACME-1: no longer done: “Trace")
    assert work.data("show ACME-1")["items"] == ["own_words"]


@pytest.mark.skipif(sys.platform == "win32", reason="no terminal to play with")
@pytest.mark.parametrize(("lang", "help_needed"), [("en", "Help needed"), ("zh", "需帮助程度")])
def test_a_person_is_asked_field_by_field(work, lang, help_needed):
    """Enter keeps what stands there, a bad value is asked for again."""
    import pexpect

    environ = {"PATH": os.environ["PATH"], "HOME": work.home, "DEALGATE_DB": work.db, "DEALGATE_USER": "lin"}
    terminal = pexpect.spawn(
        sys.executable,
        ["-c", "import cli; cli.app()", "fill", "ACME-1", "buying_behaviour", "--lang", lang],
        env={**environ, "TERM": "dumb"},
        encoding="utf-8",
        timeout=20,
        dimensions=(40, 200),
    )
    terminal.expect(help_needed)
    terminal.expect(r"> \[4\]")
    terminal.sendline("7")
    terminal.expect(r"0.{1,4}5")
    terminal.expect(r"> \[4\]")
    terminal.sendline("2")
    terminal.expect(r"> \[5\]")
    terminal.sendline("")
    terminal.expect("project.*relationship.*profit")
    terminal.sendline("profit")
    terminal.expect("> ")
    terminal.sendline("they told us so")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0
    assert work.data("show ACME-1")["worksheets"]["buying_behaviour"]["fields"] == {
        "help_needed": 2,
        "complexity": 5,
        "behaviour": "profit",
        "note": "they told us so",
    }


@pytest.mark.skipif(sys.platform == "win32", reason="no terminal to play with")
def test_a_person_who_gives_up_changes_nothing(work):
    import pexpect

    before = work.data("show ACME-1")
    environ = {"PATH": os.environ["PATH"], "HOME": work.home, "DEALGATE_DB": work.db, "DEALGATE_USER": "lin"}
    terminal = pexpect.spawn(
        sys.executable,
        ["-c", "import cli; cli.app()", "fill", "ACME-1", "client_profile", "--lang", "en"],
        env={**environ, "TERM": "dumb"},
        encoding="utf-8",
        timeout=20,
    )
    terminal.expect("Business direction")
    terminal.expect("> ")
    terminal.sendline("exports")
    terminal.expect("Business plan")
    terminal.expect("> ")
    terminal.sendintr()
    terminal.expect("Interrupted")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 130
    assert work.data("show ACME-1") == before
