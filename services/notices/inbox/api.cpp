#include "services/notices/inbox/api.h"

#include "services/notices/inbox/addressed.h"
#include "services/notices/inbox/rules.h"
#include "services/notices/inbox/store.h"
#include "services/notices/mail/store.h"
#include "shared/http/json_write.h"
#include "shared/http/paging.h"
#include "shared/json/writer.h"

#include <charconv>
#include <stdexcept>

namespace polku::notices {

namespace {

using access::Action;
using domain::Result;
using http::Response;
using http::Written;

/// More than this is "many" to a person.
constexpr int kMostCounted = 100;
/// Marked in one request; what is older stays unread for the next.
constexpr int kMostMarked = 1000;

void write_item(json::Writer& w, InboxItem const& item) {
    auto const& notice = item.notice;
    w.begin_object().field("id", notice.id).field("version", 1).field("kind", notice.kind).field("at", notice.at);
    w.field("organisation", notice.to.organisation).field("team", notice.to.team).field("person", notice.to.person);
    w.begin_object("subject").field("kind", domain::name_of<About>(kAboutNames, notice.about));
    w.field("id", notice.subject).end_object();
    w.field("read_at", item.read_at);
    w.begin_array("can");
    if (!item.read_at) w.value(access::name(Action::notice_write));
    w.end_array().end_object();
}

Result<std::optional<After>> read_after(http::Page const& page) {
    if (page.after.empty()) return std::nullopt;
    auto const& text = page.after.front();
    After after{.at = {}, .id = page.after.back()};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), after.at.ms);
    if (error != std::errc() || end != text.data() + text.size() || !domain::valid_id(after.id))
        return domain::refused(domain::bad_request("bad_cursor", "cursor is not one of this list"));
    return after;
}

Result<Response> get_notices(http::ReadCall& call) {
    auto const page = http::read_page(call.request, 2);
    if (!page) return domain::refused(page.error());
    auto const after = read_after(*page);
    if (!after) return domain::refused(after.error());
    auto const state = wanted_state(call.request.parameter("state"));
    if (!state) return domain::refused(state.error());
    auto const reader = reader_of(call.principal());
    auto items = load_inbox(call.tx, reader, *state, *after, page->limit + 1);
    std::optional<std::string> next;
    if (std::ssize(items) > page->limit) {
        items.pop_back();
        auto const& last = items.back().notice;
        next = http::make_cursor({std::to_string(last.at.ms), last.id.text});
    }
    std::string body;
    json::Writer w(body);
    w.begin_object().begin_array("items");
    for (auto const& item : items) write_item(w, item);
    w.end_array().field("next", next).field("unread", count_unread(call.tx, reader, kMostCounted)).end_object();
    auto response = http::json_response(std::move(body));
    if (next) {
        auto link = "</api/v1/notices?cursor=" + *next;
        if (*state) link += "&state=" + std::string(domain::name_of<ReadState>(kReadStateNames, **state));
        response.set("Link", link + ">; rel=\"next\"");
    }
    return response;
}

Result<Written> post_read(http::WriteCall& call) {
    auto const reader = reader_of(call.principal());
    auto const item = find_notice(call.tx, reader, call.path.id("notice"));
    if (!item) return domain::refused(domain::not_found());
    mark_read(call.tx, reader, item->notice.id, call.now);
    call.entry.subject = item->notice.id.text;
    call.entry.outcome = "read";
    return Written{.id = item->notice.id.text, .state = "read"};
}

/// What came after the newest one that the reader was shown stays unread.
Result<Written> post_read_through(http::WriteCall& call, domain::Id const& through) {
    auto const reader = reader_of(call.principal());
    auto const newest = find_notice(call.tx, reader, through);
    if (!newest) return domain::refused(domain::invalid("/through", "no_such_notice"));
    mark_read(call.tx, reader, through, call.now);
    After const after{.at = newest->notice.at, .id = through.text};
    for (auto const& item : load_inbox(call.tx, reader, ReadState::unread, after, kMostMarked))
        mark_read(call.tx, reader, item.notice.id, call.now);
    call.entry.subject = through.text;
    call.entry.outcome = "read";
    return Written{.id = through.text, .state = "read"};
}

domain::Id read_through(json::Reader& r) { return r.id("through"); }

}  // namespace

void apply_event(storage::Tx& tx, events::Recorded const& recorded, domain::IdSource& ids) {
    auto notices = addressed_notices(tx, recorded);
    if (!notices) {
        throw std::runtime_error("event " + std::to_string(recorded.number) + " (" + recorded.event.type +
                                 ") does not say whom to tell of what");
    }
    for (auto& notice : *notices) {
        notice.id = ids.next();
        insert(tx, notice);
        queue_for_mail(tx, notice.id);
    }
}

std::vector<http::Route> inbox_routes() {
    using http::Cost;
    using http::Method;
    return {
        {Method::get, "/api/v1/notices", Action::notice_read, http::kListScope, Cost::fast,
         http::ReadHandler(get_notices)},
        {Method::post, "/api/v1/notices/read", Action::notice_write, http::kListScope, Cost::fast,
         http::json_write<domain::Id>(read_through, post_read_through)},
        {Method::post, "/api/v1/notices/{notice}/read", Action::notice_write, http::kListScope, Cost::fast,
         http::act_write(post_read)},
    };
}

}  // namespace polku::notices
