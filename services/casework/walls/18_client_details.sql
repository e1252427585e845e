-- refused by: CHECK client: interpreter
UPDATE client SET interpreter = 'somali' WHERE id = 'c1';

UPDATE client SET version = 2 WHERE id = 'c1';
INSERT INTO client_change (client, version, changed_at, changed_by, changed_organisation, fields, before)
VALUES ('c1', 2, 20, 'officer', 'authority', 'phone', '{"phone":""}');
-- refused by: trigger client_change_as_it_is
INSERT INTO client_change (client, version, changed_at, changed_by, changed_organisation, fields, before)
VALUES ('c1', 9, 20, 'officer', 'authority', 'phone', '{}');
-- refused behind a guard by: CHECK client_change: version
UPDATE client_change SET version = 1;
-- refused behind a guard by: CHECK client_change: fields
UPDATE client_change SET fields = '';
-- refused behind a guard by: CHECK client_change: before LIKE
UPDATE client_change SET before = 'x';
-- refused behind a guard by: FOREIGN KEY client_change(client)
UPDATE client_change SET client = 'none';
-- refused behind a guard by: FOREIGN KEY client_change(changed_organisation)
UPDATE client_change SET changed_organisation = 'none';
-- refused by: trigger append_only_client_change_update
UPDATE client_change SET changed_at = 30;
-- refused by: trigger append_only_client_change_delete
DELETE FROM client_change;
