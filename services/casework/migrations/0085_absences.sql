-- A read-only copy of who is away and who does their work meanwhile, kept by the view on identity's events; one that was ended is not here.
CREATE TABLE absence (
    id         TEXT NOT NULL PRIMARY KEY,
    person     TEXT NOT NULL,
    substitute TEXT CHECK (substitute <> person),
    first_day  TEXT NOT NULL,
    last_day   TEXT NOT NULL CHECK (last_day >= first_day)
) STRICT;
CREATE INDEX absence_of_person ON absence (person, last_day);
CREATE INDEX absence_by_substitute ON absence (substitute, last_day) WHERE substitute IS NOT NULL;
