#include "services/casework/notes/api.h"

#include "services/casework/deadlines/store.h"
#include "services/casework/events.h"
#include "services/casework/items/caller.h"
#include "services/casework/items/page.h"
#include "services/casework/items/render.h"
#include "services/casework/notes/rules.h"
#include "services/casework/notes/store.h"
#include "services/casework/render.h"
#include "shared/http/json_write.h"
#include "shared/http/paging.h"
#include "shared/json/reader.h"
#include "shared/json/writer.h"

#include <array>

namespace polku::casework {

namespace {

using access::Action;

constexpr std::array kActsOnNotes{Action::note_write};
constexpr json::TextRule kText{.max = 10'000, .lines = true};

struct NewNote {
    std::string text;
    access::Category category = access::Category::basic;
    Sharing sharing = Sharing::category;
};

void write_texts(json::Writer& writer, Note const& note) {
    writer.field("text", note.texts.back().text).begin_array("earlier");
    for (auto text = note.texts.rbegin() + 1; text != note.texts.rend(); ++text) {
        writer.begin_object()
            .field("text", text->text)
            .field("written_at", text->written_at)
            .field("written_by", text->written_by)
            .end_object();
    }
    auto const corrected = note.texts.size() > 1;
    auto const& newest = note.texts.back();
    writer.end_array()
        .field("corrected_at", corrected ? std::optional(newest.written_at) : std::nullopt)
        .field("corrected_by", corrected ? std::optional(newest.written_by) : std::nullopt);
}

void write_note(json::Writer& writer, http::ReadCall& call, Note const& note) {
    writer.begin_object()
        .field("id", note.id)
        .field("version", note.version())
        .field("sharing", domain::name_of<Sharing>(kSharingNames, note.sharing))
        .field("organisation", note.recorded.organisation);
    write_texts(writer, note);
    write_recorded(writer, call, note.category, note.recorded);
    auto acts = access::can(call.principal(), call.allowed.case_access(), kActsOnNotes);
    if (!check_correction(note, std::nullopt, call.allowed)) acts.clear();
    write_can(writer, acts);
    writer.end_object();
}

domain::Result<http::Response> list_notes_route(http::ReadCall& call) {
    auto const page = http::read_page(call.request, 2);
    if (!page) return domain::refused(page.error());
    std::optional<NotePlace> after;
    if (!page->after.empty()) {
        auto const at = number_in_cursor(page->after[0]);
        if (!at) return domain::refused(domain::bad_request("bad_cursor", "cursor is not one of this list"));
        after = NotePlace{domain::Instant{*at}, page->after[1]};
    }
    auto notes = list_notes(call.tx, call.allowed, after, page->limit + 1);
    auto const more = notes.size() > static_cast<std::size_t>(page->limit);
    if (more) notes.pop_back();
    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    for (auto const& note : notes) write_note(writer, call, note);
    writer.end_array();
    if (more) {
        auto const& last = notes.back();
        writer.field("next", http::make_cursor({std::to_string(last.recorded.at.ms), last.id.text}));
    } else {
        writer.field("next", nullptr);
    }
    auto acts = access::can(call.principal(), call.allowed.case_access(), kActsOnNotes);
    if (!call.allowed.case_access().open) acts.clear();
    write_can(writer, acts);
    writer.end_object();
    call.entry.clients = {call.allowed.case_access().client};
    return http::json_response(std::move(body));
}

/// What is for one organisation alone is told to nobody else, so its event does not leave the service.
http::Written note_written(http::WriteCall& call, Note const& note, std::string_view what) {
    call.entry.subject = note.id.text;
    call.entry.outcome = what;
    call.entry.categories = {note.category};
    if (note.sharing == Sharing::category) call.emit(note_event(what, note));
    note_act(call.tx, note.case_id, call.now);
    auto const first = note.version() == 1;
    return {.status = first ? 201 : 200,
            .id = note.id.text,
            .version = note.version(),
            .location = first ? "/api/v1/cases/" + note.case_id.text + "/notes" : std::string()};
}

domain::Result<http::Written> add_note(http::WriteCall& call, NewNote const& written) {
    auto const& about = call.allowed.case_access();
    auto const may_record = call.allowed.ground_for(written.category).has_value();
    if (auto const checked = check_note(written.category, about.open, may_record); !checked) {
        return domain::refused(checked.error());
    }
    Note note;
    note.id = call.ids.next();
    note.case_id = about.case_id;
    note.category = written.category;
    note.sharing = written.sharing;
    note.recorded = caller(call);
    note.texts = {{written.text, call.now, call.principal().person}};
    insert_note(call.tx, note);
    return note_written(call, note, "written");
}

domain::Result<http::Written> correct_note(http::WriteCall& call, std::string const& text) {
    auto note = load_note(call.tx, call.allowed, call.path.id("note"));
    if (!note || !may_see_note(call.allowed, *note)) return domain::refused(domain::not_found());
    if (auto const checked = check_correction(*note, call.if_match, call.allowed); !checked) {
        return domain::refused(checked.error());
    }
    note->texts.push_back({text, call.now, call.principal().person});
    insert_correction(call.tx, *note);
    return note_written(call, *note, "corrected");
}

NewNote read_note(json::Reader& reader) {
    NewNote note;
    note.text = reader.text("text", kText);
    note.category = reader.choice<access::Category>("category", access::kCategoryNames);
    note.sharing = reader.choice<Sharing>("sharing", kSharingNames);
    return note;
}

std::string read_correction(json::Reader& reader) { return reader.text("text", kText); }

}  // namespace

std::vector<http::Route> note_routes() {
    using http::Cost;
    using http::Method;
    auto const of_case = http::case_in_path("case");
    return {
        {Method::get, "/api/v1/cases/{case}/notes", Action::note_read, of_case, Cost::fast, list_notes_route},
        {Method::post, "/api/v1/cases/{case}/notes", Action::note_write, of_case, Cost::fast,
         http::json_write<NewNote>(read_note, add_note)},
        {Method::put, "/api/v1/cases/{case}/notes/{note}", Action::note_write, of_case, Cost::fast,
         http::json_write<std::string>(read_correction, correct_note, http::Precondition::if_match)},
    };
}

}  // namespace polku::casework
