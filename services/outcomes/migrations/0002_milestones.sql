-- The name under which payments know a client of one contract: random, and of no use anywhere else.
CREATE TABLE pseudonym (
    contract  TEXT NOT NULL,
    client    TEXT NOT NULL,
    pseudonym TEXT NOT NULL UNIQUE CHECK (length(pseudonym) >= 10),
    PRIMARY KEY (contract, client)
) STRICT;
-- append-only: pseudonym

-- A claim that a result was reached. Three dates are kept apart: when it happened, when it was recorded, when it was first verified.
-- payable: holds the result; no other claim for the same client, result group and occurrence can. A later claim is contested: kept, but not payable.
-- What was verified once stays payable also when it is refused after its evidence was replaced: money may have followed it.
CREATE TABLE milestone (
    id               TEXT    NOT NULL PRIMARY KEY,
    version          INTEGER NOT NULL DEFAULT 1,
    case_id          TEXT    NOT NULL,
    client           TEXT    NOT NULL,
    access_version   INTEGER NOT NULL,
    contract         TEXT    NOT NULL,
    organisation     TEXT    NOT NULL,
    type             TEXT    NOT NULL,
    result_group     TEXT    NOT NULL,
    occurrence       TEXT    NOT NULL,
    happened_on      TEXT    NOT NULL,
    note             TEXT    NOT NULL,
    recorded_at      INTEGER NOT NULL,
    recorded_by      TEXT    NOT NULL,
    state            TEXT    NOT NULL CHECK (state IN ('recorded', 'contested', 'verified', 'refused', 'withdrawn')),
    payable          INTEGER NOT NULL,
    held_at          INTEGER,
    verified_at      INTEGER CHECK (verified_at >= recorded_at),
    contract_version INTEGER,
    CHECK (payable = CASE WHEN state IN ('recorded', 'verified') THEN 1
                          WHEN state = 'refused' AND verified_at IS NOT NULL THEN 1 ELSE 0 END),
    CHECK (held_at IS NULL OR payable = 1),
    CHECK (state <> 'verified' OR verified_at IS NOT NULL),
    CHECK (verified_at IS NULL OR state IN ('recorded', 'verified', 'refused')),
    CHECK ((verified_at IS NULL) = (contract_version IS NULL))
) STRICT;
CREATE UNIQUE INDEX one_payable_result ON milestone (client, result_group, occurrence) WHERE payable = 1;
CREATE INDEX milestone_of_result ON milestone (client, result_group, occurrence, recorded_at);
CREATE INDEX milestone_of_case ON milestone (case_id, recorded_at);
CREATE INDEX milestone_of_contract ON milestone (contract, state, recorded_at, id);

CREATE TRIGGER milestone_begins_unverified BEFORE INSERT ON milestone
WHEN NEW.state NOT IN ('recorded', 'contested') OR NEW.verified_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a milestone begins unverified');
END;
CREATE TRIGGER milestone_stays BEFORE DELETE ON milestone BEGIN
    SELECT RAISE(ABORT, 'a milestone is kept');
END;
CREATE TRIGGER milestone_belongs BEFORE UPDATE OF id, case_id, client, contract, organisation, recorded_at, recorded_by ON milestone
BEGIN
    SELECT RAISE(ABORT, 'a milestone stays that of its case, contract and recorder');
END;
CREATE TRIGGER milestone_moves BEFORE UPDATE OF state ON milestone
WHEN OLD.state <> NEW.state
     AND OLD.state || '>' || NEW.state NOT IN ('recorded>contested', 'contested>recorded', 'recorded>withdrawn',
                                               'contested>withdrawn', 'recorded>verified', 'recorded>refused', 'verified>recorded')
BEGIN
    SELECT RAISE(ABORT, 'a milestone does not go that way');
END;
CREATE TRIGGER verified_milestone BEFORE UPDATE OF type, result_group, occurrence, happened_on, note, verified_at, contract_version
ON milestone
WHEN OLD.verified_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'frozen: milestone');
END;

-- What was claimed, each time it was recorded or corrected.
CREATE TABLE milestone_revision (
    milestone   TEXT    NOT NULL REFERENCES milestone (id),
    number      INTEGER NOT NULL,
    type        TEXT    NOT NULL,
    happened_on TEXT    NOT NULL,
    note        TEXT    NOT NULL,
    made_at     INTEGER NOT NULL,
    made_by     TEXT    NOT NULL,
    PRIMARY KEY (milestone, number)
) STRICT;
-- append-only: milestone_revision

-- A file that proves it, sealed in pieces. It is never changed: another one supersedes it, and only while the milestone is not verified
-- (to supersede the evidence of a verified one, its verification is opened again first).
CREATE TABLE evidence (
    id          TEXT    NOT NULL PRIMARY KEY,
    milestone   TEXT    NOT NULL REFERENCES milestone (id),
    number      INTEGER NOT NULL,
    kind        TEXT    NOT NULL,
    media_type  TEXT    NOT NULL CHECK (media_type IN ('application/pdf', 'image/png', 'image/jpeg', 'text/plain')),
    size        INTEGER NOT NULL CHECK (size BETWEEN 1 AND 20971520),
    chunks      INTEGER NOT NULL CHECK (chunks BETWEEN 1 AND 20),
    sha256      TEXT    NOT NULL CHECK (length(sha256) = 64),
    uploaded_at INTEGER NOT NULL,
    uploaded_by TEXT    NOT NULL,
    UNIQUE (milestone, number)
) STRICT;
-- append-only: evidence
CREATE TRIGGER evidence_before_verification BEFORE INSERT ON evidence
WHEN NOT EXISTS (SELECT 1 FROM milestone m WHERE m.id = NEW.milestone AND m.state IN ('recorded', 'contested'))
     OR NEW.number <> (SELECT coalesce(max(e.number), 0) + 1 FROM evidence e WHERE e.milestone = NEW.milestone)
