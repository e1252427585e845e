#include "services/notices/live/rules.h"

#include "shared/json/reader.h"
#include "shared/json/writer.h"

#include <charconv>

namespace polku::notices {

namespace {

using access::Action;

/// What is told to whoever may see the case that the event names. All events are meant whose type begins so, in the
/// version that is read here.
struct CaseLine {
    std::string_view type_prefix;
    ChangeKind kind;
    std::string_view subject;  ///< the member that names what has changed
};
constexpr CaseLine kCaseLines[] = {
    {"polku.handover.", ChangeKind::handover, "handover"},
    {"polku.case.responsibility-moved.", ChangeKind::of_case, "case"},
    {"polku.case.worker-moved.", ChangeKind::of_case, "case"},
    {"polku.case.closed.", ChangeKind::of_case, "case"},
    {"polku.case.reopened.", ChangeKind::of_case, "case"},
    {"polku.case.undone.", ChangeKind::of_case, "case"},
    {"polku.case.client-changed.", ChangeKind::of_case, "case"},
    {"polku.party.", ChangeKind::of_case, "case"},
    {"polku.consent.withdrawn.", ChangeKind::of_case, "case"},
    {"polku.task.", ChangeKind::of_case, "case"},
    {"polku.appointment.", ChangeKind::of_case, "case"},
    {"polku.note.", ChangeKind::of_case, "case"},
    {"polku.document.", ChangeKind::of_case, "case"},
    {"polku.plan.", ChangeKind::plan, "case"},
};

constexpr std::string_view kVersion = ".v1";

bool fits(CaseLine const& line, std::string_view type) {
    return type.starts_with(line.type_prefix) && type.ends_with(kVersion);
}

/// What the policy is asked for each kind before it is sent.
constexpr Action action_of(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::handover: return Action::handover_read;
        case ChangeKind::plan: return Action::plan_read;
        case ChangeKind::of_case:
        case ChangeKind::notice:
        case ChangeKind::access: break;
    }
    return Action::case_read;
}

Change change_at(events::Recorded const& recorded, ChangeKind kind) {
    Change change;
    change.event = recorded.id;
    change.at = recorded.at;
    change.kind = kind;
    return change;
}

Change access_change(events::Recorded const& recorded, domain::Id organisation, std::optional<domain::Id> team) {
    auto change = change_at(recorded, ChangeKind::access);
    change.to = Address{.organisation = std::move(organisation), .team = std::move(team), .person = {}, .contract = {}};
    return change;
}

/// Who may see less from now on.
void add_access_changes(events::Recorded const& recorded, json::Reader& reader, std::vector<Change>& changes) {
    auto const& type = recorded.event.type;
    if (type == "polku.consent.withdrawn.v1") {
        // Events of before there were live streams do not name them.
        for (auto& recipient : reader.ids("recipients", {.max = 50, .required = false}))
            changes.push_back(access_change(recorded, std::move(recipient), std::nullopt));
    } else if (type == "polku.party.left.v1") {
        changes.push_back(access_change(recorded, reader.id("organisation"), reader.id("team")));
    }
}

}  // namespace

domain::Result<std::vector<Change>> changes_of(events::Recorded const& recorded) {
    std::vector<Change> changes;
    for (auto const& line : kCaseLines) {
        if (!fits(line, recorded.event.type)) continue;
        auto const data = json::parse(recorded.event.data);
        if (!data) return domain::refused(data.error());
        json::Reader reader(*data);
        reader.allow_unknown();
        auto change = change_at(recorded, line.kind);
        change.of_case = reader.id("case");
        change.subject = reader.id(line.subject);
        changes.push_back(std::move(change));
        add_access_changes(recorded, reader, changes);
        if (auto const read = reader.finish(); !read) return domain::refused(read.error());
    }
    return changes;
}

Change change_of(Notice const& notice) {
    Change change;
    change.event = notice.event;
    change.at = notice.at;
    change.to = notice.to;
    change.about = notice.about;
    change.subject = notice.subject;
    return change;
}

std::string place_text(Place const& place) { return place.epoch + "." + std::to_string(place.number); }

std::optional<Place> read_place(std::string_view text) {
    auto const dot = text.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return std::nullopt;
    Place place{.epoch = std::string(text.substr(0, dot))};
    auto const digits = text.substr(dot + 1);
    auto const* const first = digits.data();
    auto const* const last = first + digits.size();
    auto const [end, error] = std::from_chars(first, last, place.number);
    if (error != std::errc() || end != last || place.number < 0) return std::nullopt;
    return place;
}

bool can_go_on(Place const& place, std::string_view epoch, std::int64_t oldest, std::int64_t newest) {
    return place.epoch == epoch && place.number <= newest && place.number + 1 >= oldest;
}

http::StreamMessage message_of(Change const& change, std::string_view epoch) {
    http::StreamMessage message;
    auto& text = message.text;
    text.id = place_text({std::string(epoch), change.number});
    json::Writer writer(text.data);
    writer.begin_object();
    if (change.kind == ChangeKind::access) {
        text.event = "end";
        writer.field("reason", "access_changed").end_object();
        return message;
    }
    writer.field("kind", domain::name_of<ChangeKind>(kChangeKindNames, change.kind));
    if (change.about) writer.field("about", domain::name_of<About>(kAboutNames, *change.about));
    writer.field("id", change.subject).field("version", change.number).end_object();
    message.case_id = change.of_case;
    message.action = action_of(change.kind);
    return message;
}

}  // namespace polku::notices
