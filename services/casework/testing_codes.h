#pragma once

#include "services/casework/imports/testing_store.h"
#include "services/casework/testing.h"
#include "shared/domain/hetu.h"

#include <string>

/// For the tests of what finds a client by the identity code.
namespace polku::casework::samples {

/// Valid, and nobody's: individual numbers from 900 are for samples.
inline std::string const kSampleCode = std::string("010190-999") + domain::hetu_check_character("010190999");
inline std::string const kOtherCode = std::string("020290-998") + domain::hetu_check_character("020290998");

class TestWithCodes : public CaseworkTest {
protected:
    /// A client with a sealed code, as an import makes one.
    Registered refer_with_code(std::string const& code, Referral sample = referral()) {
        auto const client = api_.ids().next();
        SealedCode sealed{client, (*secrets_).sealing().seal(code, {"client", "code_sealed", client.text}), {}};
        auto const hash = (*secrets_).lookup().hash("client", "code_hash", code);
        sealed.hash.assign(hash.begin(), hash.end());
        sample.code = code;
        auto const now = api_.clock().now();
        return write([&](storage::Tx& tx) {
            Registrar const registrar{kAuthority, "system:import", now, "request", api_.ids()};
            return register_referral(tx, registrar, sample, sealed);
        });
    }

    imports::testing::TestSecrets secrets_;
};

}  // namespace polku::casework::samples
