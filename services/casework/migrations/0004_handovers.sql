CREATE TABLE handover (
    id                   TEXT NOT NULL PRIMARY KEY,
    case_id              TEXT NOT NULL REFERENCES client_case (id),
    version              INTEGER NOT NULL DEFAULT 1,
    kind                 TEXT NOT NULL CHECK (kind IN ('responsibility', 'referral', 'return', 'request')),
    state                TEXT NOT NULL CHECK (state IN ('draft', 'proposed', 'accepted', 'declined', 'withdrawn', 'expired')),
    from_organisation    TEXT NOT NULL,
    from_team            TEXT NOT NULL,
    from_person          TEXT,
    to_organisation      TEXT NOT NULL,
    to_team              TEXT NOT NULL,
    reason               TEXT NOT NULL,
    note                 TEXT NOT NULL DEFAULT '',
    wished_on            TEXT,
    proposed_at          INTEGER NOT NULL,
    answer_by            TEXT NOT NULL,
    ground               TEXT NOT NULL,
    package_hash         TEXT NOT NULL,
    decided_at           INTEGER,
    decided_by           TEXT,
    decided_organisation TEXT,
    decline_reason       TEXT,
    decline_note         TEXT,
    FOREIGN KEY (to_team, to_organisation) REFERENCES team (id, organisation),
    CHECK ((state IN ('accepted', 'declined', 'withdrawn', 'expired')) = (decided_at IS NOT NULL)),
    CHECK ((state = 'declined') = (decline_reason IS NOT NULL)),
    CHECK (NOT (from_organisation = to_organisation AND from_team = to_team)),
    -- The proposer never accepts: the answer comes from the receiving organisation, and an acceptance from another person.
    CHECK (state NOT IN ('accepted', 'declined') OR coalesce(decided_organisation, '') = to_organisation),
    CHECK (state <> 'accepted' OR coalesce(decided_by, '') NOT IN ('', coalesce(from_person, ''))),
    CHECK (state <> 'withdrawn' OR coalesce(decided_organisation, '') = from_organisation)
) STRICT;
-- Decided is decided: no accept, decline or withdrawal is ever lost or written over.
-- frozen: handover when decided_at
CREATE UNIQUE INDEX one_open_handover ON handover (case_id) WHERE state = 'proposed' AND kind IN ('responsibility', 'return');
CREATE INDEX handover_in ON handover (to_organisation, to_team, state, proposed_at, id);
CREATE INDEX handover_out ON handover (from_organisation, from_team, state, proposed_at, id);
CREATE INDEX handover_case ON handover (case_id, proposed_at);

-- What exactly is handed over, frozen at proposal, by category: each reading passes the policy of that day.
CREATE TABLE handover_package (
    handover TEXT NOT NULL REFERENCES handover (id),
    category TEXT NOT NULL,
    content  TEXT NOT NULL,
    hash     TEXT NOT NULL,
    PRIMARY KEY (handover, category)
) STRICT;
-- append-only: handover_package
-- frozen: handover_package by handover(handover) when decided_at
