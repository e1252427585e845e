-- One who has gone, and three who have not: in a team, signed in, with a link to a new password.
INSERT INTO person (id, version, username, name, language, registered_at, disabled_at)
VALUES ('p6', 2, 'gita', 'Gita Näyte', 'sv', 1, 30);
INSERT INTO person (id, version, username, name, language, registered_at)
VALUES ('p7', 1, 'hilla', 'Hilla Näyte', 'fi', 1), ('p8', 1, 'inka', 'Inka Näyte', 'fi', 1);
INSERT INTO session (id, token_hash, person, version, opened_at, seen_at, idle_until, ends_at)
VALUES ('s7', printf('%064d', 7), 'p7', 1, 10, 10, 20, 30);
INSERT INTO password_reset (person, token_hash, made_by, made_at, ends_at) VALUES ('p8', printf('%064d', 8), 'p2', 10, 20);

-- refused by: CHECK person: disabled_at
UPDATE person SET disabled_at = 0 WHERE id = 'p6';
-- refused by: trigger person_disabled_works_nowhere
UPDATE person SET disabled_at = 30 WHERE id = 'p4';
-- refused by: trigger person_disabled_is_signed_out
UPDATE person SET disabled_at = 30 WHERE id = 'p7';
-- refused by: trigger person_disabled_has_no_link
UPDATE person SET disabled_at = 30 WHERE id = 'p8';
-- refused by: trigger membership_of_enabled
INSERT INTO membership (id, version, person, organisation, role, made_at, valid_from)
VALUES ('m7', 1, 'p6', 'o1', 'officer', 40, 40);
-- refused by: trigger session_of_enabled
INSERT INTO session (id, token_hash, person, version, opened_at, seen_at, idle_until, ends_at)
VALUES ('s8', printf('%064d', 9), 'p6', 1, 40, 40, 50, 60);
-- refused by: trigger password_reset_of_enabled
INSERT INTO password_reset (person, token_hash, made_by, made_at, ends_at) VALUES ('p6', printf('%064d', 9), 'p2', 40, 50);
