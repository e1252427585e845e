#pragma once

#include "services/casework/handovers/model.h"
#include "shared/domain/problem.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// What is open in a case when it is handed over, and what becomes of each: nothing is left behind.
namespace polku::casework {

enum class ItemKind : std::uint8_t { plan_goal, plan_action, task, appointment, milestone_claim };
inline constexpr domain::Name<ItemKind> kItemKindNames[] = {{"plan_goal", ItemKind::plan_goal},
                                                            {"plan_action", ItemKind::plan_action},
                                                            {"task", ItemKind::task},
                                                            {"appointment", ItemKind::appointment},
                                                            {"milestone_claim", ItemKind::milestone_claim}};

enum class ItemFate : std::uint8_t {
    moves,   ///< to the team that takes the case
    stays,   ///< with the organisation, and the person, that has it
    blocks,  ///< must be finished before the case can be taken
};
inline constexpr domain::Name<ItemFate> kItemFateNames[] = {
    {"moves", ItemFate::moves}, {"stays", ItemFate::stays}, {"blocks", ItemFate::blocks}};

/// One open thing and what becomes of it.
struct HandoverItem {
    ItemKind kind = ItemKind::plan_action;
    domain::Id id;
    std::string title;  ///< of a claim: the code of its type
    access::Category category = access::Category::basic;
    std::optional<domain::LocalDate> due;
    std::optional<domain::Id> organisation;  ///< that has it; nothing: the client
    std::optional<domain::Id> person;
    domain::Instant recorded_at;
    domain::Id recorded_organisation;
    ItemFate fate = ItemFate::stays;
    bool choosable = false;  ///< who takes the case may choose between moving and staying
};

/// The two sides and whether the former one goes on taking part.
struct FateFacts {
    domain::Id from_organisation;
    std::optional<domain::Id> from_person;  ///< who had the case: what stays without a name stays with them
    domain::Id to_organisation;
    bool former_stays = false;
    /// Safety ban: nobody is told of a meeting but who meets. It goes to the person who answers for the case.
    bool meetings_hidden = false;
    std::optional<domain::Id> to_person{};  ///< who answers for the case from now on, once that is known
    std::vector<access::Category> open_to_receiver;
};

/// Gives each item the fate that it has unless the receiver chooses otherwise. What the former organisation has, and
/// the receiver may know of, moves when the former organisation leaves; all else stays with who has it. What must be
/// finished first comes as such and stays so, for a receiver who may know of it.
void give_fates(std::span<HandoverItem> items, FateFacts const& facts);

/// What the receiver chose for one item.
struct ItemChoice {
    ItemKind kind = ItemKind::plan_action;
    domain::Id id;
    ItemFate fate = ItemFate::moves;   ///< moves or stays
    std::optional<domain::Id> person;  ///< to or with whom; nothing: the team's, or who has it
};

/// The items as chosen, each with its new organisation and person; every fault at once, by the place of the choice. 409
/// when an item must be finished first: its title is named.
domain::Result<std::vector<HandoverItem>> choose_fates(std::vector<HandoverItem> items,
                                                       std::span<ItemChoice const> choices, FateFacts const& facts);

}  // namespace polku::casework
