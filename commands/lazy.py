"""Commands that are imported when they are called: `--help` of the whole program loads none of them."""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from typer.core import TyperCommand, TyperGroup
from typer.main import get_command_from_info
from typer.models import CommandInfo

from commands import help_page
from commands.options import bound, check_together, common_options
from commands.settings import Settings
from commands.table import Entry, Kind, Sections
from engine.errors import Usage
from engine.message import msg
from words.say import say

if TYPE_CHECKING:
    from typer._click.core import Command, Context
    from typer._click.shell_completion import CompletionItem


class LazyCommand(TyperCommand):
    """A command of one kind, with its help page in the language of the process."""

    kind: Kind = "plain"
    path: tuple[str, ...] = ()
    """The words it is called by."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if not ctx.resilient_parsing:
            check_together(Settings.of(ctx), self.kind)
        return rest

    def shell_complete(self, ctx: "Context", incomplete: str) -> "list[CompletionItem]":
        for param in self.params:
            help_page.put_words(param)
        return super().shell_complete(ctx, incomplete)

    def get_help(self, ctx: "Context") -> str:
        own = "help." + ".".join(self.path)
        self.help, self.epilog = say(own), say(f"{own}.example")
        return help_page.of_command(self, ctx)

    def get_usage(self, ctx: "Context") -> str:
        return help_page.usage(self, ctx)


class LazyGroup(TyperGroup):
    """Commands by name. `path` is the words before them: () for the program, ("contact",) for its group."""

    def __init__(self, name: str, sections: Sections, path: tuple[str, ...] = ()) -> None:
        super().__init__(
            name=name,
            params=[*common_options(None)],
            rich_markup_mode=None,
            # What stands below inherits it.
            context_settings={"help_option_names": ["--help", "-h"]},
        )
        self.sections = sections
        self.path = path

    def list_commands(self, ctx: "Context") -> list[str]:
        return [name for commands in self.sections.values() for name in commands]

    def entry(self, name: str) -> "Entry | Mapping[str, Entry] | None":
        return next((c[name] for c in self.sections.values() if name in c), None)

    def get_command(self, ctx: "Context", cmd_name: str) -> "Command | None":
        found = self.entry(cmd_name)
        path = (*self.path, cmd_name)
        if found is None:
            return None
        if isinstance(found, Entry):
            return load(found, path)
        return LazyGroup(cmd_name, {"commands": found}, path)

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        if not args and not ctx.resilient_parsing:
            print(self.get_help(ctx))
            ctx.exit()
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: "Context", args: list[str]
    ) -> "tuple[str | None, Command | None, list[str]]":
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None and not ctx.resilient_parsing:
            raise self._no_such(ctx, name)
        return name, command, args[1:]

    def _no_such(self, ctx: "Context", name: str) -> Usage:
        from difflib import get_close_matches

        close = tuple(get_close_matches(name, self.list_commands(ctx)))
        if close:
            return Usage(msg("shell.no_command_but", name=name, close=close))
        return Usage(msg("shell.no_command", name=name, path=ctx.command_path))

    def shell_complete(self, ctx: "Context", incomplete: str) -> "list[CompletionItem]":
        from typer._click.shell_completion import CompletionItem

        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        for param in self.params:
            help_page.put_words(param)
        commands = [CompletionItem(n, help=help_page.short(self.path, n)) for n in names]
        # The next of kin up is the plain command, which offers options; a group would load every command.
        return commands + super(TyperGroup, self).shell_complete(ctx, incomplete)

    def get_help(self, ctx: "Context") -> str:
        self.help = say("help." + ".".join(self.path or (self.name or "",)))
        return help_page.of_group(self, ctx, self.path, self.sections)

    def get_usage(self, ctx: "Context") -> str:
        return help_page.usage(self, ctx)


def load(entry: Entry, path: tuple[str, ...]) -> LazyCommand:
    """Import the command's module and build the command; its words are put in where they are read."""
    module, function = entry.target.split(":")
    info = CommandInfo(
        name=path[-1],
        cls=LazyCommand,
        callback=getattr(import_module(module), function),
    )
    command = get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)
    assert isinstance(command, LazyCommand)
    command.kind, command.path = entry.kind, path
    for param in command.params:
        bound(param)
    command.params += common_options(entry.kind)
    return command
