-- Personal identity codes are sealed; they are found by a keyed hash. Nothing else in this database tells one.
CREATE TABLE client (
    id                      TEXT NOT NULL PRIMARY KEY,
    version                 INTEGER NOT NULL DEFAULT 1,
    family_name             TEXT NOT NULL CHECK (family_name <> ''),
    given_names             TEXT NOT NULL CHECK (given_names <> ''),
    family_name_folded      TEXT NOT NULL,
    given_names_folded      TEXT NOT NULL,
    code_sealed             BLOB,
    code_hash               BLOB UNIQUE,
    born_on                 TEXT,
    mother_tongue           TEXT NOT NULL,
    service_language        TEXT NOT NULL,
    municipality            TEXT NOT NULL,
    phone                   TEXT NOT NULL DEFAULT '',
    email                   TEXT NOT NULL DEFAULT '',
    safety_ban              INTEGER NOT NULL DEFAULT 0 CHECK (safety_ban IN (0, 1)),
    registered_at           INTEGER NOT NULL,
    registered_organisation TEXT NOT NULL REFERENCES organisation (id),
    CHECK ((code_sealed IS NULL) = (code_hash IS NULL))
) STRICT;

-- The sender's own number for the client: an external id, unique within the sending organisation. `fingerprints` holds a keyed hash of each
-- column of the row that made it: when a row comes again it tells "unchanged" from "other data", and in which column.
CREATE TABLE client_number (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    number       TEXT NOT NULL CHECK (number <> ''),
    client       TEXT NOT NULL REFERENCES client (id),
    fingerprints TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (organisation, number)
) STRICT;
CREATE INDEX client_number_client ON client_number (client);

-- Exactly one organisation answers for a case at every instant: it is a NOT NULL column of the case, and the triggers below write its
-- history, whose periods have only a beginning: gap-free and without overlap by construction.
CREATE TABLE client_case (
    id                       TEXT NOT NULL PRIMARY KEY,
    client                   TEXT NOT NULL REFERENCES client (id),
    programme                TEXT NOT NULL,
    contract                 TEXT NOT NULL REFERENCES lot (contract),
    version                  INTEGER NOT NULL DEFAULT 1,
    access_version           INTEGER NOT NULL DEFAULT 1,
    opened_at                INTEGER NOT NULL,
    closed_at                INTEGER,
    responsible_organisation TEXT NOT NULL,
    responsible_team         TEXT NOT NULL,
    responsible_person       TEXT,
    responsible_since        INTEGER NOT NULL,
    responsible_by           TEXT,
    unemployed_since         TEXT,
    target_group             TEXT NOT NULL DEFAULT '',
    needs                    TEXT NOT NULL DEFAULT '',
    wished_start             TEXT,
    referral_note            TEXT NOT NULL DEFAULT '',
    UNIQUE (id, client),
    FOREIGN KEY (responsible_team, responsible_organisation) REFERENCES team (id, organisation)
) STRICT;
CREATE UNIQUE INDEX one_open_case ON client_case (client, programme) WHERE closed_at IS NULL;

CREATE TABLE responsibility (
    case_id      TEXT NOT NULL REFERENCES client_case (id),
    from_at      INTEGER NOT NULL,
    organisation TEXT NOT NULL,
    team         TEXT NOT NULL,
    handover     TEXT,
    PRIMARY KEY (case_id, from_at)
) STRICT;
-- append-only: responsibility

CREATE TRIGGER client_case_opened_once BEFORE INSERT ON client_case
WHEN EXISTS (SELECT 1 FROM client_case c WHERE c.id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'a case is opened once');
END;
CREATE TRIGGER client_case_first_responsible AFTER INSERT ON client_case BEGIN
    INSERT INTO responsibility (case_id, from_at, organisation, team, handover)
    VALUES (NEW.id, NEW.responsible_since, NEW.responsible_organisation, NEW.responsible_team, NEW.responsible_by);
END;
CREATE TRIGGER client_case_next_responsible
AFTER UPDATE OF responsible_organisation, responsible_team, responsible_since ON client_case
WHEN NEW.responsible_organisation <> OLD.responsible_organisation OR NEW.responsible_team <> OLD.responsible_team
BEGIN
    SELECT RAISE(ABORT, 'responsibility moves forward in time') WHERE NEW.responsible_since <= OLD.responsible_since;
    INSERT INTO responsibility (case_id, from_at, organisation, team, handover)
    VALUES (NEW.id, NEW.responsible_since, NEW.responsible_organisation, NEW.responsible_team, NEW.responsible_by);
