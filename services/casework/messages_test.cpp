#include "services/casework/messages.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace polku::casework {
namespace {

TEST(CaseworkMessages, AreSortedAndEachCodeIsSaidOnce) {
    std::set<std::string_view> codes;
    for (auto const& message : messages()) EXPECT_TRUE(codes.insert(message.code).second) << message.code;
    EXPECT_TRUE(std::ranges::is_sorted(messages(), {}, &domain::Message::code));
}

TEST(CaseworkMessages, SpeakThreeLanguages) {
    for (auto const& message : messages()) {
        EXPECT_FALSE(message.fi.empty() || message.sv.empty() || message.en.empty()) << message.code;
        EXPECT_TRUE(message.fi != message.sv && message.sv != message.en) << message.code;
    }
}

TEST(CaseworkMessages, CoverRulesAndImports) {
    for (auto const* const code : {"handover_already_accepted", "no_ground_to_share", "import_done"}) {
        EXPECT_NE(domain::message(messages(), domain::Language::fi, code), code);
    }
}

}  // namespace
}  // namespace polku::casework
