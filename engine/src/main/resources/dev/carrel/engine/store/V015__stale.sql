-- What an answer of a review was made by and of, so that it is known when that is not so any more.

ALTER TABLE review ADD COLUMN model TEXT;              -- these three: what its last run over all asked, and
ALTER TABLE review ADD COLUMN profile TEXT;            -- when; NULL: there was none yet
ALTER TABLE review ADD COLUMN asked INTEGER;

-- The document that was asked where it was replaced since; NULL: this one.
ALTER TABLE review_cell ADD COLUMN former TEXT;
