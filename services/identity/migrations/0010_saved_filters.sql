-- How somebody has narrowed a list, under a name of their own: the query of the page's address. What is searched for by name is never in an
-- address, so nothing of a client is here.
CREATE TABLE saved_filter (
    person   TEXT    NOT NULL REFERENCES person (id),
    page     TEXT    NOT NULL CHECK (page IN ('work', 'team', 'handovers')),
    name_key TEXT    NOT NULL CHECK (name_key <> ''),
    name     TEXT    NOT NULL CHECK (trim(name) <> ''),
    query    TEXT    NOT NULL CHECK (length(query) BETWEEN 1 AND 500),
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (person, page, name_key)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER saved_filter_few BEFORE INSERT ON saved_filter
WHEN (SELECT COUNT(*) FROM saved_filter f WHERE f.person = NEW.person AND f.page = NEW.page) >= 30
     AND NOT EXISTS (SELECT 1 FROM saved_filter f WHERE f.person = NEW.person AND f.page = NEW.page AND f.name_key = NEW.name_key)
BEGIN
    SELECT RAISE(ABORT, 'a page has at most 30 saved filters of a person');
END;
