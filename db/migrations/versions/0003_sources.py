"""Feeds, remembered layouts of sites, and pairs of posts that may be one.

Revision ID: 0003
Revises: 0002
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
CREATE TABLE feed (
    id INTEGER NOT NULL,
    guid TEXT NOT NULL,
    removed_at TEXT,
    value TEXT NOT NULL,
    address TEXT NOT NULL,
    name TEXT NOT NULL,
    site TEXT NOT NULL,
    folder TEXT NOT NULL,
    CONSTRAINT pk_feed PRIMARY KEY (id),
    CONSTRAINT uq_feed_guid UNIQUE (guid)
)""",
    "CREATE UNIQUE INDEX uq_feed_value ON feed (value) WHERE removed_at IS NULL",
    """
CREATE TABLE feed_state (
    feed_id INTEGER NOT NULL,
    source_id INTEGER,
    fetched_at TEXT NOT NULL,
    problem TEXT NOT NULL,
    etag TEXT NOT NULL,
    modified TEXT NOT NULL,
    CONSTRAINT pk_feed_state PRIMARY KEY (feed_id),
    CONSTRAINT fk_feed_state_feed_id_feed FOREIGN KEY(feed_id) REFERENCES feed (id),
    CONSTRAINT fk_feed_state_source_id_source FOREIGN KEY(source_id) REFERENCES source (id)
)""",
    """
CREATE TABLE layout (
    site_key TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    rules TEXT NOT NULL,
    CONSTRAINT pk_layout PRIMARY KEY (site_key)
)""",
    """
CREATE TABLE twin (
    post_id INTEGER NOT NULL,
    other_post_id INTEGER NOT NULL,
    likeness DOUBLE NOT NULL,
    settled BOOLEAN NOT NULL,
    CONSTRAINT pk_twin PRIMARY KEY (post_id, other_post_id),
    CONSTRAINT fk_twin_post_id_post FOREIGN KEY(post_id) REFERENCES post (id),
    CONSTRAINT fk_twin_other_post_id_post FOREIGN KEY(other_post_id) REFERENCES post (id)
)""",
    "CREATE INDEX ix_twin_other_post_id ON twin (other_post_id)",
    "CREATE INDEX ix_version_arriving ON version (number) WHERE number < 0",
    "CREATE INDEX ix_post_title ON post (title) WHERE removed_at IS NULL",
)


def upgrade() -> None:
    """Give the library its feeds, its layouts and its pairs."""
    for statement in _STATEMENTS:
        op.execute(statement)
