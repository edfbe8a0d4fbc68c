"""Alembic's entry: runs migrations on the connection `engine.migrating` was given the lock with."""

from typing import Any

import sqlalchemy as sa
from alembic import context
from sqlalchemy.ext.compiler import compiles

from engine.tables import metadata


@compiles(sa.String, "postgresql")
@compiles(sa.Text, "postgresql")
def _bytewise(kind: Any, compiler: Any, **options: Any) -> str:
    """Text is compared and sorted by its bytes, as SQLite does, whatever language the server speaks."""
    return 'TEXT COLLATE "C"'


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite alters a table by building it anew.
    render_as_batch=True,
)
context.run_migrations()
