#include "services/casework/notes/store.h"

#include "services/casework/items/page.h"
#include "services/casework/notes/rules.h"

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

#define POLKU_NOTE_COLUMNS "id, case_id, category, sharing, recorded_at, recorded_by, recorded_organisation"

constexpr Query kInsertNote{"notes.insert",
                            "INSERT INTO note (" POLKU_NOTE_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7)"};
constexpr Query kInsertText{
    "notes.insert_text",
    "INSERT INTO note_text (note, number, text, written_at, written_by) VALUES ($1, $2, $3, $4, $5)"};
constexpr Query kNote{"notes.load", "SELECT " POLKU_NOTE_COLUMNS " FROM note WHERE case_id = $1 AND id = $2"};
constexpr Query kNotes{"notes.all",
                       "SELECT " POLKU_NOTE_COLUMNS " FROM note WHERE case_id = $1 ORDER BY recorded_at, id"};
constexpr Query kNotePage{"notes.page", "SELECT " POLKU_NOTE_COLUMNS
                                        " FROM note WHERE case_id = $1 AND (recorded_at, id) < ($2, $3) "
                                        "ORDER BY recorded_at DESC, id DESC LIMIT $4"};
constexpr Query kTexts{"notes.texts",
                       "SELECT text, written_at, written_by FROM note_text WHERE note = $1 ORDER BY number"};
#undef POLKU_NOTE_COLUMNS

Note note_from_row(Row const& row) {
    Note note;
    note.id = row.id(0);
    note.case_id = row.id(1);
    note.category = access::parse_category(row.text(2)).value();
    note.sharing = domain::value_of<Sharing>(kSharingNames, row.text(3)).value();
    note.recorded = {row.instant(4), row.id(5), row.id(6)};
    return note;
}

void add_texts(storage::Tx& tx, Note& note) {
    note.texts =
        tx.all(kTexts, [](Row const& row) { return NoteText{row.string(0), row.instant(1), row.id(2)}; }, note.id);
}

template <class... Params>
std::vector<Note> notes_of(storage::Tx& tx, Query const& query, Params const&... params) {
    auto notes = tx.all(query, note_from_row, params...);
    for (auto& note : notes) add_texts(tx, note);
    return notes;
}

}  // namespace

void insert_note(storage::Tx& tx, Note const& note) {
    tx.run(kInsertNote, note.id, note.case_id, access::name(note.category),
           domain::name_of<Sharing>(kSharingNames, note.sharing), note.recorded.at, note.recorded.person,
           note.recorded.organisation);
    insert_correction(tx, note);
}

void insert_correction(storage::Tx& tx, Note const& note) {
    auto const& text = note.texts.back();
    tx.run(kInsertText, note.id, note.version(), text.text, text.written_at, text.written_by);
}

std::optional<Note> load_note(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& note) {
    auto found = tx.one(kNote, note_from_row, allowed.case_access().case_id, note);
    if (found) add_texts(tx, *found);
    return found;
}

std::vector<Note> notes_along(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& organisation) {
    auto notes = notes_of(tx, kNotes, allowed.case_access().case_id);
    std::erase_if(notes, [&](Note const& note) { return !goes_along(note, organisation); });
    return notes;
}

std::vector<Note> list_notes(storage::Tx& tx, access::Allowed const& allowed, std::optional<NotePlace> const& after,
                             int limit) {
    auto const load = [&](std::optional<NotePlace> const& place, int most) {
        auto const from = place.value_or(NotePlace{domain::Instant{INT64_MAX}, ""});
        return notes_of(tx, kNotePage, allowed.case_access().case_id, from.recorded_at, from.id, most);
    };
    auto const place_of = [](Note const& note) { return NotePlace{note.recorded.at, note.id.text}; };
    auto const seen = [&](Note const& note) { return may_see_note(allowed, note); };
    return page_of_seen<Note>(after, limit, load, place_of, seen);
}

}  // namespace polku::casework
