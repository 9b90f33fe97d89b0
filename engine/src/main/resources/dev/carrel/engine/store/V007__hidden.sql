-- What of a page cannot be seen, and why: "start end WHY", a part a line.
-- NULL: the page was read by a version that did not look.
ALTER TABLE page ADD COLUMN hidden TEXT;

-- Why what was quoted cannot be seen on its page. NULL: it can.
ALTER TABLE quote ADD COLUMN hidden TEXT;
