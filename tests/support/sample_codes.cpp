#include "tests/support/sample_codes.h"

#include "deploy/demo_referrals.h"
#include "shared/domain/hetu.h"

#include <stdexcept>

namespace polku::tests {

std::string sample_client_code() {
    // The row of the referral file that the samples are made of; its columns are told by what they hold.
    auto const file = deploy::demo_referrals(60);
    auto const at = file.find(";Testinen;Kalle;");
    if (at == std::string::npos || at < 11) throw std::runtime_error("no sample client in the referrals");
    auto const code = domain::parse_hetu(file.substr(at - 11, 11));
    if (!code) throw std::runtime_error("the sample client's row has no identity code");
    return code->text();
}

}  // namespace polku::tests
