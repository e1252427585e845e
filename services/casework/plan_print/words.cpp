#include "services/casework/plan_print/words.h"

#include <algorithm>
#include <stdexcept>

namespace polku::casework {

namespace {

constexpr domain::Message kPrintWords[] = {
    {"acknowledged", "Asiakas on kuitannut suunnitelman luetuksi {date}.",
     "Klienten har kvitterat att planen är läst {date}.", "The client acknowledged the plan on {date}."},
    {"action", "Toimenpide", "Åtgärd", "Action"},
    {"action_cancelled", "peruttu", "inställd", "cancelled"},
    {"action_done", "valmis", "klar", "done"},
    {"action_planned", "sovittu", "avtalad", "planned"},
    {"action_under_way", "käynnissä", "pågår", "under way"},
    {"agreed", "Hyväksytty {date}", "Godkänd {date}", "Agreed on {date}"},
    {"agreements", "Hyväksynnät", "Godkännanden", "Agreements"},
    {"client", "Asiakas: {name}", "Klient: {name}", "Client: {name}"},
    {"ends", "Päättyy", "Slutar", "Ends"},
    {"goal_dropped", "Tavoitteesta on luovuttu.", "Målet har lämnats.", "The goal was dropped."},
    {"goal_open", "Tavoite on voimassa.", "Målet gäller.", "The goal is open."},
    {"goal_reached", "Tavoite on saavutettu.", "Målet är nått.", "The goal is reached."},
    {"in_review", "Odottaa hyväksyntöjä", "Väntar på godkännanden", "Waits for agreement"},
    {"measure", "Mistä tiedämme, että tavoite on saavutettu: {measure}", "Hur vi vet att målet är nått: {measure}",
     "How we know that the goal is reached: {measure}"},
    {"no_goals", "Versiossa ei ole tavoitteita, jotka näkyvät tulostajalle.",
     "Versionen har inga mål som visas för den som skriver ut.",
     "The version has no goals that are shown to who prints it."},
    {"not_yet", "{organisation}: ei ole vielä vastannut", "{organisation}: har inte svarat ännu",
     "{organisation}: has not answered yet"},
    {"organisation", "Vastuutaho", "Ansvarig part", "Responsible party"},
    {"organisation_agreed", "{organisation}: hyväksynyt {date}", "{organisation}: godkände {date}",
     "{organisation}: agreed on {date}"},
    {"other_language",
     "Asiakkaan palvelukieli on {language}. Suunnitelma on tulostettu suomeksi, koska sitä ei ole sillä kielellä.",
     "Klientens servicespråk är {language}. Planen är utskriven på finska, för den finns inte på det språket.",
     "The client's language is {language}. The plan is printed in Finnish, as it is not made in that language."},
    {"responsible", "Vastuutaho: {organisation}", "Ansvarig part: {organisation}", "Responsible party: {organisation}"},
    {"returned", "Palautettu", "Återsänd", "Given back"},
    {"running_head", "{title}: {name}", "{title}: {name}", "{title}: {name}"},
    {"starts", "Alkaa", "Börjar", "Starts"},
    {"state", "Tila", "Läge", "State"},
    {"superseded", "Hyväksytty {date}, korvattu uudemmalla versiolla", "Godkänd {date}, ersatt av en nyare version",
     "Agreed on {date}, superseded by a later version"},
    {"target", "Tavoitepäivä: {date}", "Måldag: {date}", "Target date: {date}"},
    {"title", "Yhteinen palvelusuunnitelma", "Gemensam serviceplan", "Joint service plan"},
    {"version", "Versio {number}: {state}", "Version {number}: {state}", "Version {number}: {state}"},
    {"withdrawn", "Peruttu", "Återtagen", "Withdrawn"},
};
static_assert(std::ranges::is_sorted(kPrintWords, {}, &domain::Message::code));

}  // namespace

std::string print_words(domain::Language language, std::string_view code, domain::Params const& params) {
    auto const text = domain::message(kPrintWords, language, code);
    if (text == code) throw std::logic_error("a print without its word: " + std::string(code));
    return domain::fill(text, params);
}

}  // namespace polku::casework
