-- A referral asks a team to join, a request asks for the case: one open referral to a team, one open request of a team.
CREATE UNIQUE INDEX one_open_referral ON handover (case_id, to_team) WHERE state = 'proposed' AND kind = 'referral';
CREATE UNIQUE INDEX one_open_request ON handover (case_id, from_team) WHERE state = 'proposed' AND kind = 'request';

-- The categories of the package that the addressed team could read on the client's consent alone when it was proposed, joined by '|'. When
-- that consent ends the proposal is blocked: what was proposed cannot be handed over any more.
ALTER TABLE handover ADD COLUMN consented TEXT NOT NULL DEFAULT '';

-- What became of each open thing of the case when a handover was accepted. The name is the one of that moment, of its category: whoever
-- reads it needs a ground for that.
CREATE TABLE handover_item (
    handover     TEXT NOT NULL REFERENCES handover (id),
    kind         TEXT NOT NULL,
    item         TEXT NOT NULL,
    title        TEXT NOT NULL,
    category     TEXT NOT NULL,
    due          TEXT,
    fate         TEXT NOT NULL CHECK (fate IN ('moves', 'stays')),
    organisation TEXT NOT NULL,
    person       TEXT,
    PRIMARY KEY (handover, kind, item)
) STRICT;
-- append-only: handover_item
CREATE TRIGGER handover_item_of_an_accepted_one BEFORE INSERT ON handover_item
WHEN NOT EXISTS (SELECT 1 FROM handover h WHERE h.id = NEW.handover AND h.state = 'accepted')
BEGIN
    SELECT RAISE(ABORT, 'an item has its fate when the handover is accepted');
END;
