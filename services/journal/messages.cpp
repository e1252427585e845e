#include "services/journal/messages.h"

namespace polku::journal {

namespace {

constexpr domain::Message kJournalMessages[] = {
    {"receipt_not_yet", "Merkintää ei ole vielä allekirjoitettu. Yritä uudelleen minuutin kuluttua.",
     "Posten är inte undertecknad ännu. Försök igen om en minut.",
     "The entry has not been signed yet. Try again in a minute."},
};

}  // namespace

std::span<domain::Message const> messages() { return kJournalMessages; }

}  // namespace polku::journal
