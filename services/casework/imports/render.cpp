#include "services/casework/imports/render.h"

#include "services/casework/clients/rules.h"
#include "services/casework/imports/messages.h"
#include "shared/domain/csv.h"

namespace polku::casework::imports {

namespace {

constexpr domain::Language kMessageLanguages[] = {domain::Language::fi, domain::Language::sv, domain::Language::en};

std::vector<std::string> csv_header(domain::Language language) {
    switch (language) {
        case domain::Language::fi: return {"rivi", "sarake", "luettu", "odotettu"};
        case domain::Language::sv: return {"rad", "kolumn", "läst", "väntat"};
        case domain::Language::en: break;
    }
    return {"row", "column", "read", "expected"};
}

std::string not_listed(domain::Language language, std::int64_t count) {
    auto const number = std::to_string(count);
    switch (language) {
        case domain::Language::fi: return "Lisäksi " + number + " virhettä, joita ei ole luettelossa.";
        case domain::Language::sv: return "Därtill " + number + " fel som inte finns i förteckningen.";
        case domain::Language::en: break;
    }
    return number + " more faults that are not listed.";
}

}  // namespace

Sample sample_of(CheckedRow const& row) {
    auto const& referral = row.referral;
    return {.row = row.row,
            .name = display_name(referral.given_names, referral.family_name),
            .lot = row.content[at(Column::lot)],
            .team = row.content[at(Column::team)],
            .wished_start = referral.wished_start,
            .ground = referral.consent_categories.empty() ? access::Ground::commission : access::Ground::consent};
}

void write_import(json::Writer& writer, Import const& import, Progress const* progress) {
    auto const state = progress != nullptr ? State::running : import.state;
    writer.field("id", import.id)
        .field("version", import.version)
        .field("kind", "referrals")
        .field("state", domain::name_of<State>(kStateNames, state))
        .field("file_name", import.file_name);
    writer.begin_object("seen")
        .field("encoding", import.seen.encoding)
        .field("converted", import.seen.converted)
        .field("separator", import.seen.separator)
        .end_object();
    writer.begin_object("counts")
        .field("rows", import.counts.rows)
        .field("new", import.counts.created)
        .field("unchanged", import.counts.unchanged)
        .field("matches", import.counts.matches)
        .field("faulty_rows", import.counts.faulty_rows())
        .field("faults", import.counts.faults)
        .end_object();
    writer.field("read_at", import.read_at)
        .field("read_by", import.read_by)
        .field("run_at", import.run_at)
        .field("run_by", import.run_by)
        .field("done_at", import.done_at)
        .field("undone_at", import.undone_at)
        .field("undone_by", import.undone_by);
    writer.key("progress");
    if (progress == nullptr) {
        writer.value(nullptr);
        return;
    }
    writer.begin_object()
        .field("rows", progress->rows)
        .field("checked", progress->checked.load())
        .field("written", progress->written.load())
        .end_object();
}

void write_faults(json::Writer& writer, std::span<Fault const> faults) {
    writer.begin_array("faults");
    for (auto const& fault : faults) {
        writer.begin_object()
            .field("row", fault.row)
            .field("column", fault.column)
            .field("code", fault.code)
            .field("seen", fault.seen);
        writer.begin_object("message");
        for (auto const language : kMessageLanguages)
            writer.field(domain::language_code(language), text(language, fault));
        writer.end_object().end_object();
    }
    writer.end_array();
}

void write_samples(json::Writer& writer, std::span<Sample const> samples) {
    writer.begin_array("samples");
    for (auto const& sample : samples) {
        writer.begin_object()
            .field("row", sample.row)
            .field("name", sample.name)
            .field("lot", sample.lot)
            .field("team", sample.team)
            .field("wished_start", sample.wished_start)
            .field("ground", access::name(sample.ground))
            .end_object();
    }
    writer.end_array();
}

std::string faults_csv(std::span<Fault const> faults, std::int64_t total, domain::Language language) {
    std::string file = "\xEF\xBB\xBF";
    domain::append_csv(file, csv_header(language));
    for (auto const& fault : faults) {
        domain::append_csv(file, {std::to_string(fault.row), fault.column, fault.seen, text(language, fault)}, ';',
                           domain::CsvCells::guarded);
    }
    auto const rest = total - static_cast<std::int64_t>(faults.size());
    if (rest > 0) domain::append_csv(file, {"", "", "", not_listed(language, rest)});
    return file;
}

}  // namespace polku::casework::imports
