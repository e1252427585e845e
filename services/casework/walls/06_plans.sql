-- A goal with an action; a version that is agreed and acknowledged, one in review that the maker has yet to agree to.
INSERT INTO plan_goal (id, case_id, title, category, organisation, measure, state, recorded_at, recorded_by,
    recorded_organisation)
VALUES ('g1', 'k1', 'Work', 'employment', 'maker', '', 'open', 10, 'coach', 'maker');
INSERT INTO plan_action (id, case_id, goal, title, category, organisation, team, person, starts_on, ends_on, state,
    recorded_at, recorded_by, recorded_organisation)
VALUES ('a1', 'k1', 'g1', 'Course', 'employment', 'maker', 'tm', 'coach', '2026-01-01', '2026-02-01', 'planned', 10, 'coach',
    'maker');
INSERT INTO closing_snapshot (case_id, organisation, team, made_at, category, content, hash)
VALUES ('k1', 'maker', 'tm', 10, 'basic', '{}', 'x');
INSERT INTO plan_version (id, case_id, number, state, parts, asked_at, asked_by, asked_organisation)
VALUES ('v1', 'k1', 1, 'in_review', 1, 10, 'coach', 'maker');
INSERT INTO plan_version_part (version, category, content, hash) VALUES ('v1', 'employment', '{}', 'x');
INSERT INTO plan_agreement (version, organisation) VALUES ('v1', 'maker'), ('v1', 'authority');
UPDATE plan_agreement SET agreed_at = 11, agreed_by = 'coach' WHERE version = 'v1' AND organisation = 'maker';
UPDATE plan_agreement SET agreed_at = 11, agreed_by = 'officer' WHERE version = 'v1' AND organisation = 'authority';
UPDATE plan_version SET state = 'agreed', settled_at = 12, settled_by = 'officer', settled_organisation = 'authority'
WHERE id = 'v1';
INSERT INTO plan_acknowledgement (version, acknowledged_at, acknowledged_by) VALUES ('v1', 13, 'client');
INSERT INTO plan_version (id, case_id, number, state, parts, asked_at, asked_by, asked_organisation)
VALUES ('v2', 'k1', 2, 'in_review', 2, 20, 'coach', 'maker');
INSERT INTO plan_version_part (version, category, content, hash) VALUES ('v2', 'employment', '{}', 'x');
INSERT INTO plan_agreement (version, organisation) VALUES ('v2', 'maker'), ('v2', 'authority');
UPDATE plan_agreement SET agreed_at = 21, agreed_by = 'officer' WHERE version = 'v2' AND organisation = 'authority';

-- refused by: CHECK plan_goal: title
UPDATE plan_goal SET title = '';
-- refused by: CHECK plan_goal: state
UPDATE plan_goal SET state = 'lost';
-- refused by: FOREIGN KEY plan_goal(organisation)
UPDATE plan_goal SET organisation = 'none';
-- refused by: FOREIGN KEY plan_goal(case_id)
INSERT INTO plan_goal (id, case_id, title, category, organisation, measure, state, recorded_at, recorded_by,
    recorded_organisation)
VALUES ('g2', 'none', 'Work', 'employment', 'maker', '', 'open', 10, 'coach', 'maker');
-- refused by: UNIQUE plan_goal.id
INSERT INTO plan_goal (id, case_id, title, category, organisation, measure, state, recorded_at, recorded_by,
    recorded_organisation)
VALUES ('g1', 'none', 'Work', 'employment', 'maker', '', 'open', 10, 'coach', 'maker');
-- refused by: UNIQUE plan_action.id
INSERT INTO plan_action (id, case_id, goal, title, category, organisation, starts_on, ends_on, state, recorded_at, recorded_by,
    recorded_organisation)
VALUES ('a1', 'none', 'g1', 'Course', 'employment', 'maker', '2026-01-01', '2026-02-01', 'planned', 10, 'coach', 'maker');
-- refused by: CHECK plan_action: title
UPDATE plan_action SET title = '';
-- refused by: CHECK plan_action: ends_on
UPDATE plan_action SET ends_on = '2025-12-31';
-- refused by: CHECK plan_action: state
UPDATE plan_action SET state = 'lost';
-- refused by: FOREIGN KEY plan_action(case_id, goal)
UPDATE plan_action SET goal = 'none';
-- refused by: FOREIGN KEY plan_action(organisation)
UPDATE plan_action SET organisation = 'none', team = NULL, person = NULL;
-- refused by: trigger plan_action_team
INSERT INTO plan_action (id, case_id, goal, title, category, organisation, team, starts_on, ends_on, state, recorded_at,
    recorded_by, recorded_organisation)
