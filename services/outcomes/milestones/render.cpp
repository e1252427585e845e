#include "services/outcomes/milestones/render.h"

namespace polku::outcomes {

namespace {

void write_evidence(json::Writer& w, Evidence const& evidence, bool current) {
    w.begin_object().field("id", evidence.id).field("number", evidence.number).field("kind", evidence.kind);
    w.field("media_type", evidence.media_type).field("size", evidence.size).field("sha256", evidence.sha256);
    w.field("uploaded_at", evidence.uploaded_at).field("uploaded_by", evidence.uploaded_by);
    w.field("current", current).end_object();
}

void write_verification(json::Writer& w, Verification const& verification) {
    w.begin_object().field("decision", domain::name_of<Decision>(kDecisionNames, verification.decision));
    w.field("reason", verification.reason).field("decided_at", verification.decided_at);
    w.field("decided_by", verification.decided_by).field("organisation", verification.organisation);
    w.field("contract_version", verification.contract_version);
    w.field("evidence", verification.evidence).field("evidence_sha256", verification.evidence_sha256).end_object();
}

/// The members that every answer about a milestone has.
void write_milestone_fields(json::Writer& w, Milestone const& milestone) {
    w.field("id", milestone.id).field("version", milestone.version).field("case", milestone.case_id);
    w.field("client", milestone.client).field("contract", milestone.contract);
    w.field("organisation", milestone.organisation).field("type", milestone.claim.type);
    w.field("result_group", milestone.result.result_group).field("happened_on", milestone.claim.happened_on);
    w.field("note", milestone.claim.note).field("recorded_at", milestone.recorded_at);
    w.field("recorded_by", milestone.recorded_by).field("verified_at", milestone.verified_at);
    w.field("contract_version", milestone.contract_version);
    w.field("state", domain::name_of<State>(kStateNames, milestone.state)).field("payable", milestone.payable());
    w.field("competing", milestone.held_at.has_value() || milestone.state == State::contested);
    w.field("reopened", milestone.verified_at.has_value() && milestone.state == State::recorded);
}

void write_can(json::Writer& w, std::vector<std::string_view> const& can) {
    w.begin_array("can");
    for (auto const action : can) w.value(action);
    w.end_array();
}

}  // namespace

void write_row(json::Writer& w, ListedMilestone const& row) {
    w.begin_object();
    write_milestone_fields(w, row.milestone);
    write_can(w, row.can);
    w.end_object();
}

void write_milestone(json::Writer& w, MilestoneDetails const& details) {
    w.begin_object();
    write_milestone_fields(w, details.milestone);
    w.begin_array("evidence");
    for (auto const& evidence : details.evidence) write_evidence(w, evidence, &evidence == &details.evidence.back());
    w.end_array().begin_array("decisions");
    for (auto const& verification : details.verifications) write_verification(w, verification);
    w.end_array();
    write_can(w, details.can);
    w.end_object();
}

}  // namespace polku::outcomes
