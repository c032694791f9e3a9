"""The tables, their indexes and the views, as SQL. What follows from them (full text, triggers) is made in derived.py.

SQL and not the `create` of sqlite-utils, which has no word for AUTOINCREMENT (an id is never given twice), UNIQUE and CHECK.

article ─< outlet            who carried these words
article ─< report >─ event   one event as one article tells it; an event has one or many reports
report  ─< evidence          the passages, with their characters
event   ─< participant >─ actor ─< alias
event   ─< correction        the user's word; it survives re-extraction
event   ─< note, tag, link   what else the user keeps with it; links lead to what fulfils, follows or cancels it
report  ─< ruling            the user's word about two reports: one event, or not
forward                      ids of events that have become one with another
article ─< copy              articles that carry the same wire text
article ─< deleted           what it tells of events that the user deleted: it does not come back when the article is read again
feed                         subscriptions of the user's; fetched: what came of the last fetch, which is no fact and not journaled
trace, sketch                what events and articles are looked up by; follow from `event` and `article` by triggers
day_tally, pair_tally, pair_total   how many standing events there are; follow from `event` and `participant` by triggers
action  ─< change            the journal
"""

from __future__ import annotations

APPLICATION_ID = 0x4469706C  # "Dipl"
SCHEMA_VERSION = 6  # how many steps migrations.py has; kept here, where looking commands find it without importing them

# Rows of `actor` are a dictionary that only grows: an actor may serve articles of many actions, so undoing one must not take it away.
JOURNALED = (
    "article", "outlet", "copy", "event", "report", "participant", "evidence", "actor", "alias",
    "correction", "ruling", "forward", "note", "tag", "link", "feed", "deleted",
)  # fmt: skip
NUMBERS = {table: number for number, table in enumerate(JOURNALED, 1)}  # in `change`: tables are only added at the end
INSERTS_UNRECORDED = frozenset({"actor"})


def day_number(column: str) -> str:
    """The SQL for a column of ISO days as numbers: `date.toordinal()`."""
    return f"CAST(julianday({column}) - 1721424.5 AS INTEGER)"


TABLES = """
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE,
    external_id TEXT, url TEXT, title TEXT, source TEXT, published TEXT,
    text TEXT NOT NULL,
    added TEXT NOT NULL
);
CREATE INDEX article_published ON article(published);
CREATE TABLE outlet (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article(id),
    source TEXT, source_key TEXT, url TEXT, published TEXT
);
CREATE INDEX outlet_article ON outlet(article_id);
CREATE INDEX outlet_url ON outlet(url);
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL, mode TEXT NOT NULL, status TEXT NOT NULL, title TEXT NOT NULL,
    date TEXT, date_end TEXT, precision TEXT NOT NULL, date_text TEXT, date_basis TEXT, window_start TEXT, window_end TEXT,
    place TEXT, place_key TEXT, place_country TEXT, topic TEXT, topic_key TEXT,
    amount REAL, currency TEXT,
    parties INTEGER NOT NULL,
    confidence REAL NOT NULL,
    review TEXT NOT NULL DEFAULT 'unreviewed',
    cameo TEXT, plover TEXT, reasons TEXT
);
CREATE INDEX event_date ON event(date, id);
CREATE INDEX event_kind ON event(kind, date, id);
CREATE TABLE report (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event(id),
    article_id INTEGER NOT NULL REFERENCES article(id),
    confidence REAL NOT NULL,
    reading TEXT NOT NULL
);
CREATE INDEX report_event ON report(event_id);
CREATE INDEX report_article ON report(article_id);
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    report_id INTEGER NOT NULL REFERENCES report(id),
    position INTEGER NOT NULL,
    part TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
    text TEXT NOT NULL, rule TEXT NOT NULL
);
CREATE INDEX evidence_report ON evidence(report_id, position);
CREATE TABLE actor (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL, key TEXT NOT NULL, country TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL, initials TEXT NOT NULL DEFAULT '',
    UNIQUE (kind, key, country)
);
CREATE TABLE participant (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event(id),
    position INTEGER NOT NULL,
    actor_id INTEGER REFERENCES actor(id),
    actor_kind TEXT NOT NULL, name TEXT, country TEXT,
    party INTEGER NOT NULL,
    kind TEXT NOT NULL, date TEXT,
    office TEXT, office_code TEXT, role TEXT NOT NULL, amount REAL, currency TEXT, basis TEXT
);
CREATE INDEX participant_country ON participant(country, kind, date, event_id, party);
CREATE INDEX participant_event ON participant(event_id, position);
CREATE INDEX participant_actor ON participant(actor_id, event_id);
CREATE TABLE action (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    command TEXT NOT NULL, at TEXT NOT NULL, summary TEXT NOT NULL DEFAULT '', changes INTEGER NOT NULL DEFAULT 0,
    undone TEXT, undo_order INTEGER, closed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX action_redo ON action(undo_order) WHERE undone IS NOT NULL AND closed = 0;
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    action_id INTEGER NOT NULL REFERENCES action(id),
    tbl TEXT NOT NULL, row_id INTEGER NOT NULL, op TEXT NOT NULL,
    image TEXT
);
CREATE INDEX change_action ON change(action_id, tbl, row_id);
CREATE TABLE recording (id INTEGER PRIMARY KEY CHECK (id = 1), action_id INTEGER);
INSERT INTO recording VALUES (1, NULL);
"""

