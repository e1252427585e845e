INSERT INTO term (vocabulary, code, acts_as, valid_from, name_fi, name_sv, name_en)
VALUES ('organisation_kind', 'association', 'provider', '2026-01-01', 'a', 'b', 'c');

-- refused by: trigger share_rule_overlaps
INSERT INTO share_rule (organisation_kind, category, act, valid_from) VALUES ('kela', 'basic', 'x', '2027-01-01');
-- refused by: trigger share_rule_ends_once
UPDATE share_rule SET act = 'x' WHERE organisation_kind = 'kela';
-- refused by: trigger share_rule_stays
DELETE FROM share_rule WHERE organisation_kind = 'kela';

-- refused by: CHECK term: vocabulary IN
INSERT INTO term (vocabulary, code, valid_from, name_fi, name_sv, name_en) VALUES ('weather', 'rain', '2027-01-01', 'a', 'b', 'c');
-- refused by: CHECK term: code <> ''
INSERT INTO term (vocabulary, code, valid_from, name_fi, name_sv, name_en) VALUES ('plan_type', 'Own type', '2027-01-01', 'a', 'b', 'c');
-- refused by: CHECK term: valid_until
INSERT INTO term (vocabulary, code, valid_from, valid_until, name_fi, name_sv, name_en)
VALUES ('plan_type', 'own', '2027-01-01', '2026-01-01', 'a', 'b', 'c');
-- refused by: CHECK term: trim(name_fi)
INSERT INTO term (vocabulary, code, valid_from, name_fi, name_sv, name_en) VALUES ('plan_type', 'own', '2027-01-01', ' ', 'b', 'c');
-- refused by: CHECK term: trim(name_sv)
INSERT INTO term (vocabulary, code, valid_from, name_fi, name_sv, name_en) VALUES ('plan_type', 'own', '2027-01-01', 'a', ' ', 'c');
-- refused by: CHECK term: trim(name_en)
INSERT INTO term (vocabulary, code, valid_from, name_fi, name_sv, name_en) VALUES ('plan_type', 'own', '2027-01-01', 'a', 'b', ' ');
-- refused by: CHECK term: acts_as IN
INSERT INTO term (vocabulary, code, acts_as, valid_from, name_fi, name_sv, name_en)
VALUES ('organisation_kind', 'club', 'team', '2027-01-01', 'a', 'b', 'c');
-- refused by: CHECK term: (vocabulary = 'organisation_kind')
INSERT INTO term (vocabulary, code, valid_from, name_fi, name_sv, name_en) VALUES ('organisation_kind', 'club', '2027-01-01', 'a', 'b', 'c');
-- refused behind a guard by: CHECK term: code NOT IN
INSERT INTO term (vocabulary, code, acts_as, valid_from, name_fi, name_sv, name_en)
VALUES ('organisation_kind', 'kela', 'provider', '2020-01-01', 'a', 'b', 'c');
-- refused by: trigger term_acts_as_before
INSERT INTO term (vocabulary, code, acts_as, valid_from, valid_until, name_fi, name_sv, name_en)
VALUES ('organisation_kind', 'association', 'kela', '2020-01-01', '2020-12-31', 'a', 'b', 'c');
-- refused by: trigger term_overlaps
INSERT INTO term (vocabulary, code, valid_from, name_fi, name_sv, name_en) VALUES ('plan_type', 'activation', '2027-01-01', 'a', 'b', 'c');
-- refused by: trigger term_ends_once
UPDATE term SET name_fi = 'a' WHERE code = 'activation';
-- refused by: trigger term_stays
DELETE FROM term WHERE code = 'activation';
-- refused by: trigger client_case_plan_type
UPDATE client_case SET plan_type = 'none';
-- refused behind a guard by: trigger plan_version_type_stays
UPDATE plan_version SET plan_type = 'activation' WHERE id = 'v2';
-- refused by: trigger plan_version_type
INSERT INTO plan_version (id, case_id, number, state, parts, asked_at, asked_by, asked_organisation, plan_type)
VALUES ('v3', 'k1', 3, 'in_review', 1, 10, 'coach', 'maker', 'activation');
