"""Revisions of the library's tables, for Alembic; `db.upgrade` runs them."""
