-- Two records of a person are one client while casework says so. A copy, kept by the reader of its events.
CREATE TABLE merged_client (
    retired   TEXT NOT NULL PRIMARY KEY,
    surviving TEXT NOT NULL,
    CHECK (retired <> surviving)
) STRICT;
CREATE INDEX merged_client_surviving ON merged_client (surviving);

-- Whose result it is: who the client of the claim is now. The claim itself stays that of its record.
ALTER TABLE milestone ADD COLUMN canonical_client TEXT NOT NULL DEFAULT '';
UPDATE milestone SET canonical_client = client;
-- Verified before a merge, when another verified claim holds the same result since: neither is undone, both are held back, and one alone may be
-- paid once the commissioner has decided.
ALTER TABLE milestone ADD COLUMN rival INTEGER NOT NULL DEFAULT 0 CHECK (rival IN (0, 1))
    CHECK (rival = 0 OR (payable = 1 AND held_at IS NOT NULL AND verified_at IS NOT NULL));

DROP INDEX one_payable_result;
CREATE UNIQUE INDEX one_payable_result ON milestone (canonical_client, result_group, occurrence) WHERE payable = 1 AND rival = 0;
DROP INDEX milestone_of_result;
CREATE INDEX milestone_of_result ON milestone (canonical_client, result_group, occurrence, recorded_at);
CREATE INDEX milestone_of_client ON milestone (client);

CREATE TRIGGER milestone_of_who_it_is BEFORE INSERT ON milestone
WHEN NEW.canonical_client IS NOT coalesce((SELECT m.surviving FROM merged_client m WHERE m.retired = NEW.client), NEW.client)
BEGIN
    SELECT RAISE(ABORT, 'a result is of who the client is now');
END;
CREATE TRIGGER milestone_of_who_it_became BEFORE UPDATE OF canonical_client ON milestone
WHEN NEW.canonical_client IS NOT coalesce((SELECT m.surviving FROM merged_client m WHERE m.retired = NEW.client), NEW.client)
BEGIN
    SELECT RAISE(ABORT, 'a result is of who the client is now');
END;
