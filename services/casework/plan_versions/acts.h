#pragma once

#include "services/casework/plan_versions/model.h"
#include "shared/http/route.h"

/// What the writes on a plan's versions do, each in one transaction.
namespace polku::casework {

/// Why an organisation gives a version back: read by those who were asked.
struct ReturnWords {
    std::string reason;
};

/// Puts the plan as it stands to every organisation that takes part; the asker's own agrees with the asking, on what is
/// shown to it. Alone in the case, it agrees at once.
domain::Result<http::Written> ask_agreement(http::WriteCall& call);
domain::Result<http::Written> agree_version(http::WriteCall& call);
domain::Result<http::Written> return_version(http::WriteCall& call, ReturnWords const& words);
domain::Result<http::Written> withdraw_version(http::WriteCall& call);
domain::Result<http::Written> acknowledge_version(http::WriteCall& call);

/// An organisation has left the case: a version that waited for it alone is agreed. After its part has ended.
void settle_after_leaving(http::WriteCall& call, domain::Id const& case_id);

}  // namespace polku::casework
