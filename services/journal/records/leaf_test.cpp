#include "services/journal/records/leaf.h"

#include "services/journal/testing.h"
#include "services/journal/tree/hashing.h"
#include "shared/json/canonical.h"
#include "shared/json/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sodium.h>

namespace polku::journal {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Salt const kSalt = [] {
    Salt salt{};
    salt.fill(7);
    return salt;
}();

StatedRecord stated(std::string_view canonical) {
    return {.log = {"casework", http::EntryLog::read_log}, .number = 12, .canonical = canonical, .gathered_at = kNoon};
}

TEST(JournalLeaf, StatesTheWholeRecordAndNobodysId) {
    auto reading = plan_reading(officer(), kNoon);
    reading.clients = {kSampleClient, kOtherClient};
    auto const canonical = events::canonical(reading);
    auto const text = leaf_text(stated(canonical), kSalt).value();
    EXPECT_TRUE(text.starts_with(R"({"entry":{"action":"plan_read",)")) << text;
    EXPECT_TRUE(text.ends_with(
        R"(},"gathered_at":"2026-11-23T10:00:00.000Z","log":"read_log","number":12,"source":"casework"})"))
        << text;
    EXPECT_THAT(text, Not(HasSubstr(kSampleClient.text)));
    EXPECT_THAT(text, HasSubstr("\"clients\":[\"" + blinded_client(kSalt, kSampleClient.text) + "\",\"" +
                                blinded_client(kSalt, kOtherClient.text) + "\"]"));
}

TEST(JournalLeaf, IsCanonicalWhateverAnEntrySays) {
    auto entry = plan_reading(officer(), kNoon);
    entry.subject = R"("clients":["a"] \"clients\":[] ] } \\)";
    entry.outcome = "\xC3\xA5, \n and \t";
    for (auto const& clients :
         std::vector<std::vector<domain::Id>>{{}, {kSampleClient}, {kSampleClient, kOtherClient}}) {
        entry.clients = clients;
        auto const text = leaf_text(stated(events::canonical(entry)), kSalt).value();
        EXPECT_EQ(polku::json::canonical_text(text).value(), text);
        auto const read = polku::json::parse(text).value();
        EXPECT_EQ(read.root()["entry"]["subject"], entry.subject);
        EXPECT_EQ(read.root()["entry"]["clients"].size(), clients.size());
    }
}

TEST(JournalLeaf, IsTheHashThatTheArchitectureNames) {
    std::string const text = "what a record states";
    std::array<unsigned char, 33> preimage{};
    crypto_auth_hmacsha256(preimage.data() + 1, reinterpret_cast<unsigned char const*>(text.data()), text.size(),
                           kSalt.data());
    EXPECT_EQ(leaf_hash_of(text, kSalt),
              domain::sha256({reinterpret_cast<char const*>(preimage.data()), preimage.size()}));
}

TEST(JournalLeaf, DiffersWithAnythingOfTheRecordAndWithTheSalt) {
    auto const canonical = events::canonical(plan_reading(officer(), kNoon));
    auto const of = [](StatedRecord const& record, Salt const& salt = kSalt) {
        return leaf_hash_of(leaf_text(record, salt).value(), salt);
    };
    auto const leaf = of(stated(canonical));
    EXPECT_EQ(of(stated(canonical)), leaf);
    auto other = stated(canonical);
    other.number = 13;
    EXPECT_NE(of(other), leaf);
    other = stated(canonical);
    other.log.source = "outcomes";
    EXPECT_NE(of(other), leaf);
    other = stated(canonical);
    other.log.log = http::EntryLog::journal;
    EXPECT_NE(of(other), leaf);
    other = stated(canonical);
    other.gathered_at = kNoon + std::chrono::milliseconds(1);
    EXPECT_NE(of(other), leaf);
    auto const by_another = events::canonical(plan_reading(coach(), kNoon));
    EXPECT_NE(of(stated(by_another)), leaf);
    auto salt = kSalt;
    salt[31] ^= 1;
    EXPECT_NE(of(stated(canonical), salt), leaf);
}

TEST(JournalLeaf, GetsASaltOfItsOwn) {
    auto const canonical = events::canonical(plan_reading(officer(), kNoon));
    auto const first = new_leaf(stated(canonical));
    auto const second = new_leaf(stated(canonical));
    EXPECT_NE(first.salt, second.salt);
    EXPECT_NE(first.hash, second.hash);
    EXPECT_EQ(first.hash, leaf_hash_of(leaf_text(stated(canonical), first.salt).value(), first.salt));
}

TEST(JournalLeaf, IsOfEntriesAlone) {
    EXPECT_FALSE(leaf_text(stated("{}"), kSalt));
    EXPECT_FALSE(leaf_text(stated("not JSON"), kSalt));
    EXPECT_THROW(static_cast<void>(new_leaf(stated("{}"))), std::logic_error);
}

}  // namespace
}  // namespace polku::journal
