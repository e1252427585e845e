#include "services/notices/inbox/addressed.h"

#include "services/notices/inbox/rules.h"
#include "services/notices/members/store.h"
#include "shared/domain/date.h"

#include <utility>

namespace polku::notices {

domain::Result<std::vector<Notice>> addressed_notices(storage::Tx& tx, events::Recorded const& recorded) {
    auto notices = notices_of(recorded);
    if (!notices) return notices;
    std::vector<Notice> more;
    for (auto const& notice : *notices) {
        if (!notice.to.person) continue;
        auto const day = domain::local_date(notice.at);
        auto const substitute = substitute_of(tx, *notice.to.person, notice.to.organisation, day);
        if (!substitute) continue;
        if (auto told = told_to_substitute(notice, *substitute)) more.push_back(std::move(*told));
    }
    for (auto& one : more) notices->push_back(std::move(one));
    return notices;
}

}  // namespace polku::notices
