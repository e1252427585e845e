-- What a joint plan must hold before it is put to the organisations, each content in force from a day on. The multi-sector act (381/2023) asks
-- for services fitted together by the authorities and the client, with who answers for each and when.
CREATE TABLE plan_content_rule (
    content     TEXT NOT NULL CHECK (content IN ('goal', 'measure', 'service', 'client_task', 'named_worker')),
    valid_from  TEXT NOT NULL,
    valid_until TEXT CHECK (valid_until >= valid_from),
    legal_basis TEXT NOT NULL,
    PRIMARY KEY (content, valid_from)
) STRICT;
INSERT INTO plan_content_rule (content, valid_from, legal_basis)
VALUES ('goal', '2025-01-01', '381/2023'),
       ('measure', '2025-01-01', '381/2023'),
       ('service', '2025-01-01', '381/2023'),
       ('client_task', '2025-01-01', '381/2023'),
       ('named_worker', '2025-01-01', '381/2023');
