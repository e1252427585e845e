-- A time with somebody of the case. What was agreed on stays as it was: another time is another appointment, which names the one before; what
-- became of it is written once.
CREATE TABLE appointment (
    id                    TEXT    NOT NULL PRIMARY KEY,
    case_id               TEXT    NOT NULL REFERENCES client_case (id),
    version               INTEGER NOT NULL DEFAULT 1,
    kind                  TEXT    NOT NULL CHECK (kind IN ('first_interview', 'review', 'meeting')),
    title                 TEXT    NOT NULL CHECK (title <> ''),
    category              TEXT    NOT NULL,
    organisation          TEXT    NOT NULL REFERENCES organisation (id),
    person                TEXT,
    starts_at             INTEGER NOT NULL,
    ends_at               INTEGER NOT NULL CHECK (ends_at > starts_at),
    remote                INTEGER NOT NULL CHECK (remote IN (0, 1)),
    place                 TEXT    NOT NULL DEFAULT '',
    with_client           INTEGER NOT NULL CHECK (with_client IN (0, 1)),
    reschedules           TEXT    UNIQUE REFERENCES appointment (id),
    state                 TEXT    NOT NULL CHECK (state IN ('planned', 'rescheduled', 'cancelled', 'attended', 'absent_notified', 'absent')),
    recorded_at           INTEGER NOT NULL,
    recorded_by           TEXT    NOT NULL,
    recorded_organisation TEXT    NOT NULL,
    settled_at            INTEGER,
    settled_by            TEXT,
    settled_organisation  TEXT,
    reason                TEXT    NOT NULL DEFAULT '',
    CHECK (reschedules <> id),
    CHECK ((state = 'planned') = (settled_at IS NULL)),
    CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
    CHECK ((settled_by IS NULL) = (settled_organisation IS NULL)),
    CHECK ((state IN ('rescheduled', 'cancelled')) = (reason <> '')),
    -- Who was there is known once it has begun.
    CHECK (state NOT IN ('attended', 'absent_notified', 'absent') OR settled_at >= starts_at)
) STRICT;
-- frozen: appointment when settled_at
CREATE INDEX appointment_planned ON appointment (case_id, starts_at, id) WHERE state = 'planned';
CREATE INDEX appointment_settled ON appointment (case_id, starts_at, id) WHERE state <> 'planned';
CREATE INDEX appointment_waiting ON appointment (organisation, person, starts_at, id) WHERE state = 'planned';

CREATE TRIGGER appointment_begins_planned BEFORE INSERT ON appointment WHEN NEW.state <> 'planned' BEGIN
    SELECT RAISE(ABORT, 'an appointment begins planned');
END;
CREATE TRIGGER appointment_as_agreed
BEFORE UPDATE OF id, case_id, kind, title, category, starts_at, ends_at, remote, place, with_client, reschedules, recorded_at, recorded_by,
                 recorded_organisation ON appointment BEGIN
    SELECT RAISE(ABORT, 'another time is another appointment');
END;
CREATE TRIGGER appointment_stays BEFORE DELETE ON appointment BEGIN
    SELECT RAISE(ABORT, 'an appointment stays');
END;
CREATE TRIGGER appointment_instead BEFORE INSERT ON appointment
WHEN NEW.reschedules IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM appointment a WHERE a.id = NEW.reschedules AND a.case_id = NEW.case_id AND a.state = 'rescheduled')
BEGIN
    SELECT RAISE(ABORT, 'a new time is instead of one of the same case that was given up');
END;
-- Who holds it works in its organisation. Who is named already may have left since.
CREATE TRIGGER appointment_person BEFORE INSERT ON appointment
WHEN NEW.person IS NOT NULL AND NEW.reschedules IS NULL
     AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person = NEW.person AND m.organisation = NEW.organisation)
BEGIN
    SELECT RAISE(ABORT, 'the person of an appointment works in its organisation');
END;
CREATE TRIGGER appointment_other_person BEFORE UPDATE OF person, organisation ON appointment
WHEN NEW.person IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person = NEW.person AND m.organisation = NEW.organisation)
     AND (NEW.person IS NOT OLD.person OR NEW.organisation <> OLD.organisation)
BEGIN
    SELECT RAISE(ABORT, 'the person of an appointment works in its organisation');
END;

-- Who else takes part, beside who holds it and the client: an organisation, and a person of it or nobody named ('').
CREATE TABLE appointment_participant (
    appointment  TEXT NOT NULL REFERENCES appointment (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    person       TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (appointment, organisation, person)
) STRICT, WITHOUT ROWID;
-- append-only: appointment_participant
