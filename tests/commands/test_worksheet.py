"""`fill` and `tick`; `fill` with a person at the terminal as well."""

import os
import signal
import sys

import pytest


def _heeds_ctrl_c():
    """What runs in the background may have been told to ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


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


def test_without_a_worksheet_those_of_the_deal_are_named(work):
    for line in ("fill ACME-1", "fill ACME-1 note=x"):
        error = work(f"{line} --json").error
        assert (error["code"], error["details"]["candidates"][:2]) == (
            "usage",
            ["client_profile", "buying_behaviour"],
        )
    assert "客户概况" in work("fill ACME-1", DEALGATE_LANG="zh").err


def test_a_wrong_item_names_those_of_this_stage(work):
    said = work("tick ACME-1 no_such").err
    assert "own_words" in said
    assert "Trace the problem to its cause" in said
    assert "comparison_shown" not in said, "that one is of the next stage"
    work.ok("tick ACME-1 comparison_shown")


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
    """Enter keeps what stands there, a bad value is asked for again, `?` explains."""
    import pexpect

    environ = {"PATH": os.environ["PATH"], "HOME": work.home, "DEALGATE_DB": work.db, "DEALGATE_USER": "lin"}
    terminal = pexpect.spawn(
        sys.executable,
        ["-c", "import cli; cli.app()", "fill", "ACME-1", "buying_behaviour", "--lang", lang],
        env={**environ, "TERM": "dumb"},
        encoding="utf-8",
        timeout=20,
        preexec_fn=_heeds_ctrl_c,
        dimensions=(40, 200),
    )
    terminal.expect("Ctrl-D")
    terminal.expect(rf"1.{{1,6}}4.*{help_needed}")
    terminal.expect(r"4\r\n> ")
    terminal.sendline("7")
    terminal.expect(r"0.{1,4}5.*\r\n> ")
    terminal.sendline("？")
    terminal.expect(r"0.{1,18}5.*\r\n> ")
    terminal.sendline("2")
    terminal.expect(r"5\r\n> ")
    terminal.sendline("")
    terminal.expect(r"3.{1,6}4.*\r\n.*\r\n> ")
    terminal.sendline("?")
    terminal.expect("project.*relationship.*profit.*\r\n> ")
    terminal.sendline("价格型")
    terminal.expect(r"4.{1,6}4.*\r\n.*\r\n> ")
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
        preexec_fn=_heeds_ctrl_c,
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


@pytest.mark.skipif(sys.platform == "win32", reason="no terminal to play with")
def test_a_person_who_stops_half_way_keeps_what_was_typed(work):
    import pexpect

    environ = {"PATH": os.environ["PATH"], "HOME": work.home, "DEALGATE_DB": work.db, "DEALGATE_USER": "lin"}
    terminal = pexpect.spawn(
        sys.executable,
        ["-c", "import cli; cli.app()", "fill", "ACME-1", "client_profile", "--lang", "en"],
        env={**environ, "TERM": "dumb"},
        encoding="utf-8",
        timeout=20,
        dimensions=(40, 60),
    )
    terminal.expect("1 of 7: Business direction")
    terminal.expect("> ")
    terminal.sendline("exports")
    terminal.expect("2 of 7")
    terminal.expect("now: three shifts\r\n> ")
    shown = terminal.before
    terminal.sendeof()
    terminal.expect("is updated: 29 %")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0
    assert max(map(len, shown.splitlines())) <= 60
    assert work.data("show ACME-1")["worksheets"]["client_profile"]["fields"] == {
        "business_direction": "exports",
        "business_plan": "three shifts",
    }
