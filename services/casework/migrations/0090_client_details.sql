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