# Indexed for full text, column by column.
FULL_TEXT = {"article": ("title", "text"), "evidence": ("text",)}
TOKENIZE = "porter unicode61 remove_diacritics 2"

USERS_WORD = """
CREATE TABLE alias (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    alias TEXT NOT NULL, key TEXT NOT NULL,
    actor_id INTEGER NOT NULL REFERENCES actor(id),
    UNIQUE (key, actor_id)
);
CREATE INDEX alias_actor ON alias(actor_id);
CREATE TABLE correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event(id),
    field TEXT NOT NULL, value TEXT NOT NULL, at TEXT NOT NULL,
    UNIQUE (event_id, field)
);
"""

ONE_EVENT = """
ALTER TABLE article ADD COLUMN sketch TEXT;
ALTER TABLE event ADD COLUMN first TEXT;
ALTER TABLE event ADD COLUMN last TEXT;
ALTER TABLE event ADD COLUMN keys TEXT;
CREATE TABLE sketch (hash INTEGER NOT NULL, article_id INTEGER NOT NULL, PRIMARY KEY (hash, article_id)) WITHOUT ROWID;
CREATE TABLE trace (
    key TEXT NOT NULL, kind TEXT NOT NULL, first TEXT NOT NULL, event_id INTEGER NOT NULL, last TEXT NOT NULL,
    PRIMARY KEY (key, kind, first, event_id)
) WITHOUT ROWID;
CREATE TABLE copy (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL UNIQUE REFERENCES article(id),
    family INTEGER NOT NULL
);
CREATE INDEX copy_family ON copy(family);
CREATE TABLE ruling (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    a INTEGER NOT NULL, b INTEGER NOT NULL, same INTEGER NOT NULL, at TEXT NOT NULL,
    UNIQUE (a, b)
);
CREATE INDEX ruling_b ON ruling(b);
CREATE TABLE forward (id INTEGER PRIMARY KEY AUTOINCREMENT, event_id INTEGER NOT NULL UNIQUE, into_id INTEGER NOT NULL);
CREATE INDEX forward_into ON forward(into_id);
CREATE TABLE note (
    id INTEGER PRIMARY KEY AUTOINCREMENT, event_id INTEGER NOT NULL REFERENCES event(id), text TEXT NOT NULL, at TEXT NOT NULL
);
CREATE INDEX note_event ON note(event_id);
CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT, event_id INTEGER NOT NULL REFERENCES event(id), word TEXT NOT NULL,
    UNIQUE (event_id, word)
);
CREATE INDEX tag_word ON tag(word);
CREATE TABLE link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event(id), other_id INTEGER NOT NULL REFERENCES event(id),
    relation TEXT NOT NULL, made_by TEXT NOT NULL,
    UNIQUE (event_id, other_id, relation)
);
CREATE INDEX link_other ON link(other_id);
"""

FEEDS = """
ALTER TABLE article ADD COLUMN author TEXT;
ALTER TABLE article ADD COLUMN language TEXT;
CREATE TABLE feed (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE, url TEXT NOT NULL UNIQUE
);
CREATE TABLE fetched (
    url TEXT PRIMARY KEY,
    at TEXT NOT NULL, etag TEXT, last_modified TEXT, error TEXT
) WITHOUT ROWID;
"""

# A day is '' where it is not known. A pair of a country with itself (a = b) counts the events of that country.
TALLIES = """
CREATE TABLE day_tally (
    kind TEXT NOT NULL, status TEXT NOT NULL, date TEXT NOT NULL, events INTEGER NOT NULL,
    PRIMARY KEY (kind, status, date)
) WITHOUT ROWID;
CREATE TABLE pair_tally (
    a TEXT NOT NULL, b TEXT NOT NULL, year TEXT NOT NULL,
    meetings INTEGER NOT NULL, agreements INTEGER NOT NULL, pledges INTEGER NOT NULL,
    PRIMARY KEY (a, b, year)
) WITHOUT ROWID;
DROP INDEX participant_country;
CREATE INDEX participant_party ON participant(country, date, event_id, kind) WHERE party = 1;
CREATE INDEX event_long ON event(date_end, date) WHERE date_end > date;
"""

