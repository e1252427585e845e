-- That something happened, for a team, a whole organisation (team is null) or one person. Ids alone: never a name, a
-- word that somebody wrote, or anything about a client.
CREATE TABLE notice (
    id           TEXT    NOT NULL PRIMARY KEY,
    event        TEXT    NOT NULL,
    kind         TEXT    NOT NULL CHECK (kind <> ''),
    at           INTEGER NOT NULL,
    organisation TEXT    NOT NULL CHECK (organisation <> ''),
    team         TEXT    CHECK (team <> ''),
    person       TEXT    CHECK (person <> ''),
    contract     TEXT    CHECK (contract <> ''),
    about        TEXT    NOT NULL CHECK (about IN ('handover', 'case', 'milestone')),
    subject      TEXT    NOT NULL CHECK (subject <> '')
) STRICT;
-- append-only: notice
-- An event has its effect once for each that it is addressed to; its id stands for (source, epoch, number).
CREATE UNIQUE INDEX notice_once ON notice (event, organisation, coalesce(team, ''), coalesce(person, ''));
CREATE INDEX notice_of_organisation ON notice (organisation, at, id);

-- Who has seen it: each person for themselves.
CREATE TABLE notice_seen (
    notice TEXT    NOT NULL REFERENCES notice (id),
    person TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (notice, person)
) STRICT;
-- append-only: notice_seen
