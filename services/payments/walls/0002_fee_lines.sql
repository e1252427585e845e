-- Two lines of 1000 cents, the first one split and once held back, the second one held back now.
INSERT INTO reader_effect (source, epoch, number)
VALUES ('outcomes', 'e', 1), ('outcomes', 'e', 2), ('outcomes', 'e', 3), ('outcomes', 'e', 4), ('outcomes', 'e', 5);
INSERT INTO fee_line (id, milestone, contract, version_id, milestone_type, pseudonym, result_group, occurrence,
    organisation, happened_on, recorded_at, verified_at, amount_cents, vat_basis_points, source, epoch, number, made_at)
VALUES ('f1', 'm1', 'lot1', 'n1', 'work', 'x1', 'work', '', 'maker', '2026-02-01', 10, 20, 1000, 2550, 'outcomes', 'e', 1, 30),
       ('f2', 'm2', 'lot1', 'n1', 'work', 'x2', 'work', '', 'maker', '2026-02-01', 10, 20, 1000, 2550, 'outcomes', 'e', 2, 30);
INSERT INTO fee_share (fee_line, position, organisation, share_basis_points, amount_cents)
VALUES ('f1', 1, 'lead', 2000, 200), ('f1', 2, 'maker', 8000, 800), ('f2', 1, 'lead', 2000, 200);
INSERT INTO fee_hold (source, epoch, number, milestone, reason, held_at, released_at)
VALUES ('outcomes', 'e', 3, 'm1', 'contested', 21, 22);
INSERT INTO fee_hold (source, epoch, number, milestone, reason, held_at) VALUES ('outcomes', 'e', 4, 'm2', 'contested', 21);
INSERT INTO source_mark (source, epoch, number, at) VALUES ('outcomes', 'e', 4, 21);

-- refused by: CHECK fee_line: pseudonym
INSERT INTO fee_line (id, milestone, contract, version_id, milestone_type, pseudonym, result_group, occurrence,
    organisation, happened_on, recorded_at, verified_at, amount_cents, vat_basis_points, source, epoch, number, made_at)
VALUES ('f3', 'm3', 'lot1', 'n1', 'work', '', 'work', '', 'maker', '2026-02-01', 10, 20, 1000, 2550, 'outcomes', 'e', 5, 30);
-- refused behind a guard by: CHECK fee_line: amount_cents
INSERT INTO fee_line (id, milestone, contract, version_id, milestone_type, pseudonym, result_group, occurrence,
    organisation, happened_on, recorded_at, verified_at, amount_cents, vat_basis_points, source, epoch, number, made_at)
VALUES ('f3', 'm3', 'lot1', 'n1', 'work', 'x3', 'work', '', 'maker', '2026-02-01', 10, 20, -1, 2550, 'outcomes', 'e', 5, 30);
-- refused behind a guard by: CHECK fee_line: vat_basis_points
INSERT INTO fee_line (id, milestone, contract, version_id, milestone_type, pseudonym, result_group, occurrence,
    organisation, happened_on, recorded_at, verified_at, amount_cents, vat_basis_points, source, epoch, number, made_at)
VALUES ('f3', 'm3', 'lot1', 'n1', 'work', 'x3', 'work', '', 'maker', '2026-02-01', 10, 20, 1000, -1, 'outcomes', 'e', 5, 30);
-- refused by: trigger fee_line_has_its_price
INSERT INTO fee_line (id, milestone, contract, version_id, milestone_type, pseudonym, result_group, occurrence,
    organisation, happened_on, recorded_at, verified_at, amount_cents, vat_basis_points, source, epoch, number, made_at)
VALUES ('f3', 'm3', 'lot1', 'n1', 'work', 'x3', 'work', '', 'maker', '2026-02-01', 10, 20, 1001, 2550, 'outcomes', 'e', 5, 30);
-- refused by: FOREIGN KEY fee_line(source, epoch, number)
INSERT INTO fee_line (id, milestone, contract, version_id, milestone_type, pseudonym, result_group, occurrence,
    organisation, happened_on, recorded_at, verified_at, amount_cents, vat_basis_points, source, epoch, number, made_at)
VALUES ('f3', 'm3', 'lot1', 'n1', 'work', 'x3', 'work', '', 'maker', '2026-02-01', 10, 20, 1000, 2550, 'outcomes', 'e', 9, 30);
-- refused behind a guard by: FOREIGN KEY fee_line(version_id, milestone_type)
INSERT INTO fee_line (id, milestone, contract, version_id, milestone_type, pseudonym, result_group, occurrence,
    organisation, happened_on, recorded_at, verified_at, amount_cents, vat_basis_points, source, epoch, number, made_at)
VALUES ('f3', 'm3', 'lot1', 'n1', 'none', 'x3', 'work', '', 'maker', '2026-02-01', 10, 20, 1000, 2550, 'outcomes', 'e', 5, 30);
-- refused behind a guard by: FOREIGN KEY fee_line(version_id)
INSERT INTO fee_line (id, milestone, contract, version_id, milestone_type, pseudonym, result_group, occurrence,
    organisation, happened_on, recorded_at, verified_at, amount_cents, vat_basis_points, source, epoch, number, made_at)
