-- The first library: every table and index of revision 0001, as SQLite keeps them.
-- A released revision is never edited; a change is a revision of its own.

CREATE TABLE event (
    id INTEGER NOT NULL,
    guid TEXT NOT NULL,
    removed_at TEXT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    series TEXT NOT NULL,
    venue TEXT NOT NULL,
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    CONSTRAINT pk_event PRIMARY KEY (id),
    CONSTRAINT uq_event_guid UNIQUE (guid)
);

CREATE UNIQUE INDEX uq_event_name_key ON event (name_key) WHERE removed_at IS NULL;

CREATE TABLE label (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    CONSTRAINT pk_label PRIMARY KEY (id),
    CONSTRAINT uq_label_name_key UNIQUE (name_key)
);

CREATE TABLE library_info (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_library_info PRIMARY KEY (name)
);

CREATE TABLE original (
    id INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    kept_at TEXT NOT NULL,
    packed BLOB NOT NULL,
    CONSTRAINT pk_original PRIMARY KEY (id),
    CONSTRAINT uq_original_sha256 UNIQUE (sha256)
);

CREATE TABLE saved_search (
    id INTEGER NOT NULL,
    guid TEXT NOT NULL,
    removed_at TEXT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    "query" TEXT NOT NULL,
    place INTEGER NOT NULL,
    CONSTRAINT pk_saved_search PRIMARY KEY (id),
    CONSTRAINT uq_saved_search_guid UNIQUE (guid)
);

CREATE UNIQUE INDEX uq_saved_search_name_key ON saved_search (name_key) WHERE removed_at IS NULL;

CREATE TABLE source (
    id INTEGER NOT NULL,
    guid TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    CONSTRAINT pk_source PRIMARY KEY (id),
    CONSTRAINT uq_source_guid UNIQUE (guid),
    CONSTRAINT uq_source_name_key UNIQUE (name_key)
);

CREATE TABLE step (
    id INTEGER NOT NULL,
    guid TEXT NOT NULL,
    kind TEXT NOT NULL,
    of_id INTEGER,
    made_at TEXT NOT NULL,
    message TEXT NOT NULL,
    arguments TEXT NOT NULL,
    undone BOOLEAN NOT NULL,
    ended BOOLEAN NOT NULL,
    pending BOOLEAN NOT NULL,
    CONSTRAINT pk_step PRIMARY KEY (id),
    CONSTRAINT uq_step_guid UNIQUE (guid),
    CONSTRAINT fk_step_of_id_step FOREIGN KEY(of_id) REFERENCES step (id)
);

CREATE INDEX ix_step_undone ON step (undone, kind, id);

CREATE TABLE theme (
    id INTEGER NOT NULL,
    guid TEXT NOT NULL,
    removed_at TEXT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    parent_id INTEGER,
    colour INTEGER NOT NULL,
    "key" INTEGER,
    place INTEGER NOT NULL,
    definition TEXT NOT NULL,
    CONSTRAINT pk_theme PRIMARY KEY (id),
    CONSTRAINT ck_theme_key CHECK (key BETWEEN 1 AND 9),
    CONSTRAINT uq_theme_guid UNIQUE (guid),
    CONSTRAINT fk_theme_parent_id_theme FOREIGN KEY(parent_id) REFERENCES theme (id)
);

CREATE INDEX ix_theme_parent_id ON theme (parent_id);

CREATE UNIQUE INDEX uq_theme_name_key ON theme (coalesce(parent_id, 0), name_key) WHERE removed_at IS NULL;

CREATE TABLE history (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    step_id INTEGER NOT NULL,
    noun TEXT NOT NULL,
    "row" TEXT NOT NULL,
    operation TEXT NOT NULL,
    change TEXT NOT NULL,
    CONSTRAINT fk_history_step_id_step FOREIGN KEY(step_id) REFERENCES step (id)
);

CREATE INDEX ix_history_step_id ON history (step_id);

