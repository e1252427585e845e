#include "services/notices/messages.h"

namespace polku::notices {

namespace {

constexpr domain::Message kNoticeMessages[] = {
    {"mail_not_dead", "Viesti ei enää ole perille menemättömien joukossa: sen tila on {state}.",
     "Brevet finns inte längre bland de olevererade: dess tillstånd är {state}.",
     "The message is no longer among the undelivered ones: its state is {state}."},
    {"mail_not_set_up", "Tässä asennuksessa ei ole sähköpostipalvelinta, joten ilmoituksia ei voi saada sähköpostiin.",
     "Den här installationen har ingen e-postserver, så meddelanden kan inte fås per e-post.",
     "This installation has no mail server, so notices cannot be had by e-mail."},
    {"no_such_notice", "Tätä ilmoitusta ei ole. Lataa ilmoitukset uudelleen.",
     "Meddelandet finns inte. Ladda meddelandena på nytt.", "There is no such notice. Load the notices again."},
    {"not_an_address", "Anna sähköpostiosoite muodossa nimi@esimerkki.fi.",
     "Ange e-postadressen i formen namn@exempel.fi.", "Give the e-mail address in the form name@example.fi."},
    {"only_for_daily", "Kellonaika koskee vain päivittäistä koostetta.",
     "Klockslaget gäller bara den dagliga sammanställningen.", "The hour is for the daily digest alone."},
};

}  // namespace

std::span<domain::Message const> messages() { return kNoticeMessages; }

}  // namespace polku::notices
