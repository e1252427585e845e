-- A copy of identity's absences: what goes to one person goes to both while the person is away.
CREATE TABLE absence (
    id         TEXT NOT NULL PRIMARY KEY,
    person     TEXT NOT NULL CHECK (person <> ''),
    substitute TEXT CHECK (substitute <> person),
    first_day  TEXT NOT NULL,
    last_day   TEXT NOT NULL CHECK (last_day >= first_day)
) STRICT;
CREATE INDEX absence_of_person ON absence (person, last_day);
CREATE INDEX member_of_person ON member (person) WHERE ended_at IS NULL;
