-- Read-only copies of what identity and payments own, kept by views on their events: work goes on when those are away.
CREATE TABLE organisation (
    id   TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('employment_authority', 'wellbeing_county', 'provider', 'kela'))
) STRICT;

CREATE TABLE team (
    id           TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    name         TEXT NOT NULL,
    UNIQUE (organisation, name),
    UNIQUE (id, organisation)
) STRICT;

-- A lot (toimeksianto) is one contract.
CREATE TABLE lot (
    contract    TEXT NOT NULL PRIMARY KEY,
    code        TEXT NOT NULL UNIQUE,
    version     INTEGER NOT NULL,
    programme   TEXT NOT NULL,
    buyer       TEXT NOT NULL,
    lead        TEXT NOT NULL,
    intake_team TEXT NOT NULL,
    valid_from  TEXT NOT NULL,
    valid_until TEXT
) STRICT;

CREATE TABLE lot_party (
    contract     TEXT NOT NULL REFERENCES lot (contract),
    organisation TEXT NOT NULL,
    part         TEXT NOT NULL CHECK (part IN ('lead', 'member', 'subcontractor')),
    valid_from   TEXT NOT NULL,
    valid_until  TEXT,
    PRIMARY KEY (contract, organisation, valid_from)
) STRICT;

-- Statutory grounds apart from consent: which kind of organisation may see which category under which act, by date. A setting with
-- history: rows are added and ended, never edited.
CREATE TABLE share_rule (
    organisation_kind TEXT NOT NULL CHECK (organisation_kind IN ('employment_authority', 'wellbeing_county', 'kela')),
    category          TEXT NOT NULL,
    act               TEXT NOT NULL,
    valid_from        TEXT NOT NULL,
    valid_until       TEXT,
    PRIMARY KEY (organisation_kind, category, valid_from)
) STRICT;

-- Act 380/2023 (employment services), 381/2023 (multi-sector support), 1301/2014 (social welfare): the role and data matrix of the
-- product, to be confirmed by the buyer's lawyer.
INSERT INTO share_rule (organisation_kind, category, act, valid_from) VALUES
    ('employment_authority', 'basic',       '380/2023', '2025-01-01'),
    ('employment_authority', 'employment',  '380/2023', '2025-01-01'),
    ('employment_authority', 'skills',      '380/2023', '2025-01-01'),
    ('employment_authority', 'measurement', '381/2023', '2025-01-01'),
    ('wellbeing_county',     'basic',       '381/2023', '2025-01-01'),
    ('wellbeing_county',     'employment',  '381/2023', '2025-01-01'),
    ('wellbeing_county',     'skills',      '381/2023', '2025-01-01'),
    ('wellbeing_county',     'social',      '1301/2014', '2025-01-01'),
    ('wellbeing_county',     'health',      '1301/2014', '2025-01-01'),
    ('wellbeing_county',     'measurement', '381/2023', '2025-01-01'),
    ('kela',                 'basic',       '381/2023', '2025-01-01'),
    ('kela',                 'employment',  '381/2023', '2025-01-01');

-- The dated code table of municipalities (Statistics Finland, CC BY 4.0). Mergers are new dated rows.
CREATE TABLE municipality (
    code        TEXT NOT NULL,
    name_fi     TEXT NOT NULL,
    name_sv     TEXT NOT NULL,
    valid_from  TEXT NOT NULL,
    valid_until TEXT,
    PRIMARY KEY (code, valid_from)
) STRICT;
