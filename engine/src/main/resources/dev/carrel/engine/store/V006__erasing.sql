-- What is to be deleted for good, and is not yet: noted before anything is deleted, so that it is
-- taken up again if the process ends in between.

CREATE TABLE erasing (
  kind    TEXT NOT NULL CHECK (kind IN ('document', 'collection', 'conversation', 'rest')),
  id      TEXT NOT NULL,                               -- of the row; '' for 'rest'
  answers TEXT NOT NULL CHECK (answers IN ('KEEP', 'WITHOUT_QUOTES', 'REMOVE')),
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
