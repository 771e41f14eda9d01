"""Runs the revisions on the connection that `db.upgrade` hands over.

The connection is in one `BEGIN IMMEDIATE` already and stays in it: Alembic
neither begins nor commits, so that all revisions happen or none.
"""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
