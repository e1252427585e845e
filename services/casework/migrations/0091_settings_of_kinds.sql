-- Which kind of organisation may see which category under which act, what kinds of organisation are called, and the types of plan are settings with
-- history as deadlines are: added from a day on, ended once, and two rows of one setting never hold on the same day.
ALTER TABLE share_rule ADD COLUMN recorded_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE share_rule ADD COLUMN recorded_by TEXT;
CREATE TRIGGER share_rule_overlaps BEFORE INSERT ON share_rule
WHEN EXISTS (SELECT 1 FROM share_rule r WHERE r.organisation_kind = NEW.organisation_kind AND r.category = NEW.category
             AND COALESCE(r.valid_until, '9999-12-31') >= NEW.valid_from AND r.valid_from <= COALESCE(NEW.valid_until, '9999-12-31'))
BEGIN
    SELECT RAISE(ABORT, 'one statutory ground of a kind and a category holds on a day');
END;
CREATE TRIGGER share_rule_ends_once BEFORE UPDATE ON share_rule
WHEN OLD.valid_until IS NOT NULL OR NEW.valid_until IS NULL OR NEW.organisation_kind <> OLD.organisation_kind OR NEW.category <> OLD.category
     OR NEW.act <> OLD.act OR NEW.valid_from <> OLD.valid_from OR NEW.recorded_at <> OLD.recorded_at OR NEW.recorded_by IS NOT OLD.recorded_by
BEGIN
    SELECT RAISE(ABORT, 'a statutory ground is ended, once, and changed in no other way');
END;
CREATE TRIGGER share_rule_stays BEFORE DELETE ON share_rule BEGIN
    SELECT RAISE(ABORT, 'a statutory ground stays on record');
END;

CREATE TABLE term (
    vocabulary  TEXT    NOT NULL CHECK (vocabulary IN ('organisation_kind', 'plan_type')),
    code        TEXT    NOT NULL CHECK (code <> '' AND length(code) <= 40 AND code NOT GLOB '*[^a-z0-9_]*'),
    -- As which kind an organisation of this kind acts: what it may do, and what acts share with it. The law knows these four.
    acts_as     TEXT CHECK (acts_as IN ('employment_authority', 'wellbeing_county', 'provider', 'kela')),
    valid_from  TEXT    NOT NULL,
    valid_until TEXT CHECK (valid_until >= valid_from),
    name_fi     TEXT    NOT NULL CHECK (trim(name_fi) <> ''),
    name_sv     TEXT    NOT NULL CHECK (trim(name_sv) <> ''),
    name_en     TEXT    NOT NULL CHECK (trim(name_en) <> ''),
    legal_basis TEXT    NOT NULL DEFAULT '',
    recorded_at INTEGER NOT NULL DEFAULT 0,
    recorded_by TEXT,
    PRIMARY KEY (vocabulary, code, valid_from),
    CHECK ((vocabulary = 'organisation_kind') = (acts_as IS NOT NULL)),
    CHECK (code NOT IN ('employment_authority', 'wellbeing_county', 'provider', 'kela') OR acts_as = code)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER term_overlaps BEFORE INSERT ON term
WHEN EXISTS (SELECT 1 FROM term r WHERE r.vocabulary = NEW.vocabulary AND r.code = NEW.code
             AND COALESCE(r.valid_until, '9999-12-31') >= NEW.valid_from AND r.valid_from <= COALESCE(NEW.valid_until, '9999-12-31'))
BEGIN
    SELECT RAISE(ABORT, 'a term has one name on a day');
END;
CREATE TRIGGER term_acts_as_before BEFORE INSERT ON term
WHEN EXISTS (SELECT 1 FROM term r WHERE r.vocabulary = NEW.vocabulary AND r.code = NEW.code AND r.acts_as IS NOT NEW.acts_as)
BEGIN
    SELECT RAISE(ABORT, 'a kind acts as it always has');
END;
CREATE TRIGGER term_ends_once BEFORE UPDATE ON term
WHEN OLD.valid_until IS NOT NULL OR NEW.valid_until IS NULL OR NEW.vocabulary <> OLD.vocabulary OR NEW.code <> OLD.code
     OR NEW.valid_from <> OLD.valid_from OR NEW.name_fi <> OLD.name_fi OR NEW.name_sv <> OLD.name_sv OR NEW.name_en <> OLD.name_en
     OR NEW.legal_basis <> OLD.legal_basis OR NEW.recorded_at <> OLD.recorded_at OR NEW.recorded_by IS NOT OLD.recorded_by
     OR NEW.acts_as IS NOT OLD.acts_as
BEGIN
    SELECT RAISE(ABORT, 'a term is ended, once, and changed in no other way');
END;
CREATE TRIGGER term_stays BEFORE DELETE ON term BEGIN
    SELECT RAISE(ABORT, 'a term stays on record');
END;

INSERT INTO term (vocabulary, code, acts_as, valid_from, name_fi, name_sv, name_en, legal_basis) VALUES
    ('organisation_kind', 'employment_authority', 'employment_authority', '2025-01-01', 'työvoimaviranomainen', 'arbetskraftsmyndighet', 'employment authority', '380/2023'),
    ('organisation_kind', 'wellbeing_county', 'wellbeing_county', '2025-01-01', 'hyvinvointialue', 'välfärdsområde', 'wellbeing services county', '611/2021'),
    ('organisation_kind', 'provider', 'provider', '2025-01-01', 'palveluntuottaja', 'tjänsteproducent', 'service provider', ''),
    ('organisation_kind', 'kela', 'kela', '2025-01-01', 'Kela', 'FPA', 'Kela', '731/2001'),
    ('plan_type', 'multi_agency', NULL, '2025-01-01', 'monialainen työllistymissuunnitelma', 'sektorsövergripande sysselsättningsplan',
     'multi-agency employment plan', '381/2023'),
    ('plan_type', 'employment', NULL, '2025-01-01', 'työllistymissuunnitelma', 'sysselsättningsplan', 'employment plan', '380/2023'),
    ('plan_type', 'activation', NULL, '2025-01-01', 'aktivointisuunnitelma', 'aktiveringsplan', 'activation plan', '189/2001'),
    ('plan_type', 'integration', NULL, '2025-01-01', 'kotoutumissuunnitelma', 'integrationsplan', 'integration plan', '681/2023');

-- Which of them a case's plan is, and was when a version of it was put to the organisations.
ALTER TABLE client_case ADD COLUMN plan_type TEXT NOT NULL DEFAULT 'multi_agency';
ALTER TABLE plan_version ADD COLUMN plan_type TEXT NOT NULL DEFAULT 'multi_agency';
CREATE TRIGGER client_case_plan_type BEFORE UPDATE OF plan_type ON client_case
WHEN NOT EXISTS (SELECT 1 FROM term t WHERE t.vocabulary = 'plan_type' AND t.code = NEW.plan_type)
BEGIN
    SELECT RAISE(ABORT, 'a plan is of a type');
END;
CREATE TRIGGER plan_version_type_stays BEFORE UPDATE OF plan_type ON plan_version WHEN NEW.plan_type <> OLD.plan_type BEGIN
    SELECT RAISE(ABORT, 'a version is of the type that it was asked for as');
END;
CREATE TRIGGER plan_version_type BEFORE INSERT ON plan_version
WHEN NEW.plan_type <> (SELECT c.plan_type FROM client_case c WHERE c.id = NEW.case_id)
BEGIN
    SELECT RAISE(ABORT, 'a version is of the type of its plan');
END;
