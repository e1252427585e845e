-- Two records of one person become one client, and may be taken apart again. Each record keeps its own cases, consents, numbers and grants, so that
-- nobody sees more than before and nothing needs to be put back; `merged_into` alone says who they are now, and every id goes on naming its record.
ALTER TABLE client ADD COLUMN merged_into TEXT REFERENCES client (id) CHECK (merged_into <> id);

CREATE TABLE client_merge (
    id               TEXT    NOT NULL PRIMARY KEY,
    version          INTEGER NOT NULL DEFAULT 1,
    surviving        TEXT    NOT NULL REFERENCES client (id),
    retired          TEXT    NOT NULL REFERENCES client (id),
    state            TEXT    NOT NULL CHECK (state IN ('proposed', 'confirmed', 'rejected', 'undone')),
    organisation     TEXT    NOT NULL REFERENCES organisation (id),
    note             TEXT    NOT NULL DEFAULT '',
    proposed_at      INTEGER NOT NULL,
    proposed_by      TEXT    NOT NULL,
    decided_at       INTEGER CHECK (decided_at >= proposed_at),
    decided_by       TEXT,
    undone_at        INTEGER CHECK (undone_at >= decided_at),
    undone_by        TEXT,
    reason           TEXT    NOT NULL DEFAULT '',
    -- Whether each had a safety ban by itself: while they are one, the ban of either holds for both.
    surviving_banned INTEGER NOT NULL DEFAULT 0 CHECK (surviving_banned IN (0, 1)),
    retired_banned   INTEGER NOT NULL DEFAULT 0 CHECK (retired_banned IN (0, 1)),
    CHECK (surviving <> retired),
    CHECK ((state = 'proposed') = (decided_at IS NULL)),
    CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
    -- Two persons.
    CHECK (state NOT IN ('confirmed', 'undone') OR decided_by <> proposed_by),
    CHECK ((state = 'undone') = (undone_at IS NOT NULL)),
    CHECK ((undone_at IS NULL) = (undone_by IS NULL)),
    CHECK (state NOT IN ('rejected', 'undone') OR reason <> '')
) STRICT;
CREATE UNIQUE INDEX one_merge_of_client ON client_merge (retired) WHERE state IN ('proposed', 'confirmed');
CREATE INDEX client_merge_surviving ON client_merge (surviving, state);
CREATE INDEX client_merge_organisation ON client_merge (organisation, state, proposed_at);

CREATE TRIGGER client_merge_begins_proposed BEFORE INSERT ON client_merge WHEN NEW.state <> 'proposed' BEGIN
    SELECT RAISE(ABORT, 'a merge begins proposed');
END;
CREATE TRIGGER client_merge_as_proposed
BEFORE UPDATE OF id, surviving, retired, organisation, note, proposed_at, proposed_by ON client_merge BEGIN
    SELECT RAISE(ABORT, 'a merge stays what was proposed');
END;
CREATE TRIGGER client_merge_goes_on BEFORE UPDATE ON client_merge
WHEN OLD.state || '>' || NEW.state NOT IN ('proposed>confirmed', 'proposed>rejected', 'confirmed>undone')
BEGIN
    SELECT RAISE(ABORT, 'a merge does not go that way');
END;
CREATE TRIGGER client_merge_decided_once BEFORE UPDATE OF decided_at, decided_by, surviving_banned, retired_banned ON client_merge
WHEN OLD.state = 'confirmed'
     AND (NEW.decided_at <> OLD.decided_at OR NEW.decided_by <> OLD.decided_by OR NEW.surviving_banned <> OLD.surviving_banned
          OR NEW.retired_banned <> OLD.retired_banned)
BEGIN
    SELECT RAISE(ABORT, 'a merge is decided once');
END;
CREATE TRIGGER client_merge_stays BEFORE DELETE ON client_merge BEGIN
    SELECT RAISE(ABORT, 'a merge stays on record');
END;
-- One step leads from any id to who it is now.
CREATE TRIGGER client_merge_one_step BEFORE UPDATE OF state ON client_merge
WHEN NEW.state = 'confirmed'
     AND (EXISTS (SELECT 1 FROM client k WHERE k.id = NEW.surviving AND k.merged_into IS NOT NULL)
          OR EXISTS (SELECT 1 FROM client_merge m WHERE m.surviving = NEW.retired AND m.state = 'confirmed'))
