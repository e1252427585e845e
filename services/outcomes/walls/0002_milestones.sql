-- Claims: m1 with its evidence is to be decided, m2 is contested for the same result, m3 is verified.
INSERT INTO pseudonym (contract, client, pseudonym) VALUES ('lot1', 'c1', 'abcdefghij');
INSERT INTO milestone (id, case_id, client, access_version, contract, organisation, type, result_group, occurrence,
    happened_on, note, recorded_at, recorded_by, state, payable, canonical_client)
VALUES ('m1', 'case1', 'c1', 1, 'lot1', 'maker', 'work', 'work', '', '2026-02-01', '', 10, 'coach', 'recorded', 1, 'c1'),
       ('m2', 'case1', 'c1', 1, 'lot1', 'maker', 'work', 'work', '', '2026-02-01', '', 11, 'coach', 'contested', 0, 'c1'),
       ('m3', 'case3', 'c3', 1, 'lot1', 'maker', 'work', 'work', '', '2026-02-01', '', 10, 'coach', 'recorded', 1, 'c3');
INSERT INTO milestone_revision (milestone, number, type, happened_on, note, made_at, made_by)
VALUES ('m1', 1, 'work', '2026-02-01', '', 10, 'coach');
INSERT INTO evidence (id, milestone, number, kind, media_type, size, chunks, sha256, uploaded_at, uploaded_by)
VALUES ('v1', 'm1', 1, 'payslip', 'application/pdf', 1, 2, printf('%064d', 1), 12, 'coach');
INSERT INTO evidence_chunk (evidence, number, sealed) VALUES ('v1', 0, x'00');
INSERT INTO verification (milestone, number, decision, reason, decided_at, decided_by, organisation, contract_version)
VALUES ('m3', 1, 'verified', '', 20, 'decider', 'buyer', 1);
UPDATE milestone SET state = 'verified', verified_at = 20, contract_version = 1 WHERE id = 'm3';

-- refused by: CHECK pseudonym: length(pseudonym)
INSERT INTO pseudonym (contract, client, pseudonym) VALUES ('lot1', 'c2', 'abc');
-- refused by: UNIQUE pseudonym.pseudonym
INSERT INTO pseudonym (contract, client, pseudonym) VALUES ('lot1', 'c2', 'abcdefghij');
-- refused by: trigger append_only_pseudonym_update
UPDATE pseudonym SET client = 'c2';
-- refused by: trigger append_only_pseudonym_delete
DELETE FROM pseudonym;

-- refused by: UNIQUE milestone.canonical_client, milestone.result_group, milestone.occurrence
UPDATE milestone SET state = 'recorded', payable = 1 WHERE id = 'm2';
-- refused by: trigger milestone_begins_unverified
INSERT INTO milestone (id, case_id, client, access_version, contract, organisation, type, result_group, occurrence,
    happened_on, note, recorded_at, recorded_by, state, payable, verified_at, contract_version, canonical_client)
VALUES ('m4', 'case4', 'c4', 1, 'lot1', 'maker', 'work', 'work', '', '2026-02-01', '', 10, 'coach', 'verified', 1, 20, 1, 'c4');
-- refused by: trigger milestone_stays
DELETE FROM milestone WHERE id = 'm1';
-- refused by: trigger milestone_belongs
UPDATE milestone SET client = 'c2' WHERE id = 'm1';
-- refused by: trigger milestone_moves
UPDATE milestone SET state = 'contested' WHERE id = 'm3';
-- refused by: trigger milestone_is_decided
UPDATE milestone SET state = 'verified', verified_at = 20, contract_version = 1 WHERE id = 'm1';
-- refused by: trigger verified_milestone
UPDATE milestone SET happened_on = '2026-03-01' WHERE id = 'm3';
-- refused behind a guard by: CHECK milestone: state IN
UPDATE milestone SET state = 'paid', payable = 0 WHERE id = 'm1';
-- refused by: CHECK milestone: verified_at >= recorded_at
UPDATE milestone SET verified_at = 9, contract_version = 1 WHERE id = 'm1';
-- refused by: CHECK milestone: payable = CASE
UPDATE milestone SET payable = 0 WHERE id = 'm1';
-- refused by: CHECK milestone: held_at IS NULL OR payable = 1
UPDATE milestone SET held_at = 20 WHERE id = 'm2';
-- refused behind a guard by: CHECK milestone: state <> 'verified' OR
UPDATE milestone SET state = 'verified' WHERE id = 'm1';
-- refused by: CHECK milestone: verified_at IS NULL OR state IN
UPDATE milestone SET verified_at = 20, contract_version = 1 WHERE id = 'm2';
-- refused by: CHECK milestone: (verified_at IS NULL) =
UPDATE milestone SET contract_version = 1 WHERE id = 'm1';

