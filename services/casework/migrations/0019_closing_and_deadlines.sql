-- How a case was closed, and opened again: each closing with its reason and outcome, kept for ever. The case's closed_at is written by them.
CREATE TABLE case_closing (
    case_id               TEXT    NOT NULL REFERENCES client_case (id),
    closed_at             INTEGER NOT NULL,
    closed_by             TEXT    NOT NULL,
    closed_organisation   TEXT    NOT NULL,
    reason                TEXT    NOT NULL CHECK (reason IN ('goals_reached', 'service_ended', 'moved_away', 'clients_wish', 'no_contact', 'other')),
    outcome               TEXT    NOT NULL CHECK (outcome IN ('work', 'studies', 'business', 'other_service', 'unemployed', 'outside_labour_force')),
    note                  TEXT    NOT NULL DEFAULT '',
    reopened_at           INTEGER CHECK (reopened_at > closed_at),
    reopened_by           TEXT,
    reopened_organisation TEXT,
    reopen_reason         TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (case_id, closed_at),
    CHECK ((reopened_at IS NULL) = (reopened_by IS NULL)),
    CHECK ((reopened_by IS NULL) = (reopened_organisation IS NULL)),
    CHECK ((reopened_at IS NULL) = (reopen_reason = ''))
) STRICT;
-- frozen: case_closing when reopened_at
CREATE UNIQUE INDEX one_closing ON case_closing (case_id) WHERE reopened_at IS NULL;
CREATE TRIGGER case_closing_as_it_was
BEFORE UPDATE OF case_id, closed_at, closed_by, closed_organisation, reason, outcome, note ON case_closing BEGIN
    SELECT RAISE(ABORT, 'how a case was closed stays');
END;
CREATE TRIGGER case_closing_stays BEFORE DELETE ON case_closing BEGIN
    SELECT RAISE(ABORT, 'how a case was closed stays');
END;
CREATE TRIGGER case_closing_of_open BEFORE INSERT ON case_closing
WHEN NEW.reopened_at IS NOT NULL OR EXISTS (SELECT 1 FROM client_case c WHERE c.id = NEW.case_id AND c.closed_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'an open case is closed');
END;
CREATE TRIGGER case_closing_leaves_nothing_open BEFORE INSERT ON case_closing
WHEN EXISTS (SELECT 1 FROM handover h WHERE h.case_id = NEW.case_id AND h.state = 'proposed')
     OR EXISTS (SELECT 1 FROM plan_version v WHERE v.case_id = NEW.case_id AND v.state = 'in_review')
BEGIN
    SELECT RAISE(ABORT, 'a handover or a plan waits for its answer');
END;
CREATE TRIGGER case_closing_closes AFTER INSERT ON case_closing BEGIN
    UPDATE client_case SET closed_at = NEW.closed_at, version = version + 1 WHERE id = NEW.case_id;
END;
CREATE TRIGGER case_closing_reopens AFTER UPDATE OF reopened_at ON case_closing BEGIN
    UPDATE client_case SET closed_at = NULL, version = version + 1 WHERE id = NEW.case_id;
END;
CREATE TRIGGER client_case_closed_by_closing BEFORE UPDATE OF closed_at ON client_case
WHEN NEW.closed_at IS NOT (SELECT x.closed_at FROM case_closing x WHERE x.case_id = NEW.id AND x.reopened_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'a case is closed and opened by its closing');
END;

-- The deadlines of the work, each in force from a day on; `stagnation`: after so many days without an act a case is said to stand still.
CREATE TABLE deadline_rule (
    kind        TEXT    NOT NULL CHECK (kind IN ('first_interview', 'review', 'stagnation')),
    valid_from  TEXT    NOT NULL,
    valid_until TEXT    CHECK (valid_until >= valid_from),
    amount      INTEGER NOT NULL CHECK (amount > 0),
    unit        TEXT    NOT NULL CHECK (unit IN ('working_days', 'months', 'days')),
    legal_basis TEXT    NOT NULL,
    PRIMARY KEY (kind, valid_from)
) STRICT;
INSERT INTO deadline_rule (kind, valid_from, valid_until, amount, unit, legal_basis)
VALUES ('first_interview', '2022-05-02', '2025-12-31', 5, 'working_days', '380/2023'),
       ('first_interview', '2026-01-01', NULL, 10, 'working_days', '380/2023'),
       ('review', '2022-05-02', NULL, 3, 'months', '380/2023'),
       ('stagnation', '2022-05-02', NULL, 30, 'days', '');

-- What is due next in a case, and its last act. Written with what causes them; for cases of before by a job.
ALTER TABLE client_case ADD COLUMN deadline_kind TEXT CHECK (deadline_kind IN ('first_interview', 'review'));
ALTER TABLE client_case ADD COLUMN deadline_on TEXT CHECK ((deadline_on IS NULL) = (deadline_kind IS NULL));
ALTER TABLE client_case ADD COLUMN last_act_at INTEGER NOT NULL DEFAULT 0;
UPDATE client_case SET last_act_at = MAX(responsible_since,
    COALESCE((SELECT MAX(g.recorded_at) FROM plan_goal g WHERE g.case_id = client_case.id), 0),
    COALESCE((SELECT MAX(v.asked_at) FROM plan_version v WHERE v.case_id = client_case.id), 0));
CREATE INDEX client_case_deadline ON client_case (responsible_person, deadline_on) WHERE closed_at IS NULL;
CREATE INDEX client_case_last_act ON client_case (responsible_person, last_act_at) WHERE closed_at IS NULL;
INSERT INTO job (id, kind, subject, unique_key, due_at, data, attempts)
SELECT 'case.deadline:' || id, 'case.deadline', id, 'case.deadline:0019:' || id, 0, '{}', 0 FROM client_case WHERE closed_at IS NULL;
