-- The joint plan as it stands: what is agreed is kept apart, below. Each item has one category and one accountable organisation.
CREATE TABLE plan_goal (
    id                    TEXT NOT NULL PRIMARY KEY,
    case_id               TEXT NOT NULL REFERENCES client_case (id),
    version               INTEGER NOT NULL DEFAULT 1,
    title                 TEXT NOT NULL CHECK (title <> ''),
    category              TEXT NOT NULL,
    organisation          TEXT NOT NULL REFERENCES organisation (id),
    measure               TEXT NOT NULL,
    target_date           TEXT,
    state                 TEXT NOT NULL CHECK (state IN ('open', 'reached', 'dropped')),
    recorded_at           INTEGER NOT NULL,
    recorded_by           TEXT NOT NULL,
    recorded_organisation TEXT NOT NULL,
    UNIQUE (id, case_id)
) STRICT;
CREATE INDEX plan_goal_case ON plan_goal (case_id, recorded_at, id);

CREATE TABLE plan_action (
    id                    TEXT NOT NULL PRIMARY KEY,
    case_id               TEXT NOT NULL,
    goal                  TEXT NOT NULL,
    version               INTEGER NOT NULL DEFAULT 1,
    title                 TEXT NOT NULL CHECK (title <> ''),
    service               TEXT NOT NULL DEFAULT '',
    category              TEXT NOT NULL,
    organisation          TEXT NOT NULL REFERENCES organisation (id),
    team                  TEXT,
    person                TEXT,
    starts_on             TEXT NOT NULL,
    ends_on               TEXT NOT NULL CHECK (ends_on >= starts_on),
    state                 TEXT NOT NULL CHECK (state IN ('planned', 'under_way', 'done', 'cancelled')),
    recorded_at           INTEGER NOT NULL,
    recorded_by           TEXT NOT NULL,
    recorded_organisation TEXT NOT NULL,
    FOREIGN KEY (goal, case_id) REFERENCES plan_goal (id, case_id)
) STRICT;
CREATE INDEX plan_action_case ON plan_action (case_id, starts_on, id);

-- An agreed version is a copy, by category, that nothing changes. The newest number is in force; the ones before it are superseded.
CREATE TABLE plan_version (
    id                  TEXT NOT NULL PRIMARY KEY,
    case_id             TEXT NOT NULL REFERENCES client_case (id),
    number              INTEGER NOT NULL CHECK (number >= 1),
    agreed_at           INTEGER NOT NULL,
    agreed_by           TEXT NOT NULL,
    agreed_organisation TEXT NOT NULL,
    parts               INTEGER NOT NULL CHECK (parts >= 1),
    UNIQUE (case_id, number)
) STRICT;
-- append-only: plan_version

CREATE TABLE plan_version_part (
    version  TEXT NOT NULL REFERENCES plan_version (id),
    category TEXT NOT NULL,
    content  TEXT NOT NULL,
    hash     TEXT NOT NULL,
    PRIMARY KEY (version, category)
) STRICT;
-- append-only: plan_version_part
CREATE TRIGGER plan_version_is_whole BEFORE INSERT ON plan_version_part
WHEN (SELECT COUNT(*) FROM plan_version_part p WHERE p.version = NEW.version)
     >= (SELECT v.parts FROM plan_version v WHERE v.id = NEW.version)
BEGIN
    SELECT RAISE(ABORT, 'an agreed version has all its parts');
END;

-- What a team could read when it left the case: afterwards it reads this, never live rows.
CREATE TABLE closing_snapshot (
    case_id      TEXT NOT NULL REFERENCES client_case (id),
    organisation TEXT NOT NULL,
    team         TEXT NOT NULL,
    made_at      INTEGER NOT NULL,
    category     TEXT NOT NULL,
    content      TEXT NOT NULL,
    hash         TEXT NOT NULL,
    PRIMARY KEY (case_id, organisation, team, made_at, category)
) STRICT;
-- append-only: closing_snapshot
