-- Two organisations with a team each, a lot with a member, and who works where.
INSERT INTO organisation (id, kind) VALUES ('authority', 'employment_authority'), ('maker', 'provider');
INSERT INTO team (id, organisation, name) VALUES ('ta', 'authority', 'Keski'), ('tm', 'maker', 'Keski');
INSERT INTO lot (contract, code, version, programme, buyer, lead, intake_team, valid_from)
VALUES ('lot1', 'L1', 1, 'p', 'authority', 'maker', 'tm', '2026-01-01');
INSERT INTO lot_party (contract, organisation, part, valid_from) VALUES ('lot1', 'maker', 'lead', '2026-01-01');
INSERT INTO membership (id, person, organisation, team) VALUES ('b1', 'officer', 'authority', 'ta'), ('b2', 'coach', 'maker', 'tm');

-- refused by: CHECK organisation: kind
UPDATE organisation SET kind = 'club';
-- refused by: FOREIGN KEY team(organisation)
INSERT INTO team (id, organisation, name) VALUES ('t3', 'none', 'Itä');
-- refused by: UNIQUE team.organisation, team.name
INSERT INTO team (id, organisation, name) VALUES ('t3', 'maker', 'Keski');
-- refused by: UNIQUE lot.code
INSERT INTO lot (contract, code, version, programme, buyer, lead, intake_team, valid_from)
VALUES ('lot2', 'L1', 1, 'p', 'authority', 'maker', 'tm', '2026-01-01');
-- refused by: CHECK lot_party: part
UPDATE lot_party SET part = 'friend';
-- refused by: FOREIGN KEY lot_party(contract)
UPDATE lot_party SET contract = 'none';
-- refused by: CHECK share_rule: organisation_kind
INSERT INTO share_rule (organisation_kind, category, act, valid_from) VALUES ('provider', 'basic', 'x', '2027-01-01');
