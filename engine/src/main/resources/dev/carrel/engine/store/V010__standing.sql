-- What the place of a quote is called: "PAGE pages LABEL" or "PART ADDRESS". NULL: by its page's number.
ALTER TABLE quote ADD COLUMN called TEXT;

-- How the quoted words came to stand there, words of Mark.Kind. NULL: as usual.
ALTER TABLE quote ADD COLUMN marks TEXT;
