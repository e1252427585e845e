-- f6 is not split and f7 verified late; s1 is exported with f1, s2 frozen and empty, s3 open, s4 approved and empty.
INSERT INTO reader_effect (source, epoch, number) VALUES ('outcomes', 'e', 6), ('outcomes', 'e', 7), ('outcomes', 'e', 8);
INSERT INTO fee_line (id, milestone, contract, version_id, milestone_type, pseudonym, result_group, occurrence,
    organisation, happened_on, recorded_at, verified_at, amount_cents, vat_basis_points, source, epoch, number, made_at)
VALUES ('f6', 'm6', 'lot1', 'n1', 'work', 'x6', 'work', '', 'maker', '2026-02-01', 10, 20, 1000, 2550, 'outcomes', 'e', 6, 30),
       ('f7', 'm7', 'lot1', 'n1', 'work', 'x7', 'work', '', 'maker', '2026-02-01', 10, 900, 1000, 2550, 'outcomes', 'e', 7, 30);
INSERT INTO fee_share (fee_line, position, organisation, share_basis_points, amount_cents)
VALUES ('f2', 2, 'maker', 8000, 800), ('f7', 1, 'maker', 10000, 1000);
INSERT INTO statement (id, contract, period, state, cut_off, opened_at)
VALUES ('s1', 'lot1', '2026-02', 'open', 100, 1), ('s2', 'lot1', '2026-03', 'open', 200, 1),
       ('s3', 'lot1', '2026-04', 'open', 300, 1), ('s4', 'lot1', '2026-05', 'open', 400, 1);
INSERT INTO statement_line (statement_id, position, fee_line, late) VALUES ('s1', 1, 'f1', 0);
INSERT INTO statement_vat (statement_id, vat_basis_points, net_cents, vat_cents) VALUES ('s1', 2550, 1000, 255);
UPDATE statement SET state = 'frozen', frozen_at = 500, frozen_by = 'maker', source_epoch = 'e', source_number = 4,
    line_count = 1, net_cents = 1000, vat_cents = 255 WHERE id = 's1';
UPDATE statement SET state = 'frozen', frozen_at = 500, frozen_by = 'maker', source_epoch = 'e', source_number = 4,
    line_count = 0, net_cents = 0, vat_cents = 0 WHERE id IN ('s2', 's4');
INSERT INTO statement_decision (statement_id, number, decision, reason, decided_at, decided_by)
VALUES ('s1', 1, 'approved', '', 600, 'second'), ('s4', 1, 'approved', '', 600, 'second');
UPDATE statement SET state = 'approved', approved_at = 600, approved_by = 'second' WHERE id IN ('s1', 's4');
INSERT INTO export_batch (id, statement_id, line_count, control_total_cents, sha256, made_at, made_by)
VALUES ('b1', 's1', 1, 1000, printf('%064d', 1), 700, 'a');
INSERT INTO export_piece (batch, number, content) VALUES ('b1', 0, x'41');
INSERT INTO export_line (fee_line, batch) VALUES ('f1', 'b1');
UPDATE statement SET state = 'exported', exported_at = 700 WHERE id = 's1';

-- refused by: CHECK statement: period
INSERT INTO statement (id, contract, period, state, cut_off, opened_at) VALUES ('s9', 'lot1', 'May', 'open', 1, 1);
-- refused by: FOREIGN KEY statement(contract)
INSERT INTO statement (id, contract, period, state, cut_off, opened_at) VALUES ('s9', 'none', '2026-09', 'open', 1, 1);
-- refused by: UNIQUE statement.contract, statement.period
INSERT INTO statement (id, contract, period, state, cut_off, opened_at) VALUES ('s9', 'lot1', '2026-02', 'open', 1, 1);
-- refused by: trigger statement_begins_open
INSERT INTO statement (id, contract, period, state, cut_off, opened_at) VALUES ('s9', 'lot1', '2026-09', 'frozen', 1, 1);
-- refused behind a guard by: CHECK statement: state IN
UPDATE statement SET state = 'lost' WHERE id = 's2';
-- refused behind a guard by: CHECK statement: approved_by <> frozen_by
UPDATE statement SET state = 'approved', approved_at = 600, approved_by = 'maker' WHERE id = 's2';
-- refused by: CHECK statement: (state = 'open') = (frozen_at IS NULL)
UPDATE statement SET state = 'frozen' WHERE id = 's3';
-- refused by: CHECK statement: (frozen_at IS NULL) = (frozen_by IS NULL)
UPDATE statement SET frozen_by = 'maker' WHERE id = 's3';
-- refused by: CHECK statement: (frozen_at IS NULL) = (source_epoch IS NULL)
UPDATE statement SET source_epoch = 'e' WHERE id = 's3';
-- refused by: CHECK statement: (frozen_at IS NULL) = (source_number IS NULL)
UPDATE statement SET source_number = 4 WHERE id = 's3';
-- refused by: CHECK statement: (frozen_at IS NULL) = (line_count IS NULL)
UPDATE statement SET line_count = 0 WHERE id = 's3';
-- refused by: CHECK statement: (frozen_at IS NULL) = (net_cents IS NULL)
UPDATE statement SET net_cents = 0 WHERE id = 's3';
-- refused by: CHECK statement: (frozen_at IS NULL) = (vat_cents IS NULL)
UPDATE statement SET vat_cents = 0 WHERE id = 's3';
-- refused by: CHECK statement: frozen_at IS NULL OR frozen_at > cut_off
UPDATE statement SET state = 'frozen', frozen_at = 300, frozen_by = 'maker', source_epoch = 'e', source_number = 4,
    line_count = 0, net_cents = 0, vat_cents = 0 WHERE id = 's3';
