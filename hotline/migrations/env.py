"""What alembic runs: the migrations, in the connection and the transaction that `hotline.database` gives."""

from alembic import context

from hotline.database import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite's DDL is transactional because we begin transactions ourselves.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