VALUES ('f3', 'm3', 'lot1', 'none', 'work', 'x3', 'work', '', 'maker', '2026-02-01', 10, 20, 1000, 2550, 'outcomes', 'e', 5, 30);
-- refused behind a guard by: FOREIGN KEY fee_line(contract)
INSERT INTO fee_line (id, milestone, contract, version_id, milestone_type, pseudonym, result_group, occurrence,
    organisation, happened_on, recorded_at, verified_at, amount_cents, vat_basis_points, source, epoch, number, made_at)
VALUES ('f3', 'm3', 'none', 'n1', 'work', 'x3', 'work', '', 'maker', '2026-02-01', 10, 20, 1000, 2550, 'outcomes', 'e', 5, 30);
-- refused by: UNIQUE fee_line.milestone
INSERT INTO fee_line (id, milestone, contract, version_id, milestone_type, pseudonym, result_group, occurrence,
    organisation, happened_on, recorded_at, verified_at, amount_cents, vat_basis_points, source, epoch, number, made_at)
VALUES ('f3', 'm1', 'lot1', 'n1', 'work', 'x3', 'work', '', 'maker', '2026-02-01', 10, 20, 1000, 2550, 'outcomes', 'e', 5, 30);
-- refused by: UNIQUE fee_line.source, fee_line.epoch, fee_line.number
INSERT INTO fee_line (id, milestone, contract, version_id, milestone_type, pseudonym, result_group, occurrence,
    organisation, happened_on, recorded_at, verified_at, amount_cents, vat_basis_points, source, epoch, number, made_at)
VALUES ('f3', 'm3', 'lot1', 'n1', 'work', 'x3', 'work', '', 'maker', '2026-02-01', 10, 20, 1000, 2550, 'outcomes', 'e', 1, 30);
-- refused by: UNIQUE fee_line.contract, fee_line.pseudonym, fee_line.result_group, fee_line.occurrence
INSERT INTO fee_line (id, milestone, contract, version_id, milestone_type, pseudonym, result_group, occurrence,
    organisation, happened_on, recorded_at, verified_at, amount_cents, vat_basis_points, source, epoch, number, made_at)
VALUES ('f3', 'm3', 'lot1', 'n1', 'work', 'x1', 'work', '', 'maker', '2026-02-01', 10, 20, 1000, 2550, 'outcomes', 'e', 5, 30);
-- refused by: trigger append_only_fee_line_update
UPDATE fee_line SET amount_cents = 1;
-- refused by: trigger append_only_fee_line_delete
DELETE FROM fee_line;

-- refused by: CHECK fee_share: share_basis_points
INSERT INTO fee_share (fee_line, position, organisation, share_basis_points, amount_cents) VALUES ('f2', 2, 'maker', 0, 1);
-- refused by: CHECK fee_share: amount_cents
INSERT INTO fee_share (fee_line, position, organisation, share_basis_points, amount_cents) VALUES ('f2', 2, 'maker', 1, -1);
-- refused by: FOREIGN KEY fee_share(fee_line)
INSERT INTO fee_share (fee_line, position, organisation, share_basis_points, amount_cents) VALUES ('none', 1, 'maker', 1, 1);
-- refused by: UNIQUE fee_share.fee_line, fee_share.organisation
INSERT INTO fee_share (fee_line, position, organisation, share_basis_points, amount_cents) VALUES ('f2', 2, 'lead', 1, 1);
-- refused by: trigger fee_share_fits
INSERT INTO fee_share (fee_line, position, organisation, share_basis_points, amount_cents) VALUES ('f1', 3, 'other', 1, 1);
-- refused by: trigger append_only_fee_share_update
UPDATE fee_share SET amount_cents = 1;
-- refused by: trigger append_only_fee_share_delete
DELETE FROM fee_share;

-- refused by: CHECK fee_hold: reason
UPDATE fee_hold SET reason = 'mood' WHERE milestone = 'm2';
-- refused by: CHECK fee_hold: released_at
UPDATE fee_hold SET released_at = held_at - 1 WHERE milestone = 'm2';
-- refused by: FOREIGN KEY fee_hold(source, epoch, number)
UPDATE fee_hold SET number = 9 WHERE milestone = 'm2';
-- refused by: UNIQUE fee_hold.milestone, fee_hold.reason
INSERT INTO fee_hold (source, epoch, number, milestone, reason, held_at) VALUES ('outcomes', 'e', 5, 'm2', 'contested', 22);
-- refused by: trigger frozen_fee_hold_released_at_update
UPDATE fee_hold SET released_at = NULL WHERE milestone = 'm1';
-- refused by: trigger frozen_fee_hold_released_at_delete
DELETE FROM fee_hold WHERE milestone = 'm1';
-- refused by: FOREIGN KEY source_mark(source, epoch, number)
INSERT INTO source_mark (source, epoch, number, at) VALUES ('outcomes', 'e', 9, 21);
-- refused by: trigger append_only_source_mark_update
UPDATE source_mark SET at = 1;
-- refused by: trigger append_only_source_mark_delete
DELETE FROM source_mark;
