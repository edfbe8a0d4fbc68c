"""`playbook diagram`: on the screen, or in a file."""

from pathlib import Path

import pytest
from helpers import METHOD_VERSION


@pytest.mark.sqlite("a picture is text in, text out; the playbook is read through `named`")
def test_on_the_screen_and_in_a_file(shell):
    text = shell.ok("playbook diagram client-value")
    assert text.startswith(f'---\ntitle: "Client Value Method, version {METHOD_VERSION}"\n')
    assert "3  Agree the solution<br/>back to: Understand the need, Explore the options" in text
    assert shell.ok("playbook diagram") == text
    assert shell.data("playbook diagram client-value") == {"format": "mermaid", "drawing": text}
    said = shell.ok("playbook diagram client-value --out cv.svg --lang zh")
    assert said.startswith("已画好：")
    drawn = Path("cv.svg").read_text(encoding="utf-8")
    assert drawn.startswith("<svg ")
    assert f"客户价值法 第 {METHOD_VERSION} 版" in drawn
    shell.ok("playbook diagram client-value --out cv.md")
    assert Path("cv.md").read_text(encoding="utf-8") == f"```mermaid\n{text}```\n"
    shell.ok("playbook diagram client-value --format SVG --out cv.svg")
    assert "Client Value Method" in Path("cv.svg").read_text(encoding="utf-8")


@pytest.mark.sqlite("nothing is read from the database")
def test_what_it_can_not_do(shell):
    said = shell("playbook diagram client-value --format png")
    assert (said.code, "Choose from: mermaid, svg" in said.err) == (2, True)
    assert shell("playbook diagram client-value --out cv.png").code == 2
    assert shell("playbook diagram client-valu").code == 4
    Path("bad.yaml").write_text("playbook: bad\n", encoding="utf-8")
    assert shell("playbook diagram bad.yaml").code == 7


@pytest.mark.sqlite("nothing is read from the database")
def test_no_other_file_is_written_over(shell):
    drawn = shell.ok("playbook diagram client-value")
    for name, text in (
        ("README.md", "# Ours\n"),
        ("page.md", '---\ntitle: "Ours"\n---\nText\n'),
        ("told.md", f"```mermaid\n{drawn}```\nAs drawn above.\n"),
        ("logo.svg", '<svg xmlns="http://www.w3.org/2000/svg"></svg>\n'),
    ):
        Path(name).write_text(text, encoding="utf-8")
        said = shell(f"playbook diagram client-value --out {name}")
        assert said.code == 1
        assert "is there and is no drawing of a playbook" in said.err
        assert Path(name).read_text(encoding="utf-8") == text
    for name in ("ours.md", "ours.svg", "ours.mmd"):
        shell.ok(f"playbook diagram client-value --out {name}")
        shell.ok(f"playbook diagram client-value --out {name} --lang zh")
