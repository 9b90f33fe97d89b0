-- Bates numbers: one for each page of a collection's documents, never given twice.

CREATE TABLE bates (
  collection INTEGER NOT NULL PRIMARY KEY REFERENCES collection (id) ON DELETE CASCADE,
  prefix     TEXT    NOT NULL,
  digits     INTEGER NOT NULL,                         -- at least so many, with zeros before
  start      INTEGER NOT NULL,                         -- the first page's
  next       INTEGER NOT NULL                          -- the next document's first; only grows
) STRICT;

CREATE TABLE bates_document (
  collection INTEGER NOT NULL REFERENCES bates (collection) ON DELETE CASCADE,
  document   TEXT    NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  first      INTEGER NOT NULL,                         -- of its page 1
  pages      INTEGER NOT NULL,                         -- how many numbers it has
  PRIMARY KEY (collection, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX bates_document_by_document ON bates_document (document);

-- By a trigger, so that no way into a collection forgets it.
CREATE TRIGGER bates_of_member AFTER INSERT ON collection_document
WHEN EXISTS (SELECT 1 FROM bates WHERE collection = NEW.collection)
  AND NOT EXISTS (SELECT 1 FROM bates_document
                  WHERE collection = NEW.collection AND document = NEW.document)
BEGIN
  INSERT INTO bates_document (collection, document, first, pages)
  SELECT NEW.collection, NEW.document, b.next, d.page_count
  FROM bates b JOIN document d ON d.id = NEW.document WHERE b.collection = NEW.collection;
  UPDATE bates SET next = next + (SELECT page_count FROM document WHERE id = NEW.document)
  WHERE collection = NEW.collection;
END;