BEGIN
    SELECT RAISE(ABORT, 'frozen: evidence');
END;

CREATE TABLE evidence_chunk (
    evidence TEXT    NOT NULL REFERENCES evidence (id),
    number   INTEGER NOT NULL CHECK (number >= 0),
    sealed   BLOB    NOT NULL,
    PRIMARY KEY (evidence, number)
) STRICT;
-- append-only: evidence_chunk
CREATE TRIGGER evidence_chunk_before_verification BEFORE INSERT ON evidence_chunk
WHEN NOT EXISTS (SELECT 1 FROM evidence e JOIN milestone m ON m.id = e.milestone
                 WHERE e.id = NEW.evidence AND NEW.number < e.chunks AND m.state IN ('recorded', 'contested'))
BEGIN
    SELECT RAISE(ABORT, 'frozen: evidence');
END;

-- Each decision about a claim: by whom, on which evidence, by which version of the contract.
CREATE TABLE verification (
    milestone        TEXT    NOT NULL REFERENCES milestone (id),
    number           INTEGER NOT NULL,
    decision         TEXT    NOT NULL CHECK (decision IN ('verified', 'refused')),
    reason           TEXT    NOT NULL CHECK (decision = 'verified' OR reason <> ''),
    decided_at       INTEGER NOT NULL,
    decided_by       TEXT    NOT NULL,
    organisation     TEXT    NOT NULL,
    contract_version INTEGER NOT NULL,
    evidence         TEXT    REFERENCES evidence (id),
    evidence_sha256  TEXT,
    PRIMARY KEY (milestone, number),
    CHECK ((evidence IS NULL) = (evidence_sha256 IS NULL))
) STRICT;
-- append-only: verification

-- Four eyes. Nobody decides who recorded, corrected or proved the claim, nor anybody with a membership in an organisation that claims or is paid
-- for it; a membership that ended after the claim was recorded counts. Whose memberships are not known here decides nothing.
CREATE TRIGGER verification_by_another BEFORE INSERT ON verification BEGIN
    SELECT RAISE(ABORT, 'only a recorded milestone is decided')
    WHERE NOT EXISTS (SELECT 1 FROM milestone m WHERE m.id = NEW.milestone AND m.state = 'recorded');
    SELECT RAISE(ABORT, 'the decider has a part in the claim')
    WHERE EXISTS (SELECT 1 FROM milestone m WHERE m.id = NEW.milestone AND m.recorded_by = NEW.decided_by)
       OR EXISTS (SELECT 1 FROM milestone_revision r WHERE r.milestone = NEW.milestone AND r.made_by = NEW.decided_by)
       OR EXISTS (SELECT 1 FROM evidence e WHERE e.milestone = NEW.milestone AND e.uploaded_by = NEW.decided_by);
    SELECT RAISE(ABORT, 'the decider belongs to an organisation that claims or is paid')
    WHERE EXISTS (SELECT 1 FROM membership b JOIN milestone m ON m.id = NEW.milestone
                  WHERE b.person = NEW.decided_by AND (b.ended_at IS NULL OR b.ended_at >= m.recorded_at)
                  AND (b.organisation = m.organisation
                       OR b.organisation IN (SELECT p.organisation FROM lot_party p WHERE p.contract = m.contract)
                       OR b.organisation IN (SELECT l.lead FROM lot l WHERE l.contract = m.contract)));
    SELECT RAISE(ABORT, 'the memberships of the decider are not known')
    WHERE NOT EXISTS (SELECT 1 FROM membership b WHERE b.person = NEW.decided_by AND b.organisation = NEW.organisation
                      AND b.ended_at IS NULL);
    SELECT RAISE(ABORT, 'the decision is not about the latest evidence')
    WHERE NEW.evidence IS NOT (SELECT e.id FROM evidence e WHERE e.milestone = NEW.milestone ORDER BY e.number DESC LIMIT 1)
       OR NEW.evidence_sha256 IS NOT (SELECT e.sha256 FROM evidence e WHERE e.id = NEW.evidence);
END;

-- A milestone is verified or refused by a decision about its latest evidence, and by nothing else.
CREATE TRIGGER milestone_is_decided BEFORE UPDATE OF state ON milestone
WHEN NEW.state IN ('verified', 'refused') AND OLD.state <> NEW.state
     AND NOT EXISTS (SELECT 1 FROM verification v WHERE v.milestone = NEW.id AND v.decision = NEW.state
                     AND v.number = (SELECT max(w.number) FROM verification w WHERE w.milestone = NEW.id)
                     AND v.evidence IS (SELECT e.id FROM evidence e WHERE e.milestone = NEW.id ORDER BY e.number DESC LIMIT 1))
BEGIN
    SELECT RAISE(ABORT, 'a milestone is decided by a verification');
END;
