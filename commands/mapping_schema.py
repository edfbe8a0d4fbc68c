"""`mapping schema`: the keys of a mapping for an editor, with words in the reader's language."""

from typing import TYPE_CHECKING

import typer

from commands.schema_file import Out, schema_file, show_schema
from commands.settings import Settings
from engine.message import msg
from words.say import say

if TYPE_CHECKING:
    from exchange.mapping.json_schema import About


def schema(ctx: typer.Context, out: Out = None) -> None:
    show_schema(
        Settings.of(ctx),
        schema_text(),
        out,
        defines="deals.DealColumns",
        other=msg("mappings.other_file", file=out),
        written=msg("mappings.schema_written", file=out),
    )


def schema_text() -> str:
    from exchange.mapping.json_schema import json_schema

    return schema_file(json_schema(describe))


def describe(key: str) -> "About":
    from exchange.mapping.json_schema import About

    title, _, description = say(f"mapping_keys.{key}").partition("\n")
    return About(title, description)
