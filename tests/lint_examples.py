"""The examples of lint's rules: `lint/<rule>.yaml`, a file a rule, of that name.

    before    a playbook that breaks the rule, and that rule alone
    after     one that doesn't; left out: `base.yaml`
    level     warning; left out: error
    brings    other rules that are broken along with it
    says      what lint says of it in both languages, with `line:column` and key (and the file, where it is
              another than the playbook)

`before` and `after` are a whole playbook, or a mapping: `change`, a list of `from` and `to` in `base.yaml` or
in `text`, where `times` repeats what comes in; `files` that stand beside it, by name; of a file nobody can
read its `bytes` in hexadecimals, `none: true` where there is none, `linked: true` for a link to itself.
`base.yaml` stands beside every one, to be extended.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

FOLDER = Path(__file__).parent / "lint"
BASE = (FOLDER / "base.yaml").read_text(encoding="utf-8")


class Example(NamedTuple):
    rule: str
    before: Any
    after: Any
    level: str
    brings: tuple[str, ...]
    says: Mapping[str, str]


def rules() -> list[str]:
    return sorted(file.stem for file in FOLDER.glob("*.yaml") if file.stem != "base")


def example(rule: str) -> Example:
    read = YAML(typ="safe", pure=True).load((FOLDER / f"{rule}.yaml").read_text(encoding="utf-8"))
    brings = tuple(read.get("brings", ()))
    return Example(
        rule, read["before"], read.get("after", BASE), read.get("level", "error"), brings, read["says"]
    )


def lay_out(side: Any, folder: Path) -> Path:
    """The playbook in its folder, with all that belongs to it; the path to lint."""
    told = {"text": side} if isinstance(side, str) else side
    (folder / "base.yaml").write_text(BASE, encoding="utf-8")
    for name, text in told.get("files", {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    playbook = folder / "playbook.yaml"
    if "bytes" in told:
        playbook.write_bytes(bytes.fromhex(told["bytes"]))
    elif told.get("linked"):
        playbook.symlink_to(playbook)
    elif not told.get("none"):
        playbook.write_text(written(told), encoding="utf-8")
    return playbook


def written(told: Mapping[str, Any]) -> str:
    """The text of a playbook by what is to change in it."""
    text: str = told.get("text", BASE)
    for change in told.get("change", ()):
        assert change["from"] in text, change
        text = text.replace(change["from"], change["to"] * change.get("times", 1), 1)
    return text
