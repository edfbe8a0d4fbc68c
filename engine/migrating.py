"""Runs the migrations on a connection that holds the lock already."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

MIGRATIONS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "migrations")


def migrate(held: "Connection", *, to: str = "head") -> None:
    """Bring the tables to the migration `to`, the newest unless said otherwise."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", MIGRATIONS.replace("%", "%%"))
    config.attributes["connection"] = held
    command.upgrade(config, to)
