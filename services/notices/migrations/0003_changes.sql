-- What live streams tell: that something has changed, for a team, a whole organisation (team is null), one person, or
-- for whoever may see a case. Ids alone. Kept for a day: who was away for longer reads anew.
CREATE TABLE change (
    number       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    event        TEXT    NOT NULL,
    kind         TEXT    NOT NULL CHECK (kind IN ('notice', 'handover', 'case', 'plan', 'access')),
    at           INTEGER NOT NULL,
    organisation TEXT    CHECK (organisation <> ''),
    team         TEXT    CHECK (team <> ''),
    person       TEXT    CHECK (person <> ''),
    role         TEXT    CHECK (role <> ''),
    contract     TEXT    CHECK (contract <> ''),
    of_case      TEXT    CHECK (of_case <> ''),
    about        TEXT    NOT NULL CHECK (about IN ('handover', 'case', 'milestone', '')),
    subject      TEXT    NOT NULL,
    -- Either it is addressed, or it is for those who may see the case.
    CHECK ((organisation IS NULL) <> (of_case IS NULL))
) STRICT;
-- An event has its effect once for each that it is told to.
CREATE UNIQUE INDEX change_once ON change (event, kind, coalesce(organisation, ''), coalesce(team, ''),
                                           coalesce(person, ''), coalesce(role, ''));
CREATE INDEX change_at ON change (at);