-- refused by: CHECK statement: (state IN ('approved', 'exported')) = (approved_at IS NOT NULL)
UPDATE statement SET state = 'approved' WHERE id = 's2';
-- refused by: CHECK statement: (approved_at IS NULL) = (approved_by IS NULL)
UPDATE statement SET state = 'approved', approved_at = 600 WHERE id = 's2';
-- refused by: CHECK statement: (state = 'exported') = (exported_at IS NOT NULL)
UPDATE statement SET state = 'exported' WHERE id = 's4';
-- refused by: trigger statement_stays
DELETE FROM statement WHERE id = 's3';
-- refused by: trigger statement_moves_forward
UPDATE statement SET state = 'exported' WHERE id = 's2';
-- refused by: trigger statement_is_one_of_its_contract
UPDATE statement SET period = '2026-09' WHERE id = 's3';
-- refused by: trigger frozen_statement: frozen
UPDATE statement SET net_cents = 1 WHERE id = 's2';
-- refused behind a guard by: trigger frozen_statement_keeps_frozen_at_update
UPDATE statement SET frozen_at = NULL WHERE id = 's2';
-- refused behind a guard by: trigger frozen_statement_keeps_frozen_at_delete
DELETE FROM statement WHERE id = 's1';
-- refused by: trigger approved_statement
UPDATE statement SET approved_by = 'third' WHERE id = 's4';
-- refused by: trigger statement_is_approved_by_a_decision
UPDATE statement SET state = 'approved', approved_at = 600, approved_by = 'second' WHERE id = 's2';
-- refused by: trigger exported_statement
UPDATE statement SET exported_at = 701 WHERE id = 's1';

-- refused by: CHECK statement_line: late
INSERT INTO statement_line (statement_id, position, fee_line, late) VALUES ('s3', 1, 'f6', 2);
-- refused by: FOREIGN KEY statement_line(fee_line)
INSERT INTO statement_line (statement_id, position, fee_line, late) VALUES ('s3', 1, 'none', 0);
-- refused by: FOREIGN KEY statement_line(statement_id)
INSERT INTO statement_line (statement_id, position, fee_line, late) VALUES ('none', 1, 'f6', 0);
-- refused by: UNIQUE statement_line.fee_line
INSERT INTO statement_line (statement_id, position, fee_line, late) VALUES ('s3', 1, 'f1', 0);
-- refused by: trigger frozen_statement_line_by_statement_insert
INSERT INTO statement_line (statement_id, position, fee_line, late) VALUES ('s2', 1, 'f6', 0);
-- refused by: trigger frozen_statement_line_by_statement_update
UPDATE statement_line SET late = 1 WHERE statement_id = 's1';
-- refused by: trigger frozen_statement_line_by_statement_delete
DELETE FROM statement_line WHERE statement_id = 's1';
-- refused by: FOREIGN KEY statement_vat(statement_id)
INSERT INTO statement_vat (statement_id, vat_basis_points, net_cents, vat_cents) VALUES ('none', 2550, 0, 0);
-- refused by: trigger frozen_statement_vat_by_statement_insert
INSERT INTO statement_vat (statement_id, vat_basis_points, net_cents, vat_cents) VALUES ('s1', 1400, 0, 0);
-- refused by: trigger frozen_statement_vat_by_statement_update
UPDATE statement_vat SET vat_cents = 0 WHERE statement_id = 's1';
-- refused by: trigger frozen_statement_vat_by_statement_delete
DELETE FROM statement_vat WHERE statement_id = 's1';

