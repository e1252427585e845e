-- One statement a contract and month. open -> frozen -> approved -> exported; refused stands beside frozen: its lines stay, and it can be
-- approved later. cut_off is its last instant: the month's, or an earlier one that was given when it was frozen.
CREATE TABLE statement (
    id            TEXT    NOT NULL PRIMARY KEY,
    version       INTEGER NOT NULL DEFAULT 1,
    contract      TEXT    NOT NULL REFERENCES contract (id),
    period        TEXT    NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    state         TEXT    NOT NULL CHECK (state IN ('open', 'frozen', 'refused', 'approved', 'exported')),
    cut_off       INTEGER NOT NULL,
    opened_at     INTEGER NOT NULL,
    frozen_at     INTEGER,
    frozen_by     TEXT,
    source_epoch  TEXT,
    source_number INTEGER,
    line_count    INTEGER,
    net_cents     INTEGER,
    vat_cents     INTEGER,
    approved_at   INTEGER,
    approved_by   TEXT    CHECK (approved_by <> frozen_by),
    exported_at   INTEGER,
    UNIQUE (contract, period),
    CHECK ((state = 'open') = (frozen_at IS NULL)),
    CHECK ((frozen_at IS NULL) = (frozen_by IS NULL)),
    CHECK ((frozen_at IS NULL) = (source_epoch IS NULL)),
    CHECK ((frozen_at IS NULL) = (source_number IS NULL)),
    CHECK ((frozen_at IS NULL) = (line_count IS NULL)),
    CHECK ((frozen_at IS NULL) = (net_cents IS NULL)),
    CHECK ((frozen_at IS NULL) = (vat_cents IS NULL)),
    CHECK (frozen_at IS NULL OR frozen_at > cut_off),
    CHECK ((state IN ('approved', 'exported')) = (approved_at IS NOT NULL)),
    CHECK ((approved_at IS NULL) = (approved_by IS NULL)),
    CHECK ((state = 'exported') = (exported_at IS NOT NULL))
) STRICT;

CREATE TABLE statement_line (
    statement_id TEXT    NOT NULL REFERENCES statement (id),
    position     INTEGER NOT NULL,
    fee_line     TEXT    NOT NULL UNIQUE REFERENCES fee_line (id),
    late         INTEGER NOT NULL CHECK (late IN (0, 1)),
    PRIMARY KEY (statement_id, position)
) STRICT;
-- frozen: statement_line by statement(statement_id) when frozen_at

-- VAT is counted on the sum of the lines of one rate.
CREATE TABLE statement_vat (
    statement_id     TEXT    NOT NULL REFERENCES statement (id),
    vat_basis_points INTEGER NOT NULL,
    net_cents        INTEGER NOT NULL,
    vat_cents        INTEGER NOT NULL,
    PRIMARY KEY (statement_id, vat_basis_points)
) STRICT;
-- frozen: statement_vat by statement(statement_id) when frozen_at

-- Each decision of the second person; a refusal says why.
CREATE TABLE statement_decision (
    statement_id TEXT    NOT NULL REFERENCES statement (id),
    number       INTEGER NOT NULL,
    decision     TEXT    NOT NULL CHECK (decision IN ('approved', 'refused')),
    reason       TEXT    NOT NULL CHECK (decision = 'approved' OR reason <> ''),
    decided_at   INTEGER NOT NULL,
    decided_by   TEXT    NOT NULL,
    PRIMARY KEY (statement_id, number)
) STRICT;
-- append-only: statement_decision
CREATE TRIGGER statement_decision_by_a_second_person BEFORE INSERT ON statement_decision
WHEN NOT EXISTS (SELECT 1 FROM statement s WHERE s.id = NEW.statement_id AND s.state IN ('frozen', 'refused')
                 AND s.frozen_by <> NEW.decided_by)
BEGIN
    SELECT RAISE(ABORT, 'a frozen statement is decided by a second person');
END;

CREATE TRIGGER statement_begins_open BEFORE INSERT ON statement WHEN NEW.state <> 'open' BEGIN
    SELECT RAISE(ABORT, 'a statement begins open');
END;
CREATE TRIGGER statement_stays BEFORE DELETE ON statement BEGIN
    SELECT RAISE(ABORT, 'a statement is kept');
END;
CREATE TRIGGER statement_moves_forward BEFORE UPDATE OF state ON statement
WHEN OLD.state || '>' || NEW.state NOT IN ('open>frozen', 'frozen>approved', 'frozen>refused', 'refused>approved',
                                           'refused>refused', 'approved>exported')
BEGIN
    SELECT RAISE(ABORT, 'a statement does not go that way');
END;
CREATE TRIGGER statement_is_one_of_its_contract BEFORE UPDATE OF id, contract, period, opened_at ON statement BEGIN
    SELECT RAISE(ABORT, 'a statement stays that of its contract and month');
