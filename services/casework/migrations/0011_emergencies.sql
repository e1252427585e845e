-- Emergency access ("break the glass"): one person, who is nothing to the client, opens a client's case for at most 24 hours, with a reason.
-- Every try is kept with its outcome, whether a client was found or not, so that trying codes is seen and has an end.
CREATE TABLE emergency_access (
    id           TEXT    NOT NULL PRIMARY KEY,
    outcome      TEXT    NOT NULL CHECK (outcome IN ('opened', 'nobody', 'own_ground')),
    client       TEXT    REFERENCES client (id),
    person       TEXT    NOT NULL CHECK (person <> ''),
    organisation TEXT    NOT NULL REFERENCES organisation (id),
    team         TEXT    NOT NULL,
    role         TEXT    NOT NULL CHECK (role IN ('officer', 'supervisor', 'social_worker')),
    reason       TEXT    NOT NULL CHECK (length(trim(reason)) >= 20),
    opened_at    INTEGER NOT NULL,
    ends_at      INTEGER CHECK (ends_at > opened_at AND ends_at <= opened_at + 86400000),
    UNIQUE (id, client),
    CHECK ((outcome = 'nobody') = (client IS NULL)),
    CHECK ((outcome = 'opened') = (ends_at IS NOT NULL))
) STRICT;
-- append-only: emergency_access
CREATE INDEX emergency_access_person ON emergency_access (person, opened_at);
CREATE INDEX emergency_access_opened ON emergency_access (opened_at, id);
-- A renewal is a new act: its reason is another one.
CREATE UNIQUE INDEX emergency_reason ON emergency_access (person, client, trim(reason)) WHERE outcome = 'opened';

-- Which of the client's cases it opened.
CREATE TABLE emergency_case (
    access  TEXT NOT NULL,
    client  TEXT NOT NULL,
    case_id TEXT NOT NULL,
    PRIMARY KEY (access, case_id),
    FOREIGN KEY (access, client) REFERENCES emergency_access (id, client),
    FOREIGN KEY (case_id, client) REFERENCES client_case (id, client)
) STRICT;
-- append-only: emergency_case
CREATE INDEX emergency_case_case ON emergency_case (case_id);

-- Its end, recorded once: by the person, for data protection, or by the clock.
CREATE TABLE emergency_end (
    access   TEXT    NOT NULL PRIMARY KEY REFERENCES emergency_access (id),
    ended_at INTEGER NOT NULL,
    ended_by TEXT    NOT NULL CHECK (ended_by <> '')
) STRICT;
-- append-only: emergency_end

-- What the data-protection contact found, once, and after the end.
CREATE TABLE emergency_review (
    access      TEXT    NOT NULL PRIMARY KEY REFERENCES emergency_access (id),
    finding     TEXT    NOT NULL CHECK (finding IN ('justified', 'unjustified')),
    note        TEXT    NOT NULL DEFAULT '' CHECK (finding = 'justified' OR trim(note) <> ''),
    reviewed_at INTEGER NOT NULL,
    reviewed_by TEXT    NOT NULL CHECK (reviewed_by <> '')
) STRICT;
-- append-only: emergency_review

CREATE TRIGGER emergency_access_tries BEFORE INSERT ON emergency_access
WHEN (SELECT COUNT(*) FROM emergency_access a WHERE a.person = NEW.person AND a.opened_at > NEW.opened_at - 86400000) >= 5
BEGIN
    SELECT RAISE(ABORT, 'a person tries an emergency five times in 24 hours');
END;
CREATE TRIGGER emergency_access_once BEFORE INSERT ON emergency_access
WHEN NEW.outcome = 'opened' AND EXISTS (SELECT 1 FROM emergency_access a WHERE a.person = NEW.person AND a.client = NEW.client
     AND a.ends_at > NEW.opened_at AND NOT EXISTS (SELECT 1 FROM emergency_end e WHERE e.access = a.id))
BEGIN
    SELECT RAISE(ABORT, 'one open emergency of a person and a client');
