-- Read-only copies, kept by views: of each activated contract version (payments) and of memberships (identity). Claims are checked and verifiers
-- refused by them also when those services are away.
CREATE TABLE lot (
    contract    TEXT NOT NULL PRIMARY KEY,
    code        TEXT NOT NULL,
    programme   TEXT NOT NULL,
    buyer       TEXT NOT NULL,
    lead        TEXT NOT NULL,
    valid_from  TEXT NOT NULL,
    valid_until TEXT
) STRICT;

CREATE TABLE lot_party (
    contract     TEXT NOT NULL REFERENCES lot (contract),
    organisation TEXT NOT NULL,
    part         TEXT NOT NULL CHECK (part IN ('lead', 'member', 'subcontractor')),
    valid_from   TEXT NOT NULL,
    valid_until  TEXT,
    PRIMARY KEY (contract, organisation, valid_from)
) STRICT;

CREATE TABLE lot_version (
    contract       TEXT    NOT NULL REFERENCES lot (contract),
    number         INTEGER NOT NULL,
    effective_from TEXT    NOT NULL,
    PRIMARY KEY (contract, number),
    UNIQUE (contract, effective_from)
) STRICT;

-- evidence: the kinds that are accepted, separated by a space.
CREATE TABLE lot_milestone_type (
    contract     TEXT    NOT NULL,
    number       INTEGER NOT NULL,
    code         TEXT    NOT NULL,
    result_group TEXT    NOT NULL,
    evidence     TEXT    NOT NULL,
    PRIMARY KEY (contract, number, code),
    FOREIGN KEY (contract, number) REFERENCES lot_version (contract, number)
) STRICT;

CREATE TABLE membership (
    id           TEXT    NOT NULL PRIMARY KEY,
    person       TEXT    NOT NULL,
    organisation TEXT    NOT NULL,
    started_at   INTEGER NOT NULL,
    ended_at     INTEGER
) STRICT;
CREATE INDEX membership_of_person ON membership (person);
