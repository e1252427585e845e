-- What is to be done in a case beside the plan: by an organisation that takes part, with a person named or not, or by the client (no
-- organisation).
CREATE TABLE case_task (
    id                    TEXT    NOT NULL PRIMARY KEY,
    case_id               TEXT    NOT NULL REFERENCES client_case (id),
    version               INTEGER NOT NULL DEFAULT 1,
    title                 TEXT    NOT NULL CHECK (title <> ''),
    category              TEXT    NOT NULL,
    organisation          TEXT    REFERENCES organisation (id),
    person                TEXT,
    due_on                TEXT    NOT NULL,
    state                 TEXT    NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
    recorded_at           INTEGER NOT NULL,
    recorded_by           TEXT    NOT NULL,
    recorded_organisation TEXT    NOT NULL,
    settled_at            INTEGER CHECK (settled_at >= recorded_at),
    settled_by            TEXT,
    settled_organisation  TEXT,
    CHECK (organisation IS NOT NULL OR person IS NULL),
    CHECK ((state = 'open') = (settled_at IS NULL)),
    CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
    CHECK ((settled_by IS NULL) = (settled_organisation IS NULL))
) STRICT;
CREATE INDEX case_task_case ON case_task (case_id, recorded_at, id);
CREATE INDEX case_task_open ON case_task (case_id, due_on, id) WHERE state = 'open';
CREATE INDEX case_task_settled ON case_task (case_id, settled_at, id) WHERE state <> 'open';
CREATE INDEX case_task_waiting ON case_task (organisation, person, due_on, id) WHERE state = 'open';

CREATE TRIGGER case_task_begins_open BEFORE INSERT ON case_task WHEN NEW.state <> 'open' BEGIN
    SELECT RAISE(ABORT, 'a task begins open');
END;
CREATE TRIGGER case_task_recorded_once BEFORE UPDATE OF id, case_id, recorded_at, recorded_by, recorded_organisation ON case_task BEGIN
    SELECT RAISE(ABORT, 'who recorded a task recorded it');
END;
CREATE TRIGGER case_task_next_version BEFORE UPDATE OF version ON case_task WHEN NEW.version <> OLD.version + 1 BEGIN
    SELECT RAISE(ABORT, 'each change of a task is its next version');
END;
-- What is done or dropped is opened again before it is changed.
CREATE TRIGGER case_task_settled_stays BEFORE UPDATE ON case_task WHEN OLD.state <> 'open' AND NEW.state <> 'open' BEGIN
    SELECT RAISE(ABORT, 'a settled task is opened first');
END;
CREATE TRIGGER case_task_stays BEFORE DELETE ON case_task BEGIN
    SELECT RAISE(ABORT, 'a task stays');
END;
-- Who shall do it works in its organisation. Who is named already may have left since.
CREATE TRIGGER case_task_person BEFORE INSERT ON case_task
WHEN NEW.person IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person = NEW.person AND m.organisation = NEW.organisation)
BEGIN
    SELECT RAISE(ABORT, 'the person of a task works in its organisation');
END;
CREATE TRIGGER case_task_other_person BEFORE UPDATE OF person, organisation ON case_task
WHEN NEW.person IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person = NEW.person AND m.organisation = NEW.organisation)
     AND (NEW.person IS NOT OLD.person OR NEW.organisation IS NOT OLD.organisation)
BEGIN
    SELECT RAISE(ABORT, 'the person of a task works in its organisation');
END;

-- What happened to it, a row a version: who did what and when.
CREATE TABLE task_step (
    task         TEXT    NOT NULL REFERENCES case_task (id),
    version      INTEGER NOT NULL,
    step         TEXT    NOT NULL CHECK (step IN ('added', 'changed', 'moved', 'done', 'dropped', 'reopened')),
    at           INTEGER NOT NULL,
    person       TEXT    NOT NULL,
    organisation TEXT    NOT NULL,
    PRIMARY KEY (task, version)
) STRICT;
-- append-only: task_step
CREATE TRIGGER task_step_of_version BEFORE INSERT ON task_step
WHEN (SELECT t.version FROM case_task t WHERE t.id = NEW.task) IS NOT NEW.version
BEGIN
    SELECT RAISE(ABORT, 'a step is of the present version of its task');
END;
