-- refused by: CHECK plan_content_rule: content IN
INSERT INTO plan_content_rule (content, valid_from, legal_basis) VALUES ('luck', '2027-01-01', '');
-- refused by: CHECK plan_content_rule: valid_until
INSERT INTO plan_content_rule (content, valid_from, valid_until, legal_basis) VALUES ('goal', '2000-02-01', '2000-01-01', '');
