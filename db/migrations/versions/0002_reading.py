"""Stars, what was read, and where reading stopped.

`post` is made anew rather than added to, so that an upgraded file has the same
definitions as a new one. Of the posts that are there already, those with a
highlight count as read.

Revision ID: 0002
Revises: 0001
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
CREATE TABLE post_made_anew (
    id INTEGER NOT NULL,
    guid TEXT NOT NULL,
    removed_at TEXT,
    pending BOOLEAN NOT NULL,
    source_id INTEGER,
    version INTEGER NOT NULL,
    published TEXT NOT NULL,
    printed TEXT NOT NULL,
    language TEXT NOT NULL,
    excerpt BOOLEAN NOT NULL,
    starred BOOLEAN NOT NULL,
    added_at TEXT NOT NULL,
    author TEXT NOT NULL,
    author_key TEXT NOT NULL,
    title TEXT NOT NULL,
    title_cjk TEXT,
    title_folded TEXT,
    CONSTRAINT pk_post PRIMARY KEY (id),
    CONSTRAINT uq_post_guid UNIQUE (guid),
    CONSTRAINT fk_post_source_id_source FOREIGN KEY(source_id) REFERENCES source (id)
)""",
    """
INSERT INTO post_made_anew (
    id, guid, removed_at, pending, source_id, version, published, printed, language, excerpt,
    starred, added_at, author, author_key, title, title_cjk, title_folded
)
SELECT
    id, guid, removed_at, pending, source_id, version, published, printed, language, excerpt,
    0, added_at, author, author_key, title, title_cjk, title_folded
FROM post""",
    "DROP TABLE post",
    "ALTER TABLE post_made_anew RENAME TO post",
    "CREATE INDEX ix_post_author_key ON post (author_key)",
    "CREATE INDEX ix_post_pending ON post (pending) WHERE pending = 1",
    "CREATE INDEX ix_post_published ON post (published) WHERE removed_at IS NULL",
    "CREATE INDEX ix_post_removed_at ON post (removed_at) WHERE removed_at IS NOT NULL",
    "CREATE INDEX ix_post_starred ON post (starred) WHERE starred = 1",
    "CREATE INDEX ix_highlight_alive ON highlight (post_id, version_id) WHERE removed_at IS NULL",
    "CREATE INDEX ix_highlight_removed_at ON highlight (removed_at) WHERE removed_at IS NOT NULL",
    "CREATE INDEX ix_version_words ON version (post_id, number, words)",
    """
CREATE TABLE progress (
    post_id INTEGER NOT NULL,
    read_at TEXT,
    caret INTEGER,
    top INTEGER,
    CONSTRAINT pk_progress PRIMARY KEY (post_id),
    CONSTRAINT fk_progress_post_id_post FOREIGN KEY(post_id) REFERENCES post (id)
)""",
    """
INSERT INTO progress (post_id, read_at)
SELECT post_id, max(made_at) FROM highlight WHERE removed_at IS NULL GROUP BY post_id""",
)


def upgrade() -> None:
    """Give posts a star, and reading its progress."""
    for statement in _STATEMENTS:
        op.execute(statement)
