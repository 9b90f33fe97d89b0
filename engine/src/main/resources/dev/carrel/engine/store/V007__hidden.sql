-- What of a page cannot be seen, and why: "start end WHY", a part a line.
-- NULL: the page was read by a version that did not look.
ALTER TABLE page ADD COLUMN hidden TEXT;

-- The column stands behind large ones: the few pages that have such parts are found without them.
CREATE INDEX page_hidden ON page (document) WHERE hidden <> '';

-- Why what was quoted cannot be seen on its page. NULL: it can.
ALTER TABLE quote ADD COLUMN hidden TEXT;
