CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE,
    external_id TEXT, url TEXT, title TEXT, source TEXT, published TEXT,
    text TEXT NOT NULL,
    added TEXT NOT NULL
, sketch TEXT, author TEXT, language TEXT);
CREATE TABLE outlet (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article(id),
    source TEXT, source_key TEXT, url TEXT, published TEXT
);
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
, first TEXT, last TEXT, keys TEXT);
CREATE TABLE report (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event(id),
    article_id INTEGER NOT NULL REFERENCES article(id),
    confidence REAL NOT NULL,
    reading TEXT NOT NULL
);
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    report_id INTEGER NOT NULL REFERENCES report(id),
    position INTEGER NOT NULL,
    part TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
    text TEXT NOT NULL, rule TEXT NOT NULL
);
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
CREATE TABLE action (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    command TEXT NOT NULL, at TEXT NOT NULL, summary TEXT NOT NULL DEFAULT '', changes INTEGER NOT NULL DEFAULT 0,
    undone TEXT, undo_order INTEGER, closed INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    action_id INTEGER NOT NULL REFERENCES action(id),
    tbl TEXT NOT NULL, row_id INTEGER NOT NULL, op TEXT NOT NULL,
    image TEXT
);
CREATE TABLE recording (id INTEGER PRIMARY KEY CHECK (id = 1), action_id INTEGER);
CREATE TABLE alias (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    alias TEXT NOT NULL, key TEXT NOT NULL,
    actor_id INTEGER NOT NULL REFERENCES actor(id),
    UNIQUE (key, actor_id)
);
CREATE TABLE correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event(id),
    field TEXT NOT NULL, value TEXT NOT NULL, at TEXT NOT NULL,
    UNIQUE (event_id, field)
);
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
CREATE TABLE ruling (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    a INTEGER NOT NULL, b INTEGER NOT NULL, same INTEGER NOT NULL, at TEXT NOT NULL,
    UNIQUE (a, b)
);
CREATE TABLE forward (id INTEGER PRIMARY KEY AUTOINCREMENT, event_id INTEGER NOT NULL UNIQUE, into_id INTEGER NOT NULL);
CREATE TABLE note (
    id INTEGER PRIMARY KEY AUTOINCREMENT, event_id INTEGER NOT NULL REFERENCES event(id), text TEXT NOT NULL, at TEXT NOT NULL
);
CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT, event_id INTEGER NOT NULL REFERENCES event(id), word TEXT NOT NULL,
    UNIQUE (event_id, word)
);
CREATE TABLE link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event(id), other_id INTEGER NOT NULL REFERENCES event(id),
    relation TEXT NOT NULL, made_by TEXT NOT NULL,
    UNIQUE (event_id, other_id, relation)
);
CREATE TABLE feed (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE, url TEXT NOT NULL UNIQUE
);
CREATE TABLE fetched (
    url TEXT PRIMARY KEY,
    at TEXT NOT NULL, etag TEXT, last_modified TEXT, error TEXT
) WITHOUT ROWID;
CREATE TABLE day_tally (
    kind TEXT NOT NULL, status TEXT NOT NULL, date TEXT NOT NULL, events INTEGER NOT NULL,
    PRIMARY KEY (kind, status, date)
) WITHOUT ROWID;
CREATE TABLE pair_tally (
    a TEXT NOT NULL, b TEXT NOT NULL, year TEXT NOT NULL,
    meetings INTEGER NOT NULL, agreements INTEGER NOT NULL, pledges INTEGER NOT NULL,
    PRIMARY KEY (a, b, year)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE "article_fts" USING FTS5 (
    "title", "text",
    tokenize='porter unicode61 remove_diacritics 2',
    content="article"
);
CREATE VIRTUAL TABLE "evidence_fts" USING FTS5 (
    "text",
    tokenize='porter unicode61 remove_diacritics 2',
    content="evidence"
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX article_published ON article(published);
CREATE INDEX outlet_article ON outlet(article_id);
CREATE INDEX outlet_url ON outlet(url);
CREATE INDEX event_date ON event(date, id);
CREATE INDEX event_kind ON event(kind, date, id);
CREATE INDEX report_event ON report(event_id);
CREATE INDEX report_article ON report(article_id);
CREATE INDEX evidence_report ON evidence(report_id, position);
CREATE INDEX participant_event ON participant(event_id, position);
CREATE INDEX participant_actor ON participant(actor_id, event_id);
CREATE INDEX action_redo ON action(undo_order) WHERE undone IS NOT NULL AND closed = 0;
CREATE INDEX change_action ON change(action_id, tbl, row_id);
CREATE INDEX alias_actor ON alias(actor_id);
CREATE INDEX copy_family ON copy(family);
CREATE INDEX ruling_b ON ruling(b);
CREATE INDEX forward_into ON forward(into_id);
CREATE INDEX note_event ON note(event_id);
CREATE INDEX tag_word ON tag(word);
CREATE INDEX link_other ON link(other_id);
CREATE INDEX participant_party ON participant(country, date, event_id, kind) WHERE party = 1;
CREATE INDEX event_long ON event(date_end, date) WHERE date_end > date;
CREATE VIEW "timeline" AS SELECT e.id, e.date, e.date_end, e.precision, e.date_text, e.kind, e.mode, e.status, e.title, (SELECT group_concat(country, '; ') FROM (SELECT country FROM participant WHERE event_id = e.id AND party = 1 ORDER BY position)) AS countries, (SELECT group_concat(name, '; ') FROM (SELECT name FROM participant WHERE event_id = e.id AND actor_kind = 'person' AND name IS NOT NULL GROUP BY name ORDER BY min(position))) AS people, (SELECT group_concat(name, '; ') FROM (SELECT name FROM participant WHERE event_id = e.id AND actor_kind = 'org' AND name IS NOT NULL GROUP BY name ORDER BY min(position))) AS orgs, e.place, e.topic, e.amount, e.currency, e.confidence, e.review, (SELECT group_concat(source, '; ') FROM (SELECT a.source FROM report r JOIN article a ON a.id = r.article_id WHERE r.event_id = e.id AND a.source IS NOT NULL GROUP BY a.source ORDER BY min(r.id))) AS sources, e.cameo, e.plover FROM event e WHERE e.review <> 'rejected' ORDER BY e.date NULLS LAST, e.id;
CREATE VIEW "meetings" AS SELECT e.id, e.date, e.date_end, e.precision, e.date_text, e.kind, e.mode, e.status, e.title, (SELECT group_concat(country, '; ') FROM (SELECT country FROM participant WHERE event_id = e.id AND party = 1 ORDER BY position)) AS countries, (SELECT group_concat(name, '; ') FROM (SELECT name FROM participant WHERE event_id = e.id AND actor_kind = 'person' AND name IS NOT NULL GROUP BY name ORDER BY min(position))) AS people, (SELECT group_concat(name, '; ') FROM (SELECT name FROM participant WHERE event_id = e.id AND actor_kind = 'org' AND name IS NOT NULL GROUP BY name ORDER BY min(position))) AS orgs, e.place, e.topic, e.amount, e.currency, e.confidence, e.review, (SELECT group_concat(source, '; ') FROM (SELECT a.source FROM report r JOIN article a ON a.id = r.article_id WHERE r.event_id = e.id AND a.source IS NOT NULL GROUP BY a.source ORDER BY min(r.id))) AS sources, e.cameo, e.plover FROM event e WHERE e.kind = 'meeting' AND e.review <> 'rejected' ORDER BY e.date NULLS LAST, e.id;
CREATE VIEW "country_pair" AS SELECT min(a.country, b.country) AS country_a, max(a.country, b.country) AS country_b, e.id AS event_id,
        e.kind, e.mode, e.status, e.date, e.date_end, e.title, e.confidence, e.review
        FROM participant a JOIN event e ON e.id = a.event_id
        JOIN participant b ON b.event_id = a.event_id AND b.party = 1 AND b.position > a.position
        WHERE a.party = 1 AND e.review <> 'rejected';
CREATE TRIGGER "article_ai" AFTER INSERT ON "article" BEGIN
  INSERT INTO "article_fts" (rowid, "title", "text") VALUES (new.rowid, new."title", new."text");
END;
CREATE TRIGGER "article_ad" AFTER DELETE ON "article" BEGIN
  INSERT INTO "article_fts" ("article_fts", rowid, "title", "text") VALUES('delete', old.rowid, old."title", old."text");
END;
CREATE TRIGGER "article_au" AFTER UPDATE ON "article" BEGIN
  INSERT INTO "article_fts" ("article_fts", rowid, "title", "text") VALUES('delete', old.rowid, old."title", old."text");
  INSERT INTO "article_fts" (rowid, "title", "text") VALUES (new.rowid, new."title", new."text");
END;
CREATE TRIGGER "evidence_ai" AFTER INSERT ON "evidence" BEGIN
  INSERT INTO "evidence_fts" (rowid, "text") VALUES (new.rowid, new."text");
END;
CREATE TRIGGER "evidence_ad" AFTER DELETE ON "evidence" BEGIN
  INSERT INTO "evidence_fts" ("evidence_fts", rowid, "text") VALUES('delete', old.rowid, old."text");
END;
CREATE TRIGGER "evidence_au" AFTER UPDATE ON "evidence" BEGIN
  INSERT INTO "evidence_fts" ("evidence_fts", rowid, "text") VALUES('delete', old.rowid, old."text");
  INSERT INTO "evidence_fts" (rowid, "text") VALUES (new.rowid, new."text");
END;
CREATE TRIGGER article_journal_update AFTER UPDATE ON article WHEN OLD.id IS NOT NEW.id OR OLD.sha256 IS NOT NEW.sha256 OR OLD.external_id IS NOT NEW.external_id OR OLD.url IS NOT NEW.url OR OLD.title IS NOT NEW.title OR OLD.source IS NOT NEW.source OR OLD.published IS NOT NEW.published OR OLD.text IS NOT NEW.text OR OLD.added IS NOT NEW.added OR OLD.sketch IS NOT NEW.sketch OR OLD.author IS NOT NEW.author OR OLD.language IS NOT NEW.language BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'article', OLD.id, 'update', json_object('id', OLD.id, 'sha256', OLD.sha256, 'external_id', OLD.external_id, 'url', OLD.url, 'title', OLD.title, 'source', OLD.source, 'published', OLD.published, 'text', OLD.text, 'added', OLD.added, 'sketch', OLD.sketch, 'author', OLD.author, 'language', OLD.language) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER article_journal_delete AFTER DELETE ON article BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'article', OLD.id, 'delete', json_object('id', OLD.id, 'sha256', OLD.sha256, 'external_id', OLD.external_id, 'url', OLD.url, 'title', OLD.title, 'source', OLD.source, 'published', OLD.published, 'text', OLD.text, 'added', OLD.added, 'sketch', OLD.sketch, 'author', OLD.author, 'language', OLD.language) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER article_journal_insert AFTER INSERT ON article BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'article', NEW.id, 'insert', NULL FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER outlet_journal_update AFTER UPDATE ON outlet WHEN OLD.id IS NOT NEW.id OR OLD.article_id IS NOT NEW.article_id OR OLD.source IS NOT NEW.source OR OLD.source_key IS NOT NEW.source_key OR OLD.url IS NOT NEW.url OR OLD.published IS NOT NEW.published BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'outlet', OLD.id, 'update', json_object('id', OLD.id, 'article_id', OLD.article_id, 'source', OLD.source, 'source_key', OLD.source_key, 'url', OLD.url, 'published', OLD.published) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER outlet_journal_delete AFTER DELETE ON outlet BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'outlet', OLD.id, 'delete', json_object('id', OLD.id, 'article_id', OLD.article_id, 'source', OLD.source, 'source_key', OLD.source_key, 'url', OLD.url, 'published', OLD.published) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER outlet_journal_insert AFTER INSERT ON outlet BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'outlet', NEW.id, 'insert', NULL FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER copy_journal_update AFTER UPDATE ON copy WHEN OLD.id IS NOT NEW.id OR OLD.article_id IS NOT NEW.article_id OR OLD.family IS NOT NEW.family BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'copy', OLD.id, 'update', json_object('id', OLD.id, 'article_id', OLD.article_id, 'family', OLD.family) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER copy_journal_delete AFTER DELETE ON copy BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'copy', OLD.id, 'delete', json_object('id', OLD.id, 'article_id', OLD.article_id, 'family', OLD.family) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER copy_journal_insert AFTER INSERT ON copy BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'copy', NEW.id, 'insert', NULL FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER event_journal_update AFTER UPDATE ON event WHEN OLD.id IS NOT NEW.id OR OLD.kind IS NOT NEW.kind OR OLD.mode IS NOT NEW.mode OR OLD.status IS NOT NEW.status OR OLD.title IS NOT NEW.title OR OLD.date IS NOT NEW.date OR OLD.date_end IS NOT NEW.date_end OR OLD.precision IS NOT NEW.precision OR OLD.date_text IS NOT NEW.date_text OR OLD.date_basis IS NOT NEW.date_basis OR OLD.window_start IS NOT NEW.window_start OR OLD.window_end IS NOT NEW.window_end OR OLD.place IS NOT NEW.place OR OLD.place_key IS NOT NEW.place_key OR OLD.place_country IS NOT NEW.place_country OR OLD.topic IS NOT NEW.topic OR OLD.topic_key IS NOT NEW.topic_key OR OLD.amount IS NOT NEW.amount OR OLD.currency IS NOT NEW.currency OR OLD.parties IS NOT NEW.parties OR OLD.confidence IS NOT NEW.confidence OR OLD.review IS NOT NEW.review OR OLD.cameo IS NOT NEW.cameo OR OLD.plover IS NOT NEW.plover OR OLD.reasons IS NOT NEW.reasons OR OLD.first IS NOT NEW.first OR OLD.last IS NOT NEW.last OR OLD.keys IS NOT NEW.keys BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'event', OLD.id, 'update', json_object('id', OLD.id, 'kind', OLD.kind, 'mode', OLD.mode, 'status', OLD.status, 'title', OLD.title, 'date', OLD.date, 'date_end', OLD.date_end, 'precision', OLD.precision, 'date_text', OLD.date_text, 'date_basis', OLD.date_basis, 'window_start', OLD.window_start, 'window_end', OLD.window_end, 'place', OLD.place, 'place_key', OLD.place_key, 'place_country', OLD.place_country, 'topic', OLD.topic, 'topic_key', OLD.topic_key, 'amount', CASE WHEN OLD.amount IS NOT NULL THEN printf('%!.17g', OLD.amount) END, 'currency', OLD.currency, 'parties', OLD.parties, 'confidence', CASE WHEN OLD.confidence IS NOT NULL THEN printf('%!.17g', OLD.confidence) END, 'review', OLD.review, 'cameo', OLD.cameo, 'plover', OLD.plover, 'reasons', OLD.reasons, 'first', OLD.first, 'last', OLD.last, 'keys', OLD.keys) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER event_journal_delete AFTER DELETE ON event BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'event', OLD.id, 'delete', json_object('id', OLD.id, 'kind', OLD.kind, 'mode', OLD.mode, 'status', OLD.status, 'title', OLD.title, 'date', OLD.date, 'date_end', OLD.date_end, 'precision', OLD.precision, 'date_text', OLD.date_text, 'date_basis', OLD.date_basis, 'window_start', OLD.window_start, 'window_end', OLD.window_end, 'place', OLD.place, 'place_key', OLD.place_key, 'place_country', OLD.place_country, 'topic', OLD.topic, 'topic_key', OLD.topic_key, 'amount', CASE WHEN OLD.amount IS NOT NULL THEN printf('%!.17g', OLD.amount) END, 'currency', OLD.currency, 'parties', OLD.parties, 'confidence', CASE WHEN OLD.confidence IS NOT NULL THEN printf('%!.17g', OLD.confidence) END, 'review', OLD.review, 'cameo', OLD.cameo, 'plover', OLD.plover, 'reasons', OLD.reasons, 'first', OLD.first, 'last', OLD.last, 'keys', OLD.keys) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER event_journal_insert AFTER INSERT ON event BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'event', NEW.id, 'insert', NULL FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER report_journal_update AFTER UPDATE ON report WHEN OLD.id IS NOT NEW.id OR OLD.event_id IS NOT NEW.event_id OR OLD.article_id IS NOT NEW.article_id OR OLD.confidence IS NOT NEW.confidence OR OLD.reading IS NOT NEW.reading BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'report', OLD.id, 'update', json_object('id', OLD.id, 'event_id', OLD.event_id, 'article_id', OLD.article_id, 'confidence', CASE WHEN OLD.confidence IS NOT NULL THEN printf('%!.17g', OLD.confidence) END, 'reading', OLD.reading) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER report_journal_delete AFTER DELETE ON report BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'report', OLD.id, 'delete', json_object('id', OLD.id, 'event_id', OLD.event_id, 'article_id', OLD.article_id, 'confidence', CASE WHEN OLD.confidence IS NOT NULL THEN printf('%!.17g', OLD.confidence) END, 'reading', OLD.reading) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER report_journal_insert AFTER INSERT ON report BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'report', NEW.id, 'insert', NULL FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER participant_journal_update AFTER UPDATE ON participant WHEN OLD.id IS NOT NEW.id OR OLD.event_id IS NOT NEW.event_id OR OLD.position IS NOT NEW.position OR OLD.actor_id IS NOT NEW.actor_id OR OLD.actor_kind IS NOT NEW.actor_kind OR OLD.name IS NOT NEW.name OR OLD.country IS NOT NEW.country OR OLD.party IS NOT NEW.party OR OLD.kind IS NOT NEW.kind OR OLD.date IS NOT NEW.date OR OLD.office IS NOT NEW.office OR OLD.office_code IS NOT NEW.office_code OR OLD.role IS NOT NEW.role OR OLD.amount IS NOT NEW.amount OR OLD.currency IS NOT NEW.currency OR OLD.basis IS NOT NEW.basis BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'participant', OLD.id, 'update', json_object('id', OLD.id, 'event_id', OLD.event_id, 'position', OLD.position, 'actor_id', OLD.actor_id, 'actor_kind', OLD.actor_kind, 'name', OLD.name, 'country', OLD.country, 'party', OLD.party, 'kind', OLD.kind, 'date', OLD.date, 'office', OLD.office, 'office_code', OLD.office_code, 'role', OLD.role, 'amount', CASE WHEN OLD.amount IS NOT NULL THEN printf('%!.17g', OLD.amount) END, 'currency', OLD.currency, 'basis', OLD.basis) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER participant_journal_delete AFTER DELETE ON participant BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'participant', OLD.id, 'delete', json_object('id', OLD.id, 'event_id', OLD.event_id, 'position', OLD.position, 'actor_id', OLD.actor_id, 'actor_kind', OLD.actor_kind, 'name', OLD.name, 'country', OLD.country, 'party', OLD.party, 'kind', OLD.kind, 'date', OLD.date, 'office', OLD.office, 'office_code', OLD.office_code, 'role', OLD.role, 'amount', CASE WHEN OLD.amount IS NOT NULL THEN printf('%!.17g', OLD.amount) END, 'currency', OLD.currency, 'basis', OLD.basis) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER participant_journal_insert AFTER INSERT ON participant BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'participant', NEW.id, 'insert', NULL FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER evidence_journal_update AFTER UPDATE ON evidence WHEN OLD.id IS NOT NEW.id OR OLD.report_id IS NOT NEW.report_id OR OLD.position IS NOT NEW.position OR OLD.part IS NOT NEW.part OR OLD.start IS NOT NEW.start OR OLD.stop IS NOT NEW.stop OR OLD.text IS NOT NEW.text OR OLD.rule IS NOT NEW.rule BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'evidence', OLD.id, 'update', json_object('id', OLD.id, 'report_id', OLD.report_id, 'position', OLD.position, 'part', OLD.part, 'start', OLD.start, 'stop', OLD.stop, 'text', OLD.text, 'rule', OLD.rule) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER evidence_journal_delete AFTER DELETE ON evidence BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'evidence', OLD.id, 'delete', json_object('id', OLD.id, 'report_id', OLD.report_id, 'position', OLD.position, 'part', OLD.part, 'start', OLD.start, 'stop', OLD.stop, 'text', OLD.text, 'rule', OLD.rule) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER evidence_journal_insert AFTER INSERT ON evidence BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'evidence', NEW.id, 'insert', NULL FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER actor_journal_update AFTER UPDATE ON actor WHEN OLD.id IS NOT NEW.id OR OLD.kind IS NOT NEW.kind OR OLD.key IS NOT NEW.key OR OLD.country IS NOT NEW.country OR OLD.name IS NOT NEW.name OR OLD.initials IS NOT NEW.initials BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'actor', OLD.id, 'update', json_object('id', OLD.id, 'kind', OLD.kind, 'key', OLD.key, 'country', OLD.country, 'name', OLD.name, 'initials', OLD.initials) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER actor_journal_delete AFTER DELETE ON actor BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'actor', OLD.id, 'delete', json_object('id', OLD.id, 'kind', OLD.kind, 'key', OLD.key, 'country', OLD.country, 'name', OLD.name, 'initials', OLD.initials) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER alias_journal_update AFTER UPDATE ON alias WHEN OLD.id IS NOT NEW.id OR OLD.alias IS NOT NEW.alias OR OLD.key IS NOT NEW.key OR OLD.actor_id IS NOT NEW.actor_id BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'alias', OLD.id, 'update', json_object('id', OLD.id, 'alias', OLD.alias, 'key', OLD.key, 'actor_id', OLD.actor_id) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER alias_journal_delete AFTER DELETE ON alias BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'alias', OLD.id, 'delete', json_object('id', OLD.id, 'alias', OLD.alias, 'key', OLD.key, 'actor_id', OLD.actor_id) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER alias_journal_insert AFTER INSERT ON alias BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'alias', NEW.id, 'insert', NULL FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER correction_journal_update AFTER UPDATE ON correction WHEN OLD.id IS NOT NEW.id OR OLD.event_id IS NOT NEW.event_id OR OLD.field IS NOT NEW.field OR OLD.value IS NOT NEW.value OR OLD.at IS NOT NEW.at BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'correction', OLD.id, 'update', json_object('id', OLD.id, 'event_id', OLD.event_id, 'field', OLD.field, 'value', OLD.value, 'at', OLD.at) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER correction_journal_delete AFTER DELETE ON correction BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'correction', OLD.id, 'delete', json_object('id', OLD.id, 'event_id', OLD.event_id, 'field', OLD.field, 'value', OLD.value, 'at', OLD.at) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER correction_journal_insert AFTER INSERT ON correction BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'correction', NEW.id, 'insert', NULL FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER ruling_journal_update AFTER UPDATE ON ruling WHEN OLD.id IS NOT NEW.id OR OLD.a IS NOT NEW.a OR OLD.b IS NOT NEW.b OR OLD.same IS NOT NEW.same OR OLD.at IS NOT NEW.at BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'ruling', OLD.id, 'update', json_object('id', OLD.id, 'a', OLD.a, 'b', OLD.b, 'same', OLD.same, 'at', OLD.at) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER ruling_journal_delete AFTER DELETE ON ruling BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'ruling', OLD.id, 'delete', json_object('id', OLD.id, 'a', OLD.a, 'b', OLD.b, 'same', OLD.same, 'at', OLD.at) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER ruling_journal_insert AFTER INSERT ON ruling BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'ruling', NEW.id, 'insert', NULL FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER forward_journal_update AFTER UPDATE ON forward WHEN OLD.id IS NOT NEW.id OR OLD.event_id IS NOT NEW.event_id OR OLD.into_id IS NOT NEW.into_id BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'forward', OLD.id, 'update', json_object('id', OLD.id, 'event_id', OLD.event_id, 'into_id', OLD.into_id) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER forward_journal_delete AFTER DELETE ON forward BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'forward', OLD.id, 'delete', json_object('id', OLD.id, 'event_id', OLD.event_id, 'into_id', OLD.into_id) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER forward_journal_insert AFTER INSERT ON forward BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'forward', NEW.id, 'insert', NULL FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER note_journal_update AFTER UPDATE ON note WHEN OLD.id IS NOT NEW.id OR OLD.event_id IS NOT NEW.event_id OR OLD.text IS NOT NEW.text OR OLD.at IS NOT NEW.at BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'note', OLD.id, 'update', json_object('id', OLD.id, 'event_id', OLD.event_id, 'text', OLD.text, 'at', OLD.at) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER note_journal_delete AFTER DELETE ON note BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'note', OLD.id, 'delete', json_object('id', OLD.id, 'event_id', OLD.event_id, 'text', OLD.text, 'at', OLD.at) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER note_journal_insert AFTER INSERT ON note BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'note', NEW.id, 'insert', NULL FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER tag_journal_update AFTER UPDATE ON tag WHEN OLD.id IS NOT NEW.id OR OLD.event_id IS NOT NEW.event_id OR OLD.word IS NOT NEW.word BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'tag', OLD.id, 'update', json_object('id', OLD.id, 'event_id', OLD.event_id, 'word', OLD.word) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER tag_journal_delete AFTER DELETE ON tag BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'tag', OLD.id, 'delete', json_object('id', OLD.id, 'event_id', OLD.event_id, 'word', OLD.word) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER tag_journal_insert AFTER INSERT ON tag BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'tag', NEW.id, 'insert', NULL FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER link_journal_update AFTER UPDATE ON link WHEN OLD.id IS NOT NEW.id OR OLD.event_id IS NOT NEW.event_id OR OLD.other_id IS NOT NEW.other_id OR OLD.relation IS NOT NEW.relation OR OLD.made_by IS NOT NEW.made_by BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'link', OLD.id, 'update', json_object('id', OLD.id, 'event_id', OLD.event_id, 'other_id', OLD.other_id, 'relation', OLD.relation, 'made_by', OLD.made_by) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER link_journal_delete AFTER DELETE ON link BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'link', OLD.id, 'delete', json_object('id', OLD.id, 'event_id', OLD.event_id, 'other_id', OLD.other_id, 'relation', OLD.relation, 'made_by', OLD.made_by) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER link_journal_insert AFTER INSERT ON link BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'link', NEW.id, 'insert', NULL FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER feed_journal_update AFTER UPDATE ON feed WHEN OLD.id IS NOT NEW.id OR OLD.name IS NOT NEW.name OR OLD.url IS NOT NEW.url BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'feed', OLD.id, 'update', json_object('id', OLD.id, 'name', OLD.name, 'url', OLD.url) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER feed_journal_delete AFTER DELETE ON feed BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'feed', OLD.id, 'delete', json_object('id', OLD.id, 'name', OLD.name, 'url', OLD.url) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER feed_journal_insert AFTER INSERT ON feed BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'feed', NEW.id, 'insert', NULL FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER article_lookup_insert AFTER INSERT ON article BEGIN INSERT OR IGNORE INTO sketch SELECT value, NEW.id FROM json_each(NEW.sketch); END;
CREATE TRIGGER article_lookup_delete AFTER DELETE ON article BEGIN DELETE FROM sketch WHERE article_id = OLD.id AND hash IN (SELECT value FROM json_each(OLD.sketch)); END;
CREATE TRIGGER article_lookup_update AFTER UPDATE OF sketch ON article BEGIN DELETE FROM sketch WHERE article_id = OLD.id AND hash IN (SELECT value FROM json_each(OLD.sketch)); INSERT OR IGNORE INTO sketch SELECT value, NEW.id FROM json_each(NEW.sketch); END;
CREATE TRIGGER event_lookup_insert AFTER INSERT ON event BEGIN INSERT OR IGNORE INTO trace SELECT value, NEW.kind, NEW.first, NEW.id, NEW.last FROM json_each(NEW.keys) WHERE NEW.first NOT NULL; END;
CREATE TRIGGER event_lookup_delete AFTER DELETE ON event BEGIN DELETE FROM trace WHERE key IN (SELECT value FROM json_each(OLD.keys)) AND kind = OLD.kind AND first = OLD.first AND event_id = OLD.id; END;
CREATE TRIGGER event_lookup_update AFTER UPDATE OF kind, first, last, keys ON event BEGIN DELETE FROM trace WHERE key IN (SELECT value FROM json_each(OLD.keys)) AND kind = OLD.kind AND first = OLD.first AND event_id = OLD.id; INSERT OR IGNORE INTO trace SELECT value, NEW.kind, NEW.first, NEW.id, NEW.last FROM json_each(NEW.keys) WHERE NEW.first NOT NULL; END;
CREATE TRIGGER event_tally_insert AFTER INSERT ON event BEGIN INSERT INTO day_tally SELECT NEW.kind, NEW.status, coalesce(NEW.date, ''), 1 WHERE NEW.review <> 'rejected' ON CONFLICT DO UPDATE SET events = events + excluded.events; INSERT INTO pair_tally SELECT p.country, q.country, coalesce(substr(NEW.date, 1, 4), ''), (NEW.kind = 'meeting'), (NEW.kind = 'agreement'), (NEW.kind = 'pledge') FROM participant p JOIN participant q ON q.event_id = p.event_id AND q.party = 1 AND q.country >= p.country WHERE p.event_id = NEW.id AND p.party = 1 AND NEW.review <> 'rejected' ON CONFLICT DO UPDATE SET meetings = meetings + excluded.meetings, agreements = agreements + excluded.agreements, pledges = pledges + excluded.pledges; END;
CREATE TRIGGER event_tally_delete AFTER DELETE ON event BEGIN INSERT INTO day_tally SELECT OLD.kind, OLD.status, coalesce(OLD.date, ''), -1 WHERE OLD.review <> 'rejected' ON CONFLICT DO UPDATE SET events = events + excluded.events; INSERT INTO pair_tally SELECT p.country, q.country, coalesce(substr(OLD.date, 1, 4), ''), -(OLD.kind = 'meeting'), -(OLD.kind = 'agreement'), -(OLD.kind = 'pledge') FROM participant p JOIN participant q ON q.event_id = p.event_id AND q.party = 1 AND q.country >= p.country WHERE p.event_id = OLD.id AND p.party = 1 AND OLD.review <> 'rejected' ON CONFLICT DO UPDATE SET meetings = meetings + excluded.meetings, agreements = agreements + excluded.agreements, pledges = pledges + excluded.pledges; END;
CREATE TRIGGER event_tally_update AFTER UPDATE OF kind, status, date, review ON event BEGIN INSERT INTO day_tally SELECT OLD.kind, OLD.status, coalesce(OLD.date, ''), -1 WHERE OLD.review <> 'rejected' ON CONFLICT DO UPDATE SET events = events + excluded.events; INSERT INTO pair_tally SELECT p.country, q.country, coalesce(substr(OLD.date, 1, 4), ''), -(OLD.kind = 'meeting'), -(OLD.kind = 'agreement'), -(OLD.kind = 'pledge') FROM participant p JOIN participant q ON q.event_id = p.event_id AND q.party = 1 AND q.country >= p.country WHERE p.event_id = OLD.id AND p.party = 1 AND OLD.review <> 'rejected' ON CONFLICT DO UPDATE SET meetings = meetings + excluded.meetings, agreements = agreements + excluded.agreements, pledges = pledges + excluded.pledges; INSERT INTO day_tally SELECT NEW.kind, NEW.status, coalesce(NEW.date, ''), 1 WHERE NEW.review <> 'rejected' ON CONFLICT DO UPDATE SET events = events + excluded.events; INSERT INTO pair_tally SELECT p.country, q.country, coalesce(substr(NEW.date, 1, 4), ''), (NEW.kind = 'meeting'), (NEW.kind = 'agreement'), (NEW.kind = 'pledge') FROM participant p JOIN participant q ON q.event_id = p.event_id AND q.party = 1 AND q.country >= p.country WHERE p.event_id = NEW.id AND p.party = 1 AND NEW.review <> 'rejected' ON CONFLICT DO UPDATE SET meetings = meetings + excluded.meetings, agreements = agreements + excluded.agreements, pledges = pledges + excluded.pledges; END;
CREATE TRIGGER participant_tally_insert AFTER INSERT ON participant WHEN NEW.party = 1 BEGIN INSERT INTO pair_tally SELECT min(NEW.country, o.country), max(NEW.country, o.country), coalesce(substr(e.date, 1, 4), ''), (e.kind = 'meeting'), (e.kind = 'agreement'), (e.kind = 'pledge') FROM event e JOIN participant o ON o.event_id = e.id AND o.party = 1 WHERE e.id = NEW.event_id AND e.review <> 'rejected' ON CONFLICT DO UPDATE SET meetings = meetings + excluded.meetings, agreements = agreements + excluded.agreements, pledges = pledges + excluded.pledges; END;
CREATE TRIGGER participant_tally_delete BEFORE DELETE ON participant WHEN OLD.party = 1 BEGIN INSERT INTO pair_tally SELECT min(OLD.country, o.country), max(OLD.country, o.country), coalesce(substr(e.date, 1, 4), ''), -(e.kind = 'meeting'), -(e.kind = 'agreement'), -(e.kind = 'pledge') FROM event e JOIN participant o ON o.event_id = e.id AND o.party = 1 WHERE e.id = OLD.event_id AND e.review <> 'rejected' ON CONFLICT DO UPDATE SET meetings = meetings + excluded.meetings, agreements = agreements + excluded.agreements, pledges = pledges + excluded.pledges; END;
CREATE TRIGGER participant_tally_leave BEFORE UPDATE OF event_id, country, party ON participant WHEN OLD.party = 1 BEGIN INSERT INTO pair_tally SELECT min(OLD.country, o.country), max(OLD.country, o.country), coalesce(substr(e.date, 1, 4), ''), -(e.kind = 'meeting'), -(e.kind = 'agreement'), -(e.kind = 'pledge') FROM event e JOIN participant o ON o.event_id = e.id AND o.party = 1 WHERE e.id = OLD.event_id AND e.review <> 'rejected' ON CONFLICT DO UPDATE SET meetings = meetings + excluded.meetings, agreements = agreements + excluded.agreements, pledges = pledges + excluded.pledges; END;
CREATE TRIGGER participant_tally_enter AFTER UPDATE OF event_id, country, party ON participant WHEN NEW.party = 1 BEGIN INSERT INTO pair_tally SELECT min(NEW.country, o.country), max(NEW.country, o.country), coalesce(substr(e.date, 1, 4), ''), (e.kind = 'meeting'), (e.kind = 'agreement'), (e.kind = 'pledge') FROM event e JOIN participant o ON o.event_id = e.id AND o.party = 1 WHERE e.id = NEW.event_id AND e.review <> 'rejected' ON CONFLICT DO UPDATE SET meetings = meetings + excluded.meetings, agreements = agreements + excluded.agreements, pledges = pledges + excluded.pledges; END;
CREATE TRIGGER day_tally_empty AFTER UPDATE ON day_tally WHEN NEW.events = 0 BEGIN DELETE FROM day_tally WHERE kind = NEW.kind AND status = NEW.status AND date = NEW.date; END;
CREATE TRIGGER pair_tally_empty AFTER UPDATE ON pair_tally WHEN NEW.meetings = 0 AND NEW.agreements = 0 AND NEW.pledges = 0 BEGIN DELETE FROM pair_tally WHERE a = NEW.a AND b = NEW.b AND year = NEW.year; END;
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('dipltrack', 'm001_record', '2024-05-03T00:00:00+00:00');
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('dipltrack', 'm002_users_word', '2024-05-03T00:00:00+00:00');
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('dipltrack', 'm003_one_event', '2024-05-03T00:00:00+00:00');
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('dipltrack', 'm004_feeds', '2024-05-03T00:00:00+00:00');
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('dipltrack', 'm005_tallies', '2024-05-03T00:00:00+00:00');
INSERT INTO recording VALUES (1, NULL);
PRAGMA user_version = 5;
PRAGMA application_id = 1147760748;
