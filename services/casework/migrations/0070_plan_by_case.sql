-- The goals and actions of a case stand side by side in the file, in the order of their ids: a plan is read whole, and what is added over months
-- would lie a page apart for each. Goals come in the order in which they were recorded, since ids are made in the order of time (RFC 9562, 5.7).
-- What refers to a goal is put aside with it, so no reference is broken when the transaction ends.
CREATE TEMP TABLE kept_goal AS SELECT * FROM plan_goal;
CREATE TEMP TABLE kept_action AS SELECT * FROM plan_action;
DROP TABLE plan_action;
DROP TABLE plan_goal;

CREATE TABLE plan_goal (
    id                    TEXT NOT NULL UNIQUE,
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
    PRIMARY KEY (case_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_action (
    id                    TEXT NOT NULL UNIQUE,
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
    PRIMARY KEY (case_id, id),
    FOREIGN KEY (case_id, goal) REFERENCES plan_goal (case_id, id)
) STRICT, WITHOUT ROWID;

INSERT INTO plan_goal (id, case_id, version, title, category, organisation, measure, target_date, state, recorded_at, recorded_by,
                       recorded_organisation)
SELECT id, case_id, version, title, category, organisation, measure, target_date, state, recorded_at, recorded_by, recorded_organisation
FROM kept_goal ORDER BY case_id, id;
INSERT INTO plan_action (id, case_id, goal, version, title, service, category, organisation, team, person, starts_on, ends_on, state,
                         recorded_at, recorded_by, recorded_organisation)
SELECT id, case_id, goal, version, title, service, category, organisation, team, person, starts_on, ends_on, state, recorded_at, recorded_by,
       recorded_organisation
FROM kept_action ORDER BY case_id, id;
DROP TABLE kept_action;
DROP TABLE kept_goal;

-- As before: who shall do an action is of the organisation that is accountable for it. Who is named already may have left since.
CREATE TRIGGER plan_action_team BEFORE INSERT ON plan_action
WHEN NEW.team IS NOT NULL AND NOT EXISTS (SELECT 1 FROM team t WHERE t.id = NEW.team AND t.organisation = NEW.organisation)
BEGIN
    SELECT RAISE(ABORT, 'the team of an action is its organisation''s');
END;
CREATE TRIGGER plan_action_other_team BEFORE UPDATE OF team, organisation ON plan_action
WHEN NEW.team IS NOT NULL AND NOT EXISTS (SELECT 1 FROM team t WHERE t.id = NEW.team AND t.organisation = NEW.organisation)
     AND (NEW.team IS NOT OLD.team OR NEW.organisation <> OLD.organisation)
BEGIN
    SELECT RAISE(ABORT, 'the team of an action is its organisation''s');
END;
CREATE TRIGGER plan_action_person BEFORE INSERT ON plan_action
WHEN NEW.person IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person = NEW.person AND m.organisation = NEW.organisation)
BEGIN
    SELECT RAISE(ABORT, 'the person of an action works in its organisation');
END;
CREATE TRIGGER plan_action_other_person BEFORE UPDATE OF person, organisation ON plan_action
WHEN NEW.person IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person = NEW.person AND m.organisation = NEW.organisation)
     AND (NEW.person IS NOT OLD.person OR NEW.organisation <> OLD.organisation)
BEGIN
    SELECT RAISE(ABORT, 'the person of an action works in its organisation');
END;
