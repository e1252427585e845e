#include "services/notices/live/api.h"

#include "services/notices/inbox/addressed.h"
#include "services/notices/inbox/rules.h"
#include "services/notices/live/rules.h"
#include "services/notices/live/store.h"
#include "shared/json/writer.h"

#include <chrono>
#include <stdexcept>

namespace polku::notices {

namespace {

using http::StreamMessage;
using http::StreamStep;

/// Told in one step; the rest follows in the next.
constexpr int kMostAtOnce = 100;
constexpr std::chrono::hours kKeptFor{24};

/// A reader who has been away for too long, or knows another epoch, reads everything anew.
StreamMessage stale_message(Place const& newest) {
    StreamMessage message;
    message.text = {.event = "stale", .id = place_text(newest), .data = "{}"};
    return message;
}

/// A new reader knows from where it goes on, whatever comes first.
StreamMessage first_message(Place const& newest) {
    StreamMessage message;
    message.text.id = place_text(newest);
    return message;
}

domain::Result<StreamStep> live_step(http::StreamCall& call) {
    auto const epoch = events::head(call.tx).epoch;
    auto const kept = kept_changes(call.tx);
    Place const newest{epoch, kept.newest};
    StreamStep step;
    step.place = place_text(newest);
    if (call.place.empty()) {
        step.messages.push_back(first_message(newest));
        return step;
    }
    auto const place = read_place(call.place);
    if (!place || !can_go_on(*place, epoch, kept.oldest, kept.newest)) {
        step.messages.push_back(stale_message(newest));
        return step;
    }
    auto const changes = changes_after(call.tx, reader_of(call.principal()), place->number, kMostAtOnce);
    if (std::ssize(changes) == kMostAtOnce) step.place = place_text({epoch, changes.back().number});
    for (auto const& change : changes) {
        step.messages.push_back(message_of(change, epoch));
        if (change.kind != ChangeKind::access) continue;
        // What comes after it is told to the stream that follows.
        step.place = step.messages.back().text.id;
        step.last = true;
        break;
    }
    return step;
}

}  // namespace

void tell_changes(storage::Tx& tx, events::Recorded const& recorded) {
    auto const changes = changes_of(recorded);
    if (!changes) {
        throw std::runtime_error("event " + std::to_string(recorded.number) + " (" + recorded.event.type +
                                 ") does not say what has changed");
    }
    auto const forget_before = recorded.at - kKeptFor;
    for (auto const& change : *changes) insert_change(tx, change, forget_before);
    auto const notices = addressed_notices(tx, recorded);
    for (auto const& notice : notices.value()) insert_change(tx, change_of(notice), forget_before);
}

std::vector<http::Route> live_routes() {
    return {{http::Method::get, "/api/v1/live", access::Action::live_read, http::kListScope, http::Cost::fast,
             http::StreamHandler(live_step)}};
}

}  // namespace polku::notices
