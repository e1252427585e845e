-- A version of the plan is a copy of it, by category, that nothing changes. It is asked for, every organisation that takes part answers for
-- itself, and it is agreed when all have; the newest agreed number is in force, the ones before it are superseded. Work goes on meanwhile:
-- what is asked for is the copy. Versions of before this step were agreed by the organisation that answered for the case.
CREATE TABLE plan_version_asked (
    id                   TEXT NOT NULL PRIMARY KEY,
    case_id              TEXT NOT NULL REFERENCES client_case (id),
    number               INTEGER NOT NULL CHECK (number >= 1),
    version              INTEGER NOT NULL DEFAULT 1,
    state                TEXT NOT NULL CHECK (state IN ('in_review', 'agreed', 'returned', 'withdrawn')),
    parts                INTEGER NOT NULL CHECK (parts >= 1),
    asked_at             INTEGER NOT NULL,
    asked_by             TEXT NOT NULL,
    asked_organisation   TEXT NOT NULL,
    settled_at           INTEGER,
    settled_by           TEXT,
    settled_organisation TEXT,
    reason               TEXT NOT NULL DEFAULT '',
    UNIQUE (case_id, number),
    CHECK ((state = 'in_review') = (settled_at IS NULL)),
    CHECK (settled_at IS NULL OR settled_at >= asked_at),
    CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
    CHECK ((settled_by IS NULL) = (settled_organisation IS NULL)),
    CHECK ((state = 'returned') = (reason <> ''))
) STRICT;
CREATE TABLE plan_version_content (
    version  TEXT NOT NULL REFERENCES plan_version_asked (id),
    category TEXT NOT NULL,
    content  TEXT NOT NULL,
    hash     TEXT NOT NULL,
    PRIMARY KEY (version, category)
) STRICT;
INSERT INTO plan_version_asked (id, case_id, number, version, state, parts, asked_at, asked_by, asked_organisation, settled_at, settled_by,
                                settled_organisation)
SELECT id, case_id, number, 1, 'agreed', parts, agreed_at, agreed_by, agreed_organisation, agreed_at, agreed_by, agreed_organisation
FROM plan_version;
INSERT INTO plan_version_content (version, category, content, hash) SELECT version, category, content, hash FROM plan_version_part;
DROP TABLE plan_version_part;
DROP TABLE plan_version;
ALTER TABLE plan_version_asked RENAME TO plan_version;
ALTER TABLE plan_version_content RENAME TO plan_version_part;

-- One version at a time waits for answers.
CREATE UNIQUE INDEX one_plan_in_review ON plan_version (case_id) WHERE state = 'in_review';
-- frozen: plan_version when settled_at
-- append-only: plan_version_part
CREATE TRIGGER plan_version_asked_as_it_is BEFORE UPDATE OF id, case_id, number, parts, asked_at, asked_by, asked_organisation ON plan_version
BEGIN
    SELECT RAISE(ABORT, 'what is asked for stays as it is');
END;
CREATE TRIGGER plan_version_stays BEFORE DELETE ON plan_version BEGIN
    SELECT RAISE(ABORT, 'a version of the plan stays');
END;
CREATE TRIGGER plan_version_is_whole BEFORE INSERT ON plan_version_part
WHEN (SELECT COUNT(*) FROM plan_version_part p WHERE p.version = NEW.version)
     >= (SELECT v.parts FROM plan_version v WHERE v.id = NEW.version)
BEGIN
    SELECT RAISE(ABORT, 'a version of the plan has all its parts');
END;

-- Who was asked: every organisation that took part then, and on which categories it agreed: those that it could read.
CREATE TABLE plan_agreement (
    version      TEXT NOT NULL REFERENCES plan_version (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    agreed_at    INTEGER,
    agreed_by    TEXT,
    categories   TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (version, organisation),
    CHECK ((agreed_at IS NULL) = (agreed_by IS NULL)),
    CHECK (agreed_at IS NOT NULL OR categories = '')
) STRICT;
INSERT INTO plan_agreement (version, organisation, agreed_at, agreed_by)
SELECT id, asked_organisation, settled_at, settled_by FROM plan_version;
-- frozen: plan_agreement when agreed_at
-- frozen: plan_agreement by plan_version(version) when settled_at
CREATE TRIGGER plan_agreement_stays BEFORE DELETE ON plan_agreement BEGIN
    SELECT RAISE(ABORT, 'who was asked was asked');
END;
CREATE TRIGGER plan_agreement_of_the_asked BEFORE UPDATE OF version, organisation ON plan_agreement BEGIN
    SELECT RAISE(ABORT, 'who was asked was asked');
END;
-- Agreed is what nobody who still takes part has yet to answer for.
CREATE TRIGGER plan_version_agreed_by_all BEFORE UPDATE OF state ON plan_version
WHEN NEW.state = 'agreed' AND EXISTS (
    SELECT 1 FROM plan_agreement a WHERE a.version = NEW.id AND a.agreed_at IS NULL
    AND (EXISTS (SELECT 1 FROM client_case c WHERE c.id = NEW.case_id AND c.responsible_organisation = a.organisation)
         OR EXISTS (SELECT 1 FROM party p WHERE p.case_id = NEW.case_id AND p.organisation = a.organisation AND p.left_at IS NULL)))
BEGIN
    SELECT RAISE(ABORT, 'every organisation agrees for itself');
END;
CREATE TRIGGER plan_version_begins_in_review BEFORE INSERT ON plan_version WHEN NEW.state <> 'in_review' BEGIN
    SELECT RAISE(ABORT, 'a version of the plan begins in review');
END;

-- That the client has seen an agreed version, in the client's own words "I have read it": once.
CREATE TABLE plan_acknowledgement (
    version         TEXT NOT NULL PRIMARY KEY REFERENCES plan_version (id),
    acknowledged_at INTEGER NOT NULL,
    acknowledged_by TEXT NOT NULL
) STRICT;
-- append-only: plan_acknowledgement
CREATE TRIGGER plan_acknowledgement_of_agreed BEFORE INSERT ON plan_acknowledgement
WHEN (SELECT v.state FROM plan_version v WHERE v.id = NEW.version) IS NOT 'agreed'
     OR EXISTS (SELECT 1 FROM plan_acknowledgement a WHERE a.version = NEW.version)
BEGIN
    SELECT RAISE(ABORT, 'an agreed version is acknowledged once');
END;
