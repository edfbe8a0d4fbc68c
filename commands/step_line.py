"""A step as the command line that takes it: what an engine's `Step` means to somebody at a terminal."""

from collections.abc import Mapping

from engine.message import Step
from engine.value import Value


class Shape(Value):
    """Which arguments stand without a name, in order; whether the rest is FIELD=VALUE rather than options.

    `optional` ones stand behind the others, where they are given.
    """

    positional: tuple[str, ...] = ()
    fields: bool = False
    optional: tuple[str, ...] = ()


# An action not listed takes nothing but its deal and options. What comes first in these takes no deal,
# though the step may say which deal it is for.
WITHOUT_DEAL = frozenset(
    {"account", "contact", "db", "demo", "doctor", "import", "init", "list", "new", "next", "order"}
    | {"limits", "person", "playbook", "report", "stalled", "target"}
)
SHAPES: Mapping[str, Shape] = {
    "account add": Shape(("name",)),
    "account edit": Shape(("account",), fields=True),
    "account fill": Shape(("account", "worksheet"), fields=True),
    "account merge": Shape(("account",)),
    "account show": Shape(("account",), optional=("worksheet",)),
    "account value": Shape(("account",)),
    "answer": Shape(("point", "answer")),
    "back": Shape(("stage",)),
    "contact add": Shape(("name",)),
    "contact edit": Shape(("contact",), fields=True),
    "contact show": Shape(("contact",)),
    "contact leave": Shape(("contact",)),
    "db backup": Shape(("target",)),
    "db copy": Shape(("source", "target")),
    "db rate": Shape(("currency", "rate")),
    "db restore": Shape(("source",)),
    "fill": Shape(("worksheet",), fields=True),
    "import": Shape(("file",)),
    "new": Shape(("title",)),
    "order add": Shape(("account", "amount")),
    "order drop": Shape(("order",)),
    "person add": Shape(("user",)),
    "person leave": Shape(("user",)),
    "playbook edit": Shape(("path",), fields=True),
    "playbook install": Shape(("playbook",)),
    "playbook lint": Shape(("file",)),
    "playbook new": Shape(("playbook",)),
    "playbook show": Shape(("playbook",)),
    "playbook upgrade": Shape(optional=("playbook",)),
    "playbook test": Shape(("file",)),
    "promise": Shape(("what",)),
    "report miss": Shape(("what",)),
    "report week": Shape((), fields=True),
    "set": Shape((), fields=True),
    "show": Shape(optional=("worksheet",)),
    "step": Shape(("what",)),
    "target": Shape(("user",), fields=True),
    "tick": Shape(("item",)),
    "visit plan": Shape(optional=("day",)),
    "waive": Shape(("requirement",)),
}


def command_line(step: Step) -> str:
    """`dealgate answer ACME-3 needs_known yes --evidence …`, quoted for a shell.

    An argument that is None, or left out where the command line needs it, is shown as `…`; an empty
    one is a switch; a name that Python reserves may carry an underscore behind it. Where the rest is
    FIELD=VALUE, an option is given with its dashes.
    """
    shape = SHAPES.get(step.action, Shape())
    rest = {name.rstrip("_"): value for name, value in step.args.items()}
    words = ["dealgate", *step.action.split()]
    if step.deal is not None and step.action.split()[0] not in WITHOUT_DEAL:
        words.append(_quoted(step.deal))
    words += [_quoted(rest.pop(name, None)) for name in shape.positional]
    words += [_quoted(rest.pop(name)) for name in shape.optional if name in rest]
    for name, value in rest.items():
        if shape.fields and not name.startswith("--"):
            words.append(f"{name}={_quoted(value)}")
        elif value == "":
            words.append(_option(name))
        else:
            words += [_option(name), _quoted(value)]
    return " ".join(words)


def _option(name: str) -> str:
    return "--" + name.removeprefix("--").replace("_", "-")


def _quoted(value: str | None) -> str:
    if value is None:
        return "…"
    if value.replace("-", "").replace("_", "").isalnum():
        return value
    from shlex import quote

    return quote(value)
