#include "services/identity/people/passwords.h"
#include "services/identity/sessions/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::identity {
namespace {

using nlohmann::json;
using std::chrono::hours;
using std::chrono::seconds;
using ::testing::HasSubstr;
using ::testing::Not;

class Guessing : public SignInTest {
protected:
    http::Response guess(std::string_view username, std::string_view source = kAway) {
        return sign_in(username, "not the password", "", source);
    }
    /// Guesses until the answer is a wait; how often that took.
    int guess_until_slowed(std::string_view username, std::string_view source = kAway) {
        for (int tries = 0; tries < 100; ++tries) {
            if (guess(username, source).status == 429) return tries;
        }
        return -1;
    }
};

TEST_F(Guessing, AfterFiveWrongPasswordsTheNextTryWaits) {
    add_user("tuula");
    EXPECT_EQ(guess_until_slowed("tuula"), 5);
    auto const slowed = sign_in("tuula", kSamplePassword, "", kAway);
    EXPECT_EQ(slowed.status, 429) << "also with the right password";
    EXPECT_EQ(slowed.header("retry-after"), "2");
    EXPECT_EQ(code_of(slowed), "too_many_tries");
    EXPECT_EQ(figures_.refused, 5U);
    EXPECT_EQ(figures_.slowed, 2U);
    api_.clock().advance(seconds(2));
    EXPECT_EQ(sign_in("tuula", kSamplePassword, "", kAway).status, 201);
    EXPECT_EQ(guess_until_slowed("tuula"), 5) << "what was right made an end of it";
}

TEST_F(Guessing, AnUnknownUsernameIsSlowedAlike) {
    add_user("tuula");
    EXPECT_EQ(guess_until_slowed("tuula"), guess_until_slowed("nobody"));
    auto known = json::parse(guess("tuula").body);
    auto unknown = json::parse(guess("nobody").body);
    known.erase("instance");
    unknown.erase("instance");
    EXPECT_EQ(known, unknown);
}

// By the work that is done, for a clock would tell of the machine as well.
TEST_F(Guessing, TakesAsLongForAnUnknownUsername) {
    add_user("tuula");
    auto const compared = [&](std::string_view username, std::string_view password) {
        auto const before = passwords_compared();
        sign_in(username, password, "", kAway);
        return passwords_compared() - before;
    };
    EXPECT_EQ(compared("tuula", "not the password"), 1U);
    EXPECT_EQ(compared("nobody", "not the password"), 1U);
    EXPECT_EQ(compared("", ""), 0U) << "a fault of the form, whoever it is";
    EXPECT_EQ(guess_until_slowed("tuula"), guess_until_slowed("nobody"));
    EXPECT_EQ(compared("tuula", kSamplePassword), 0U) << "who comes too soon costs nothing";
    EXPECT_EQ(compared("nobody", kSamplePassword), 0U);
}

TEST_F(Guessing, RefusalsAreJournaledWithoutWhatWasTyped) {
    auto const tuula = add_user("tuula");
    guess("tuula");
    EXPECT_THAT(api_.read_log().back(), HasSubstr(R"("kind":"refusal")"));
    EXPECT_THAT(api_.read_log().back(), HasSubstr(R"("outcome":"wrong_credentials")"));
    EXPECT_THAT(api_.read_log().back(), HasSubstr(R"("subject":")" + tuula.text));
    guess("131052-308t");
    EXPECT_THAT(api_.read_log().back(), HasSubstr(R"("outcome":"wrong_credentials")"));
    EXPECT_THAT(api_.read_log().back(), Not(HasSubstr("131052")));
    guess_until_slowed("tuula");
    EXPECT_THAT(api_.read_log().back(), HasSubstr(R"("outcome":"too_many_tries")"));
}

TEST_F(Guessing, NobodyElsewhereLocksOutWhoIsAtHome) {
    add_user("tuula");
    token_of(sign_in("tuula"));
    for (int i = 0; i < 40; ++i) {
        guess("tuula", fmt::format("198.51.100.{}", i));
        api_.clock().advance(seconds(1));
    }
    EXPECT_EQ(guess("tuula", "203.0.113.1").status, 429) << "wherever it comes from";
    EXPECT_EQ(sign_in("tuula").status, 201) << "but not from where tuula has signed in";
}

TEST_F(Guessing, OneSourceIsSlowedWhateverTheAccount) {
    auto slowed = 0;
    for (int i = 0; i < 40; ++i) slowed += guess(fmt::format("user{}", i)).status == 429 ? 1 : 0;
    EXPECT_EQ(slowed, 10);
    EXPECT_EQ(guess("user41", "203.0.113.1").status, 401) << "another source";
}

TEST_F(Guessing, IsForgottenInTime) {
    EXPECT_EQ(guess_until_slowed("nobody"), 5);
    api_.clock().advance(hours(1));
    EXPECT_EQ(guess_until_slowed("nobody"), 5);
    static constexpr storage::Query kCount{"test.count_tries", "SELECT count(*) FROM sign_in_try"};
    auto const count = api_.database().read(
        [](storage::Tx& tx) { return tx.one(kCount, [](storage::Row const& row) { return row.integer(0); }); });
    EXPECT_EQ(count, 3) << "pair, account and source: what is old is gone";
}

}  // namespace
}  // namespace polku::identity
