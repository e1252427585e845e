-- Who there is: organisations with their teams, consortia by name, people, their memberships, and who is signed in.

CREATE TABLE organisation (
    id            TEXT    NOT NULL PRIMARY KEY,
    version       INTEGER NOT NULL CHECK (version >= 1),
    kind          TEXT    NOT NULL CHECK (kind IN ('employment_authority', 'wellbeing_county', 'provider', 'kela')),
    name_fi       TEXT    NOT NULL CHECK (trim(name_fi) <> ''),
    name_sv       TEXT    NOT NULL CHECK (trim(name_sv) <> ''),
    name_en       TEXT    NOT NULL CHECK (trim(name_en) <> ''),
    business_id   TEXT    NOT NULL UNIQUE CHECK (length(business_id) = 9),
    registered_at INTEGER NOT NULL
) STRICT;

-- name_key is the folded name: two teams of one organisation are not told apart by case or diacritics.
CREATE TABLE team (
    id            TEXT    NOT NULL PRIMARY KEY,
    organisation  TEXT    NOT NULL REFERENCES organisation (id),
    name          TEXT    NOT NULL CHECK (trim(name) <> ''),
    name_key      TEXT    NOT NULL CHECK (name_key <> ''),
    registered_at INTEGER NOT NULL,
    UNIQUE (organisation, name_key),
    UNIQUE (id, organisation)
) STRICT;

CREATE TABLE consortium (
    id            TEXT    NOT NULL PRIMARY KEY,
    name          TEXT    NOT NULL CHECK (trim(name) <> ''),
    name_key      TEXT    NOT NULL UNIQUE CHECK (name_key <> ''),
    registered_at INTEGER NOT NULL
) STRICT;

-- A username is stored in lower case, so that it is unique whatever the case in which it is typed.
CREATE TABLE person (
    id            TEXT    NOT NULL PRIMARY KEY,
    version       INTEGER NOT NULL CHECK (version >= 1),
    username      TEXT    NOT NULL UNIQUE CHECK (username = lower(username) AND length(username) BETWEEN 2 AND 64),
    name          TEXT    NOT NULL CHECK (trim(name) <> ''),
    language      TEXT    NOT NULL CHECK (language IN ('fi', 'sv', 'en')),
    registered_at INTEGER NOT NULL
) STRICT;

-- Apart from person, so that no list of people ever loads it. The CHECK refuses a password that was not hashed.
CREATE TABLE password (
    person     TEXT    NOT NULL PRIMARY KEY REFERENCES person (id),
    hash       TEXT    NOT NULL CHECK (hash LIKE '$argon2id$%'),
    changed_at INTEGER NOT NULL
) STRICT;

-- One person in one role of one organisation: what a principal is made of. It begins now or later, never in the past, so two rows of the same
-- membership cannot overlap: the open one is unique, and an ended one has ended before the next is made.
CREATE TABLE membership (
    id           TEXT    NOT NULL PRIMARY KEY,
    version      INTEGER NOT NULL CHECK (version >= 1),
    person       TEXT    NOT NULL REFERENCES person (id),
    organisation TEXT    NOT NULL REFERENCES organisation (id),
    team         TEXT,
    role         TEXT    NOT NULL CHECK (role IN ('coach', 'team_lead', 'officer', 'supervisor', 'social_worker', 'kela_worker', 'finance',
                                                  'consortium_lead', 'evaluator', 'administrator', 'data_protection', 'client')),
    contract     TEXT,
    client       TEXT,
    made_at      INTEGER NOT NULL,
    valid_from   INTEGER NOT NULL CHECK (valid_from >= made_at),
    ended_at     INTEGER CHECK (ended_at >= made_at),
    FOREIGN KEY (team, organisation) REFERENCES team (id, organisation),
    UNIQUE (id, person),
    -- A provider's role holds for one contract, and no other role has one.
    CHECK ((contract IS NOT NULL) = (role IN ('coach', 'team_lead', 'consortium_lead'))),
    -- A client's role is about that client alone, and no professional's is.
    CHECK ((client IS NOT NULL) = (role = 'client')),
    CHECK (client IS NULL OR team IS NULL)
) STRICT;
-- frozen: membership when ended_at

CREATE UNIQUE INDEX membership_open ON membership (person, organisation, role, coalesce(team, ''), coalesce(contract, ''), coalesce(client, ''))
    WHERE ended_at IS NULL;
-- Two people never read one client's own data.
CREATE UNIQUE INDEX membership_open_client ON membership (client) WHERE client IS NOT NULL AND ended_at IS NULL;
CREATE INDEX membership_of_person ON membership (person);

-- The token itself is nowhere: only its SHA-256, in hexadecimal. A session acts in a membership of its own person or in none.
CREATE TABLE session (
    id         TEXT    NOT NULL PRIMARY KEY,
    token_hash TEXT    NOT NULL UNIQUE CHECK (length(token_hash) = 64),
    person     TEXT    NOT NULL REFERENCES person (id),
    acting     TEXT,
    version    INTEGER NOT NULL CHECK (version >= 1),
    opened_at  INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL CHECK (seen_at >= opened_at),
    -- Both are enforced: at idle_until when nothing is heard, at ends_at whatever happens. 10 hours is the most.
    idle_until INTEGER NOT NULL CHECK (idle_until > seen_at),
    ends_at    INTEGER NOT NULL CHECK (ends_at > opened_at AND ends_at <= opened_at + 36000000),
    FOREIGN KEY (acting, person) REFERENCES membership (id, person)
) STRICT;
CREATE INDEX session_of_person ON session (person);