VALUES ('a2', 'k1', 'g1', 'Course', 'employment', 'maker', 'ta', '2026-01-01', '2026-02-01', 'planned', 10, 'coach', 'maker');
-- refused by: trigger plan_action_other_team
UPDATE plan_action SET team = 'ta';
-- refused by: trigger plan_action_person
INSERT INTO plan_action (id, case_id, goal, title, category, organisation, person, starts_on, ends_on, state, recorded_at,
    recorded_by, recorded_organisation)
VALUES ('a2', 'k1', 'g1', 'Course', 'employment', 'maker', 'officer', '2026-01-01', '2026-02-01', 'planned', 10, 'coach',
    'maker');
-- refused by: trigger plan_action_other_person
UPDATE plan_action SET person = 'officer';
-- refused by: FOREIGN KEY closing_snapshot(case_id)
INSERT INTO closing_snapshot (case_id, organisation, team, made_at, category, content, hash)
VALUES ('none', 'maker', 'tm', 10, 'basic', '{}', 'x');
-- refused by: trigger append_only_closing_snapshot_update
UPDATE closing_snapshot SET content = '[]';
-- refused by: trigger append_only_closing_snapshot_delete
DELETE FROM closing_snapshot;

-- refused by: CHECK plan_version: number
INSERT INTO plan_version (id, case_id, number, state, parts, asked_at, asked_by, asked_organisation)
VALUES ('v3', 'k1', 0, 'in_review', 1, 10, 'coach', 'maker');
-- refused by: CHECK plan_version: parts
INSERT INTO plan_version (id, case_id, number, state, parts, asked_at, asked_by, asked_organisation)
VALUES ('v3', 'k1', 3, 'in_review', 0, 10, 'coach', 'maker');
-- refused by: FOREIGN KEY plan_version(case_id)
INSERT INTO plan_version (id, case_id, number, state, parts, asked_at, asked_by, asked_organisation)
VALUES ('v3', 'none', 3, 'in_review', 1, 10, 'coach', 'maker');
-- refused by: UNIQUE plan_version.case_id
INSERT INTO plan_version (id, case_id, number, state, parts, asked_at, asked_by, asked_organisation)
VALUES ('v3', 'k1', 3, 'in_review', 1, 10, 'coach', 'maker');
-- refused by: trigger plan_version_begins_in_review
INSERT INTO plan_version (id, case_id, number, state, parts, asked_at, asked_by, asked_organisation)
VALUES ('v3', 'k1', 3, 'agreed', 1, 10, 'coach', 'maker');
-- refused by: CHECK plan_version: state IN
UPDATE plan_version SET state = 'lost' WHERE id = 'v2';
-- refused by: CHECK plan_version: (state = 'in_review') =
UPDATE plan_version SET state = 'withdrawn' WHERE id = 'v2';
-- refused by: CHECK plan_version: settled_at IS NULL OR
UPDATE plan_version SET state = 'withdrawn', settled_at = 19, settled_by = 'coach', settled_organisation = 'maker' WHERE id = 'v2';
-- refused by: CHECK plan_version: (settled_at IS NULL) =
UPDATE plan_version SET settled_by = 'coach' WHERE id = 'v2';
-- refused by: CHECK plan_version: (settled_by IS NULL) =
UPDATE plan_version SET settled_organisation = 'maker' WHERE id = 'v2';
-- refused by: CHECK plan_version: (state = 'returned') =
UPDATE plan_version SET reason = 'why' WHERE id = 'v2';
-- refused by: trigger plan_version_asked_as_it_is
UPDATE plan_version SET parts = 3 WHERE id = 'v2';
-- refused by: trigger plan_version_stays
DELETE FROM plan_version WHERE id = 'v2';
-- refused by: trigger plan_version_agreed_by_all
UPDATE plan_version SET state = 'agreed', settled_at = 22, settled_by = 'officer', settled_organisation = 'authority'
WHERE id = 'v2';
-- refused behind a guard by: trigger frozen_plan_version_settled_at_update
UPDATE plan_version SET settled_at = 30 WHERE id = 'v1';
-- refused behind a guard by: trigger frozen_plan_version_settled_at_delete
DELETE FROM plan_version WHERE id = 'v1';
-- refused behind a guard by: trigger frozen_plan_version_keeps_settled_at_update
UPDATE plan_version SET settled_at = 30 WHERE id = 'v1';
-- refused behind a guard by: trigger frozen_plan_version_keeps_settled_at_delete
DELETE FROM plan_version WHERE id = 'v1';

