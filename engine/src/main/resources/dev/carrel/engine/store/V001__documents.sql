-- Documents, their pages, and the collections they are gathered in.
-- Times are milliseconds since 1970-01-01 UTC. "removed" is NULL, or when a person removed the row:
-- it is hidden from then on, can be restored, and is purged later.

CREATE TABLE document (
  id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 64), -- SHA-256 of the file's bytes
  name       TEXT    NOT NULL,
  file       TEXT    NOT NULL,                                     -- absolute path of the original
  kind       TEXT    NOT NULL,                                     -- PDF, MARKDOWN, TEXT
  page_count INTEGER NOT NULL CHECK (page_count >= 0),
  bytes      INTEGER NOT NULL CHECK (bytes >= 0),                  -- of the original; 0 if not known
  added      INTEGER NOT NULL,
  removed    INTEGER
) STRICT;

CREATE TABLE page (
  document TEXT    NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  number   INTEGER NOT NULL CHECK (number >= 1),
  text     TEXT    NOT NULL,
  layout   BLOB    NOT NULL,                                       -- PageLayout.toBytes, deflated
  PRIMARY KEY (document, number)
) STRICT;

CREATE TABLE unreadable_page (
  document TEXT    NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  number   INTEGER NOT NULL CHECK (number >= 1),
  reason   TEXT    NOT NULL,
  PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE collection (
  id       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name     TEXT    NOT NULL,
  created  INTEGER NOT NULL,
  position INTEGER NOT NULL,
  removed  INTEGER
) STRICT;

CREATE TABLE collection_document (
  collection INTEGER NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
  document   TEXT    NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  PRIMARY KEY (collection, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX collection_document_by_document ON collection_document (document);
