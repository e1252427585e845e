#include "services/casework/imports/progress.h"

namespace polku::casework::imports {

std::shared_ptr<Progress> Runs::begin(domain::Id const& organisation, domain::Id const& import, std::int64_t rows) {
    std::scoped_lock const lock(mutex_);
    auto& slot = by_organisation_[organisation];
    if (!slot.expired()) return nullptr;
    auto progress = std::make_shared<Progress>();
    progress->import = import;
    progress->rows = rows;
    slot = progress;
    return progress;
}

std::shared_ptr<Progress const> Runs::find(domain::Id const& organisation, domain::Id const& import) const {
    std::scoped_lock const lock(mutex_);
    auto const found = by_organisation_.find(organisation);
    if (found == by_organisation_.end()) return nullptr;
    auto progress = found->second.lock();
    return progress && progress->import == import ? progress : nullptr;
}

}  // namespace polku::casework::imports
