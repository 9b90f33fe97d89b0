-- A turn follows another one; of several that follow the same turn, the conversation shows one.
-- What a turn was told in short with all before it stands with that turn: each way through a
-- conversation has its own.

ALTER TABLE turn ADD COLUMN parent   INTEGER REFERENCES turn (id) ON DELETE CASCADE; -- NULL: first
ALTER TABLE turn ADD COLUMN complete INTEGER NOT NULL DEFAULT 1;     -- 0: stopped
ALTER TABLE turn ADD COLUMN context  INTEGER NOT NULL DEFAULT 0;     -- tokens; 0: not known
ALTER TABLE turn ADD COLUMN notes    TEXT    NOT NULL DEFAULT '';    -- a sentence on each line
ALTER TABLE turn ADD COLUMN summary  TEXT;                           -- NULL: not told in short

CREATE INDEX turn_by_parent ON turn (parent);

UPDATE turn SET parent =
  (SELECT p.id FROM turn p WHERE p.conversation = turn.conversation AND p.ordinal < turn.ordinal
   ORDER BY p.ordinal DESC LIMIT 1);

UPDATE turn SET summary =
  (SELECT c.summary FROM conversation c WHERE c.id = turn.conversation AND c.folded = turn.ordinal);

ALTER TABLE conversation DROP COLUMN summary;
ALTER TABLE conversation DROP COLUMN folded;

ALTER TABLE conversation ADD COLUMN tip   INTEGER REFERENCES turn (id) ON DELETE SET NULL; -- last shown
ALTER TABLE conversation ADD COLUMN named INTEGER NOT NULL DEFAULT 0; -- 1: by a person
ALTER TABLE conversation ADD COLUMN draft TEXT    NOT NULL DEFAULT ''; -- half-typed question
ALTER TABLE conversation ADD COLUMN used  INTEGER NOT NULL DEFAULT 0; -- when it was last opened

UPDATE conversation SET named = 1, used = created, tip =
  (SELECT t.id FROM turn t WHERE t.conversation = conversation.id ORDER BY t.ordinal DESC LIMIT 1);

-- The name that a quoted document had, and the rest of a quote that runs over a page's end.
ALTER TABLE quote ADD COLUMN name       TEXT NOT NULL DEFAULT '';
ALTER TABLE quote ADD COLUMN next_page  INTEGER;                     -- all three NULL: one page
ALTER TABLE quote ADD COLUMN next_start INTEGER;
ALTER TABLE quote ADD COLUMN next_end   INTEGER;

UPDATE quote SET name = coalesce((SELECT d.name FROM document d WHERE d.id = quote.document), '');