-- refused by: FOREIGN KEY milestone_revision(milestone)
INSERT INTO milestone_revision (milestone, number, type, happened_on, note, made_at, made_by)
VALUES ('none', 1, 'work', '2026-02-01', '', 10, 'coach');
-- refused by: trigger append_only_milestone_revision_update
UPDATE milestone_revision SET made_by = 'decider';
-- refused by: trigger append_only_milestone_revision_delete
DELETE FROM milestone_revision;

-- refused by: trigger evidence_before_verification
INSERT INTO evidence (id, milestone, number, kind, media_type, size, chunks, sha256, uploaded_at, uploaded_by)
VALUES ('v2', 'm3', 1, 'payslip', 'application/pdf', 1, 1, printf('%064d', 2), 12, 'coach');
-- refused by: CHECK evidence: media_type
INSERT INTO evidence (id, milestone, number, kind, media_type, size, chunks, sha256, uploaded_at, uploaded_by)
VALUES ('v2', 'm1', 2, 'payslip', 'text/html', 1, 1, printf('%064d', 2), 12, 'coach');
-- refused by: CHECK evidence: size
INSERT INTO evidence (id, milestone, number, kind, media_type, size, chunks, sha256, uploaded_at, uploaded_by)
VALUES ('v2', 'm1', 2, 'payslip', 'application/pdf', 0, 1, printf('%064d', 2), 12, 'coach');
-- refused by: CHECK evidence: chunks
INSERT INTO evidence (id, milestone, number, kind, media_type, size, chunks, sha256, uploaded_at, uploaded_by)
VALUES ('v2', 'm1', 2, 'payslip', 'application/pdf', 1, 21, printf('%064d', 2), 12, 'coach');
-- refused by: CHECK evidence: length(sha256)
INSERT INTO evidence (id, milestone, number, kind, media_type, size, chunks, sha256, uploaded_at, uploaded_by)
VALUES ('v2', 'm1', 2, 'payslip', 'application/pdf', 1, 1, 'abc', 12, 'coach');
-- refused behind a guard by: FOREIGN KEY evidence(milestone)
INSERT INTO evidence (id, milestone, number, kind, media_type, size, chunks, sha256, uploaded_at, uploaded_by)
VALUES ('v2', 'none', 1, 'payslip', 'application/pdf', 1, 1, printf('%064d', 2), 12, 'coach');
-- refused behind a guard by: UNIQUE evidence.milestone, evidence.number
INSERT INTO evidence (id, milestone, number, kind, media_type, size, chunks, sha256, uploaded_at, uploaded_by)
VALUES ('v2', 'm1', 1, 'payslip', 'application/pdf', 1, 1, printf('%064d', 2), 12, 'coach');
-- refused by: trigger append_only_evidence_update
UPDATE evidence SET sha256 = printf('%064d', 2);
-- refused by: trigger append_only_evidence_delete
DELETE FROM evidence;

