-- A consent that holds and one that was withdrawn.
INSERT INTO consent (id, client, contract, purpose, given_how, valid_from, valid_until, recorded_at, recorded_by,
    recorded_organisation)
VALUES ('s1', 'c1', 'lot1', 'x', 'oral', '2026-01-01', '2026-12-31', 10, 'coach', 'maker'),
       ('s2', 'c1', 'lot1', 'x', 'oral', '2026-01-01', '2026-12-31', 10, 'officer', 'authority');
INSERT INTO consent_category (consent, category) VALUES ('s1', 'health'), ('s2', 'health');
INSERT INTO consent_recipient (consent, organisation) VALUES ('s1', 'authority'), ('s2', 'maker');
UPDATE consent SET withdrawn_at = 20, withdrawn_by = 'officer' WHERE id = 's2';

-- refused by: CHECK consent: given_how
UPDATE consent SET given_how = 'silence' WHERE id = 's1';
-- refused by: CHECK consent: valid_until
UPDATE consent SET valid_until = '2025-12-31' WHERE id = 's1';
-- refused by: CHECK consent: (withdrawn_at IS NULL) =
UPDATE consent SET withdrawn_at = 20 WHERE id = 's1';
-- refused by: FOREIGN KEY consent(contract)
UPDATE consent SET contract = 'none' WHERE id = 's1';
-- refused by: FOREIGN KEY consent(client)
UPDATE consent SET client = 'none' WHERE id = 's1';
-- refused behind a guard by: trigger frozen_consent_withdrawn_at_update
UPDATE consent SET withdrawn_at = NULL, withdrawn_by = NULL WHERE id = 's2';
-- refused behind a guard by: trigger frozen_consent_withdrawn_at_delete
DELETE FROM consent WHERE id = 's2';
-- refused behind a guard by: trigger frozen_consent_keeps_withdrawn_at_update
UPDATE consent SET withdrawn_at = NULL, withdrawn_by = NULL WHERE id = 's2';
-- refused behind a guard by: trigger frozen_consent_keeps_withdrawn_at_delete
DELETE FROM consent WHERE id = 's2';

-- refused by: FOREIGN KEY consent_category(consent)
INSERT INTO consent_category (consent, category) VALUES ('none', 'health');
-- refused by: trigger append_only_consent_category_update
UPDATE consent_category SET category = 'social' WHERE consent = 's1';
-- refused by: trigger append_only_consent_category_delete
DELETE FROM consent_category WHERE consent = 's1';
-- refused by: trigger frozen_consent_category_by_consent_insert
INSERT INTO consent_category (consent, category) VALUES ('s2', 'social');
-- refused behind a guard by: trigger frozen_consent_category_by_consent_update
UPDATE consent_category SET category = 'social' WHERE consent = 's2';
-- refused behind a guard by: trigger frozen_consent_category_by_consent_delete
DELETE FROM consent_category WHERE consent = 's2';

-- refused by: FOREIGN KEY consent_recipient(consent)
INSERT INTO consent_recipient (consent, organisation) VALUES ('none', 'maker');
-- refused by: trigger consent_recipient_is_another
INSERT INTO consent_recipient (consent, organisation) VALUES ('s1', 'maker');
-- refused by: trigger append_only_consent_recipient_update
UPDATE consent_recipient SET organisation = 'maker' WHERE consent = 's1';
-- refused by: trigger append_only_consent_recipient_delete
DELETE FROM consent_recipient WHERE consent = 's1';
-- refused by: trigger frozen_consent_recipient_by_consent_insert
INSERT INTO consent_recipient (consent, organisation) VALUES ('s2', 'authority');
-- refused behind a guard by: trigger frozen_consent_recipient_by_consent_update
UPDATE consent_recipient SET organisation = 'authority' WHERE consent = 's2';
-- refused behind a guard by: trigger frozen_consent_recipient_by_consent_delete
DELETE FROM consent_recipient WHERE consent = 's2';
