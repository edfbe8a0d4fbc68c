"""Help pages in the reader's language, without importing what they describe.

typer's own page is English where it isn't ours, and counts a Chinese character as one column.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from typer.core import TyperArgument, TyperOption

from commands.options import CommonOption
from commands.printing import pad, room, width, wrap
from words.say import say

if TYPE_CHECKING:
    from typer._click.core import Command, Context, Parameter
    from typer.core import TyperGroup


def put_words(param: "Parameter") -> None:
    """Replace the message ids in a parameter's help and metavar by their words, for whoever reads them."""
    assert isinstance(param, TyperArgument | TyperOption)
    if param.help and param.help.startswith(("option.", "argument.")):
        param.help = say(f"help.{param.help}")
    if param.metavar and param.metavar.startswith("metavar."):
        param.metavar = say(f"help.{param.metavar}")


def short(path: tuple[str, ...], name: str) -> str:
    """A command's one sentence."""
    return say("help." + ".".join((*path, name)))


def usage(command: "Command", ctx: "Context") -> str:
    from typer.core import TyperGroup

    words = [ctx.command_path]
    for param in command.params:
        put_words(param)
        if isinstance(param, TyperArgument):
            words.append(_argument(param))
        elif isinstance(param, TyperOption) and param.required:
            words.append(f"{param.opts[0]} {_value(param)}")
    if isinstance(command, TyperGroup):
        words.append(say("help.metavar.command"))
    words.append(say("help.page.options_follow"))
    return _at_spaces(say("help.page.usage") + " ".join(words))


def _at_spaces(text: str) -> str:
    """Broken between words alone: `[选项]` is one."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and width(f"{lines[-1]} {word}") > room():
            lines.append("   ")
        lines[-1] += f" {word}" if lines[-1] else word
    return "\n".join(lines)


def of_command(command: "Command", ctx: "Context") -> str:
    params = [p for p in command.get_params(ctx) if isinstance(p, TyperArgument | TyperOption)]
    own = [p for p in params if isinstance(p, TyperOption) and not _is_common(p)]
    return _page(
        usage(command, ctx),
        wrap(command.help or "", room()),
        _section("arguments", ((_argument(p), _about(p)) for p in params if isinstance(p, TyperArgument))),
        _section("options", ((_flags(p), _about(p)) for p in own if not p.hidden)),
        _everywhere(params, ctx),
        f"{say('help.page.example')}\n{_indented(command.epilog or '')}",
    )


def of_group(
    group: "TyperGroup", ctx: "Context", path: tuple[str, ...], sections: Mapping[str, Iterable[str]]
) -> str:
    """`path` is the words before the group's commands, which stand in `sections` under their headings."""
    params = [p for p in group.get_params(ctx) if isinstance(p, TyperOption)]
    column = max(width(name) for name in group.list_commands(ctx))
    return _page(
        usage(group, ctx),
        wrap(group.help or "", room()),
        *(
            _section(f"section.{heading}", ((n, short(path, n)) for n in commands), column)
            for heading, commands in sections.items()
        ),
        _section("options", ((_flags(p), _about(p)) for p in params if not _is_common(p))),
        _everywhere(params, ctx),
        say("help.page.more", path=ctx.command_path),
    )


def _page(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _everywhere(params: "Iterable[TyperArgument | TyperOption]", ctx: "Context") -> str:
    common = (p for p in params if _is_common(p) and isinstance(p, TyperOption) and not p.hidden)
    return _section("everywhere", ((_flags(p), _about(p)) for p in common))


def _is_common(param: "Parameter") -> bool:
    return isinstance(param, CommonOption) or "--help" in param.opts


def _section(heading: str, rows: Iterable[tuple[str, str]], column: int = 0) -> str:
    lines = list(_rows(list(rows), column))
    return "\n".join([say(f"help.page.{heading}"), *lines]) if lines else ""


def _rows(rows: list[tuple[str, str]], column: int) -> Iterator[str]:
    column = column or min(28, max((width(name) for name, _ in rows), default=0))
    indent = " " * (column + 4)
    for name, about in rows:
        lines = wrap(about, room() - len(indent)).splitlines() or [""]
        if width(name) > column:
            yield f"  {name}"
        else:
            yield f"  {pad(name, column)}  {lines.pop(0)}".rstrip()
        yield from (indent + line for line in lines)


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())


def _argument(param: TyperArgument) -> str:
    name = _short_choices(param) or name_of(param)
    name += " ..." if param.nargs == -1 else ""
    return name if param.required else f"[{name}]"


def name_of(param: "Parameter") -> str:
    """What an argument, or an option's value, is called."""
    put_words(param)
    if param.metavar and "|" not in param.metavar:
        return param.metavar
    name = (param.name or "").strip("_")
    try:
        return say(f"help.name.{name}")
    except KeyError:
        return name.upper()


def _flags(param: TyperOption) -> str:
    # Those of `--help` come out of a set, in another order each time.
    flags = "/".join([", ".join(sorted(param.opts)), *param.secondary_opts])
    return flags if param.is_flag else f"{flags} {_value(param)}"


def _value(param: TyperOption) -> str:
    if _choices(param):
        return _short_choices(param) or name_of(param)
    return param.metavar or say(f"help.metavar.{_METAVARS.get(param.type.name, 'text')}")


_METAVARS = {"int": "number", "int range": "number", "float": "number", "path": "file", "file": "file"}


def _choices(param: "Parameter") -> tuple[str, ...]:
    """`yes`, `unsure`, `no` where only these will do; such words are part of the language of commands."""
    if param.metavar and "|" in param.metavar:
        return tuple(param.metavar.split("|"))
    return tuple(map(str, getattr(param.type, "choices", ())))


def _short_choices(param: "Parameter") -> str:
    joined = "|".join(_choices(param))
    return joined if len(joined) <= 20 else ""


def _about(param: "TyperArgument | TyperOption") -> str:
    if "--help" in param.opts:
        return say("help.option.help")
    about = [param.help or ""]
    if not _short_choices(param) and _choices(param):
        about = [say("help.page.choices", about=param.help or "", known=_choices(param))]
    if isinstance(param, TyperOption) and param.required:
        about.append(say("help.page.required"))
    if isinstance(param.default, str | int) and not isinstance(param.default, bool):
        about.append(say("help.page.default", value=str(param.default)))
    return " ".join(about).strip()
