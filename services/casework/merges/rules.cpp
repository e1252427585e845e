#include "services/casework/merges/rules.h"

namespace polku::casework {

namespace {

domain::Problem merge_state_problem(ClientMerge const& merge) {
    domain::Params facts{{"state", std::string(domain::name_of<MergeState>(kMergeStateNames, merge.state))}};
    auto const at = merge.undone_at ? merge.undone_at : merge.decided_at;
    auto const by = merge.undone_by ? merge.undone_by : merge.decided_by;
    if (at) facts.emplace_back("decided_at", domain::format_instant(*at));
    if (by) facts.emplace_back("decided_by", by->text);
    return domain::conflict("merge_state", std::move(facts));
}

domain::Result<void> check_records(MergeFacts const& facts) {
    if (facts.surviving_merged || facts.retired_merged || facts.retired_survives)
        return domain::refused(domain::conflict("client_merged_already"));
    return {};
}

}  // namespace

domain::Result<void> check_merge(NewMerge const& wanted, MergeFacts const& facts) {
    std::vector<domain::FieldFault> faults;
    if (!facts.surviving_known) faults.push_back({"/surviving", "no_such_client", {}});
    if (!facts.retired_known) faults.push_back({"/retired", "no_such_client", {}});
    if (wanted.surviving == wanted.retired) faults.push_back({"/retired", "merge_with_itself", {}});
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    if (facts.proposed_already) return domain::refused(domain::conflict("merge_proposed_already"));
    return check_records(facts);
}

domain::Result<ClientMerge> command_merge(ClientMerge merge, MergeCommand command, access::Principal const& by,
                                          std::optional<std::int64_t> if_match, std::string const& reason,
                                          MergeCommandFacts const& facts) {
    auto const from = command == MergeCommand::undo ? MergeState::confirmed : MergeState::proposed;
    if (merge.state != from) return domain::refused(merge_state_problem(merge));
    if (if_match && *if_match != merge.version) return domain::refused(domain::precondition_failed());
    switch (command) {
        case MergeCommand::confirm:
            if (merge.proposed_by == by.person) return domain::refused(domain::forbidden("own_merge"));
            if (auto const still = check_records(facts.records); !still) return domain::refused(still.error());
            merge.state = MergeState::confirmed;
            break;
        case MergeCommand::reject:
            merge.state = MergeState::rejected;
            merge.reason = reason;
            break;
        case MergeCommand::undo:
            if (facts.newer_one) return domain::refused(domain::conflict("newer_merge_first"));
            merge.state = MergeState::undone;
            merge.reason = reason;
            merge.undone_at = facts.now;
            merge.undone_by = by.person;
            break;
    }
    if (command != MergeCommand::undo) {
        merge.decided_at = facts.now;
        merge.decided_by = by.person;
    }
    merge.version += 1;
    return merge;
}

}  // namespace polku::casework
