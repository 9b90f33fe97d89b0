-- What rows of reviews are called whose documents came again, from a file of another name.

CREATE TABLE review_row (
  review   INTEGER NOT NULL REFERENCES review (id) ON DELETE CASCADE,
  document TEXT    NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  name     TEXT    NOT NULL,
  PRIMARY KEY (review, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX review_row_by_document ON review_row (document);
