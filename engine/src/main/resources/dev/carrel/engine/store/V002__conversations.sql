-- What was asked and answered, the quotes an answer stands on, and the receipts that replay it.

CREATE TABLE conversation (
  id         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  collection INTEGER REFERENCES collection (id) ON DELETE CASCADE, -- NULL: asked without one
  title      TEXT    NOT NULL,
  created    INTEGER NOT NULL,
  removed    INTEGER
) STRICT;

CREATE INDEX conversation_by_collection ON conversation (collection);

CREATE TABLE turn (
  id           INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
  ordinal      INTEGER NOT NULL CHECK (ordinal >= 1),
  question     TEXT    NOT NULL,
  answer       TEXT    NOT NULL,
  model        TEXT    NOT NULL,
  profile      TEXT    NOT NULL,
  created      INTEGER NOT NULL,
  tokens       INTEGER NOT NULL,                                   -- generated
  seconds      REAL    NOT NULL,                                   -- from question to last token
  UNIQUE (conversation, ordinal)
) STRICT;

-- The document is not a foreign key on purpose: what an answer said outlives the document it quoted.
CREATE TABLE quote (
  turn        INTEGER NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL CHECK (ordinal >= 1),
  text        TEXT    NOT NULL,
  document    TEXT,                                                -- all four NULL: not found
  page        INTEGER,
  span_start  INTEGER,
  span_end    INTEGER,
  match       TEXT    NOT NULL CHECK (match IN ('VERBATIM', 'CLOSE', 'NONE')),
  PRIMARY KEY (turn, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt (
  turn INTEGER NOT NULL PRIMARY KEY REFERENCES turn (id) ON DELETE CASCADE,
  json TEXT    NOT NULL
) STRICT;
