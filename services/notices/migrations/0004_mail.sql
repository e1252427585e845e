-- Who works where: a copy of identity's memberships, for whom a notice's address reaches.
CREATE TABLE member (
    membership   TEXT    NOT NULL PRIMARY KEY,
    person       TEXT    NOT NULL CHECK (person <> ''),
    organisation TEXT    NOT NULL CHECK (organisation <> ''),
    team         TEXT    CHECK (team <> ''),
    contract     TEXT    CHECK (contract <> ''),
    role         TEXT    NOT NULL CHECK (role <> ''),
    casework     INTEGER NOT NULL CHECK (casework IN (0, 1)),
    ended_at     INTEGER
) STRICT;
CREATE INDEX member_of_organisation ON member (organisation) WHERE ended_at IS NULL;

-- Whether and when a person wants to be told of notices by e-mail. Nobody is, unless they say so.
CREATE TABLE mail_setting (
    person   TEXT    NOT NULL PRIMARY KEY CHECK (person <> ''),
    version  INTEGER NOT NULL CHECK (version > 0),
    mode     TEXT    NOT NULL CHECK (mode IN ('never', 'at_once', 'daily')),
    -- Of the day in Helsinki.
    hour     INTEGER CHECK (hour BETWEEN 0 AND 23),
    address  TEXT    CHECK (address <> '' AND address NOT GLOB '*[^!-~]*'),
    language TEXT    NOT NULL CHECK (language IN ('fi', 'sv', 'en')),
    -- No digest is made before.
    next_at  INTEGER NOT NULL,
    CHECK ((mode = 'daily') = (hour IS NOT NULL)),
    CHECK (mode = 'never' OR address IS NOT NULL)
) STRICT;
CREATE INDEX mail_setting_next ON mail_setting (next_at) WHERE mode <> 'never';

-- One digest: how many notices of each kind of page, and nothing else. What is sent follows from the row alone, so that
-- it is the same however often it is tried.
CREATE TABLE mail (
    id            TEXT    NOT NULL PRIMARY KEY,
    version       INTEGER NOT NULL CHECK (version > 0),
    person        TEXT    NOT NULL CHECK (person <> ''),
    address       TEXT    NOT NULL CHECK (address <> '' AND address NOT GLOB '*[^!-~]*'),
    language      TEXT    NOT NULL CHECK (language IN ('fi', 'sv', 'en')),
    handovers     INTEGER NOT NULL CHECK (handovers >= 0),
    cases         INTEGER NOT NULL CHECK (cases >= 0),
    milestones    INTEGER NOT NULL CHECK (milestones >= 0),
    made_at       INTEGER NOT NULL,
    state         TEXT    NOT NULL CHECK (state IN ('waiting', 'sent', 'dead', 'dropped')),
    attempts      INTEGER NOT NULL CHECK (attempts >= 0),
    -- Made, or put back among those that wait.
    waiting_since INTEGER NOT NULL,
    next_try      INTEGER NOT NULL,
    -- Why it did not go: of a dead one.
    reason        TEXT    CHECK (reason IN ('refused', 'tries_used', 'server_away')),
    -- What the mail server said last (RFC 5321); 0: nothing.
    reply         INTEGER NOT NULL CHECK (reply BETWEEN 0 AND 599),
    sent_at       INTEGER,
    CHECK (handovers + cases + milestones > 0),
    CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
    CHECK ((state = 'dead') = (reason IS NOT NULL))
) STRICT;
-- frozen: mail when sent_at
-- What comes while one has not gone out waits for the next: an outage leaves a person one digest, not one an hour.
CREATE UNIQUE INDEX mail_not_gone ON mail (person) WHERE state IN ('waiting', 'dead');
CREATE INDEX mail_next_try ON mail (next_try) WHERE state = 'waiting';

-- Which notices a person is told of by e-mail: each once, in the digest that is named here and in no other.
CREATE TABLE mail_item (
    person TEXT NOT NULL CHECK (person <> ''),
    notice TEXT NOT NULL REFERENCES notice (id),
    mail   TEXT REFERENCES mail (id),
    PRIMARY KEY (person, notice)
) STRICT;
-- frozen: mail_item when mail
CREATE INDEX mail_item_waiting ON mail_item (person) WHERE mail IS NULL;
CREATE INDEX mail_item_of ON mail_item (mail) WHERE mail IS NOT NULL;
