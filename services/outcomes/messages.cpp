#include "services/outcomes/messages.h"

namespace polku::outcomes {

namespace {

constexpr domain::Message kOutcomesMessages[] = {
    {"empty_file", "Tiedosto on tyhjä. Valitse toinen tiedosto.", "Filen är tom. Välj en annan fil.",
     "The file is empty. Choose another file."},
    {"evidence_kind", "Näyttö ei ole lajia, jonka sopimus hyväksyy. Pyydä toinen näyttö.",
     "Beviset är inte av ett slag som avtalet godkänner. Begär ett annat bevis.",
     "The evidence is not of a kind that the contract accepts. Ask for another."},
    {"evidence_missing", "Etapissa ei ole näyttöä. Palauta se tai pyydä näyttö ennen vahvistamista.",
     "Etappen saknar bevis. Begär beviset innan du bekräftar.",
     "The milestone has no evidence. Ask for it before you verify."},
    {"file_type", "Tiedosto ei ole hyväksyttyä tyyppiä. Hyväksytyt: {accepted}.",
     "Filen är inte av en godkänd typ. Godkända: {accepted}.",
     "The file is not of an accepted type. Accepted: {accepted}."},
    {"in_the_future", "Päivä on tulevaisuudessa.", "Dagen ligger i framtiden.", "The day is in the future."},
    {"milestone_state", "Etappi on jo tilassa, jossa tätä ei voi tehdä ({state}). Lataa tiedot uudelleen.",
     "Etappen är redan i ett läge där detta inte kan göras ({state}). Hämta uppgifterna på nytt.",
     "The milestone is in a state in which this cannot be done ({state}). Load it again."},
    {"no_price_then", "Sopimuksella ei ole hinnastoa, joka olisi voimassa tuona päivänä.",
     "Avtalet har ingen prislista som gäller den dagen.", "The contract has no prices that hold on that day."},
    {"not_a_party_then", "Organisaatiosi ei ole sopimuksen osapuoli tuona päivänä.",
     "Din organisation är inte part i avtalet den dagen.",
     "Your organisation is not a party of the contract on that day."},
    {"not_your_claim", "Etapin on kirjannut toinen organisaatio. Vain sen väki korjaa, peruu ja todistaa sen.",
     "Etappen har registrerats av en annan organisation. Bara dess personal rättar, återkallar och styrker den.",
     "Another organisation recorded this milestone. Only its people correct, withdraw and prove it."},
    {"not_your_contract", "Roolisi koskee toista sopimusta. Vaihda jäsenyyttä.",
     "Din roll gäller ett annat avtal. Byt medlemskap.", "Your role holds for another contract. Switch membership."},
    {"outside_contract", "Päivä ei ole sopimuskaudella.", "Dagen är inte inom avtalsperioden.",
     "The day is outside the contract's term."},
    {"own_claim", "Et voi päättää etapista, jonka olet itse kirjannut, korjannut tai todistanut.",
     "Du kan inte avgöra en etapp som du själv har registrerat, rättat eller styrkt.",
     "You cannot decide a milestone that you recorded, corrected or proved yourself."},
    {"paid_organisation", "Sinulla on jäsenyys organisaatiossa, jolle etapista maksetaan. Toisen on päätettävä.",
     "Du har ett medlemskap i en organisation som får betalt för etappen. Någon annan ska avgöra den.",
     "You have a membership in an organisation that is paid for this milestone. Somebody else has to decide."},
    {"type_not_valid", "Sopimuksen hinnastossa ei ole tätä etappia tuona päivänä.",
     "Avtalets prislista har inte denna etapp den dagen.", "The contract has no such milestone on that day."},
    {"unknown_contract", "Sopimusta ei löydy.", "Avtalet hittas inte.", "There is no such contract."},
};

}  // namespace

std::span<domain::Message const> messages() { return kOutcomesMessages; }

}  // namespace polku::outcomes
