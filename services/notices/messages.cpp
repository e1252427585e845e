#include "services/notices/messages.h"

namespace polku::notices {

namespace {

constexpr domain::Message kNoticeMessages[] = {
    {"no_such_notice", "Tätä ilmoitusta ei ole. Lataa ilmoitukset uudelleen.",
     "Meddelandet finns inte. Ladda meddelandena på nytt.", "There is no such notice. Load the notices again."},
};

}  // namespace

std::span<domain::Message const> messages() { return kNoticeMessages; }

}  // namespace polku::notices
