-- Reviews: the same questions over the documents of a collection.

CREATE TABLE review (
  id         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  collection INTEGER NOT NULL REFERENCES collection (id) ON DELETE CASCADE, -- its documents are the rows
  name       TEXT    NOT NULL,
  created    INTEGER NOT NULL,
  removed    INTEGER
) STRICT;

CREATE INDEX review_by_collection ON review (collection);

CREATE TABLE review_column (
  id          INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  review      INTEGER NOT NULL REFERENCES review (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  title       TEXT    NOT NULL,
  type        TEXT    NOT NULL,                        -- a name of ColumnType
  question    TEXT    NOT NULL,
  instruction TEXT    NOT NULL,
  choices     TEXT    NOT NULL,                        -- JSON: an array of strings
  wish        TEXT,                                    -- JSON: rule and values; NULL: none
  second      INTEGER NOT NULL,                        -- 1: a second reader is asked
  removed     INTEGER
) STRICT;

CREATE INDEX review_column_by_review ON review_column (review);

-- The answers of a review are turns of one conversation that is shown nowhere else: so they have
-- quotes, evidence and receipts as all others do.
ALTER TABLE conversation ADD COLUMN review INTEGER REFERENCES review (id) ON DELETE CASCADE;

CREATE TABLE review_cell (
  review_column INTEGER NOT NULL REFERENCES review_column (id) ON DELETE CASCADE,
  document      TEXT    NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  turn          INTEGER REFERENCES turn (id) ON DELETE SET NULL, -- NULL: no answer
  value         TEXT,                                  -- JSON: what the shown words were read as
  failure       TEXT    NOT NULL DEFAULT '',           -- why it could not be answered
  second        TEXT,                                  -- JSON: what the second reader said
  corrected     TEXT,                                  -- a person's words; NULL: none
  verified      INTEGER,                               -- when a person ticked it
  flagged       INTEGER NOT NULL DEFAULT 0,
  note          TEXT    NOT NULL DEFAULT '',
  PRIMARY KEY (review_column, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX review_cell_by_turn ON review_cell (turn);
CREATE INDEX review_cell_by_document ON review_cell (document);

-- What was done in reviews; only added to. Each row has the hash of the one before it.
CREATE TABLE review_log (
  id       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  review   INTEGER NOT NULL REFERENCES review (id) ON DELETE CASCADE,
  at       INTEGER NOT NULL,
  who      TEXT    NOT NULL,                           -- the person's name on this machine, or a model's
  what     TEXT    NOT NULL,                           -- a name of ReviewAct
  title    TEXT    NOT NULL,                           -- of the column; empty: the review's own
  document TEXT    NOT NULL,                           -- its id; empty: none
  salt     TEXT,                                       -- these three NULL: deleted with the document
  before   TEXT,
  after    TEXT,
  words    TEXT    NOT NULL,                           -- SHA-256 over salt, before and after
  hash     TEXT    NOT NULL                            -- SHA-256 over the hash before and all but words' text
) STRICT;

CREATE INDEX review_log_by_review ON review_log (review);
