-- refused by: trigger deadline_rule_overlaps
INSERT INTO deadline_rule (kind, valid_from, amount, unit, legal_basis) VALUES ('review', '2027-01-01', 6, 'months', '');
-- refused by: trigger deadline_rule_ends_once
UPDATE deadline_rule SET amount = 6 WHERE kind = 'review';
-- refused by: trigger deadline_rule_stays
DELETE FROM deadline_rule WHERE kind = 'review';
-- refused by: trigger plan_content_rule_overlaps
INSERT INTO plan_content_rule (content, valid_from, legal_basis) VALUES ('goal', '2027-01-01', '');
-- refused by: trigger plan_content_rule_ends_once
UPDATE plan_content_rule SET legal_basis = 'other' WHERE content = 'goal';
-- refused by: trigger plan_content_rule_stays
DELETE FROM plan_content_rule WHERE content = 'goal';
