#include "services/payments/messages.h"

namespace polku::payments {

namespace {

constexpr domain::Message kPaymentsMessages[] = {
    {"already_priced",
     "Tuosta päivästä alkaen on jo laskettu palkkioita ({priced_until} asti). Valitse myöhempi päivä.",
     "Arvoden har redan räknats från den dagen (till {priced_until}). Välj en senare dag.",
     "Fees have been counted from that day already (until {priced_until}). Choose a later day."},
    {"before_last_cut_off", "Edellinen tiliote päättyi {last}. Valitse myöhempi hetki.",
     "Det föregående utdraget slutade {last}. Välj en senare tidpunkt.",
     "The statement before ended at {last}. Choose a later moment."},
    {"buyer_is_party", "Tilaaja ei voi olla sopimuksen osapuolena saamassa maksua.",
     "Beställaren kan inte vara part som får betalt.", "The buyer cannot be a party that is paid."},
    {"code_form", "Käytä kirjaimia a–z, numeroita ja merkkejä - _ .",
     "Använd bokstäverna a–z, siffror och tecknen - _ .", "Use the letters a–z, digits and - _ ."},
    {"code_twice", "Tunnus {code} on annettu kahdesti.", "Koden {code} har angetts två gånger.",
     "The code {code} is given twice."},
    {"cut_off_twice", "Anna joko päättymishetki tai päätä nyt.", "Ange antingen en sluttid eller avsluta nu.",
     "Give either a cut-off or end it now."},
    {"earlier_open", "Jäädytä ensin kuukausi {period}.", "Frys först månaden {period}.",
     "Freeze the month {period} first."},
    {"ends_before_start", "Loppupäivä on ennen alkupäivää.", "Slutdagen är före startdagen.",
     "The last day is before the first."},
    {"lead_missing", "Johtava tuottaja puuttuu osapuolista päivänä {day}.",
     "Den ledande producenten saknas bland parterna den {day}.", "The lead is not among the parties on {day}."},
    {"month_not_over", "Tiliote päättyy vasta {cut_off}. Odota, tai päätä se nyt.",
     "Utdraget slutar först {cut_off}. Vänta, eller avsluta det nu.",
     "The statement ends only at {cut_off}. Wait, or end it now."},
    {"not_after_last_version", "Uuden hinnaston on alettava edellisen ({last}) jälkeen.",
     "Den nya prislistan ska börja efter den föregående ({last}).",
     "New prices must begin after the last ones ({last})."},
    {"one_lead", "Johtavan tuottajan osuus on lead, muiden ei.",
     "Den ledande producentens del är lead, de andras inte.", "The lead's part is lead, and nobody else's."},
    {"outside_contract", "Päivä ei ole sopimuskaudella {from}–{until}.",
     "Dagen är inte inom avtalsperioden {from}–{until}.", "The day is outside the contract's term {from}–{until}."},
    {"outside_month", "Päättymishetken on oltava kuukaudessa {month}.", "Sluttiden ska vara i månaden {month}.",
     "The cut-off must be in {month}."},
    {"own_freeze", "Jäädytit tiliotteen itse. Toisen henkilön on päätettävä siitä.",
     "Du har själv fryst utdraget. En annan person ska avgöra det.",
     "You froze this statement yourself. Another person has to decide on it."},
    {"party_twice", "Organisaatiolla on jo osuus samaan aikaan.", "Organisationen har redan en del under samma tid.",
     "The organisation has a part at the same time already."},
    {"shares_not_whole", "Osuudet ovat {day} yhteensä {sum} sadasosaprosenttia, pitäisi olla {expected}.",
     "Andelarna är den {day} sammanlagt {sum} hundradels procent, de ska vara {expected}.",
     "On {day} the shares add up to {sum} hundredths of a per cent; {expected} were expected."},
    {"statement_state", "Tiliote on jo tilassa, jossa tätä ei voi tehdä ({state}). Lataa tiedot uudelleen.",
     "Utdraget är redan i ett läge där detta inte kan göras ({state}). Hämta uppgifterna på nytt.",
     "The statement is in a state in which this cannot be done ({state}). Load it again."},
    {"taken", "Tämä on jo käytössä. Valitse toinen.", "Detta används redan. Välj ett annat.",
     "This is in use. Choose another."},
};

}  // namespace

std::span<domain::Message const> messages() { return kPaymentsMessages; }

}  // namespace polku::payments
