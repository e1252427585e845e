#include "services/outcomes/evidence/api.h"

#include "services/outcomes/copies/rules.h"
#include "services/outcomes/copies/store.h"
#include "services/outcomes/evidence/rules.h"
#include "services/outcomes/evidence/store.h"
#include "services/outcomes/milestones/events.h"
#include "services/outcomes/milestones/store.h"
#include "services/outcomes/milestones/visibility.h"

#include <algorithm>

namespace polku::outcomes {

namespace {

using access::Action;
using access::Category;
using domain::Result;

std::string evidence_media_type(http::Request const& request) {
    auto const header = request.header("content-type").value_or("");
    auto type = std::string(header.substr(0, header.find(';')));
    std::erase(type, ' ');
    std::ranges::transform(type, type.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return type;
}

/// The kind must be one that the contract accepts for what is claimed.
Result<void> check_kind(storage::Tx& tx, Milestone const& milestone, std::string const& kind) {
    auto const lot = find_lot(tx, milestone.contract);
    auto const* const version = lot ? version_on(*lot, milestone.claim.happened_on) : nullptr;
    auto const* const type = version == nullptr ? nullptr : type_of(*version, milestone.claim.type);
    if (type == nullptr) return domain::refused(domain::conflict("type_not_valid"));
    if (std::ranges::find(type->evidence, kind) != type->evidence.end()) return {};
    std::string choices;
    for (auto const& accepted : type->evidence) choices += (choices.empty() ? "" : ", ") + accepted;
    return domain::refused(domain::invalid("/kind", "not_a_choice", {{"choices", choices}}));
}

struct Upload {
    domain::Id id;
    std::string kind;
    SealedFile file;
};

Result<http::Written> put_evidence(http::WriteCall& call, Upload const& upload) {
    auto const milestone = find_milestone(call.tx, call.allowed, call.path.id("milestone"));
    if (!milestone) return domain::refused(domain::not_found());
    if (auto const own = check_claimant(*milestone, call.allowed); !own) return domain::refused(own.error());
    auto effect = take_evidence(*milestone, call.principal(), call.if_match);
    if (!effect) return domain::refused(effect.error());
    if (auto const kind = check_kind(call.tx, *milestone, upload.kind); !kind) return domain::refused(kind.error());
    auto& changed = effect->milestone;
    changed.access_version = call.allowed.case_access().access_version;
    save_state(call.tx, changed);
    insert(call.tx, upload.id, changed.id, upload.kind, upload.file, call.now, call.principal().person);
    if (effect->reopened) {
        call.emit(told("reopened", changed, call.principal().person));
        call.emit(held_event(changed, kHeldReopened, call.now));
    }
    call.entry.subject = upload.id.text;
    call.entry.categories = {Category::employment};
    call.entry.outcome = effect->reopened ? "reopened" : "";
    return http::Written{.id = changed.id.text,
                         .version = changed.version,
                         .state = std::string(domain::name_of<State>(kStateNames, changed.state))};
}

Result<http::Response> get_evidence(http::ReadCall& call, storage::SealingKey const& key) {
    auto const milestone = find_milestone(call.tx, call.allowed, call.path.id("milestone"));
    if (!milestone || !shown_to(*milestone, call.allowed)) return domain::refused(domain::not_found());
    auto const evidence = find_evidence(call.tx, call.allowed, milestone->id, call.path.id("evidence"));
    if (!evidence || !call.allowed.ground_for(Category::employment, evidence->uploaded_at)) {
        return domain::refused(domain::not_found());
    }
    http::Response response;
    response.body = open_file(call.tx, key, call.allowed, *evidence);
    response.set("Content-Type",
                 evidence->media_type == "text/plain" ? "text/plain; charset=utf-8" : evidence->media_type);
    response.set("Content-Disposition", "attachment");
    response.set("Content-Security-Policy", "sandbox; default-src 'none'");
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Cache-Control", "no-store");
    call.entry.subject = evidence->id.text;
    call.entry.categories = {Category::employment};
    return response;
}

http::WriteHandler evidence_upload(storage::SealingKey const& key, domain::IdSource& ids) {
    http::WriteHandler handler;
    handler.needs_if_match = true;
    handler.content_types = {"application/pdf", "image/png", "image/jpeg", "text/plain"};
    handler.prepare = [&key, &ids](http::PrepareCall& call) -> Result<http::WriteFunction> {
        auto const kind = call.request.parameter("kind");
        if (!kind || kind->empty()) return domain::refused(domain::invalid("/kind", "required"));
        auto const type = check_file(call.request.body, evidence_media_type(call.request));
        if (!type) return domain::refused(type.error());
        Upload upload{.id = ids.next(), .kind = *kind, .file = {}};
        upload.file = seal_file(key, upload.id, *type, call.request.body);
        return http::WriteFunction(
            [upload = std::move(upload)](http::WriteCall& write) { return put_evidence(write, upload); });
    };
    return handler;
}

}  // namespace

std::vector<http::Route> evidence_routes(storage::SealingKey const& key, domain::IdSource& ids) {
    using http::Cost;
    using http::Method;
    auto const scope = http::case_of("milestone", case_of_milestone);
    return {
        {Method::put, "/api/v1/milestones/{milestone}/evidence", Action::milestone_record, scope, Cost::heavy,
         evidence_upload(key, ids)},
        {Method::get, "/api/v1/milestones/{milestone}/evidence/{evidence}", Action::milestone_read, scope, Cost::heavy,
         http::ReadHandler([&key](http::ReadCall& call) { return get_evidence(call, key); })},
    };
}

}  // namespace polku::outcomes
