#include "deploy/demo_records.h"

#include "shared/domain/date.h"
#include "shared/domain/instant.h"
#include "shared/domain/sha256.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <string_view>

namespace polku::deploy {

namespace {

using Ids = std::map<std::string, std::string>;

nlohmann::json due_in(int days) {
    auto const today = domain::local_date(domain::SystemClock().now());
    return domain::format_iso(domain::add_days(today, days));
}

void write_tasks(ApiClient& coach, Ids const& ids, std::string const& case_id) {
    auto const tasks = "/api/v1/cases/" + case_id + "/tasks";
    auto const add = [&](std::string_view title, std::string_view category, int due, std::string_view organisation,
                         std::string_view person) {
        nlohmann::json task{{"title", title}, {"category", category}, {"due_on", due_in(due)}};
        if (!organisation.empty()) task["organisation"] = ids.at(std::string(organisation));
        if (!person.empty()) task["person"] = ids.at(std::string(person));
        return coach.post(tasks, task).at("id").get<std::string>();
    };
    add("Sovi tutustumiskäynti työnantajan kanssa", "employment", 2, "tyopolku", "aino");
    add("Selvitä velkaneuvonnan uusi aika", "basic", -2, "county", "");
    add("Päivitä ansioluettelo ja tuo se tapaamiseen", "employment", 7, "", "");
    auto const done = add("Tilaa osaamiskartoituksen tulokset", "employment", -5, "tyopolku", "aino");
    coach.post(tasks + "/" + done + "/done", nlohmann::json::object());
}

/// That day at an hour of UTC.
nlohmann::json moment(int days, int hour) {
    return fmt::format("{}T{:02}:00:00Z", due_in(days).get<std::string>(), hour);
}

std::string make_appointment(ApiClient& coach, Ids const& ids, std::string const& case_id, std::string_view kind,
                             std::string_view title, int days, std::string_view place) {
    return coach
        .post("/api/v1/cases/" + case_id + "/appointments",
              {{"kind", kind},
               {"title", title},
               {"category", "employment"},
               {"organisation", ids.at("tyopolku")},
               {"person", ids.at("aino")},
               {"starts_at", moment(days, 8)},
               {"ends_at", moment(days, 9)},
               {"place", place},
               {"participants", nlohmann::json::array({{{"organisation", ids.at("authority")}}})}})
        .at("id")
        .get<std::string>();
}

/// A first interview that was held, a meeting to come, and one that got another time.
void make_appointments(ApiClient& coach, Ids const& ids, std::string const& case_id) {
    auto const appointments = "/api/v1/cases/" + case_id + "/appointments/";
    auto const held =
        make_appointment(coach, ids, case_id, "first_interview", "Alkuhaastattelu", -20, "Työpolku, huone 2");
    coach.post(appointments + held + "/attendance", {{"attendance", "attended"}});
    auto const moved = make_appointment(coach, ids, case_id, "meeting", "Valmennustapaaminen", 1, "Työpolku, huone 3");
    coach.post(appointments + moved + "/reschedule", {{"starts_at", moment(2, 8)},
                                                      {"ends_at", moment(2, 9)},
                                                      {"place", "Työpolku, huone 3"},
                                                      {"reason", "Asiakkaalla on samaan aikaan lääkäri (näyte)."}});
}

void write_note(ApiClient& writer, std::string const& case_id, std::string_view text, std::string_view category,
                std::string_view sharing) {
    writer.post("/api/v1/cases/" + case_id + "/notes", {{"text", text}, {"category", category}, {"sharing", sharing}});
}

/// A small text file, sent as a browser sends one.
void record_document(ApiClient& writer, std::string const& case_id) {
    std::string const text =
        "Työtodistus, näyte\n\nTodistus on keksitty: Malli-Logistiikka Oy, varastotyöntekijä, 2019–2024.\n";
    auto const documents = "/api/v1/cases/" + case_id + "/documents";
    auto const document = writer.post(documents, {{"title", "Työtodistus (näyte)"},
                                                  {"file_name", "tyotodistus-nayte.txt"},
                                                  {"media_type", "text/plain"},
                                                  {"size", text.size()},
                                                  {"sha256", domain::sha256_hex(text)},
                                                  {"category", "employment"},
                                                  {"sharing", "category"}});
    auto const sent = documents + "/" + document.at("id").get<std::string>();
    writer.send_bytes(http::Method::put, sent + "/parts/1", "application/octet-stream", text);
    writer.post(sent + "/complete", nlohmann::json::object());
}

}  // namespace

void write_records(DemoParts const& parts, ApiClient& coach, Ids const& ids, std::vector<std::string> const& cases) {
    parts.say("tasks, appointments, notes and a document");
    for (auto const& case_id : cases) {
        write_tasks(coach, ids, case_id);
        write_note(coach, case_id,
                   "Asiakas kertoi, että aamuvuorot huolettavat kulkuyhteyksien takia. Sovittiin, että selvitän "
                   "iltavuoron mahdollisuuden (näyte).",
                   "employment", "category");
    }
    if (cases.empty()) return;
    make_appointments(coach, ids, cases.front());
    record_document(coach, cases.front());
    ApiClient county(parts.send);
    county.sign_in("sari", kSamplePassword);
    write_note(county, cases.front(), "Palvelutarpeen keskustelu käyty. Arjen tuki jatkuu sovitusti (näyte).", "basic",
               "category");
    write_note(county, cases.front(), "Tarkista ensi viikolla, onko velkaneuvonnan aika vahvistettu (näyte).", "social",
               "organisation");
}

}  // namespace polku::deploy
