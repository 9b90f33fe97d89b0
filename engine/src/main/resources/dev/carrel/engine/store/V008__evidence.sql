-- How an answer stands to its quotes, as JSON (docs/formats/evidence.md). Empty: not known.
ALTER TABLE turn ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
