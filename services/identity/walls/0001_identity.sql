-- Two organisations with a team each, a consortium, and three people: one coach, one client, one who has gone.
INSERT INTO organisation (id, version, kind, name_fi, name_sv, name_en, business_id, registered_at)
VALUES ('o1', 1, 'provider', 'A', 'A', 'A', '0166906-4', 1), ('o2', 1, 'provider', 'B', 'B', 'B', '1046216-1', 1);
INSERT INTO team (id, organisation, name, name_key, registered_at)
VALUES ('t1', 'o1', 'Keski', 'keski', 1), ('t2', 'o2', 'Keski', 'keski', 1);
INSERT INTO consortium (id, name, name_key, registered_at) VALUES ('k1', 'Yhdessä', 'yhdessa', 1);
INSERT INTO person (id, version, username, name, language, registered_at)
VALUES ('p1', 1, 'aino', 'Aino Esimerkki', 'fi', 1), ('p2', 1, 'ben', 'Ben Näyte', 'sv', 1),
       ('p3', 1, 'cai', 'Cai Näyte', 'en', 1);
INSERT INTO password (person, hash, changed_at) VALUES ('p1', '$argon2id$x', 1);
INSERT INTO membership (id, version, person, organisation, team, role, contract, made_at, valid_from)
VALUES ('m1', 1, 'p1', 'o1', 't1', 'coach', 'lot1', 10, 10);
INSERT INTO membership (id, version, person, organisation, role, client, made_at, valid_from)
VALUES ('m2', 1, 'p2', 'o1', 'client', 'c1', 10, 10);
INSERT INTO membership (id, version, person, organisation, role, made_at, valid_from, ended_at)
VALUES ('m3', 1, 'p3', 'o1', 'officer', 10, 10, 20);
INSERT INTO session (id, token_hash, person, acting, version, opened_at, seen_at, idle_until, ends_at)
VALUES ('s1', printf('%064d', 1), 'p1', 'm1', 1, 10, 10, 20, 30),
       ('s2', printf('%064d', 2), 'p2', 'm2', 1, 10, 10, 20, 30);

-- refused by: CHECK organisation: version
UPDATE organisation SET version = 0;
-- refused by: CHECK organisation: called
UPDATE organisation SET called = 'Own kind';
-- refused by: CHECK organisation: kind
UPDATE organisation SET kind = 'club';
-- refused by: CHECK organisation: trim(name_fi)
UPDATE organisation SET name_fi = ' ';
-- refused by: CHECK organisation: trim(name_sv)
UPDATE organisation SET name_sv = ' ';
-- refused by: CHECK organisation: trim(name_en)
UPDATE organisation SET name_en = ' ';
-- refused by: CHECK organisation: length(business_id)
UPDATE organisation SET business_id = '166906-4' WHERE id = 'o1';
-- refused by: UNIQUE organisation.business_id
UPDATE organisation SET business_id = '0166906-4' WHERE id = 'o2';

-- refused by: CHECK team: trim(name)
UPDATE team SET name = ' ';
-- refused by: CHECK team: name_key
UPDATE team SET name_key = '' WHERE id = 't1';
-- refused by: UNIQUE team.organisation, team.name_key
INSERT INTO team (id, organisation, name, name_key, registered_at) VALUES ('t3', 'o1', 'KESKI', 'keski', 1);
-- refused by: FOREIGN KEY team(organisation)
INSERT INTO team (id, organisation, name, name_key, registered_at) VALUES ('t3', 'none', 'Itä', 'ita', 1);
-- refused by: CHECK consortium: trim(name)
UPDATE consortium SET name = ' ';
-- refused by: CHECK consortium: name_key
UPDATE consortium SET name_key = '';
-- refused by: UNIQUE consortium.name_key
INSERT INTO consortium (id, name, name_key, registered_at) VALUES ('k2', 'YHDESSÄ', 'yhdessa', 1);

