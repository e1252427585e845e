-- A note of the maker with a correction.
INSERT INTO note (id, case_id, category, sharing, recorded_at, recorded_by, recorded_organisation)
VALUES ('n1', 'k1', 'employment', 'category', 10, 'coach', 'maker');
INSERT INTO note_text (note, number, text, written_at, written_by) VALUES ('n1', 1, 'Calld', 10, 'coach'), ('n1', 2, 'Called', 20, 'coach');

-- refused by: CHECK note: sharing
INSERT INTO note (id, case_id, category, sharing, recorded_at, recorded_by, recorded_organisation)
VALUES ('n2', 'k1', 'employment', 'all', 10, 'coach', 'maker');
-- refused by: FOREIGN KEY note(case_id)
INSERT INTO note (id, case_id, category, sharing, recorded_at, recorded_by, recorded_organisation)
VALUES ('n2', 'none', 'employment', 'category', 10, 'coach', 'maker');
-- refused by: FOREIGN KEY note(recorded_organisation)
INSERT INTO note (id, case_id, category, sharing, recorded_at, recorded_by, recorded_organisation)
VALUES ('n2', 'k1', 'employment', 'category', 10, 'coach', 'none');
-- refused by: trigger append_only_note_update
UPDATE note SET sharing = 'organisation';
-- refused by: trigger append_only_note_delete
DELETE FROM note;
-- refused by: CHECK note_text: trim(text)
INSERT INTO note_text (note, number, text, written_at, written_by) VALUES ('n1', 3, ' ', 30, 'coach');
-- refused by: FOREIGN KEY note_text(note)
INSERT INTO note_text (note, number, text, written_at, written_by) VALUES ('none', 1, 'Called', 30, 'coach');
-- refused by: trigger note_text_in_order
INSERT INTO note_text (note, number, text, written_at, written_by) VALUES ('n1', 4, 'Called', 30, 'coach');
-- refused by: trigger append_only_note_text_update
UPDATE note_text SET text = 'Wrote';
-- refused by: trigger append_only_note_text_delete
DELETE FROM note_text;
