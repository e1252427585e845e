-- A client with a number and an open case of the authority, with a party; another without a case.
INSERT INTO client (id, family_name, given_names, family_name_folded, given_names_folded, code_sealed, code_hash,
    mother_tongue, service_language, municipality, registered_at, registered_organisation)
VALUES ('c1', 'Esimerkki', 'Aino', 'esimerkki', 'aino', x'01', x'01', 'fi', 'fi', '091', 1, 'authority'),
       ('c2', 'Näyte', 'Ben', 'nayte', 'ben', x'02', x'02', 'fi', 'fi', '091', 1, 'authority');
INSERT INTO client_number (organisation, number, client) VALUES ('authority', '1', 'c1');
INSERT INTO client_case (id, client, programme, contract, opened_at, responsible_organisation, responsible_team,
    responsible_since)
VALUES ('k1', 'c1', 'p', 'lot1', 10, 'authority', 'ta', 10);
INSERT INTO party (id, case_id, organisation, team, part, joined_at) VALUES ('y1', 'k1', 'maker', 'tm', 'provider', 10);
INSERT INTO grants (case_id, client, organisation, team, category, relation, ground, content_until, valid_from, valid_until)
VALUES ('k1', 'c1', 'authority', 'ta', 'basic', 'responsible', 'statute', 99, 10, 99);

-- refused by: CHECK client: family_name
UPDATE client SET family_name = '';
-- refused by: CHECK client: given_names
UPDATE client SET given_names = '';
-- refused by: CHECK client: safety_ban
UPDATE client SET safety_ban = 2;
-- refused by: CHECK client: (code_sealed IS NULL) =
UPDATE client SET code_sealed = NULL WHERE id = 'c1';
-- refused by: UNIQUE client.code_hash
UPDATE client SET code_hash = x'01' WHERE id = 'c2';
-- refused by: FOREIGN KEY client(registered_organisation)
UPDATE client SET registered_organisation = 'none';
-- refused by: CHECK client_number: number
UPDATE client_number SET number = '';
-- refused by: FOREIGN KEY client_number(client)
UPDATE client_number SET client = 'none';
-- refused by: FOREIGN KEY client_number(organisation)
UPDATE client_number SET organisation = 'none';

-- refused by: FOREIGN KEY client_case(responsible_team, responsible_organisation)
UPDATE client_case SET responsible_organisation = 'maker', responsible_since = 20;
-- refused by: FOREIGN KEY client_case(contract)
UPDATE client_case SET contract = 'none';
-- refused by: FOREIGN KEY client_case(client)
INSERT INTO client_case (id, client, programme, contract, opened_at, responsible_organisation, responsible_team,
    responsible_since)
VALUES ('k2', 'none', 'p', 'lot1', 10, 'authority', 'ta', 10);
-- refused by: UNIQUE client_case.client, client_case.programme
INSERT INTO client_case (id, client, programme, contract, opened_at, responsible_organisation, responsible_team,
    responsible_since)
VALUES ('k2', 'c1', 'p', 'lot1', 10, 'authority', 'ta', 10);
-- refused by: trigger client_case_opened_once
INSERT INTO client_case (id, client, programme, contract, opened_at, responsible_organisation, responsible_team,
    responsible_since)
VALUES ('k1', 'c2', 'p', 'lot1', 10, 'authority', 'ta', 10);
-- refused by: trigger client_case_next_responsible
UPDATE client_case SET responsible_organisation = 'maker', responsible_team = 'tm', responsible_since = 10;
-- refused by: trigger client_case_other_worker
UPDATE client_case SET responsible_person = 'stranger';
-- refused by: trigger client_case_responsible_since
UPDATE client_case SET responsible_since = 20;
-- refused by: trigger responsibility_of_case
INSERT INTO responsibility (case_id, from_at, organisation, team) VALUES ('k1', 20, 'maker', 'tm');
-- refused behind a guard by: FOREIGN KEY responsibility(case_id)
INSERT INTO responsibility (case_id, from_at, organisation, team) VALUES ('none', 10, 'maker', 'tm');
-- refused by: trigger append_only_responsibility_update
UPDATE responsibility SET organisation = 'maker';
-- refused by: trigger append_only_responsibility_delete
DELETE FROM responsibility;

-- refused by: CHECK party: part
UPDATE party SET part = 'friend';
-- refused by: CHECK party: left_at
UPDATE party SET left_at = joined_at;
-- refused by: FOREIGN KEY party(team, organisation)
UPDATE party SET team = 'ta';
-- refused by: FOREIGN KEY party(case_id)
UPDATE party SET case_id = 'none';
-- refused by: UNIQUE party.case_id, party.organisation, party.team
INSERT INTO party (id, case_id, organisation, team, part, joined_at) VALUES ('y2', 'k1', 'maker', 'tm', 'service', 20);

-- refused by: CHECK grants: relation IN
UPDATE grants SET relation = 'friend';
-- refused by: CHECK grants: valid_until > valid_from
UPDATE grants SET valid_until = valid_from;
-- refused by: CHECK grants: (relation = 'emergency') =
UPDATE grants SET relation = 'emergency', person = 'officer';
-- refused by: FOREIGN KEY grants(case_id, client)
UPDATE grants SET client = 'c2';
-- refused by: trigger grants_stay_listed
UPDATE grants SET team = 'tm';
-- refused by: trigger grants_stay_listed
UPDATE grants SET category = 'health';
