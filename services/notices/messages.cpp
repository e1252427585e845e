#include "services/notices/messages.h"

namespace polku::notices {

namespace {

constexpr domain::Message kNoticeMessages[] = {
    {"letter_on_its_way", "Edellinen viesti on vasta lähtenyt. Odota kaksi minuuttia ja katso myös roskapostista.",
     "Det förra brevet har just skickats. Vänta två minuter och titta också i skräpposten.",
     "The last message has only just gone out. Wait for two minutes, and look into the junk mail too."},
    {"mail_not_dead", "Viesti ei enää ole perille menemättömien joukossa: sen tila on {state}.",
     "Brevet finns inte längre bland de olevererade: dess tillstånd är {state}.",
     "The message is no longer among the undelivered ones: its state is {state}."},
    {"mail_not_set_up", "Tässä asennuksessa ei ole sähköpostipalvelinta, joten ilmoituksia ei voi saada sähköpostiin.",
     "Den här installationen har ingen e-postserver, så meddelanden kan inte fås per e-post.",
     "This installation has no mail server, so notices cannot be had by e-mail."},
    {"no_such_notice", "Tätä ilmoitusta ei ole. Lataa ilmoitukset uudelleen.",
     "Meddelandet finns inte. Ladda meddelandena på nytt.", "There is no such notice. Load the notices again."},
    {"not_a_code", "Koodissa on kahdeksan merkkiä, esimerkiksi K7WQ-2MXR.",
     "Koden har åtta tecken, till exempel K7WQ-2MXR.", "A code has eight characters, such as K7WQ-2MXR."},
    {"not_an_address", "Anna sähköpostiosoite muodossa nimi@esimerkki.fi.",
     "Ange e-postadressen i formen namn@exempel.fi.", "Give the e-mail address in the form name@example.fi."},
    {"nothing_to_confirm", "Mikään sähköpostiosoite ei odota vahvistusta.", "Ingen e-postadress väntar på bekräftelse.",
     "No e-mail address waits for a confirmation."},
    {"only_for_daily", "Kellonaika koskee vain päivittäistä koostetta.",
     "Klockslaget gäller bara den dagliga sammanställningen.", "The hour is for the daily digest alone."},
    {"too_many_letters", "Olet pyytänyt vuorokauden aikana kuusi vahvistusviestiä. Yritä huomenna uudelleen.",
     "Du har bett om sex bekräftelsebrev under ett dygn. Försök igen i morgon.",
     "You have asked for six confirmation messages in a day. Try again tomorrow."},
};

}  // namespace

std::span<domain::Message const> messages() { return kNoticeMessages; }

}  // namespace polku::notices
