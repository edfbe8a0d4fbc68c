"""What a shell offers on Tab: values from the database, and the installing of the shell's script."""

import os
from typing import TYPE_CHECKING

import typer

from commands.settings import Settings
from engine.errors import Refused
from engine.message import msg
from words.say import say

if TYPE_CHECKING:
    from typer._click.core import Context, Parameter
    from typer.core import TyperGroup, TyperOption

PROGRAM = "dealgate"
VARIABLE = "_DEALGATE_COMPLETE"
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")

DEALS = "SELECT key FROM deal WHERE key >= :low AND key < :high ORDER BY key LIMIT 50"
ACCOUNTS = (
    "SELECT code FROM account WHERE code >= :low AND code < :high AND merged_into IS NULL"
    " ORDER BY code LIMIT 50"
)
PEOPLE = (
    'SELECT "user" FROM person WHERE "user" >= :low AND "user" < :high AND left_on IS NULL'
    ' ORDER BY "user" LIMIT 50'
)


def deal_keys(ctx: typer.Context, incomplete: str) -> list[str]:
    return _starting(ctx, DEALS, incomplete.upper())


def account_codes(ctx: typer.Context, incomplete: str) -> list[str]:
    return _starting(ctx, ACCOUNTS, incomplete.upper())


def users(ctx: typer.Context, incomplete: str) -> list[str]:
    return _starting(ctx, PEOPLE, incomplete)


def _starting(ctx: typer.Context, sql: str, prefix: str) -> list[str]:
    from engine.among import beginning
    from engine.store import open_store

    try:
        store = open_store(Settings.of(ctx).db)
        return [row[0] for row in store.rows(sql, **beginning(prefix))]
    except Exception:  # a shell waiting for suggestions has no use for an error
        return []


def script_options() -> "list[TyperOption]":
    """`--install-completion` and `--show-completion`, of the whole program."""
    from typer.core import TyperOption

    return [
        TyperOption(
            param_decls=[flag],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            help=f"option.{flag[2:].replace('-', '_')}",
            callback=callback,
        )
        for flag, callback in (("--install-completion", _install), ("--show-completion", _show))
    ]


def _install(ctx: "Context", param: "Parameter", value: bool | None) -> None:
    if value and not ctx.resilient_parsing:
        from typer._completion_shared import install

        shell, path = install(_shell(), PROGRAM, VARIABLE)
        print(say("shell.completion_installed", shell=shell, path=str(path)))
        ctx.exit()


def _show(ctx: "Context", param: "Parameter", value: bool | None) -> None:
    if value and not ctx.resilient_parsing:
        from typer._completion_shared import get_completion_script

        print(get_completion_script(prog_name=PROGRAM, complete_var=VARIABLE, shell=_shell()))
        ctx.exit()


def _shell() -> str:
    """The shell that called us, as its process tells, else as $SHELL does."""
    from typer._completion_shared import _get_shell_name

    name = _get_shell_name() or os.path.basename(os.environ.get("SHELL", ""))
    if name not in SHELLS:
        raise Refused(msg("shell.unknown_shell", name=name or None, known=SHELLS))
    return name


def answer_shell(program: "TyperGroup", settings: Settings, instruction: str) -> int:
    """Answer the script's question on Tab. `instruction` is what it put into _DEALGATE_COMPLETE."""
    from typer._completion_classes import completion_init
    from typer.completion import shell_complete

    completion_init()
    return shell_complete(program, {"obj": settings}, PROGRAM, VARIABLE, instruction)
