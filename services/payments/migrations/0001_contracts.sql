-- A contract is one lot (toimeksianto) of a programme: who buys, who leads, who takes part, and what each result costs, by date.
CREATE TABLE contract (
    id               TEXT    NOT NULL PRIMARY KEY,
    version          INTEGER NOT NULL DEFAULT 1,
    code             TEXT    NOT NULL UNIQUE CHECK (code <> ''),
    name             TEXT    NOT NULL CHECK (name <> ''),
    programme        TEXT    NOT NULL CHECK (programme <> ''),
    buyer            TEXT    NOT NULL,
    lead             TEXT    NOT NULL CHECK (lead <> buyer),
    intake_team      TEXT    NOT NULL,
    consortium       TEXT,
    currency         TEXT    NOT NULL CHECK (currency = 'EUR'),
    vat_basis_points INTEGER NOT NULL CHECK (vat_basis_points BETWEEN 0 AND 10000),
    valid_from       TEXT    NOT NULL,
    valid_until      TEXT    CHECK (valid_until >= valid_from),
    registered_at    INTEGER NOT NULL,
    registered_by    TEXT    NOT NULL
) STRICT;
CREATE INDEX contract_of_buyer ON contract (buyer, code);

-- What prices and payments rest on stays; only the resource's version rises.
CREATE TRIGGER contract_terms_stay
BEFORE UPDATE OF id, code, programme, buyer, lead, currency, vat_basis_points, valid_from, valid_until ON contract
BEGIN
    SELECT RAISE(ABORT, 'the terms of a contract stay as they were agreed');
END;
CREATE TRIGGER contract_stays BEFORE DELETE ON contract BEGIN
    SELECT RAISE(ABORT, 'a contract is kept');
END;

-- Who takes part from when until when, and the share of each fee that is paid to them (hundredths of a per cent).
CREATE TABLE contract_party (
    contract           TEXT    NOT NULL REFERENCES contract (id),
    organisation       TEXT    NOT NULL,
    part               TEXT    NOT NULL CHECK (part IN ('lead', 'member', 'subcontractor')),
    valid_from         TEXT    NOT NULL,
    valid_until        TEXT    CHECK (valid_until >= valid_from),
    share_basis_points INTEGER NOT NULL CHECK (share_basis_points BETWEEN 0 AND 10000),
    PRIMARY KEY (contract, organisation, valid_from)
) STRICT;
-- append-only: contract_party
CREATE INDEX contract_party_of_organisation ON contract_party (organisation, contract);

-- One organisation has one part at a time, and the buyer is never paid by itself.
CREATE TRIGGER contract_party_has_one_part BEFORE INSERT ON contract_party
WHEN EXISTS (SELECT 1 FROM contract_party p WHERE p.contract = NEW.contract AND p.organisation = NEW.organisation
             AND p.valid_from <= coalesce(NEW.valid_until, '9999-12-31')
             AND coalesce(p.valid_until, '9999-12-31') >= NEW.valid_from)
BEGIN
    SELECT RAISE(ABORT, 'the periods of a party overlap');
END;
CREATE TRIGGER contract_party_is_not_the_buyer BEFORE INSERT ON contract_party
WHEN NEW.organisation = (SELECT buyer FROM contract WHERE id = NEW.contract)
BEGIN
    SELECT RAISE(ABORT, 'the buyer is not a party');
END;

-- A version holds from its day until the day before the next one's: versions cannot overlap, and no day has two prices.
CREATE TABLE contract_version (
    id             TEXT    NOT NULL PRIMARY KEY,
    contract       TEXT    NOT NULL REFERENCES contract (id),
    number         INTEGER NOT NULL CHECK (number >= 1),
    effective_from TEXT    NOT NULL,
    made_by        TEXT    NOT NULL,
    activated_at   INTEGER,
    UNIQUE (contract, number),
    UNIQUE (contract, effective_from)
) STRICT;
-- frozen: contract_version when activated_at

CREATE TRIGGER contract_version_follows_the_last BEFORE INSERT ON contract_version
WHEN EXISTS (SELECT 1 FROM contract_version v WHERE v.contract = NEW.contract
             AND (v.number >= NEW.number OR v.effective_from >= NEW.effective_from))
BEGIN
    SELECT RAISE(ABORT, 'a version takes effect after the one before it');
END;

-- The price of one result, without VAT. evidence: the kinds that are accepted, separated by a space. result_group is shared by all contracts of a programme: one result is paid once.
CREATE TABLE milestone_type (
    version_id   TEXT    NOT NULL REFERENCES contract_version (id),
    code         TEXT    NOT NULL CHECK (code <> ''),
    position     INTEGER NOT NULL,
    name_fi      TEXT    NOT NULL,
    name_sv      TEXT    NOT NULL,
    name_en      TEXT    NOT NULL,
    result_group TEXT    NOT NULL CHECK (result_group <> ''),
    evidence     TEXT    NOT NULL,
    price_cents  INTEGER NOT NULL CHECK (price_cents BETWEEN 0 AND 100000000),
    PRIMARY KEY (version_id, code)
) STRICT;
-- frozen: milestone_type by contract_version(version_id) when activated_at