END;
CREATE TRIGGER frozen_statement BEFORE UPDATE OF cut_off, frozen_at, frozen_by, source_epoch, source_number, line_count,
    net_cents, vat_cents ON statement
WHEN OLD.frozen_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'frozen: statement');
END;
CREATE TRIGGER approved_statement BEFORE UPDATE OF approved_at, approved_by ON statement WHEN OLD.approved_at IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'a decision stays');
END;
CREATE TRIGGER statement_is_approved_by_a_decision BEFORE UPDATE OF approved_by ON statement
WHEN OLD.approved_at IS NULL AND NOT EXISTS (SELECT 1 FROM statement_decision d WHERE d.statement_id = NEW.id
     AND d.decision = 'approved' AND d.decided_by = NEW.approved_by)
BEGIN
    SELECT RAISE(ABORT, 'a statement is approved by a decision');
END;
CREATE TRIGGER exported_statement BEFORE UPDATE OF exported_at ON statement WHEN OLD.exported_at IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'an export stays');
END;

-- What is frozen adds up: its lines are of its contract, verified until its cut-off, split to the cent, and counted.
CREATE TRIGGER statement_adds_up BEFORE UPDATE OF frozen_at ON statement
WHEN OLD.frozen_at IS NULL AND NEW.frozen_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'the statement does not add up')
    WHERE NEW.line_count <> (SELECT count(*) FROM statement_line WHERE statement_id = NEW.id)
       OR NEW.net_cents <> (SELECT coalesce(sum(l.amount_cents), 0) FROM statement_line s JOIN fee_line l ON l.id = s.fee_line
                            WHERE s.statement_id = NEW.id)
       OR NEW.net_cents <> (SELECT coalesce(sum(net_cents), 0) FROM statement_vat WHERE statement_id = NEW.id)
       OR NEW.vat_cents <> (SELECT coalesce(sum(vat_cents), 0) FROM statement_vat WHERE statement_id = NEW.id);
    SELECT RAISE(ABORT, 'a line does not belong to the statement')
    WHERE EXISTS (SELECT 1 FROM statement_line s JOIN fee_line l ON l.id = s.fee_line WHERE s.statement_id = NEW.id
                  AND (l.contract <> NEW.contract OR l.verified_at > NEW.cut_off));
    SELECT RAISE(ABORT, 'the parts of a line do not add up to it')
    WHERE EXISTS (SELECT 1 FROM statement_line s JOIN fee_line l ON l.id = s.fee_line WHERE s.statement_id = NEW.id
                  AND l.amount_cents <> (SELECT coalesce(sum(h.amount_cents), 0) FROM fee_share h WHERE h.fee_line = l.id));
    SELECT RAISE(ABORT, 'a line is held back')
    WHERE EXISTS (SELECT 1 FROM statement_line s JOIN fee_line l ON l.id = s.fee_line
                  JOIN fee_hold h ON h.milestone = l.milestone
                  WHERE s.statement_id = NEW.id AND h.held_at <= NEW.cut_off
                  AND (h.released_at IS NULL OR h.released_at > NEW.cut_off));
END;

-- The file as it was made: exported again it is the same to the byte. One batch a statement, and a line in one batch for ever.
CREATE TABLE export_batch (
    id                  TEXT    NOT NULL PRIMARY KEY,
    statement_id        TEXT    NOT NULL UNIQUE REFERENCES statement (id),
    line_count          INTEGER NOT NULL CHECK (line_count >= 0),
    control_total_cents INTEGER NOT NULL,
    sha256              TEXT    NOT NULL CHECK (length(sha256) = 64),
    content             TEXT    NOT NULL,
    made_at             INTEGER NOT NULL,
    made_by             TEXT    NOT NULL
) STRICT;
-- append-only: export_batch
CREATE TRIGGER export_of_an_approved_statement BEFORE INSERT ON export_batch
WHEN NOT EXISTS (SELECT 1 FROM statement s WHERE s.id = NEW.statement_id AND s.state = 'approved'
                 AND s.net_cents = NEW.control_total_cents)
BEGIN
    SELECT RAISE(ABORT, 'an approved statement is exported, at its total');
END;

CREATE TABLE export_line (
    fee_line TEXT NOT NULL PRIMARY KEY REFERENCES fee_line (id),
    batch    TEXT NOT NULL REFERENCES export_batch (id)
) STRICT;
-- append-only: export_line
CREATE TRIGGER export_line_of_its_statement BEFORE INSERT ON export_line
WHEN NOT EXISTS (SELECT 1 FROM export_batch b JOIN statement_line s ON s.statement_id = b.statement_id
                 WHERE b.id = NEW.batch AND s.fee_line = NEW.fee_line)
BEGIN
    SELECT RAISE(ABORT, 'the line is not of that statement');
END;
