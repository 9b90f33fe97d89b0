-- What a long conversation's oldest turns are told to the model in short.

ALTER TABLE conversation ADD COLUMN summary TEXT;                    -- NULL: nothing was folded
ALTER TABLE conversation ADD COLUMN folded INTEGER NOT NULL DEFAULT 0 CHECK (folded >= 0); -- turns

-- The documents that the model had read, in the order in which it had read them.
CREATE TABLE resident (
  position INTEGER NOT NULL PRIMARY KEY,
  document TEXT    NOT NULL UNIQUE
) STRICT;
