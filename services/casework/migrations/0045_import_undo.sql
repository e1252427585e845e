-- Which cases an import made, and the sender's own number on each row. Of before: what its organisation registered in the very instant of the run.
CREATE TABLE imported_case (
    case_id TEXT NOT NULL PRIMARY KEY,
    client  TEXT NOT NULL,
    import  TEXT NOT NULL REFERENCES import (id),
    number  TEXT NOT NULL CHECK (number <> ''),
    FOREIGN KEY (case_id, client) REFERENCES client_case (id, client)
) STRICT;
-- append-only: imported_case
CREATE INDEX imported_case_import ON imported_case (import);
CREATE INDEX imported_case_client ON imported_case (client);
INSERT INTO imported_case (case_id, client, import, number)
SELECT c.id, c.client, MIN(i.id), MIN(n.number)
FROM import i JOIN client k ON k.registered_organisation = i.organisation AND k.registered_at = i.done_at
JOIN client_case c ON c.client = k.id AND c.opened_at = i.done_at
JOIN client_number n ON n.client = k.id AND n.organisation = i.organisation
WHERE i.state = 'done' GROUP BY c.id, c.client HAVING COUNT(DISTINCT i.id) = 1;

-- An import is undone once and as a whole; who and when stays.
CREATE TABLE import_undo (
    import    TEXT    NOT NULL PRIMARY KEY REFERENCES import (id),
    undone_at INTEGER NOT NULL,
    undone_by TEXT    NOT NULL
) STRICT;
-- append-only: import_undo

-- A case whose import was undone is closed by that, without a closing: nothing was done in it.
ALTER TABLE client_case ADD COLUMN undone_at INTEGER CHECK (undone_at IS NULL OR undone_at IS closed_at);
DROP TRIGGER client_case_closed_by_closing;
CREATE TRIGGER client_case_closed_by_closing BEFORE UPDATE OF closed_at ON client_case
WHEN NEW.closed_at IS NOT coalesce((SELECT x.closed_at FROM case_closing x WHERE x.case_id = NEW.id AND x.reopened_at IS NULL), NEW.undone_at)
BEGIN
    SELECT RAISE(ABORT, 'a case is closed and opened by its closing');
END;
CREATE TRIGGER client_case_undone_with_import BEFORE UPDATE OF undone_at ON client_case
WHEN NEW.undone_at IS NOT (SELECT u.undone_at FROM imported_case i JOIN import_undo u ON u.import = i.import WHERE i.case_id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'a case is undone with its import');
END;
CREATE TRIGGER client_case_begins_as_made BEFORE INSERT ON client_case WHEN NEW.undone_at IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'a case is undone with its import');
END;
CREATE TRIGGER grants_of_what_stands BEFORE INSERT ON grants
WHEN EXISTS (SELECT 1 FROM client_case c WHERE c.id = NEW.case_id AND c.undone_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'nobody has a ground for a case whose import was undone');
END;

