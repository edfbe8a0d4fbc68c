"""What a computer can't hold, and what is no text, is refused before anything else is done."""

import pytest

HUGE = "9" * 23


@pytest.mark.parametrize(
    "line",
    [
        f"set ACME-1 title=x --expect {HUGE}",
        f"list --limit {HUGE}",
        f"forecast --seed {HUGE}",
        f"db calendar --year {HUGE}",
        f"stats answers --min {HUGE}",
        f"target lin visits=1 --expect {2**31}",
    ],
)
def test_a_number_no_database_holds(work, line):
    said = work(line)
    assert (said.code, "takes a whole number, 2147483647 at most" in said.err) == (2, True), said
    assert "最大 2147483647" in work(f"{line} --lang zh").err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("set ACME-1 title=x --expect abc", "--expect takes a whole number\n"),
        ("set ACME-1 title=x --expect 1.5", "--expect takes a whole number\n"),
        ("stats answers --min 0", "--min takes a whole number, 1 or more\n"),
        ("list --limit -1", "--limit takes a whole number, 0 or more\n"),
        ("target lin --weeks 99", "--weeks takes a whole number from 1 to 53\n"),
    ],
)
def test_others_are_refused_as_before(work, line, said):
    refused = work(line)
    assert (refused.code, refused.err.startswith(said)) == (2, True), refused


@pytest.mark.parametrize("name", ["DEALGATE_DB", "DEALGATE_USER", "LOGNAME"])
def test_bytes_in_the_environment_that_are_no_text(work, name):
    said = work("next", **{name: "\udcff"})
    assert (said.code, said.err) == (
        2,
        f"{name} in the environment holds something that isn't text; set it in UTF-8.\n",
    )
    assert f"环境变量 {name} 里有无法识别的字符" in work("next --lang zh", **{name: "\udcff"}).err