-- refused by: trigger evidence_chunk_before_verification
INSERT INTO evidence_chunk (evidence, number, sealed) VALUES ('v1', 2, x'00');
-- refused by: CHECK evidence_chunk: number
INSERT INTO evidence_chunk (evidence, number, sealed) VALUES ('v1', -1, x'00');
-- refused behind a guard by: FOREIGN KEY evidence_chunk(evidence)
INSERT INTO evidence_chunk (evidence, number, sealed) VALUES ('none', 0, x'00');
-- refused by: trigger append_only_evidence_chunk_update
UPDATE evidence_chunk SET sealed = x'01';
-- refused by: trigger append_only_evidence_chunk_delete
DELETE FROM evidence_chunk;

-- refused by: trigger verification_by_another: only a recorded milestone is decided
INSERT INTO verification (milestone, number, decision, reason, decided_at, decided_by, organisation, contract_version)
VALUES ('m2', 1, 'refused', 'why', 20, 'decider', 'buyer', 1);
-- refused by: trigger verification_by_another: the decider has a part in the claim
INSERT INTO verification (milestone, number, decision, reason, decided_at, decided_by, organisation, contract_version,
    evidence, evidence_sha256)
VALUES ('m1', 1, 'verified', '', 20, 'coach', 'maker', 1, 'v1', printf('%064d', 1));
-- refused by: trigger verification_by_another: the decider belongs to an organisation that claims or is paid
INSERT INTO verification (milestone, number, decision, reason, decided_at, decided_by, organisation, contract_version,
    evidence, evidence_sha256)
VALUES ('m1', 1, 'verified', '', 20, 'both', 'buyer', 1, 'v1', printf('%064d', 1));
-- refused by: trigger verification_by_another: the memberships of the decider are not known
INSERT INTO verification (milestone, number, decision, reason, decided_at, decided_by, organisation, contract_version,
    evidence, evidence_sha256)
VALUES ('m1', 1, 'verified', '', 20, 'stranger', 'buyer', 1, 'v1', printf('%064d', 1));
-- refused by: trigger verification_by_another: the decision is not about the latest evidence
INSERT INTO verification (milestone, number, decision, reason, decided_at, decided_by, organisation, contract_version,
    evidence, evidence_sha256)
VALUES ('m1', 1, 'verified', '', 20, 'decider', 'buyer', 1, 'v1', printf('%064d', 2));
-- refused by: CHECK verification: decision IN
INSERT INTO verification (milestone, number, decision, reason, decided_at, decided_by, organisation, contract_version,
    evidence, evidence_sha256)
VALUES ('m1', 1, 'perhaps', 'why', 20, 'decider', 'buyer', 1, 'v1', printf('%064d', 1));
-- refused by: CHECK verification: decision = 'verified' OR reason
INSERT INTO verification (milestone, number, decision, reason, decided_at, decided_by, organisation, contract_version,
    evidence, evidence_sha256)
VALUES ('m1', 1, 'refused', '', 20, 'decider', 'buyer', 1, 'v1', printf('%064d', 1));
-- refused behind a guard by: CHECK verification: (evidence IS NULL) =
INSERT INTO verification (milestone, number, decision, reason, decided_at, decided_by, organisation, contract_version,
    evidence)
VALUES ('m1', 1, 'verified', '', 20, 'decider', 'buyer', 1, 'v1');
-- refused behind a guard by: FOREIGN KEY verification(evidence)
INSERT INTO verification (milestone, number, decision, reason, decided_at, decided_by, organisation, contract_version,
    evidence, evidence_sha256)
VALUES ('m1', 1, 'verified', '', 20, 'decider', 'buyer', 1, 'none', printf('%064d', 1));
-- refused behind a guard by: FOREIGN KEY verification(milestone)
INSERT INTO verification (milestone, number, decision, reason, decided_at, decided_by, organisation, contract_version)
VALUES ('none', 1, 'verified', '', 20, 'decider', 'buyer', 1);
-- refused by: trigger append_only_verification_update
UPDATE verification SET decided_by = 'both';
-- refused by: trigger append_only_verification_delete
DELETE FROM verification;