-- refused by: CHECK person: version
UPDATE person SET version = 0;
-- refused by: CHECK person: username = lower(username)
UPDATE person SET username = 'Aino' WHERE id = 'p1';
-- refused by: CHECK person: trim(name)
UPDATE person SET name = ' ';
-- refused by: CHECK person: language
UPDATE person SET language = 'no';
-- refused by: UNIQUE person.username
UPDATE person SET username = 'aino' WHERE id = 'p2';
-- refused by: CHECK password: hash
UPDATE password SET hash = 'correct horse';
-- refused by: FOREIGN KEY password(person)
INSERT INTO password (person, hash, changed_at) VALUES ('none', '$argon2id$x', 1);

-- refused by: CHECK membership: version
UPDATE membership SET version = 0 WHERE id = 'm1';
-- refused by: CHECK membership: role IN
UPDATE membership SET role = 'friend', contract = NULL WHERE id = 'm1';
-- refused by: CHECK membership: valid_from
UPDATE membership SET valid_from = made_at - 1 WHERE id = 'm1';
-- refused by: CHECK membership: ended_at
UPDATE membership SET ended_at = made_at - 1 WHERE id = 'm1';
-- refused by: CHECK membership: (contract IS NOT NULL) =
UPDATE membership SET contract = NULL WHERE id = 'm1';
-- refused by: CHECK membership: (client IS NOT NULL) =
UPDATE membership SET client = 'c2' WHERE id = 'm1';
-- refused by: CHECK membership: client IS NULL OR team IS NULL
UPDATE membership SET team = 't1' WHERE id = 'm2';
-- refused by: FOREIGN KEY membership(team, organisation)
UPDATE membership SET team = 't2' WHERE id = 'm1';
-- refused by: FOREIGN KEY membership(organisation)
UPDATE membership SET organisation = 'none' WHERE id = 'm2';
-- refused by: FOREIGN KEY membership(person)
INSERT INTO membership (id, version, person, organisation, role, made_at, valid_from)
VALUES ('m4', 1, 'none', 'o1', 'officer', 10, 10);
-- refused by: UNIQUE index 'membership_open'
INSERT INTO membership (id, version, person, organisation, team, role, contract, made_at, valid_from)
VALUES ('m4', 1, 'p1', 'o1', 't1', 'coach', 'lot1', 11, 11);
-- refused by: UNIQUE membership.client
INSERT INTO membership (id, version, person, organisation, role, client, made_at, valid_from)
VALUES ('m4', 1, 'p3', 'o1', 'client', 'c1', 11, 11);
-- refused by: trigger frozen_membership_ended_at_update
UPDATE membership SET ended_at = NULL WHERE id = 'm3';
-- refused by: trigger frozen_membership_ended_at_delete
DELETE FROM membership WHERE id = 'm3';

-- refused by: CHECK session: length(token_hash)
UPDATE session SET token_hash = 'a token as it is' WHERE id = 's1';
-- refused by: UNIQUE session.token_hash
UPDATE session SET token_hash = printf('%064d', 1) WHERE id = 's2';
-- refused by: CHECK session: version
UPDATE session SET version = 0;
-- refused by: CHECK session: seen_at
UPDATE session SET seen_at = opened_at - 1;
-- refused by: CHECK session: idle_until
UPDATE session SET idle_until = seen_at;
-- refused by: CHECK session: ends_at
UPDATE session SET ends_at = opened_at + 36000001;
-- refused by: CHECK session: length(device)
UPDATE session SET device = printf('%0101d', 0);
-- refused by: CHECK session: length(source)
UPDATE session SET source = printf('%046d', 0);
-- refused by: FOREIGN KEY session(acting, person)
UPDATE session SET acting = 'm2' WHERE id = 's1';
-- refused by: FOREIGN KEY session(person)
UPDATE session SET person = 'none', acting = NULL WHERE id = 's1';