-- What somebody has done on a case that an import made, or with its client. A reading is no act, and neither is what Polku does by itself: that the
-- import's own handover expires. What providers claim needs a handover that was accepted. `client`: another record was found to be the same person,
-- or the person has another case.
CREATE VIEW act_on_imported_case AS
SELECT i.import, i.case_id, 'closing' AS act FROM imported_case i JOIN client_case c ON c.id = i.case_id
WHERE c.closed_at IS NOT NULL OR EXISTS (SELECT 1 FROM case_closing x WHERE x.case_id = i.case_id)
UNION ALL SELECT i.import, i.case_id, 'worker' FROM imported_case i JOIN client_case c ON c.id = i.case_id
WHERE c.responsible_person IS NOT NULL OR c.responsible_since <> c.opened_at
UNION ALL SELECT i.import, i.case_id, 'handover' FROM imported_case i JOIN client_case c ON c.id = i.case_id JOIN handover h ON h.case_id = i.case_id
WHERE NOT (h.kind = 'responsibility' AND h.from_person IS NULL AND h.proposed_at = c.opened_at AND h.state IN ('proposed', 'expired'))
UNION ALL SELECT i.import, i.case_id, 'party' FROM imported_case i JOIN party x ON x.case_id = i.case_id
UNION ALL SELECT i.import, i.case_id, 'plan' FROM imported_case i JOIN plan_goal x ON x.case_id = i.case_id
UNION ALL SELECT i.import, i.case_id, 'plan' FROM imported_case i JOIN plan_action x ON x.case_id = i.case_id
UNION ALL SELECT i.import, i.case_id, 'plan' FROM imported_case i JOIN plan_version x ON x.case_id = i.case_id
UNION ALL SELECT i.import, i.case_id, 'task' FROM imported_case i JOIN case_task x ON x.case_id = i.case_id
UNION ALL SELECT i.import, i.case_id, 'appointment' FROM imported_case i JOIN appointment x ON x.case_id = i.case_id
UNION ALL SELECT i.import, i.case_id, 'note' FROM imported_case i JOIN note x ON x.case_id = i.case_id
UNION ALL SELECT i.import, i.case_id, 'consent' FROM imported_case i JOIN client_case c ON c.id = i.case_id JOIN consent x ON x.client = i.client
WHERE x.given_how <> 'referral' OR x.recorded_at <> c.opened_at OR x.withdrawn_at IS NOT NULL
UNION ALL SELECT i.import, i.case_id, 'emergency' FROM imported_case i JOIN emergency_case x ON x.case_id = i.case_id
UNION ALL SELECT i.import, i.case_id, 'client' FROM imported_case i JOIN client_case x ON x.client = i.client AND x.id <> i.case_id
UNION ALL SELECT i.import, i.case_id, 'client' FROM client_merge x CROSS JOIN imported_case i ON i.client = x.surviving
UNION ALL SELECT i.import, i.case_id, 'client' FROM client_merge x CROSS JOIN imported_case i ON i.client = x.retired
UNION ALL SELECT i.import, i.case_id, 'client' FROM imported_case i JOIN identity_match x ON x.registered = i.client AND x.resolved_at IS NOT NULL;

CREATE TRIGGER import_undo_of_what_was_run BEFORE INSERT ON import_undo
WHEN NOT EXISTS (SELECT 1 FROM import i WHERE i.id = NEW.import AND i.done_at <= NEW.undone_at)
BEGIN
    SELECT RAISE(ABORT, 'an import is undone after it was run');
END;
CREATE TRIGGER import_undo_before_any_act BEFORE INSERT ON import_undo
WHEN EXISTS (SELECT 1 FROM act_on_imported_case a WHERE a.import = NEW.import)
BEGIN
    SELECT RAISE(ABORT, 'somebody has acted on a case of the import');
END;
-- All at once, however many rows the file had: the open handovers are withdrawn, what the referral's consent opened ends, every ground goes, and
-- numbers and identity codes are free for the file that is right. The records stay, with who they were about, for the journal and their retention.
CREATE TRIGGER import_undo_ends_its_cases AFTER INSERT ON import_undo BEGIN
    UPDATE handover SET version = version + 1, state = 'withdrawn', decided_at = NEW.undone_at, decided_by = NEW.undone_by,
        decided_organisation = from_organisation
    WHERE state = 'proposed' AND case_id IN (SELECT i.case_id FROM imported_case i WHERE i.import = NEW.import);
    UPDATE consent SET version = version + 1, withdrawn_at = NEW.undone_at, withdrawn_by = NEW.undone_by
    WHERE withdrawn_at IS NULL AND client IN (SELECT i.client FROM imported_case i WHERE i.import = NEW.import);
    DELETE FROM grants WHERE case_id IN (SELECT i.case_id FROM imported_case i WHERE i.import = NEW.import);
    DELETE FROM client_number WHERE client IN (SELECT i.client FROM imported_case i WHERE i.import = NEW.import);
    UPDATE client SET version = version + 1, code_sealed = NULL, code_hash = NULL
    WHERE id IN (SELECT i.client FROM imported_case i WHERE i.import = NEW.import);
    DELETE FROM identity_match WHERE registered IN (SELECT i.client FROM imported_case i WHERE i.import = NEW.import);
    UPDATE client_case SET version = version + 1, access_version = access_version + 1, closed_at = NEW.undone_at, undone_at = NEW.undone_at
    WHERE id IN (SELECT i.case_id FROM imported_case i WHERE i.import = NEW.import);
    UPDATE import SET version = version + 1 WHERE id = NEW.import;
END;
