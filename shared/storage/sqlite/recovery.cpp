#include "shared/storage/sqlite/recovery.h"

#include "shared/runtime/logging.h"

#include <algorithm>

namespace polku::storage::sqlite {
namespace {

constexpr std::chrono::milliseconds kLongestPause{5000};

}  // namespace

Recovery::Recovery(DatabaseFile& file, std::chrono::milliseconds first_pause, runtime::Turns const* turns)
    : file_(file), turns_(turns), first_pause_(first_pause), pause_(first_pause) {}

bool Recovery::try_now() {
    auto const name = file_.name();
    try {
        file_.reopen();
    } catch (std::exception const& thrown) {
        fault_ = thrown.what();
        next_try_ = runtime::steady_now(turns_) + pause_;
        pause_ = std::min(pause_ * 2, kLongestPause);
        runtime::log(runtime::LogLevel::error, "database_closed", {{"file", name}, {"fault", fault_}});
        return false;
    }
    runtime::log(runtime::LogLevel::warn, "database_reopened", {{"file", name}});
    fault_.clear();
    next_try_.reset();
    pause_ = first_pause_;
    return true;
}

void Recovery::try_when_due() {
    if (next_try_ && runtime::steady_now(turns_) >= *next_try_) try_now();
}

}  // namespace polku::storage::sqlite
