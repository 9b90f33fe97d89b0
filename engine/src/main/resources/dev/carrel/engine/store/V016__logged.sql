-- What the words of a cell were read as, in the log too, so that a cell can be held against it.

ALTER TABLE review_log ADD COLUMN value TEXT;          -- JSON; '': none; NULL: not told, or deleted with the words
