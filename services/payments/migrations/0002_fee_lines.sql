-- One line for each payable result, made from the event of its verification and never changed: the price and the shares are stored, not counted
-- again. The client is known by a pseudonym of this contract alone.
CREATE TABLE fee_line (
    id               TEXT    NOT NULL PRIMARY KEY,
    milestone        TEXT    NOT NULL UNIQUE,
    contract         TEXT    NOT NULL REFERENCES contract (id),
    version_id       TEXT    NOT NULL REFERENCES contract_version (id),
    milestone_type   TEXT    NOT NULL,
    pseudonym        TEXT    NOT NULL CHECK (pseudonym <> ''),
    result_group     TEXT    NOT NULL,
    occurrence       TEXT    NOT NULL,
    organisation     TEXT    NOT NULL,
    happened_on      TEXT    NOT NULL,
    recorded_at      INTEGER NOT NULL,
    verified_at      INTEGER NOT NULL,
    amount_cents     INTEGER NOT NULL CHECK (amount_cents >= 0),
    vat_basis_points INTEGER NOT NULL CHECK (vat_basis_points BETWEEN 0 AND 10000),
    source           TEXT    NOT NULL,
    epoch            TEXT    NOT NULL,
    number           INTEGER NOT NULL,
    made_at          INTEGER NOT NULL,
    UNIQUE (source, epoch, number),
    UNIQUE (contract, pseudonym, result_group, occurrence),
    FOREIGN KEY (version_id, milestone_type) REFERENCES milestone_type (version_id, code),
    FOREIGN KEY (source, epoch, number) REFERENCES reader_effect (source, epoch, number)
) STRICT;
-- append-only: fee_line
CREATE INDEX fee_line_of_contract ON fee_line (contract, verified_at, id);

-- The price is that of an activated version of this contract which had begun on the day it happened.
CREATE TRIGGER fee_line_has_its_price BEFORE INSERT ON fee_line
WHEN NOT EXISTS (SELECT 1 FROM contract_version v
                 JOIN milestone_type t ON t.version_id = v.id
                 JOIN contract c ON c.id = v.contract
                 WHERE v.id = NEW.version_id AND v.contract = NEW.contract AND v.activated_at IS NOT NULL
                 AND v.effective_from <= NEW.happened_on AND t.code = NEW.milestone_type
                 AND t.price_cents = NEW.amount_cents AND c.vat_basis_points = NEW.vat_basis_points)
BEGIN
    SELECT RAISE(ABORT, 'the amount is not the price of that version');
END;

-- Who is paid how much of a line. The parts never exceed the line, and a statement is frozen only when they add up to it.
CREATE TABLE fee_share (
    fee_line           TEXT    NOT NULL REFERENCES fee_line (id),
    position           INTEGER NOT NULL,
    organisation       TEXT    NOT NULL,
    share_basis_points INTEGER NOT NULL CHECK (share_basis_points BETWEEN 1 AND 10000),
    amount_cents       INTEGER NOT NULL CHECK (amount_cents >= 0),
    PRIMARY KEY (fee_line, position),
    UNIQUE (fee_line, organisation)
) STRICT;
-- append-only: fee_share
CREATE TRIGGER fee_share_fits BEFORE INSERT ON fee_share
WHEN NEW.amount_cents + (SELECT coalesce(sum(s.amount_cents), 0) FROM fee_share s WHERE s.fee_line = NEW.fee_line)
     > (SELECT l.amount_cents FROM fee_line l WHERE l.id = NEW.fee_line)
BEGIN
    SELECT RAISE(ABORT, 'the parts exceed the line');
END;

-- Why and from when until when a milestone's line is kept out of every statement: another claims the same result, its evidence was replaced
-- after the verification, or it was refused then.
CREATE TABLE fee_hold (
    source      TEXT    NOT NULL,
    epoch       TEXT    NOT NULL,
    number      INTEGER NOT NULL,
    milestone   TEXT    NOT NULL,
    reason      TEXT    NOT NULL CHECK (reason IN ('contested', 'reopened', 'refused')),
    held_at     INTEGER NOT NULL,
    released_at INTEGER CHECK (released_at >= held_at),
    PRIMARY KEY (source, epoch, number),
    FOREIGN KEY (source, epoch, number) REFERENCES reader_effect (source, epoch, number)
) STRICT;
-- frozen: fee_hold when released_at
CREATE UNIQUE INDEX one_open_hold ON fee_hold (milestone, reason) WHERE released_at IS NULL;
CREATE INDEX fee_hold_of_milestone ON fee_hold (milestone);

-- Up to which number the log of a source has been read at which instant of that source: everything after `number` happened at `at` or later.
CREATE TABLE source_mark (
    source TEXT    NOT NULL,
    epoch  TEXT    NOT NULL,
    number INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (source, epoch, number),
    FOREIGN KEY (source, epoch, number) REFERENCES reader_effect (source, epoch, number)
) STRICT;
-- append-only: source_mark
