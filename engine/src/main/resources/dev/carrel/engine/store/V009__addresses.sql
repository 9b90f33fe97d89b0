-- What places of a page are called: "start NAME", an address a line. NULL: by its number alone.
ALTER TABLE page ADD COLUMN addresses TEXT;

-- How parts of a page's text came, where not as usual: "start end KIND", a part a line.
ALTER TABLE page ADD COLUMN marks TEXT;

-- What was noticed when a document was read, in that order.
CREATE TABLE notice (
  document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  page INTEGER NOT NULL,
  count INTEGER NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID, STRICT;
