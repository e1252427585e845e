-- A return is a proposal of its own, the other way: it names the handover that it gives back, whose responsibility still rests on it.
ALTER TABLE handover ADD COLUMN returns TEXT REFERENCES handover (id) CHECK ((kind = 'return') = (returns IS NOT NULL));
CREATE TRIGGER handover_gives_back_what_was_taken BEFORE INSERT ON handover
WHEN NEW.kind = 'return'
     AND NOT EXISTS (SELECT 1 FROM handover h JOIN client_case c ON c.id = h.case_id AND c.responsible_by = h.id
                     WHERE h.id = NEW.returns AND h.case_id = NEW.case_id AND h.state = 'accepted'
                     AND h.from_organisation = NEW.to_organisation AND h.from_team = NEW.to_team
                     AND h.to_organisation = NEW.from_organisation AND h.to_team = NEW.from_team)
BEGIN
    SELECT RAISE(ABORT, 'a return gives a case back to who handed it over');
END;

-- A declined return: the one who answers for the case does not want it, and who had it does not take it back. Open until the case moves, the
-- one who has it keeps it, or the next return is declined too.
CREATE TABLE disagreement (
    handover             TEXT NOT NULL PRIMARY KEY REFERENCES handover (id),
    case_id              TEXT NOT NULL REFERENCES client_case (id),
    opened_at            INTEGER NOT NULL,
    settled_at           INTEGER CHECK (settled_at >= opened_at),
    settled_by           TEXT,
    settled_organisation TEXT,
    outcome              TEXT CHECK (outcome IN ('kept', 'moved', 'asked_again')),
    note                 TEXT NOT NULL DEFAULT '',
    CHECK ((settled_at IS NULL) = (outcome IS NULL)),
    CHECK ((coalesce(outcome, '') = 'kept') = (settled_by IS NOT NULL)),
    CHECK ((settled_by IS NULL) = (settled_organisation IS NULL))
) STRICT;
-- frozen: disagreement when settled_at
CREATE UNIQUE INDEX one_open_disagreement ON disagreement (case_id) WHERE settled_at IS NULL;
CREATE TRIGGER disagreement_about_a_return BEFORE INSERT ON disagreement
WHEN NOT EXISTS (SELECT 1 FROM handover h WHERE h.id = NEW.handover AND h.case_id = NEW.case_id AND h.kind = 'return' AND h.state = 'declined')
BEGIN
    SELECT RAISE(ABORT, 'a disagreement is about a declined return');
END;
CREATE TRIGGER disagreement_stays BEFORE DELETE ON disagreement BEGIN
    SELECT RAISE(ABORT, 'a disagreement stays on record');
END;
