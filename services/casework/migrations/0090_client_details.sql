-- What is known of a client is kept up to date by who works with them. `interpreter`: into which language one is needed, empty: none.
ALTER TABLE client ADD COLUMN interpreter TEXT NOT NULL DEFAULT '' CHECK (interpreter = '' OR length(interpreter) = 2);

-- A change of it, once: which fields, and what they were before (JSON), for who has to put a mistake right. `version` is the client's after it.
CREATE TABLE client_change (
    client               TEXT    NOT NULL REFERENCES client (id),
    version              INTEGER NOT NULL CHECK (version >= 2),
    changed_at           INTEGER NOT NULL,
    changed_by           TEXT    NOT NULL,
    changed_organisation TEXT    NOT NULL REFERENCES organisation (id),
    fields               TEXT    NOT NULL CHECK (fields <> ''),
    before               TEXT    NOT NULL CHECK (before LIKE '{%}'),
    PRIMARY KEY (client, version)
) STRICT, WITHOUT ROWID;
-- append-only: client_change
CREATE TRIGGER client_change_as_it_is BEFORE INSERT ON client_change
WHEN NEW.version IS NOT (SELECT k.version FROM client k WHERE k.id = NEW.client)
BEGIN
    SELECT RAISE(ABORT, 'a change of a client is put on record as it is made');
END;

-- As before; a document and a change of the client are acts on the case that an import made too.
DROP VIEW act_on_imported_case;
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
UNION ALL SELECT i.import, i.case_id, 'document' FROM imported_case i JOIN document x ON x.case_id = i.case_id
UNION ALL SELECT i.import, i.case_id, 'consent' FROM imported_case i JOIN client_case c ON c.id = i.case_id JOIN consent x ON x.client = i.client
WHERE x.given_how <> 'referral' OR x.recorded_at <> c.opened_at OR x.withdrawn_at IS NOT NULL
UNION ALL SELECT i.import, i.case_id, 'emergency' FROM imported_case i JOIN emergency_case x ON x.case_id = i.case_id
UNION ALL SELECT i.import, i.case_id, 'client' FROM imported_case i JOIN client_case x ON x.client = i.client AND x.id <> i.case_id
UNION ALL SELECT i.import, i.case_id, 'client' FROM client_merge x CROSS JOIN imported_case i ON i.client = x.surviving
UNION ALL SELECT i.import, i.case_id, 'client' FROM client_merge x CROSS JOIN imported_case i ON i.client = x.retired
UNION ALL SELECT i.import, i.case_id, 'client' FROM imported_case i JOIN identity_match x ON x.registered = i.client AND x.resolved_at IS NOT NULL
UNION ALL SELECT i.import, i.case_id, 'client' FROM imported_case i JOIN client_change x ON x.client = i.client;
