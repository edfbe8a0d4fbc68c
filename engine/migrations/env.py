"""Alembic's entry: runs migrations on the connection `engine.upkeep` holds the lock with."""

from alembic import context

from engine.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite alters a table by building it anew.
    render_as_batch=True,
)
context.run_migrations()
