-- What a person files the documents and cells of a review under.

CREATE TABLE review_tag (
  review        INTEGER NOT NULL REFERENCES review (id) ON DELETE CASCADE,
  document      TEXT    NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  review_column INTEGER REFERENCES review_column (id) ON DELETE CASCADE, -- NULL: the document as a whole
  tag           TEXT    NOT NULL
) STRICT;

CREATE UNIQUE INDEX review_tag_once
  ON review_tag (review, document, coalesce(review_column, 0), tag);
CREATE INDEX review_tag_by_document ON review_tag (document);
CREATE INDEX review_tag_by_column ON review_tag (review_column);