# `keys` begin with the letter of their kind now, `trace` counts days, `change` has numbers for tables, and no image where a row is new.
# What is left NULL is filled by the code that reads reports (lookups.py): the keys of corrected events, and of what undo brings back; and the
# sketches of all articles, which are taken otherwise now.
SMALLER = f"""
DROP TRIGGER IF EXISTS event_lookup_insert; DROP TRIGGER IF EXISTS event_lookup_delete; DROP TRIGGER IF EXISTS event_lookup_update;
DROP TRIGGER IF EXISTS article_lookup_insert; DROP TRIGGER IF EXISTS article_lookup_delete; DROP TRIGGER IF EXISTS article_lookup_update;
DELETE FROM sketch;
UPDATE article SET sketch = NULL;
DROP TABLE trace;
CREATE TABLE trace (
    key TEXT NOT NULL, first INTEGER NOT NULL, event_id INTEGER NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY (key, first, event_id)
) WITHOUT ROWID;
UPDATE event SET keys = CASE WHEN id NOT IN (SELECT event_id FROM correction) THEN
    (SELECT json_group_array(substr(kind, 1, 1) || value) FROM (SELECT value FROM json_each(keys) ORDER BY value)) END WHERE keys NOT NULL;
INSERT OR IGNORE INTO trace SELECT value, {day_number("first")}, event.id, {day_number("last")} FROM event, json_each(keys) WHERE first NOT NULL
    ORDER BY 1, 2, 3;
CREATE TABLE deleted (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article(id),
    reading TEXT NOT NULL, evidence TEXT NOT NULL
);
CREATE INDEX deleted_article ON deleted(article_id);
ALTER TABLE change RENAME TO change_before;
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    action_id INTEGER NOT NULL REFERENCES action(id),
    tbl INTEGER NOT NULL, row_id INTEGER NOT NULL,
    image TEXT
);
INSERT INTO change SELECT id, action_id, CASE tbl {" ".join(f"WHEN '{table}' THEN {number}" for table, number in NUMBERS.items())} END, row_id,
    CASE WHEN image IS NULL THEN NULL WHEN tbl = 'event' THEN json_set(image, '$.keys', NULL)
    WHEN tbl = 'article' THEN json_set(image, '$.sketch', NULL) ELSE image END
    FROM change_before;
DROP TABLE change_before;
CREATE INDEX change_action ON change(action_id, tbl, row_id);
"""

# What `pair_tally` says of all years together; and an actor's events in order of time.
TOTALS = """
CREATE TABLE pair_total (
    a TEXT NOT NULL, b TEXT NOT NULL,
    meetings INTEGER NOT NULL, agreements INTEGER NOT NULL, pledges INTEGER NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
DROP INDEX participant_actor;
CREATE INDEX participant_actor ON participant(actor_id, date, event_id);
CREATE INDEX event_rejected ON event(id) WHERE review = 'rejected';
"""

# What a row of events shows in its list columns; the views and the sort fields of Filter share these. `e` is the event.
COUNTRIES = (
    "(SELECT group_concat(country, '; ') FROM (SELECT country FROM participant WHERE event_id = e.id AND party = 1 ORDER BY position))"
)
_NAMES = (
    "(SELECT group_concat(name, '; ') FROM (SELECT name FROM participant WHERE event_id = e.id AND actor_kind = '{kind}'"
    " AND name IS NOT NULL GROUP BY name ORDER BY min(position)))"
)
PEOPLE = _NAMES.format(kind="person")
ORGS = _NAMES.format(kind="org")
SOURCES = (
    "(SELECT group_concat(source, '; ') FROM (SELECT a.source FROM report r JOIN article a ON a.id = r.article_id"
    " WHERE r.event_id = e.id AND a.source IS NOT NULL GROUP BY a.source ORDER BY min(r.id)))"
)

# The reading logic: what the user rejected is not part of the record.
STANDING = "e.review <> 'rejected'"

_ROW = (
    "e.id, e.date, e.date_end, e.precision, e.date_text, e.kind, e.mode, e.status, e.title, "
    f"{COUNTRIES} AS countries, {PEOPLE} AS people, {ORGS} AS orgs, "
    "e.place, e.topic, e.amount, e.currency, e.confidence, e.review, "
    f"{SOURCES} AS sources, e.cameo, e.plover"
)

VIEWS = {
    "timeline": f"SELECT {_ROW} FROM event e WHERE {STANDING} ORDER BY e.date NULLS LAST, e.id",
    "meetings": f"SELECT {_ROW} FROM event e WHERE e.kind = 'meeting' AND {STANDING} ORDER BY e.date NULLS LAST, e.id",
    # `party` marks one row per country and event, so that no DISTINCT is needed.
    "country_pair": f"""SELECT min(a.country, b.country) AS country_a, max(a.country, b.country) AS country_b, e.id AS event_id,
        e.kind, e.mode, e.status, e.date, e.date_end, e.title, e.confidence, e.review
        FROM participant a JOIN event e ON e.id = a.event_id
        JOIN participant b ON b.event_id = a.event_id AND b.party = 1 AND b.position > a.position
        WHERE a.party = 1 AND {STANDING}""",
}
