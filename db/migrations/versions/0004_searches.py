"""Words of the index with how often they stand, what the index holds, and the latest searches.

Revision ID: 0004
Revises: 0003
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None
keeps_texts = True

_STATEMENTS = (
    """
CREATE TABLE term (
    word TEXT NOT NULL,
    posts INTEGER NOT NULL,
    uses INTEGER NOT NULL,
    CONSTRAINT pk_term PRIMARY KEY (word)
)

 WITHOUT ROWID""",
    """
CREATE TABLE index_state (
    name TEXT NOT NULL,
    value INTEGER NOT NULL,
    CONSTRAINT pk_index_state PRIMARY KEY (name)
)""",
    """
CREATE TABLE recent_search (
    query TEXT NOT NULL,
    used_at TEXT NOT NULL,
    CONSTRAINT pk_recent_search PRIMARY KEY ("query")
)""",
    "CREATE INDEX ix_post_alive ON post (added_at) WHERE removed_at IS NULL AND pending IS 0",
    "ALTER TABLE saved_search ADD COLUMN pinned BOOLEAN DEFAULT 0 NOT NULL",
)


def upgrade() -> None:
    """Give the library its list of words, and its searches more to know."""
    for statement in _STATEMENTS:
        op.execute(statement)
