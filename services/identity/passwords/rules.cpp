#include "services/identity/passwords/rules.h"

namespace polku::identity {

domain::Result<PasswordReset> make_reset(domain::Id const& person, domain::Id const& made_by, domain::Instant now) {
    if (person == made_by) return domain::refused(domain::conflict("own_credentials"));
    return PasswordReset{.person = person, .made_by = made_by, .made_at = now, .ends_at = now + kResetOpen};
}

bool open(PasswordReset const& reset, domain::Instant now) { return now < reset.ends_at; }

}  // namespace polku::identity
