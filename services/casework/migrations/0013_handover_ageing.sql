-- How long the answer to a handover may take, in Finnish working days after the day it is proposed. A setting with history: rows are added,
-- never changed; a proposal keeps the times of its own day.
CREATE TABLE handover_time (
    step         TEXT NOT NULL CHECK (step IN ('first_reminder', 'second_reminder', 'answer')),
    working_days INTEGER NOT NULL CHECK (working_days BETWEEN 1 AND 60),
    valid_from   TEXT NOT NULL,
    PRIMARY KEY (step, valid_from)
) STRICT;
-- append-only: handover_time
INSERT INTO handover_time (step, working_days, valid_from) VALUES
    ('first_reminder', 3, '2025-01-01'),
    ('second_reminder', 5, '2025-01-01'),
    ('answer', 10, '2025-01-01');

-- That a proposal without an answer was reminded of: once on each of its days.
CREATE TABLE handover_reminder (
    handover     TEXT NOT NULL REFERENCES handover (id),
    working_days INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (handover, working_days)
) STRICT;
-- append-only: handover_reminder

-- For the proposals of before. The days are known to the job alone (Helsinki, holidays): it puts itself off until then.
INSERT INTO job (id, kind, subject, unique_key, due_at, data, attempts)
SELECT 'handover.remind:' || id, 'handover.remind', id, 'handover.remind:' || id, 0, '{}', 0 FROM handover WHERE state = 'proposed';

-- Figures on how long handovers wait.
CREATE INDEX handover_decided ON handover (decided_at, from_organisation, to_organisation);
