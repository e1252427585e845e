-- A handover that waits for its answer and one that was accepted.
INSERT INTO handover (id, case_id, kind, state, from_organisation, from_team, from_person, to_organisation, to_team,
    reason, proposed_at, answer_by, ground, package_hash)
VALUES ('h1', 'k1', 'responsibility', 'proposed', 'authority', 'ta', 'officer', 'maker', 'tm', 'r', 10, '2026-02-01', 'g', 'x'),
       ('h2', 'k1', 'referral', 'proposed', 'authority', 'ta', 'officer', 'maker', 'tm', 'r', 10, '2026-02-01', 'g', 'x');
INSERT INTO handover_package (handover, category, content, hash) VALUES ('h1', 'basic', '{}', 'x'), ('h2', 'basic', '{}', 'x');
UPDATE handover SET state = 'accepted', decided_at = 20, decided_by = 'coach', decided_organisation = 'maker' WHERE id = 'h2';

-- refused by: CHECK handover: kind
UPDATE handover SET kind = 'gift' WHERE id = 'h1';
-- refused by: CHECK handover: state IN
UPDATE handover SET state = 'lost' WHERE id = 'h1';
-- refused by: CHECK handover: (state IN ('accepted'
UPDATE handover SET state = 'expired' WHERE id = 'h1';
-- refused by: CHECK handover: (state = 'declined') =
UPDATE handover SET decline_reason = 'full' WHERE id = 'h1';
-- refused by: CHECK handover: NOT (from_organisation = to_organisation
UPDATE handover SET to_organisation = 'authority', to_team = 'ta' WHERE id = 'h1';
-- refused by: CHECK handover: state NOT IN ('accepted', 'declined') OR
UPDATE handover SET state = 'accepted', decided_at = 20, decided_by = 'coach', decided_organisation = 'authority' WHERE id = 'h1';
-- refused by: CHECK handover: state <> 'accepted' OR
UPDATE handover SET state = 'accepted', decided_at = 20, decided_by = 'officer', decided_organisation = 'maker' WHERE id = 'h1';
-- refused by: CHECK handover: state <> 'withdrawn' OR
UPDATE handover SET state = 'withdrawn', decided_at = 20, decided_by = 'coach', decided_organisation = 'maker' WHERE id = 'h1';
-- refused by: FOREIGN KEY handover(to_team, to_organisation)
UPDATE handover SET to_team = 'none' WHERE id = 'h1';
-- refused by: FOREIGN KEY handover(case_id)
UPDATE handover SET case_id = 'none' WHERE id = 'h1';
-- refused by: UNIQUE handover.case_id
INSERT INTO handover (id, case_id, kind, state, from_organisation, from_team, from_person, to_organisation, to_team,
    reason, proposed_at, answer_by, ground, package_hash)
VALUES ('h3', 'k1', 'return', 'proposed', 'authority', 'ta', 'officer', 'maker', 'tm', 'r', 10, '2026-02-01', 'g', 'x');
-- refused behind a guard by: trigger frozen_handover_decided_at_update
UPDATE handover SET decided_at = 21 WHERE id = 'h2';
-- refused behind a guard by: trigger frozen_handover_decided_at_delete
DELETE FROM handover WHERE id = 'h2';
-- refused behind a guard by: trigger frozen_handover_keeps_decided_at_update
UPDATE handover SET decided_at = 21 WHERE id = 'h2';
-- refused behind a guard by: trigger frozen_handover_keeps_decided_at_delete
DELETE FROM handover WHERE id = 'h2';

-- refused by: FOREIGN KEY handover_package(handover)
INSERT INTO handover_package (handover, category, content, hash) VALUES ('none', 'basic', '{}', 'x');
-- refused by: trigger append_only_handover_package_update
UPDATE handover_package SET content = '[]' WHERE handover = 'h1';
-- refused by: trigger append_only_handover_package_delete
DELETE FROM handover_package WHERE handover = 'h1';
-- refused by: trigger frozen_handover_package_by_handover_insert
INSERT INTO handover_package (handover, category, content, hash) VALUES ('h2', 'health', '{}', 'x');
-- refused behind a guard by: trigger frozen_handover_package_by_handover_update
UPDATE handover_package SET content = '[]' WHERE handover = 'h2';
-- refused behind a guard by: trigger frozen_handover_package_by_handover_delete
DELETE FROM handover_package WHERE handover = 'h2';
