-- A file that somebody recorded in a case. It comes in parts of 512 KiB, each sealed in its place, and is there for others once it is recorded: whole,
-- of the size and with the hash that were told first. It never changes. Whoever recorded it may withdraw it: its bytes go, and who, when and why stays.
-- One of another client loses its title and its name too.
CREATE TABLE document (
    id                    TEXT    NOT NULL PRIMARY KEY,
    case_id               TEXT    NOT NULL REFERENCES client_case (id),
    title                 TEXT    NOT NULL,
    file_name             TEXT    NOT NULL,
    media_type            TEXT    NOT NULL,
    size                  INTEGER NOT NULL CHECK (size BETWEEN 1 AND 20971520),
    parts                 INTEGER NOT NULL CHECK (parts = (size + 524287) / 524288),
    sha256                TEXT    NOT NULL CHECK (length(sha256) = 64),
    category              TEXT    NOT NULL,
    sharing               TEXT    NOT NULL CHECK (sharing IN ('category', 'organisation')),
    begun_at              INTEGER NOT NULL,
    recorded_at           INTEGER,
    recorded_by           TEXT    NOT NULL,
    recorded_organisation TEXT    NOT NULL REFERENCES organisation (id),
    withdrawn_at          INTEGER,
    withdrawn_by          TEXT,
    withdrawn_reason      TEXT    CHECK (withdrawn_reason IN ('wrong_file', 'wrong_client', 'wrong_sharing', 'outdated')),
    CHECK (recorded_at IS NULL OR recorded_at >= begun_at),
    CHECK (withdrawn_at IS NULL OR withdrawn_at >= coalesce(recorded_at, withdrawn_at + 1)),
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_reason IS NULL)),
    CHECK ((trim(title) = '') = (coalesce(withdrawn_reason, '') = 'wrong_client')),
    CHECK ((trim(file_name) = '') = (coalesce(withdrawn_reason, '') = 'wrong_client'))
) STRICT;
CREATE INDEX document_case ON document (case_id, recorded_at, id);

CREATE TABLE document_part (
    document TEXT    NOT NULL REFERENCES document (id),
    number   INTEGER NOT NULL,
    sealed   BLOB    NOT NULL,
    PRIMARY KEY (document, number)
) STRICT;

CREATE TRIGGER document_begins BEFORE INSERT ON document WHEN NEW.recorded_at IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'a document is recorded once its parts are there');
END;
-- Of one organisation: how many the others have is told to nobody.
CREATE TRIGGER document_not_too_many BEFORE INSERT ON document
WHEN (SELECT COUNT(*) FROM document d WHERE d.case_id = NEW.case_id AND d.recorded_organisation = NEW.recorded_organisation
      AND d.withdrawn_at IS NULL) >= 200
BEGIN
    SELECT RAISE(ABORT, 'an organisation has 200 documents in a case at most');
END;
CREATE TRIGGER document_stays BEFORE UPDATE OF id, case_id, media_type, size, parts, sha256, category, sharing, begun_at, recorded_by,
    recorded_organisation ON document
BEGIN
    SELECT RAISE(ABORT, 'a document never changes');
END;
CREATE TRIGGER document_keeps_its_name BEFORE UPDATE OF title, file_name ON document
WHEN (NEW.title <> OLD.title OR NEW.file_name <> OLD.file_name) AND coalesce(NEW.withdrawn_reason, '') <> 'wrong_client'
BEGIN
    SELECT RAISE(ABORT, 'a document keeps its name');
END;
CREATE TRIGGER document_recorded_whole BEFORE UPDATE OF recorded_at ON document
WHEN OLD.recorded_at IS NOT NULL OR NEW.parts <> (SELECT COUNT(*) FROM document_part p WHERE p.document = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'a document is recorded once, and whole');
END;
CREATE TRIGGER document_withdrawn_once BEFORE UPDATE OF withdrawn_at, withdrawn_by, withdrawn_reason ON document WHEN OLD.withdrawn_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a document is withdrawn once');
END;
CREATE TRIGGER document_withdrawn_without_bytes AFTER UPDATE OF withdrawn_at ON document WHEN NEW.withdrawn_at IS NOT NULL BEGIN
    DELETE FROM document_part WHERE document = NEW.id;
END;
CREATE TRIGGER document_on_record BEFORE DELETE ON document WHEN OLD.recorded_at IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'a recorded document stays on record');
END;

-- A sealed part is 41 bytes longer than what it seals.
CREATE TRIGGER document_part_in_its_place BEFORE INSERT ON document_part
WHEN NOT EXISTS (SELECT 1 FROM document d WHERE d.id = NEW.document AND d.recorded_at IS NULL AND NEW.number BETWEEN 1 AND d.parts
                 AND length(NEW.sealed) = 41 + min(524288, d.size - (NEW.number - 1) * 524288))
BEGIN
    SELECT RAISE(ABORT, 'a part of a document that is being recorded, of its length');
END;
CREATE TRIGGER document_part_stays BEFORE UPDATE ON document_part BEGIN
    SELECT RAISE(ABORT, 'a part of a document never changes');
END;
CREATE TRIGGER document_part_of_what_is_recorded BEFORE DELETE ON document_part
WHEN EXISTS (SELECT 1 FROM document d WHERE d.id = OLD.document AND d.recorded_at IS NOT NULL AND d.withdrawn_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'a recorded document stays whole');
END;
