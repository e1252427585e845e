-- What somebody wrote down in a case, once. A correction is a new text beside the old one. `sharing`: by its category, as everything else of
-- the case, or the writer's own organisation (and the client) alone.
CREATE TABLE note (
    id                    TEXT    NOT NULL PRIMARY KEY,
    case_id               TEXT    NOT NULL REFERENCES client_case (id),
    category              TEXT    NOT NULL,
    sharing               TEXT    NOT NULL CHECK (sharing IN ('category', 'organisation')),
    recorded_at           INTEGER NOT NULL,
    recorded_by           TEXT    NOT NULL,
    recorded_organisation TEXT    NOT NULL REFERENCES organisation (id)
) STRICT;
-- append-only: note
CREATE INDEX note_case ON note (case_id, recorded_at, id);

CREATE TABLE note_text (
    note       TEXT    NOT NULL REFERENCES note (id),
    number     INTEGER NOT NULL,
    text       TEXT    NOT NULL CHECK (trim(text) <> ''),
    written_at INTEGER NOT NULL,
    written_by TEXT    NOT NULL,
    PRIMARY KEY (note, number)
) STRICT;
-- append-only: note_text
CREATE TRIGGER note_text_in_order BEFORE INSERT ON note_text
WHEN NEW.number <> (SELECT COUNT(*) + 1 FROM note_text t WHERE t.note = NEW.note)
BEGIN
    SELECT RAISE(ABORT, 'the texts of a note follow each other');
END;