END;
CREATE TRIGGER emergency_end_in_time BEFORE INSERT ON emergency_end
WHEN NOT EXISTS (SELECT 1 FROM emergency_access a WHERE a.id = NEW.access AND a.outcome = 'opened'
                 AND NEW.ended_at >= a.opened_at AND NEW.ended_at <= a.ends_at)
BEGIN
    SELECT RAISE(ABORT, 'an emergency ends once it was opened, in its 24 hours');
END;
CREATE TRIGGER emergency_review_after_end BEFORE INSERT ON emergency_review
WHEN EXISTS (SELECT 1 FROM emergency_access a WHERE a.id = NEW.access AND a.outcome = 'opened' AND a.ends_at > NEW.reviewed_at
             AND NOT EXISTS (SELECT 1 FROM emergency_end e WHERE e.access = a.id))
BEGIN
    SELECT RAISE(ABORT, 'an emergency is reviewed after its end');
END;
CREATE TRIGGER emergency_review_by_another BEFORE INSERT ON emergency_review
WHEN EXISTS (SELECT 1 FROM emergency_access a WHERE a.id = NEW.access AND a.person = NEW.reviewed_by)
BEGIN
    SELECT RAISE(ABORT, 'nobody reviews the own emergency');
END;

-- Its grants stand among all others, so that every list, search and page joins them: of one person, of 24 hours at most, and only while an
-- access that was opened for the case has not ended.
CREATE TABLE grants_with_emergencies (
    case_id       TEXT NOT NULL,
    client        TEXT NOT NULL,
    organisation  TEXT NOT NULL,
    team          TEXT NOT NULL,
    person        TEXT NOT NULL DEFAULT '',
    category      TEXT NOT NULL,
    relation      TEXT NOT NULL CHECK (relation IN ('responsible', 'party', 'emergency', 'former')),
    ground        TEXT NOT NULL,
    content_until INTEGER NOT NULL,
    valid_from    INTEGER NOT NULL,
    valid_until   INTEGER NOT NULL CHECK (valid_until > valid_from),
    PRIMARY KEY (case_id, organisation, team, person, category, ground, valid_from),
    FOREIGN KEY (case_id, client) REFERENCES client_case (id, client),
    CHECK ((relation = 'emergency') = (ground = 'emergency')),
    CHECK (relation <> 'emergency' OR (person <> '' AND valid_until <= valid_from + 86400000))
) STRICT, WITHOUT ROWID;
INSERT INTO grants_with_emergencies (case_id, client, organisation, team, person, category, relation, ground, content_until, valid_from, valid_until)
SELECT case_id, client, organisation, team, person, category, relation, ground, content_until, valid_from, valid_until FROM grants;
DROP TABLE grants;
ALTER TABLE grants_with_emergencies RENAME TO grants;
CREATE INDEX grants_by_team ON grants (organisation, team, category, client, case_id);

CREATE TRIGGER emergency_grant BEFORE INSERT ON grants
WHEN NEW.ground = 'emergency' AND NOT EXISTS (
    SELECT 1 FROM emergency_access a JOIN emergency_case c ON c.access = a.id
    WHERE c.case_id = NEW.case_id AND a.person = NEW.person AND a.organisation = NEW.organisation AND a.team = NEW.team
    AND a.opened_at = NEW.valid_from AND a.ends_at = NEW.valid_until
    AND NOT EXISTS (SELECT 1 FROM emergency_end e WHERE e.access = a.id))
BEGIN
    SELECT RAISE(ABORT, 'an emergency''s grant is of an access that is open');
END;
CREATE TRIGGER emergency_grant_stays BEFORE UPDATE ON grants
WHEN (OLD.ground = 'emergency' OR NEW.ground = 'emergency')
BEGIN
    SELECT RAISE(ABORT, 'an emergency''s grant is not changed');
END;
CREATE TRIGGER emergency_ended AFTER INSERT ON emergency_end BEGIN
    DELETE FROM grants WHERE ground = 'emergency' AND EXISTS (
        SELECT 1 FROM emergency_access a JOIN emergency_case c ON c.access = a.id
        WHERE a.id = NEW.access AND c.case_id = grants.case_id AND a.person = grants.person AND a.opened_at = grants.valid_from);
END;