-- refused by: trigger statement_decision_by_a_second_person
INSERT INTO statement_decision (statement_id, number, decision, reason, decided_at, decided_by)
VALUES ('s2', 1, 'approved', '', 600, 'maker');
-- refused by: CHECK statement_decision: decision IN
INSERT INTO statement_decision (statement_id, number, decision, reason, decided_at, decided_by)
VALUES ('s2', 1, 'perhaps', 'why', 600, 'second');
-- refused by: CHECK statement_decision: decision = 'approved' OR reason
INSERT INTO statement_decision (statement_id, number, decision, reason, decided_at, decided_by)
VALUES ('s2', 1, 'refused', '', 600, 'second');
-- refused behind a guard by: FOREIGN KEY statement_decision(statement_id)
INSERT INTO statement_decision (statement_id, number, decision, reason, decided_at, decided_by)
VALUES ('none', 1, 'approved', '', 600, 'second');
-- refused by: trigger append_only_statement_decision_update
UPDATE statement_decision SET decided_by = 'maker';
-- refused by: trigger append_only_statement_decision_delete
DELETE FROM statement_decision;

-- refused by: CHECK export_batch: line_count
INSERT INTO export_batch (id, statement_id, line_count, control_total_cents, sha256, made_at, made_by)
VALUES ('b2', 's4', -1, 0, printf('%064d', 1), 700, 'a');
-- refused by: CHECK export_batch: length(sha256)
INSERT INTO export_batch (id, statement_id, line_count, control_total_cents, sha256, made_at, made_by)
VALUES ('b2', 's4', 0, 0, 'abc', 700, 'a');
-- refused by: trigger export_of_an_approved_statement
INSERT INTO export_batch (id, statement_id, line_count, control_total_cents, sha256, made_at, made_by)
VALUES ('b2', 's4', 0, 1, printf('%064d', 1), 700, 'a');
-- refused behind a guard by: FOREIGN KEY export_batch(statement_id)
INSERT INTO export_batch (id, statement_id, line_count, control_total_cents, sha256, made_at, made_by)
VALUES ('b2', 'none', 0, 0, printf('%064d', 1), 700, 'a');
-- refused behind a guard by: UNIQUE export_batch.statement_id
INSERT INTO export_batch (id, statement_id, line_count, control_total_cents, sha256, made_at, made_by)
VALUES ('b2', 's1', 1, 1000, printf('%064d', 1), 700, 'a');
-- refused by: trigger append_only_export_batch_update
UPDATE export_batch SET sha256 = 'x';
-- refused by: trigger append_only_export_batch_delete
DELETE FROM export_batch;
-- refused by: trigger export_line_of_its_statement
INSERT INTO export_line (fee_line, batch) VALUES ('f6', 'b1');
-- refused behind a guard by: FOREIGN KEY export_line(fee_line)
INSERT INTO export_line (fee_line, batch) VALUES ('none', 'b1');
-- refused behind a guard by: FOREIGN KEY export_line(batch)
INSERT INTO export_line (fee_line, batch) VALUES ('f6', 'none');
-- refused by: trigger append_only_export_line_update
UPDATE export_line SET batch = 'b2';
-- refused by: trigger append_only_export_line_delete
DELETE FROM export_line;

-- refused by: trigger statement_adds_up: the statement does not add up
UPDATE statement SET state = 'frozen', frozen_at = 500, frozen_by = 'maker', source_epoch = 'e', source_number = 4,
    line_count = 1, net_cents = 0, vat_cents = 0 WHERE id = 's3';
-- s3 takes one line at a time that it may not be frozen with.
INSERT INTO statement_vat (statement_id, vat_basis_points, net_cents, vat_cents) VALUES ('s3', 2550, 1000, 255);
INSERT INTO statement_line (statement_id, position, fee_line, late) VALUES ('s3', 1, 'f6', 0);
-- refused by: trigger statement_adds_up: the parts of a line do not add up to it
UPDATE statement SET state = 'frozen', frozen_at = 500, frozen_by = 'maker', source_epoch = 'e', source_number = 4,
    line_count = 1, net_cents = 1000, vat_cents = 255 WHERE id = 's3';
UPDATE statement_line SET fee_line = 'f2' WHERE statement_id = 's3';
-- refused by: trigger statement_adds_up: a line is held back
UPDATE statement SET state = 'frozen', frozen_at = 500, frozen_by = 'maker', source_epoch = 'e', source_number = 4,
    line_count = 1, net_cents = 1000, vat_cents = 255 WHERE id = 's3';
UPDATE statement_line SET fee_line = 'f7' WHERE statement_id = 's3';
-- refused by: trigger statement_adds_up: a line does not belong to the statement
UPDATE statement SET state = 'frozen', frozen_at = 500, frozen_by = 'maker', source_epoch = 'e', source_number = 4,
    line_count = 1, net_cents = 1000, vat_cents = 255 WHERE id = 's3';
