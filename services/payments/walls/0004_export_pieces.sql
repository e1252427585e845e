-- b1 is exported with its one piece; s4 has a batch whose file is being written.
INSERT INTO export_batch (id, statement_id, line_count, control_total_cents, sha256, made_at, made_by)
VALUES ('b4', 's4', 0, 0, printf('%064d', 4), 700, 'a');
INSERT INTO export_piece (batch, number, content) VALUES ('b4', 0, x'41');

-- refused behind a guard by: FOREIGN KEY export_piece(batch)
INSERT INTO export_piece (batch, number, content) VALUES ('none', 0, x'41');
-- refused behind a guard by: CHECK export_piece: number
INSERT INTO export_piece (batch, number, content) VALUES ('b4', -1, x'41');
-- refused by: CHECK export_piece: length(content)
INSERT INTO export_piece (batch, number, content) VALUES ('b4', 1, x'');
-- refused by: trigger export_pieces_in_order
INSERT INTO export_piece (batch, number, content) VALUES ('b4', 2, x'41');
-- refused by: trigger export_pieces_before_it_is_exported
INSERT INTO export_piece (batch, number, content) VALUES ('b1', 1, x'41');
-- refused by: trigger append_only_export_piece_update
UPDATE export_piece SET content = x'42';
-- refused by: trigger append_only_export_piece_delete
DELETE FROM export_piece;