CREATE TABLE post (
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
    added_at TEXT NOT NULL,
    author TEXT NOT NULL,
    author_key TEXT NOT NULL,
    title TEXT NOT NULL,
    title_cjk TEXT,
    title_folded TEXT,
    CONSTRAINT pk_post PRIMARY KEY (id),
    CONSTRAINT uq_post_guid UNIQUE (guid),
    CONSTRAINT fk_post_source_id_source FOREIGN KEY(source_id) REFERENCES source (id)
);

CREATE INDEX ix_post_author_key ON post (author_key);

CREATE INDEX ix_post_pending ON post (pending) WHERE pending = 1;

CREATE INDEX ix_post_published ON post (published) WHERE removed_at IS NULL;

CREATE TABLE address (
    id INTEGER NOT NULL,
    post_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    shown TEXT NOT NULL,
    removed_at TEXT,
    CONSTRAINT pk_address PRIMARY KEY (id),
    CONSTRAINT fk_address_post_id_post FOREIGN KEY(post_id) REFERENCES post (id)
);

CREATE INDEX ix_address_post_id ON address (post_id);

CREATE UNIQUE INDEX uq_address_kind_value ON address (kind, value) WHERE removed_at IS NULL;

CREATE TABLE original_post (
    original_id INTEGER NOT NULL,
    post_id INTEGER NOT NULL,
    CONSTRAINT pk_original_post PRIMARY KEY (original_id, post_id),
    CONSTRAINT fk_original_post_original_id_original FOREIGN KEY(original_id) REFERENCES original (id),
    CONSTRAINT fk_original_post_post_id_post FOREIGN KEY(post_id) REFERENCES post (id)
);

CREATE INDEX ix_original_post_post_id ON original_post (post_id);

CREATE TABLE post_event (
    post_id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    CONSTRAINT pk_post_event PRIMARY KEY (post_id, event_id),
    CONSTRAINT fk_post_event_post_id_post FOREIGN KEY(post_id) REFERENCES post (id),
    CONSTRAINT fk_post_event_event_id_event FOREIGN KEY(event_id) REFERENCES event (id)
);

CREATE INDEX ix_post_event_event_id ON post_event (event_id);

CREATE TABLE post_label (
    post_id INTEGER NOT NULL,
    label_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    CONSTRAINT pk_post_label PRIMARY KEY (post_id, label_id),
    CONSTRAINT fk_post_label_post_id_post FOREIGN KEY(post_id) REFERENCES post (id),
    CONSTRAINT fk_post_label_label_id_label FOREIGN KEY(label_id) REFERENCES label (id)
);

CREATE INDEX ix_post_label_label_id ON post_label (label_id);

CREATE TABLE version (
    id INTEGER NOT NULL,
    post_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    words INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    blocks TEXT NOT NULL,
    inlines TEXT NOT NULL,
    cjk TEXT,
    folded TEXT,
    text TEXT NOT NULL,
    CONSTRAINT pk_version PRIMARY KEY (id),
    CONSTRAINT fk_version_post_id_post FOREIGN KEY(post_id) REFERENCES post (id)
);

CREATE INDEX ix_version_sha256 ON version (sha256);

CREATE UNIQUE INDEX uq_version_post_id_number ON version (post_id, number);

CREATE TABLE highlight (
    id INTEGER NOT NULL,
    guid TEXT NOT NULL,
    removed_at TEXT,
    post_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    cjk TEXT,
    folded TEXT,
    quote TEXT NOT NULL,
    CONSTRAINT pk_highlight PRIMARY KEY (id),
    CONSTRAINT ck_highlight_not_empty CHECK (start < "end"),
    CONSTRAINT uq_highlight_guid UNIQUE (guid),
    CONSTRAINT fk_highlight_post_id_post FOREIGN KEY(post_id) REFERENCES post (id),
    CONSTRAINT fk_highlight_version_id_version FOREIGN KEY(version_id) REFERENCES version (id)
);

CREATE INDEX ix_highlight_post_id ON highlight (post_id);

CREATE TABLE image (
    id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    alt TEXT NOT NULL,
    address TEXT NOT NULL,
    media_type TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    data BLOB NOT NULL,
    CONSTRAINT pk_image PRIMARY KEY (id),
    CONSTRAINT fk_image_version_id_version FOREIGN KEY(version_id) REFERENCES version (id)
);

