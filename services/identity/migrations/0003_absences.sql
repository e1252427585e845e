-- Who is away from which day to which (both are days of the absence, in Helsinki), and who does their work meanwhile. Why is never asked.
-- It begins and ends by the day; what is ended earlier, or taken back, stays on record.
CREATE TABLE absence (
    id          TEXT    NOT NULL PRIMARY KEY,
    version     INTEGER NOT NULL CHECK (version >= 1),
    person      TEXT    NOT NULL REFERENCES person (id),
    substitute  TEXT    REFERENCES person (id) CHECK (substitute <> person),
    first_day   TEXT    NOT NULL CHECK (length(first_day) = 10),
    -- A year at most: the same day of the next year.
    last_day    TEXT    NOT NULL CHECK (length(last_day) = 10 AND last_day >= first_day
                                        AND CAST(replace(last_day, '-', '') AS INTEGER) - CAST(replace(first_day, '-', '') AS INTEGER) <= 10000),
    recorded_at INTEGER NOT NULL,
    recorded_by TEXT    NOT NULL REFERENCES person (id),
    ended_at    INTEGER CHECK (ended_at >= recorded_at),
    ended_by    TEXT    REFERENCES person (id),
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) STRICT;
-- frozen: absence when ended_at
CREATE INDEX absence_of_person ON absence (person, last_day) WHERE ended_at IS NULL;
CREATE INDEX absence_to_come ON absence (first_day, id) WHERE ended_at IS NULL;

CREATE TRIGGER absence_once BEFORE INSERT ON absence
WHEN NEW.ended_at IS NULL AND EXISTS (SELECT 1 FROM absence a WHERE a.person = NEW.person AND a.ended_at IS NULL
                                      AND a.first_day <= NEW.last_day AND a.last_day >= NEW.first_day)
BEGIN
    SELECT RAISE(ABORT, 'two absences of one person do not overlap');
END;
-- A substitute may have to go away later, or leave; whoever asks who does the work today sees that (absences/store.cpp).
CREATE TRIGGER absence_substitute_is_there BEFORE INSERT ON absence
WHEN NEW.substitute IS NOT NULL AND EXISTS (SELECT 1 FROM absence a WHERE a.person = NEW.substitute AND a.ended_at IS NULL
                                            AND a.first_day <= NEW.last_day AND a.last_day >= NEW.first_day)
BEGIN
    SELECT RAISE(ABORT, 'a substitute is not away in that time');
END;
CREATE TRIGGER absence_substitute_of_team BEFORE INSERT ON absence
WHEN NEW.substitute IS NOT NULL AND NOT EXISTS (SELECT 1 FROM membership m JOIN membership s ON s.team = m.team
                                                WHERE m.person = NEW.person AND s.person = NEW.substitute
                                                AND m.ended_at IS NULL AND s.ended_at IS NULL
                                                AND m.valid_from <= NEW.recorded_at AND s.valid_from <= NEW.recorded_at)
BEGIN
    SELECT RAISE(ABORT, 'a substitute works in a team of who is away');
END;
CREATE TRIGGER absence_stays BEFORE UPDATE OF person, substitute, first_day, last_day, recorded_at, recorded_by ON absence
BEGIN
    SELECT RAISE(ABORT, 'an absence is ended, not changed');
END;
CREATE INDEX membership_of_team ON membership (team, person) WHERE ended_at IS NULL AND team IS NOT NULL;