BEGIN
    SELECT RAISE(ABORT, 'a client is merged into one that is merged into no other');
END;
CREATE TRIGGER client_merge_last_first BEFORE UPDATE OF state ON client_merge
WHEN NEW.state = 'undone'
     AND EXISTS (SELECT 1 FROM client_merge m WHERE m.surviving = NEW.surviving AND m.state = 'confirmed' AND m.decided_at > OLD.decided_at)
BEGIN
    SELECT RAISE(ABORT, 'the last merge is undone first');
END;
CREATE TRIGGER client_merge_confirmed AFTER UPDATE OF state ON client_merge WHEN NEW.state = 'confirmed' BEGIN
    UPDATE client SET merged_into = NEW.surviving WHERE id = NEW.retired;
    UPDATE client SET safety_ban = 1 WHERE id IN (NEW.surviving, NEW.retired) AND (NEW.surviving_banned = 1 OR NEW.retired_banned = 1);
END;
CREATE TRIGGER client_merge_undone AFTER UPDATE OF state ON client_merge WHEN NEW.state = 'undone' BEGIN
    UPDATE client SET merged_into = NULL, safety_ban = NEW.retired_banned WHERE id = NEW.retired;
    UPDATE client SET safety_ban = NEW.surviving_banned WHERE id = NEW.surviving;
END;
CREATE TRIGGER client_merged_by_a_merge BEFORE UPDATE OF merged_into ON client
WHEN NEW.merged_into IS NOT (SELECT m.surviving FROM client_merge m WHERE m.retired = NEW.id AND m.state = 'confirmed')
BEGIN
    SELECT RAISE(ABORT, 'who a client is now is said by a merge');
END;
CREATE TRIGGER client_begins_unmerged BEFORE INSERT ON client WHEN NEW.merged_into IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'who a client is now is said by a merge');
END;

-- Every record of the person that `client` names, itself too.
CREATE VIEW same_person AS
SELECT k.id AS client, k.id AS other FROM client k
UNION ALL SELECT m.retired, m.surviving FROM client_merge m WHERE m.state = 'confirmed'
UNION ALL SELECT m.surviving, m.retired FROM client_merge m WHERE m.state = 'confirmed'
UNION ALL SELECT m.retired, n.retired FROM client_merge m JOIN client_merge n ON n.surviving = m.surviving AND n.retired <> m.retired
WHERE m.state = 'confirmed' AND n.state = 'confirmed';

-- A person whose records are one has no second open case in a programme but those that the merge found.
CREATE TRIGGER client_case_of_one_person BEFORE INSERT ON client_case
WHEN NEW.closed_at IS NULL
     AND EXISTS (SELECT 1 FROM same_person p JOIN client_case c ON c.client = p.other
                 WHERE p.client = NEW.client AND p.other <> NEW.client AND c.programme = NEW.programme AND c.closed_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'one open case of a person in a programme');
END;
CREATE TRIGGER client_case_of_one_person_again BEFORE UPDATE OF closed_at ON client_case
WHEN OLD.closed_at IS NOT NULL AND NEW.closed_at IS NULL
     AND EXISTS (SELECT 1 FROM same_person p JOIN client_case c ON c.client = p.other
                 WHERE p.client = NEW.client AND p.other <> NEW.client AND c.programme = NEW.programme AND c.closed_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'one open case of a person in a programme');
END;

-- What was registered under the new number, and what came of the match. Of before: nothing was registered.
ALTER TABLE identity_match ADD COLUMN registered TEXT REFERENCES client (id) CHECK (registered <> client);
ALTER TABLE identity_match ADD COLUMN outcome TEXT CHECK (outcome IN ('merged', 'two_persons')) CHECK ((outcome IS NULL) = (resolved_at IS NULL));
ALTER TABLE identity_match ADD COLUMN resolved_by TEXT CHECK ((resolved_by IS NULL) = (resolved_at IS NULL));
CREATE INDEX identity_match_client ON identity_match (client);
CREATE INDEX identity_match_registered ON identity_match (registered);
