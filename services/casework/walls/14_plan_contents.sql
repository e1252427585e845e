-- refused by: CHECK plan_content_rule: content IN
INSERT INTO plan_content_rule (content, valid_from, legal_basis) VALUES ('luck', '2027-01-01', '');
-- refused by: CHECK plan_content_rule: valid_until
UPDATE plan_content_rule SET valid_until = '2024-12-31';