END;
CREATE TRIGGER client_case_responsible_since
BEFORE UPDATE OF responsible_since ON client_case
WHEN NEW.responsible_since <> OLD.responsible_since
     AND NEW.responsible_organisation = OLD.responsible_organisation AND NEW.responsible_team = OLD.responsible_team
BEGIN
    SELECT RAISE(ABORT, 'responsibility has a beginning of its own');
END;
CREATE TRIGGER responsibility_of_case BEFORE INSERT ON responsibility
WHEN NOT EXISTS (SELECT 1 FROM client_case c WHERE c.id = NEW.case_id AND c.responsible_organisation = NEW.organisation
                 AND c.responsible_team = NEW.team AND c.responsible_since = NEW.from_at)
BEGIN
    SELECT RAISE(ABORT, 'responsibility is written by its case');
END;

CREATE TABLE party (
    id           TEXT NOT NULL PRIMARY KEY,
    case_id      TEXT NOT NULL REFERENCES client_case (id),
    organisation TEXT NOT NULL,
    team         TEXT NOT NULL,
    person       TEXT,
    part         TEXT NOT NULL CHECK (part IN ('commissioner', 'provider', 'service')),
    joined_at    INTEGER NOT NULL,
    left_at      INTEGER CHECK (left_at > joined_at),
    FOREIGN KEY (team, organisation) REFERENCES team (id, organisation)
) STRICT;
CREATE UNIQUE INDEX one_open_party ON party (case_id, organisation, team) WHERE left_at IS NULL;

CREATE TABLE consent (
    id                    TEXT NOT NULL PRIMARY KEY,
    client                TEXT NOT NULL REFERENCES client (id),
    contract              TEXT NOT NULL REFERENCES lot (contract),
    version               INTEGER NOT NULL DEFAULT 1,
    purpose               TEXT NOT NULL,
    given_how             TEXT NOT NULL CHECK (given_how IN ('referral', 'written', 'oral', 'electronic')),
    valid_from            TEXT NOT NULL,
    valid_until           TEXT NOT NULL,
    recorded_at           INTEGER NOT NULL,
    recorded_by           TEXT NOT NULL,
    recorded_organisation TEXT NOT NULL,
    withdrawn_at          INTEGER,
    withdrawn_by          TEXT,
    CHECK (valid_until >= valid_from),
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
) STRICT;
CREATE INDEX consent_client ON consent (client);
-- frozen: consent when withdrawn_at

CREATE TABLE consent_category (
    consent  TEXT NOT NULL REFERENCES consent (id),
    category TEXT NOT NULL,
    PRIMARY KEY (consent, category)
) STRICT;
CREATE TABLE consent_recipient (
    consent      TEXT NOT NULL REFERENCES consent (id),
    organisation TEXT NOT NULL,
    PRIMARY KEY (consent, organisation)
) STRICT;
-- append-only: consent_category
-- append-only: consent_recipient
-- frozen: consent_category by consent(consent) when withdrawn_at
-- frozen: consent_recipient by consent(consent) when withdrawn_at

-- Who may see what of which case, and why: rewritten in the transaction that changes a party, a consent or responsibility. Every list,
-- search and count joins it before ORDER, LIMIT and COUNT. person '' = everybody in the team. until 9223372036854775807 = no limit.
CREATE TABLE grants (
    case_id       TEXT NOT NULL,
    client        TEXT NOT NULL,
    organisation  TEXT NOT NULL,
    team          TEXT NOT NULL,
    person        TEXT NOT NULL DEFAULT '',
    category      TEXT NOT NULL,
    relation      TEXT NOT NULL CHECK (relation IN ('responsible', 'party', 'former')),
    ground        TEXT NOT NULL,
    content_until INTEGER NOT NULL,
    valid_until   INTEGER NOT NULL,
    PRIMARY KEY (case_id, organisation, team, person, category, ground),
    FOREIGN KEY (case_id, client) REFERENCES client_case (id, client)
) STRICT, WITHOUT ROWID;
CREATE INDEX grants_by_team ON grants (organisation, team, category, client, case_id);
