-- A lot of two parties and one version; who claims in it, who decides, and who belongs to both.
INSERT INTO lot (contract, code, programme, buyer, lead, valid_from) VALUES ('lot1', 'L1', 'p', 'buyer', 'lead', '2026-01-01');
INSERT INTO lot_party (contract, organisation, part, valid_from) VALUES ('lot1', 'maker', 'member', '2026-01-01');
INSERT INTO lot_version (contract, number, effective_from) VALUES ('lot1', 1, '2026-01-01');
INSERT INTO lot_milestone_type (contract, number, code, result_group, evidence) VALUES ('lot1', 1, 'work', 'work', 'payslip');
INSERT INTO membership (id, person, organisation, started_at)
VALUES ('b1', 'decider', 'buyer', 1), ('b2', 'both', 'buyer', 1), ('b3', 'both', 'maker', 1);

-- refused by: CHECK lot_party: part
UPDATE lot_party SET part = 'friend';
-- refused by: FOREIGN KEY lot_party(contract)
UPDATE lot_party SET contract = 'none';
-- refused by: FOREIGN KEY lot_version(contract)
INSERT INTO lot_version (contract, number, effective_from) VALUES ('none', 1, '2026-01-01');
-- refused by: UNIQUE lot_version.contract, lot_version.effective_from
INSERT INTO lot_version (contract, number, effective_from) VALUES ('lot1', 2, '2026-01-01');
-- refused by: FOREIGN KEY lot_milestone_type(contract, number)
UPDATE lot_milestone_type SET number = 2;
