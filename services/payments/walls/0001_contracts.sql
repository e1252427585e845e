-- A lot with a lead and a member, a first version that is activated with one price, and a second one being written.
INSERT INTO contract (id, code, name, programme, buyer, lead, intake_team, currency, vat_basis_points, valid_from,
    registered_at, registered_by)
VALUES ('lot1', 'L1', 'Lot', 'p', 'buyer', 'lead', 't', 'EUR', 2550, '2026-01-01', 1, 'a');
INSERT INTO contract_party (contract, organisation, part, valid_from, share_basis_points)
VALUES ('lot1', 'lead', 'lead', '2026-01-01', 2000), ('lot1', 'maker', 'member', '2026-01-01', 8000);
INSERT INTO contract_version (id, contract, number, effective_from, made_by) VALUES ('n1', 'lot1', 1, '2026-01-01', 'a');
INSERT INTO milestone_type (version_id, code, position, name_fi, name_sv, name_en, result_group, evidence, price_cents)
VALUES ('n1', 'work', 1, 'A', 'A', 'A', 'work', 'payslip', 1000);
UPDATE contract_version SET activated_at = 10 WHERE id = 'n1';
INSERT INTO contract_version (id, contract, number, effective_from, made_by) VALUES ('n2', 'lot1', 2, '2026-06-01', 'a');
INSERT INTO milestone_type (version_id, code, position, name_fi, name_sv, name_en, result_group, evidence, price_cents)
VALUES ('n2', 'work', 1, 'A', 'A', 'A', 'work', 'payslip', 2000);

-- refused by: UNIQUE contract.code
INSERT INTO contract (id, code, name, programme, buyer, lead, intake_team, currency, vat_basis_points, valid_from,
    registered_at, registered_by)
VALUES ('lot2', 'L1', 'Lot', 'p', 'buyer', 'lead', 't', 'EUR', 2550, '2026-01-01', 1, 'a');
-- refused by: CHECK contract: code
INSERT INTO contract (id, code, name, programme, buyer, lead, intake_team, currency, vat_basis_points, valid_from,
    registered_at, registered_by)
VALUES ('lot2', '', 'Lot', 'p', 'buyer', 'lead', 't', 'EUR', 2550, '2026-01-01', 1, 'a');
-- refused by: CHECK contract: name
UPDATE contract SET name = '';
-- refused by: CHECK contract: programme
INSERT INTO contract (id, code, name, programme, buyer, lead, intake_team, currency, vat_basis_points, valid_from,
    registered_at, registered_by)
VALUES ('lot2', 'L2', 'Lot', '', 'buyer', 'lead', 't', 'EUR', 2550, '2026-01-01', 1, 'a');
-- refused by: CHECK contract: lead <> buyer
INSERT INTO contract (id, code, name, programme, buyer, lead, intake_team, currency, vat_basis_points, valid_from,
    registered_at, registered_by)
VALUES ('lot2', 'L2', 'Lot', 'p', 'buyer', 'buyer', 't', 'EUR', 2550, '2026-01-01', 1, 'a');
-- refused by: CHECK contract: currency
INSERT INTO contract (id, code, name, programme, buyer, lead, intake_team, currency, vat_basis_points, valid_from,
    registered_at, registered_by)
VALUES ('lot2', 'L2', 'Lot', 'p', 'buyer', 'lead', 't', 'SEK', 2550, '2026-01-01', 1, 'a');
-- refused by: CHECK contract: vat_basis_points
INSERT INTO contract (id, code, name, programme, buyer, lead, intake_team, currency, vat_basis_points, valid_from,
    registered_at, registered_by)
VALUES ('lot2', 'L2', 'Lot', 'p', 'buyer', 'lead', 't', 'EUR', 10001, '2026-01-01', 1, 'a');
-- refused by: CHECK contract: valid_until
INSERT INTO contract (id, code, name, programme, buyer, lead, intake_team, currency, vat_basis_points, valid_from,
    valid_until, registered_at, registered_by)
VALUES ('lot2', 'L2', 'Lot', 'p', 'buyer', 'lead', 't', 'EUR', 2550, '2026-01-01', '2025-12-31', 1, 'a');
-- refused by: trigger contract_terms_stay
UPDATE contract SET vat_basis_points = 1400;
-- refused by: trigger contract_stays
DELETE FROM contract;

