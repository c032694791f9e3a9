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
);
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
);
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
CREATE INDEX participant_country ON participant(country, kind, date, event_id, party);
CREATE INDEX participant_event ON participant(event_id, position);
CREATE INDEX participant_actor ON participant(actor_id, event_id);
CREATE INDEX action_redo ON action(undo_order) WHERE undone IS NOT NULL AND closed = 0;
CREATE INDEX change_action ON change(action_id, tbl, row_id);
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
CREATE TRIGGER article_journal_update AFTER UPDATE ON article WHEN OLD.id IS NOT NEW.id OR OLD.sha256 IS NOT NEW.sha256 OR OLD.external_id IS NOT NEW.external_id OR OLD.url IS NOT NEW.url OR OLD.title IS NOT NEW.title OR OLD.source IS NOT NEW.source OR OLD.published IS NOT NEW.published OR OLD.text IS NOT NEW.text OR OLD.added IS NOT NEW.added BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'article', OLD.id, 'update', json_object('id', OLD.id, 'sha256', OLD.sha256, 'external_id', OLD.external_id, 'url', OLD.url, 'title', OLD.title, 'source', OLD.source, 'published', OLD.published, 'text', OLD.text, 'added', OLD.added) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER article_journal_delete AFTER DELETE ON article BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'article', OLD.id, 'delete', json_object('id', OLD.id, 'sha256', OLD.sha256, 'external_id', OLD.external_id, 'url', OLD.url, 'title', OLD.title, 'source', OLD.source, 'published', OLD.published, 'text', OLD.text, 'added', OLD.added) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER article_journal_insert AFTER INSERT ON article BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'article', NEW.id, 'insert', NULL FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER outlet_journal_update AFTER UPDATE ON outlet WHEN OLD.id IS NOT NEW.id OR OLD.article_id IS NOT NEW.article_id OR OLD.source IS NOT NEW.source OR OLD.source_key IS NOT NEW.source_key OR OLD.url IS NOT NEW.url OR OLD.published IS NOT NEW.published BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'outlet', OLD.id, 'update', json_object('id', OLD.id, 'article_id', OLD.article_id, 'source', OLD.source, 'source_key', OLD.source_key, 'url', OLD.url, 'published', OLD.published) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER outlet_journal_delete AFTER DELETE ON outlet BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'outlet', OLD.id, 'delete', json_object('id', OLD.id, 'article_id', OLD.article_id, 'source', OLD.source, 'source_key', OLD.source_key, 'url', OLD.url, 'published', OLD.published) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER outlet_journal_insert AFTER INSERT ON outlet BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'outlet', NEW.id, 'insert', NULL FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER event_journal_update AFTER UPDATE ON event WHEN OLD.id IS NOT NEW.id OR OLD.kind IS NOT NEW.kind OR OLD.mode IS NOT NEW.mode OR OLD.status IS NOT NEW.status OR OLD.title IS NOT NEW.title OR OLD.date IS NOT NEW.date OR OLD.date_end IS NOT NEW.date_end OR OLD.precision IS NOT NEW.precision OR OLD.date_text IS NOT NEW.date_text OR OLD.date_basis IS NOT NEW.date_basis OR OLD.window_start IS NOT NEW.window_start OR OLD.window_end IS NOT NEW.window_end OR OLD.place IS NOT NEW.place OR OLD.place_key IS NOT NEW.place_key OR OLD.place_country IS NOT NEW.place_country OR OLD.topic IS NOT NEW.topic OR OLD.topic_key IS NOT NEW.topic_key OR OLD.amount IS NOT NEW.amount OR OLD.currency IS NOT NEW.currency OR OLD.parties IS NOT NEW.parties OR OLD.confidence IS NOT NEW.confidence OR OLD.review IS NOT NEW.review OR OLD.cameo IS NOT NEW.cameo OR OLD.plover IS NOT NEW.plover OR OLD.reasons IS NOT NEW.reasons BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'event', OLD.id, 'update', json_object('id', OLD.id, 'kind', OLD.kind, 'mode', OLD.mode, 'status', OLD.status, 'title', OLD.title, 'date', OLD.date, 'date_end', OLD.date_end, 'precision', OLD.precision, 'date_text', OLD.date_text, 'date_basis', OLD.date_basis, 'window_start', OLD.window_start, 'window_end', OLD.window_end, 'place', OLD.place, 'place_key', OLD.place_key, 'place_country', OLD.place_country, 'topic', OLD.topic, 'topic_key', OLD.topic_key, 'amount', CASE WHEN OLD.amount IS NOT NULL THEN printf('%!.17g', OLD.amount) END, 'currency', OLD.currency, 'parties', OLD.parties, 'confidence', CASE WHEN OLD.confidence IS NOT NULL THEN printf('%!.17g', OLD.confidence) END, 'review', OLD.review, 'cameo', OLD.cameo, 'plover', OLD.plover, 'reasons', OLD.reasons) FROM recording WHERE action_id IS NOT NULL; END;
CREATE TRIGGER event_journal_delete AFTER DELETE ON event BEGIN INSERT INTO change (action_id, tbl, row_id, op, image) SELECT action_id, 'event', OLD.id, 'delete', json_object('id', OLD.id, 'kind', OLD.kind, 'mode', OLD.mode, 'status', OLD.status, 'title', OLD.title, 'date', OLD.date, 'date_end', OLD.date_end, 'precision', OLD.precision, 'date_text', OLD.date_text, 'date_basis', OLD.date_basis, 'window_start', OLD.window_start, 'window_end', OLD.window_end, 'place', OLD.place, 'place_key', OLD.place_key, 'place_country', OLD.place_country, 'topic', OLD.topic, 'topic_key', OLD.topic_key, 'amount', CASE WHEN OLD.amount IS NOT NULL THEN printf('%!.17g', OLD.amount) END, 'currency', OLD.currency, 'parties', OLD.parties, 'confidence', CASE WHEN OLD.confidence IS NOT NULL THEN printf('%!.17g', OLD.confidence) END, 'review', OLD.review, 'cameo', OLD.cameo, 'plover', OLD.plover, 'reasons', OLD.reasons) FROM recording WHERE action_id IS NOT NULL; END;
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
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('dipltrack', 'm001_record', '2024-05-03T00:00:00+00:00');
INSERT INTO recording VALUES (1, NULL);
PRAGMA user_version = 1;
PRAGMA application_id = 1147760748;
