-- What was recognised on pictures of a document. It comes before the document is whole, so it belongs to no row;
-- deleting for good takes it along, and that of documents that never came.
CREATE TABLE recognized (
  document TEXT NOT NULL,
  picture TEXT NOT NULL,
  at INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (document, picture)
) WITHOUT ROWID, STRICT;
