-- What a shelf knows of its collections and their documents besides which belong to which.

-- How many tokens a document has for a model, with its header and page marks.
CREATE TABLE document_tokens (
  document TEXT    NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  model    TEXT    NOT NULL,
  tokens   INTEGER NOT NULL CHECK (tokens >= 0),
  PRIMARY KEY (document, model)
) STRICT, WITHOUT ROWID;

-- The documents of each collection that the model had read, in the order in which it had read them:
-- in that order they come back from disk.
CREATE TABLE collection_reading (
  collection INTEGER NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  document   TEXT    NOT NULL,
  PRIMARY KEY (collection, position)
) STRICT, WITHOUT ROWID;

-- When a collection was last opened: the latest one is open.
CREATE TABLE collection_opened (
  collection INTEGER NOT NULL PRIMARY KEY REFERENCES collection (id) ON DELETE CASCADE,
  at         INTEGER NOT NULL
) STRICT;

-- Documents of a collection that are not read whole with it, because a person chose so.
CREATE TABLE collection_choice (
  collection INTEGER NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
  document   TEXT    NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  aside      TEXT    CHECK (aside IN ('NO_ROOM', 'ONE_BY_ONE', 'BY_PERSON')), -- NULL: it is read
  pages      TEXT,                                     -- numbers with commas; NULL: all of them
  PRIMARY KEY (collection, document)
) STRICT, WITHOUT ROWID;
