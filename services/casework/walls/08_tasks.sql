-- A task of the maker's coach that is open, one of the client that is done.
INSERT INTO case_task (id, case_id, title, category, organisation, person, due_on, state, recorded_at, recorded_by,
    recorded_organisation)
VALUES ('t1', 'k1', 'Call', 'employment', 'maker', 'coach', '2026-01-01', 'open', 10, 'coach', 'maker');
INSERT INTO task_step (task, version, step, at, person, organisation) VALUES ('t1', 1, 'added', 10, 'coach', 'maker');
INSERT INTO case_task (id, case_id, title, category, due_on, state, recorded_at, recorded_by, recorded_organisation)
VALUES ('t2', 'k1', 'Write', 'employment', '2026-01-01', 'open', 10, 'coach', 'maker');
UPDATE case_task SET version = 2, state = 'done', settled_at = 20, settled_by = 'client', settled_organisation = 'authority'
WHERE id = 't2';

-- refused by: CHECK case_task: title
UPDATE case_task SET title = '' WHERE id = 't1';
-- refused by: CHECK case_task: state
UPDATE case_task SET state = 'lost' WHERE id = 't1';
-- refused behind a guard by: CHECK case_task: organisation IS NOT NULL
UPDATE case_task SET organisation = NULL WHERE id = 't1';
-- refused by: CHECK case_task: (state = 'open') =
UPDATE case_task SET state = 'done' WHERE id = 't1';
-- refused by: CHECK case_task: settled_at
UPDATE case_task SET state = 'done', settled_at = 9, settled_by = 'coach', settled_organisation = 'maker' WHERE id = 't1';
-- refused by: CHECK case_task: (settled_at IS NULL) =
UPDATE case_task SET state = 'done', settled_at = 20, settled_organisation = 'maker' WHERE id = 't1';
-- refused by: CHECK case_task: (settled_by IS NULL) =
UPDATE case_task SET state = 'done', settled_at = 20, settled_by = 'coach' WHERE id = 't1';
-- refused by: FOREIGN KEY case_task(case_id)
INSERT INTO case_task (id, case_id, title, category, due_on, state, recorded_at, recorded_by, recorded_organisation)
VALUES ('t3', 'none', 'Call', 'employment', '2026-01-01', 'open', 10, 'coach', 'maker');
-- refused by: FOREIGN KEY case_task(organisation)
UPDATE case_task SET organisation = 'none', person = NULL WHERE id = 't1';
-- refused by: trigger case_task_begins_open
INSERT INTO case_task (id, case_id, title, category, due_on, state, recorded_at, recorded_by, recorded_organisation,
    settled_at, settled_by, settled_organisation)
VALUES ('t3', 'k1', 'Call', 'employment', '2026-01-01', 'done', 10, 'coach', 'maker', 20, 'coach', 'maker');
-- refused by: trigger case_task_recorded_once
UPDATE case_task SET recorded_by = 'officer' WHERE id = 't1';
-- refused by: trigger case_task_next_version
UPDATE case_task SET version = 3 WHERE id = 't1';
-- refused by: trigger case_task_settled_stays
UPDATE case_task SET title = 'Call again' WHERE id = 't2';
-- refused by: trigger case_task_stays
DELETE FROM case_task WHERE id = 't2';
-- refused by: trigger case_task_person
INSERT INTO case_task (id, case_id, title, category, organisation, person, due_on, state, recorded_at, recorded_by,
    recorded_organisation)
VALUES ('t3', 'k1', 'Call', 'employment', 'maker', 'officer', '2026-01-01', 'open', 10, 'coach', 'maker');
-- refused by: trigger case_task_other_person
UPDATE case_task SET person = 'officer' WHERE id = 't1';
-- refused by: CHECK task_step: step
INSERT INTO task_step (task, version, step, at, person, organisation) VALUES ('t2', 2, 'lost', 20, 'client', 'authority');
-- refused by: trigger task_step_of_version
INSERT INTO task_step (task, version, step, at, person, organisation) VALUES ('t1', 2, 'changed', 20, 'coach', 'maker');
-- refused behind a guard by: FOREIGN KEY task_step(task)
INSERT INTO task_step (task, version, step, at, person, organisation) VALUES ('none', 1, 'added', 20, 'coach', 'maker');
-- refused by: trigger append_only_task_step_update
UPDATE task_step SET step = 'moved';
-- refused by: trigger append_only_task_step_delete
DELETE FROM task_step;
