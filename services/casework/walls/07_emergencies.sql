-- x1 is open for k1 and has its grant, x2 has ended and is reviewed; five tries of one person today.
INSERT INTO emergency_access (id, outcome, client, person, organisation, team, role, reason, opened_at, ends_at)
VALUES ('x1', 'opened', 'c1', 'officer', 'authority', 'ta', 'officer', 'the client is in danger now', 100, 200),
       ('x2', 'opened', 'c1', 'second', 'authority', 'ta', 'officer', 'the client is in danger now', 100, 200);
INSERT INTO emergency_access (id, outcome, person, organisation, team, role, reason, opened_at)
VALUES ('n1', 'nobody', 'third', 'authority', 'ta', 'officer', 'the client is in danger now', 100),
       ('n2', 'nobody', 'third', 'authority', 'ta', 'officer', 'the client is in danger now', 100),
       ('n3', 'nobody', 'third', 'authority', 'ta', 'officer', 'the client is in danger now', 100),
       ('n4', 'nobody', 'third', 'authority', 'ta', 'officer', 'the client is in danger now', 100),
       ('n5', 'nobody', 'third', 'authority', 'ta', 'officer', 'the client is in danger now', 100);
INSERT INTO emergency_case (access, client, case_id) VALUES ('x1', 'c1', 'k1'), ('x2', 'c1', 'k1');
INSERT INTO grants (case_id, client, organisation, team, person, category, relation, ground, content_until, valid_from,
    valid_until)
VALUES ('k1', 'c1', 'authority', 'ta', 'officer', 'health', 'emergency', 'emergency', 200, 100, 200);
INSERT INTO emergency_end (access, ended_at, ended_by) VALUES ('x2', 150, 'second');
INSERT INTO emergency_review (access, finding, reviewed_at, reviewed_by) VALUES ('x2', 'justified', 160, 'contact');

-- refused by: CHECK emergency_access: outcome IN
INSERT INTO emergency_access (id, outcome, client, person, organisation, team, role, reason, opened_at)
VALUES ('x3', 'lost', 'c2', 'officer', 'authority', 'ta', 'officer', 'the client is in danger now', 100);
-- refused by: CHECK emergency_access: person
INSERT INTO emergency_access (id, outcome, client, person, organisation, team, role, reason, opened_at, ends_at)
VALUES ('x3', 'opened', 'c2', '', 'authority', 'ta', 'officer', 'the client is in danger now', 100, 200);
-- refused by: CHECK emergency_access: role
INSERT INTO emergency_access (id, outcome, client, person, organisation, team, role, reason, opened_at, ends_at)
VALUES ('x3', 'opened', 'c2', 'officer', 'authority', 'ta', 'coach', 'the client is in danger now', 100, 200);
-- refused by: CHECK emergency_access: length(trim(reason))
INSERT INTO emergency_access (id, outcome, client, person, organisation, team, role, reason, opened_at, ends_at)
VALUES ('x3', 'opened', 'c2', 'officer', 'authority', 'ta', 'officer', 'danger                  ', 100, 200);
-- refused by: CHECK emergency_access: ends_at
INSERT INTO emergency_access (id, outcome, client, person, organisation, team, role, reason, opened_at, ends_at)
VALUES ('x3', 'opened', 'c2', 'officer', 'authority', 'ta', 'officer', 'the client is in danger now', 100, 86400101);
-- refused by: CHECK emergency_access: (outcome = 'nobody') =
INSERT INTO emergency_access (id, outcome, client, person, organisation, team, role, reason, opened_at)
VALUES ('x3', 'nobody', 'c2', 'officer', 'authority', 'ta', 'officer', 'the client is in danger now', 100);
-- refused by: CHECK emergency_access: (outcome = 'opened') =
INSERT INTO emergency_access (id, outcome, client, person, organisation, team, role, reason, opened_at, ends_at)
VALUES ('x3', 'own_ground', 'c2', 'officer', 'authority', 'ta', 'officer', 'the client is in danger now', 100, 200);
-- refused by: FOREIGN KEY emergency_access(organisation)
INSERT INTO emergency_access (id, outcome, client, person, organisation, team, role, reason, opened_at, ends_at)
VALUES ('x3', 'opened', 'c2', 'officer', 'none', 'ta', 'officer', 'the client is in danger now', 100, 200);
-- refused by: FOREIGN KEY emergency_access(client)
INSERT INTO emergency_access (id, outcome, client, person, organisation, team, role, reason, opened_at, ends_at)
VALUES ('x3', 'opened', 'none', 'officer', 'authority', 'ta', 'officer', 'the client is in danger now', 100, 200);
-- refused by: UNIQUE index 'emergency_reason'
INSERT INTO emergency_access (id, outcome, client, person, organisation, team, role, reason, opened_at, ends_at)
VALUES ('x3', 'opened', 'c1', 'second', 'authority', 'ta', 'officer', 'the client is in danger now', 151, 200);
-- refused by: trigger emergency_access_tries
INSERT INTO emergency_access (id, outcome, person, organisation, team, role, reason, opened_at)
VALUES ('n6', 'nobody', 'third', 'authority', 'ta', 'officer', 'the client is in danger now', 101);
-- refused by: trigger emergency_access_once
INSERT INTO emergency_access (id, outcome, client, person, organisation, team, role, reason, opened_at, ends_at)
VALUES ('x3', 'opened', 'c1', 'officer', 'authority', 'ta', 'officer', 'the client is in danger again', 150, 250);
-- refused by: trigger append_only_emergency_access_update
UPDATE emergency_access SET reason = 'there was no reason at all';
-- refused by: trigger append_only_emergency_access_delete
DELETE FROM emergency_access WHERE id = 'n1';

