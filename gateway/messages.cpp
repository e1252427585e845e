#include "gateway/messages.h"

namespace polku::gateway {

namespace {

constexpr domain::Message kGatewayMessages[] = {
    {"choose_membership", "Valitse ensin, missä tehtävässä toimit.", "Välj först i vilket uppdrag du handlar.",
     "First choose in which of your memberships you act."},
    {"not_signed_in", "Kukaan ei ole kirjautunut sisään. Kirjaudu sisään.", "Ingen är inloggad. Logga in.",
     "Nobody is signed in. Sign in."},
    {"too_many_requests", "Pyyntöjä tulee liian tiheään. Odota hetki ja yritä uudelleen.",
     "Förfrågningarna kommer för tätt. Vänta en stund och försök på nytt.",
     "Requests come too fast. Wait a moment and try again."},
    {"too_many_streams", "Polku on auki liian monessa selaimessa yhtä aikaa. Sulje niistä jokin.",
     "Polku är öppet i för många webbläsare samtidigt. Stäng någon av dem.",
     "Polku is open in too many browsers at once. Close one of them."},
    {"wrong_host", "Palvelu ei vastaa tässä osoitteessa. Tarkista osoite, tai pyydä ylläpitoa lisäämään se asetuksiin.",
     "Tjänsten svarar inte på den här adressen. Kontrollera adressen eller be administratören lägga till den i "
     "inställningarna.",
     "This service does not answer at this address. Check the address, or ask the administrator to add it to the "
     "settings."},
};

}  // namespace

std::span<domain::Message const> messages() { return kGatewayMessages; }

}  // namespace polku::gateway
