"""Options and arguments that many commands share, and those that every command takes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperOption

from commands.completion import account_codes, deal_keys, users
from commands.settings import Settings
from commands.table import Kind
from engine.errors import Usage
from engine.message import msg
from engine.value import Value
from words.say import LANGUAGES

if TYPE_CHECKING:
    from typer._click.core import Context, Parameter

# `help` and `metavar` are message ids without their room, `help`; the words are put in where they are read.
DealKey = Annotated[
    str, typer.Argument(metavar="metavar.deal", help="argument.deal", autocompletion=deal_keys)
]
Reason = Annotated[str, typer.Option("--reason", metavar="metavar.text", help="option.reason")]
Until = Annotated[str, typer.Option("--until", metavar="metavar.day", help="option.until")]
On = Annotated[str, typer.Option("--on", metavar="metavar.day", help="option.on")]
OnOrToday = Annotated[str | None, typer.Option("--on", metavar="metavar.day", help="option.on_or_today")]
With = Annotated[str, typer.Option("--with", metavar="metavar.contact", help="option.with")]
AccountCode = Annotated[
    str, typer.Argument(metavar="metavar.account", help="argument.account", autocompletion=account_codes)
]
Account = Annotated[
    str | None,
    typer.Option("--account", metavar="metavar.account", help="option.account", autocompletion=account_codes),
]


class Common(Value):
    flag: str
    field: str
    """Of Settings; an empty one is checked, not kept."""
    takes: str | None = None
    """Metavar of its value; None for a switch."""
    of: type = str


EVERYWHERE = (
    Common("--json", "json"),
    Common("--csv", "csv"),
    Common("--lang", "", "metavar.lang"),
    Common("--db", "named_db", "metavar.db"),
    Common("--as", "acting", "metavar.user"),
    Common("--no-input", "no_input"),
)
_READ = (Common("--as-of", "as_of", "metavar.day"),)
_DRY_RUN = Common("--dry-run", "dry_run")
_EXPECT = Common("--expect", "expect", "metavar.version", int)
_REQUEST = Common("--request", "request", "metavar.id")
_WRITE = (_DRY_RUN, _EXPECT, _REQUEST)
BY_KIND: dict[Kind, tuple[Common, ...]] = {
    "read": _READ,
    "write": _WRITE,
    "many": (_DRY_RUN, _REQUEST),
    "both": _READ + _WRITE,
    "plain": (),
}


LARGEST = 2**31 - 1
LEAST = -LARGEST
"""Of whole numbers: versions and counts are kept in 32 bits."""


_VALUES: dict[str, Callable[..., list[str]]] = {
    "--lang": lambda ctx, args, incomplete: list(LANGUAGES),
    "--as": lambda ctx, args, incomplete: users(ctx, incomplete),
}


class CommonOption(TyperOption):
    """An option of the program, wherever it stands: its value goes to Settings, not to the command."""


def common_options(kind: Kind | None) -> list[TyperOption]:
    """For a command of this kind; None is a group, which takes all for whatever command follows."""
    shown = EVERYWHERE if kind is None else EVERYWHERE + BY_KIND[kind]
    hidden = BY_KIND["both"] if kind is None else (_EXPECT,) if kind == "many" else ()
    return [_option(c) for c in shown] + [_option(c, hidden=True) for c in hidden]


def _option(common: Common, *, hidden: bool = False) -> TyperOption:
    name = common.flag.lstrip("-").replace("-", "_")
    made = CommonOption(
        # A name of its own, so that a command may have a parameter called `user` or `request`.
        param_decls=[f"common_{name}", common.flag],
        is_flag=common.takes is None,
        type=None if common.takes is None else common.of,
        metavar=common.takes,
        help=f"option.{name}",
        hidden=hidden,
        expose_value=False,
        autocompletion=_VALUES.get(common.flag),
        callback=_keep(common),
    )
    bound(made)
    return made


def _keep(common: Common) -> "Callable[[Context, Parameter, Any], None]":
    def keep(ctx: "Context", param: "Parameter", value: Any) -> None:
        if value is None:
            return
        if common.field:
            setattr(Settings.of(ctx), common.field, value)
        elif value not in LANGUAGES:
            raise Usage(msg("shell.bad_language", given=value, known=LANGUAGES))

    return keep


def check_together(settings: Settings, kind: Kind) -> None:
    """Refuse what was asked of the program but doesn't go with this command.

    One of kind `both` asks again, as soon as it knows whether it reads or writes.
    """
    if settings.json and settings.csv:
        raise Usage(msg("shell.exclusive", one="--json", other="--csv"))
    for common in BY_KIND["both"]:
        if common not in BY_KIND[kind] and getattr(settings, common.field) not in (None, False):
            raise Usage(msg("shell.not_here", option=common.flag))


def bound(param: "Parameter") -> None:
    """A whole number has an end where none was set: no database holds one of more than 64 bits."""
    from typer._click.types import IntParamType, IntRange

    if isinstance(param.type, IntParamType):
        low, high = getattr(param.type, "min", None), getattr(param.type, "max", None)
        param.type = IntRange(LEAST if low is None else low, LARGEST if high is None else high)


def version_option() -> TyperOption:
    return TyperOption(
        param_decls=["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        help="option.version",
        callback=_version,
    )


def _version(ctx: "Context", param: "Parameter", value: bool | None) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        print(f"dealgate {version('dealgate')}")
        ctx.exit()