CREATE INDEX ix_image_version_id ON image (version_id);

CREATE TABLE outgoing (
    version_id INTEGER NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_outgoing PRIMARY KEY (version_id, value),
    CONSTRAINT fk_outgoing_version_id_version FOREIGN KEY(version_id) REFERENCES version (id)
);

CREATE INDEX ix_outgoing_value ON outgoing (value);

CREATE TABLE post_link (
    version_id INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    to_post_id INTEGER NOT NULL,
    CONSTRAINT pk_post_link PRIMARY KEY (version_id, start, "end"),
    CONSTRAINT fk_post_link_version_id_version FOREIGN KEY(version_id) REFERENCES version (id),
    CONSTRAINT fk_post_link_to_post_id_post FOREIGN KEY(to_post_id) REFERENCES post (id)
);

CREATE INDEX ix_post_link_to_post_id ON post_link (to_post_id);

CREATE TABLE highlight_theme (
    highlight_id INTEGER NOT NULL,
    theme_id INTEGER NOT NULL,
    CONSTRAINT pk_highlight_theme PRIMARY KEY (highlight_id, theme_id),
    CONSTRAINT fk_highlight_theme_highlight_id_highlight FOREIGN KEY(highlight_id) REFERENCES highlight (id),
    CONSTRAINT fk_highlight_theme_theme_id_theme FOREIGN KEY(theme_id) REFERENCES theme (id)
);

CREATE INDEX ix_highlight_theme_theme_id ON highlight_theme (theme_id);

CREATE TABLE note (
    id INTEGER NOT NULL,
    guid TEXT NOT NULL,
    removed_at TEXT,
    post_id INTEGER,
    highlight_id INTEGER,
    event_id INTEGER,
    theme_id INTEGER,
    made_at TEXT NOT NULL,
    cjk TEXT,
    folded TEXT,
    text TEXT NOT NULL,
    CONSTRAINT pk_note PRIMARY KEY (id),
    CONSTRAINT ck_note_one_thing CHECK ((post_id IS NOT NULL) + (highlight_id IS NOT NULL) + (event_id IS NOT NULL) + (theme_id IS NOT NULL) = 1),
    CONSTRAINT uq_note_guid UNIQUE (guid),
    CONSTRAINT fk_note_post_id_post FOREIGN KEY(post_id) REFERENCES post (id),
    CONSTRAINT fk_note_highlight_id_highlight FOREIGN KEY(highlight_id) REFERENCES highlight (id),
    CONSTRAINT fk_note_event_id_event FOREIGN KEY(event_id) REFERENCES event (id),
    CONSTRAINT fk_note_theme_id_theme FOREIGN KEY(theme_id) REFERENCES theme (id)
);

CREATE UNIQUE INDEX uq_note_event_id ON note (event_id) WHERE removed_at IS NULL;

CREATE UNIQUE INDEX uq_note_highlight_id ON note (highlight_id) WHERE removed_at IS NULL;

CREATE UNIQUE INDEX uq_note_post_id ON note (post_id) WHERE removed_at IS NULL;

CREATE UNIQUE INDEX uq_note_theme_id ON note (theme_id) WHERE removed_at IS NULL;

CREATE TABLE placement (
    highlight_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    start INTEGER,
    "end" INTEGER,
    state TEXT NOT NULL,
    confidence DOUBLE NOT NULL,
    CONSTRAINT pk_placement PRIMARY KEY (highlight_id, version_id),
    CONSTRAINT ck_placement_state CHECK (state IN ('placed', 'check', 'lost')),
    CONSTRAINT ck_placement_lost CHECK ((state = 'lost') = (start IS NULL)),
    CONSTRAINT fk_placement_highlight_id_highlight FOREIGN KEY(highlight_id) REFERENCES highlight (id),
    CONSTRAINT fk_placement_version_id_version FOREIGN KEY(version_id) REFERENCES version (id)
);

CREATE INDEX ix_placement_version_id ON placement (version_id);