-- refused by: FOREIGN KEY plan_version_part(version)
INSERT INTO plan_version_part (version, category, content, hash) VALUES ('none', 'health', '{}', 'x');
-- refused by: trigger plan_version_is_whole
INSERT INTO plan_version_part (version, category, content, hash) VALUES ('v1', 'health', '{}', 'x');
-- refused by: trigger append_only_plan_version_part_update
UPDATE plan_version_part SET content = '[]';
-- refused by: trigger append_only_plan_version_part_delete
DELETE FROM plan_version_part;

-- refused by: CHECK plan_agreement: (agreed_at IS NULL) =
UPDATE plan_agreement SET agreed_at = 22 WHERE version = 'v2' AND organisation = 'maker';
-- refused by: CHECK plan_agreement: agreed_at IS NOT NULL OR
UPDATE plan_agreement SET categories = 'health' WHERE version = 'v2' AND organisation = 'maker';
-- refused by: FOREIGN KEY plan_agreement(organisation)
INSERT INTO plan_agreement (version, organisation) VALUES ('v2', 'none');
-- refused by: FOREIGN KEY plan_agreement(version)
INSERT INTO plan_agreement (version, organisation) VALUES ('none', 'maker');
-- refused by: trigger plan_agreement_stays
DELETE FROM plan_agreement WHERE version = 'v2' AND organisation = 'maker';
-- refused by: trigger plan_agreement_of_the_asked
UPDATE plan_agreement SET organisation = 'authority' WHERE version = 'v2' AND organisation = 'maker';
-- refused by: trigger frozen_plan_agreement_agreed_at_update
UPDATE plan_agreement SET categories = 'health' WHERE version = 'v2' AND organisation = 'authority';
-- refused behind a guard by: trigger frozen_plan_agreement_agreed_at_delete
DELETE FROM plan_agreement WHERE version = 'v2' AND organisation = 'authority';
-- refused by: trigger frozen_plan_agreement_by_plan_version_insert
INSERT INTO plan_agreement (version, organisation) VALUES ('v1', 'none');
-- refused behind a guard by: trigger frozen_plan_agreement_by_plan_version_update
UPDATE plan_agreement SET categories = 'health' WHERE version = 'v1';
-- refused behind a guard by: trigger frozen_plan_agreement_by_plan_version_delete
DELETE FROM plan_agreement WHERE version = 'v1';

-- refused by: trigger plan_acknowledgement_of_agreed
INSERT INTO plan_acknowledgement (version, acknowledged_at, acknowledged_by) VALUES ('v2', 23, 'client');
-- refused behind a guard by: FOREIGN KEY plan_acknowledgement(version)
INSERT INTO plan_acknowledgement (version, acknowledged_at, acknowledged_by) VALUES ('none', 23, 'client');
-- refused by: trigger append_only_plan_acknowledgement_update
UPDATE plan_acknowledgement SET acknowledged_at = 99;
-- refused by: trigger append_only_plan_acknowledgement_delete
DELETE FROM plan_acknowledgement;

-- v2 is withdrawn, so that another may be asked for.
UPDATE plan_version SET state = 'withdrawn', settled_at = 30, settled_by = 'coach', settled_organisation = 'maker'
WHERE id = 'v2';
-- refused by: UNIQUE plan_version.case_id, plan_version.number
INSERT INTO plan_version (id, case_id, number, state, parts, asked_at, asked_by, asked_organisation)
VALUES ('v3', 'k1', 1, 'in_review', 1, 10, 'coach', 'maker');