-- refused by: CHECK contract_party: part
INSERT INTO contract_party (contract, organisation, part, valid_from, share_basis_points)
VALUES ('lot1', 'other', 'friend', '2026-01-01', 0);
-- refused by: CHECK contract_party: valid_until
INSERT INTO contract_party (contract, organisation, part, valid_from, valid_until, share_basis_points)
VALUES ('lot1', 'other', 'member', '2026-01-01', '2025-12-31', 0);
-- refused by: CHECK contract_party: share_basis_points
INSERT INTO contract_party (contract, organisation, part, valid_from, share_basis_points)
VALUES ('lot1', 'other', 'member', '2026-01-01', 10001);
-- refused by: FOREIGN KEY contract_party(contract)
INSERT INTO contract_party (contract, organisation, part, valid_from, share_basis_points)
VALUES ('none', 'other', 'member', '2026-01-01', 0);
-- refused by: trigger contract_party_has_one_part
INSERT INTO contract_party (contract, organisation, part, valid_from, share_basis_points)
VALUES ('lot1', 'maker', 'subcontractor', '2026-02-01', 0);
-- refused by: trigger contract_party_is_not_the_buyer
INSERT INTO contract_party (contract, organisation, part, valid_from, share_basis_points)
VALUES ('lot1', 'buyer', 'member', '2026-01-01', 0);
-- refused by: trigger append_only_contract_party_update
UPDATE contract_party SET share_basis_points = 5000;
-- refused by: trigger append_only_contract_party_delete
DELETE FROM contract_party;

-- refused by: CHECK contract_version: number
UPDATE contract_version SET number = 0 WHERE id = 'n2';
-- refused by: FOREIGN KEY contract_version(contract)
INSERT INTO contract_version (id, contract, number, effective_from, made_by) VALUES ('n3', 'none', 1, '2026-01-01', 'a');
-- refused by: UNIQUE contract_version.contract, contract_version.number
UPDATE contract_version SET number = 1 WHERE id = 'n2';
-- refused by: UNIQUE contract_version.contract, contract_version.effective_from
UPDATE contract_version SET effective_from = '2026-01-01' WHERE id = 'n2';
-- refused by: trigger contract_version_follows_the_last
INSERT INTO contract_version (id, contract, number, effective_from, made_by) VALUES ('n3', 'lot1', 3, '2026-06-01', 'a');
-- refused behind a guard by: trigger frozen_contract_version_activated_at_update
UPDATE contract_version SET activated_at = NULL WHERE id = 'n1';
-- refused behind a guard by: trigger frozen_contract_version_activated_at_delete
DELETE FROM contract_version WHERE id = 'n1';
-- refused behind a guard by: trigger frozen_contract_version_keeps_activated_at_update
UPDATE contract_version SET activated_at = NULL WHERE id = 'n1';
-- refused behind a guard by: trigger frozen_contract_version_keeps_activated_at_delete
DELETE FROM contract_version WHERE id = 'n1';

-- refused by: CHECK milestone_type: code
UPDATE milestone_type SET code = '' WHERE version_id = 'n2';
-- refused by: CHECK milestone_type: result_group
UPDATE milestone_type SET result_group = '' WHERE version_id = 'n2';
-- refused by: CHECK milestone_type: price_cents
UPDATE milestone_type SET price_cents = -1 WHERE version_id = 'n2';
-- refused by: FOREIGN KEY milestone_type(version_id)
UPDATE milestone_type SET version_id = 'none' WHERE version_id = 'n2';
-- refused by: trigger frozen_milestone_type_by_contract_version_insert
INSERT INTO milestone_type (version_id, code, position, name_fi, name_sv, name_en, result_group, evidence, price_cents)
VALUES ('n1', 'study', 2, 'A', 'A', 'A', 'study', 'letter', 1000);
-- refused by: trigger frozen_milestone_type_by_contract_version_update
UPDATE milestone_type SET price_cents = 1 WHERE version_id = 'n1';
-- refused by: trigger frozen_milestone_type_by_contract_version_delete
DELETE FROM milestone_type WHERE version_id = 'n1';