-- refused by: FOREIGN KEY emergency_case(case_id, client)
INSERT INTO emergency_case (access, client, case_id) VALUES ('x1', 'c1', 'none');
-- refused by: FOREIGN KEY emergency_case(access, client)
INSERT INTO emergency_case (access, client, case_id) VALUES ('none', 'c1', 'k1');
-- refused by: trigger append_only_emergency_case_update
UPDATE emergency_case SET case_id = 'k2';
-- refused by: trigger append_only_emergency_case_delete
DELETE FROM emergency_case;

-- refused by: CHECK emergency_end: ended_by
INSERT INTO emergency_end (access, ended_at, ended_by) VALUES ('x1', 150, '');
-- refused by: trigger emergency_end_in_time
INSERT INTO emergency_end (access, ended_at, ended_by) VALUES ('x1', 201, 'officer');
-- refused behind a guard by: FOREIGN KEY emergency_end(access)
INSERT INTO emergency_end (access, ended_at, ended_by) VALUES ('none', 150, 'officer');
-- refused by: trigger append_only_emergency_end_update
UPDATE emergency_end SET ended_at = 199;
-- refused by: trigger append_only_emergency_end_delete
DELETE FROM emergency_end;

-- refused by: CHECK emergency_review: finding IN
INSERT INTO emergency_review (access, finding, note, reviewed_at, reviewed_by) VALUES ('n1', 'perhaps', 'why', 160, 'contact');
-- refused by: CHECK emergency_review: finding = 'justified' OR
INSERT INTO emergency_review (access, finding, note, reviewed_at, reviewed_by) VALUES ('n1', 'unjustified', ' ', 160, 'contact');
-- refused by: CHECK emergency_review: reviewed_by
INSERT INTO emergency_review (access, finding, reviewed_at, reviewed_by) VALUES ('n1', 'justified', 160, '');
-- refused by: FOREIGN KEY emergency_review(access)
INSERT INTO emergency_review (access, finding, reviewed_at, reviewed_by) VALUES ('none', 'justified', 160, 'contact');
-- refused by: trigger emergency_review_after_end
INSERT INTO emergency_review (access, finding, reviewed_at, reviewed_by) VALUES ('x1', 'justified', 160, 'contact');
-- refused by: trigger emergency_review_by_another
INSERT INTO emergency_review (access, finding, reviewed_at, reviewed_by) VALUES ('n1', 'justified', 160, 'third');
-- refused by: trigger append_only_emergency_review_update
UPDATE emergency_review SET finding = 'unjustified', note = 'why';
-- refused by: trigger append_only_emergency_review_delete
DELETE FROM emergency_review;

-- refused by: trigger emergency_grant
INSERT INTO grants (case_id, client, organisation, team, person, category, relation, ground, content_until, valid_from,
    valid_until)
VALUES ('k1', 'c1', 'authority', 'ta', 'second', 'health', 'emergency', 'emergency', 200, 100, 200);
-- refused by: trigger emergency_grant_stays
UPDATE grants SET valid_until = 300 WHERE ground = 'emergency';
-- refused behind a guard by: CHECK grants: relation <> 'emergency' OR
INSERT INTO grants (case_id, client, organisation, team, category, relation, ground, content_until, valid_from, valid_until)
VALUES ('k1', 'c1', 'authority', 'ta', 'health', 'emergency', 'emergency', 200, 100, 200);
