-- As before (0010), and on three more lists.
CREATE TABLE saved_filter_of_more (
    person   TEXT    NOT NULL REFERENCES person (id),
    page     TEXT    NOT NULL CHECK (page IN ('work', 'team', 'handovers', 'imports', 'milestones', 'people')),
    name_key TEXT    NOT NULL CHECK (name_key <> ''),
    name     TEXT    NOT NULL CHECK (trim(name) <> ''),
    query    TEXT    NOT NULL CHECK (length(query) BETWEEN 1 AND 500),
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (person, page, name_key)
) STRICT, WITHOUT ROWID;
INSERT INTO saved_filter_of_more (person, page, name_key, name, query, saved_at)
SELECT person, page, name_key, name, query, saved_at FROM saved_filter;
DROP TABLE saved_filter;
ALTER TABLE saved_filter_of_more RENAME TO saved_filter;
CREATE TRIGGER saved_filter_few BEFORE INSERT ON saved_filter
WHEN (SELECT COUNT(*) FROM saved_filter f WHERE f.person = NEW.person AND f.page = NEW.page) >= 30
     AND NOT EXISTS (SELECT 1 FROM saved_filter f WHERE f.person = NEW.person AND f.page = NEW.page AND f.name_key = NEW.name_key)
BEGIN
    SELECT RAISE(ABORT, 'a page has at most 30 saved filters of a person');
END;
