// Tokens that say which person asks: a real one that was changed in any way, and anything else, is refused. The input
// is a list of changes: three bytes each, where (two bytes) and what is put there; an input in capitals "RAW" first
// stands for itself.
#include "shared/http/person_token.h"

#include "shared/storage/testing.h"
#include "tests/hostile/fuzz/fuzz.h"

namespace polku::fuzz {

namespace {

access::Principal somebody() {
    access::Principal person;
    person.person = {"01900000-0000-7000-8000-000000000001"};
    person.display_name = "Tuula Testinen";
    person.membership = {"01900000-0000-7000-8000-000000000002"};
    person.organisation = {"01900000-0000-7000-8000-000000000003"};
    person.role = access::Role::officer;
    return person;
}

/// One gateway and one service, and a token between them.
struct Parts {
    Parts() { http::ensure_person_keys(folder / "private.pem", folder / "public.pem"); }

    storage::TemporaryDirectory folder;
    domain::FakeClock clock;
    http::PersonVerifier verifier{folder / "public.pem"};
};

std::string changed(std::string token, std::string_view changes) {
    for (std::size_t i = 0; i + 2 < changes.size(); i += 3) {
        auto const at = (static_cast<unsigned char>(changes[i]) * 256U + static_cast<unsigned char>(changes[i + 1]));
        token[at % token.size()] = changes[i + 2];
    }
    return token;
}

}  // namespace

void examine(std::string_view input) {
    static Parts parts;
    static auto const kToken = http::PersonSigner(parts.folder / "private.pem").sign(somebody(), parts.clock.now());
    auto const token = input.starts_with("RAW") ? std::string(input.substr(3)) : changed(kToken, input);
    auto const verified = parts.verifier.verify(token, parts.clock.now());
    require(verified.has_value() == (token == kToken), "the token that was signed is accepted, and nothing else");
    if (verified) require(verified->person == somebody().person, "it says who asks");
    if (!verified) require(verified.error().status == 401, "a refusal is 401");
}

}  // namespace polku::fuzz
