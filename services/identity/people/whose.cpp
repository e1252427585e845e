#include "services/identity/people/whose.h"

#include "services/identity/people/store.h"

namespace polku::identity {

void note_whose(storage::Tx& tx, events::JournalEntry& entry, Person const& person) {
    entry.subject = person.id.text;
    for (auto const& membership : memberships_of(tx, person.id)) {
        if (!membership.client) continue;
        entry.clients.push_back(*membership.client);
        entry.categories = {access::Category::basic};
    }
}

}  // namespace polku::identity
