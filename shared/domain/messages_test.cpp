#include "shared/domain/messages.h"

#include "shared/domain/business_id.h"
#include "shared/domain/date.h"
#include "shared/domain/hetu.h"
#include "shared/domain/iban.h"
#include "shared/domain/reference.h"
#include "shared/domain/text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace polku::domain {

namespace {

std::set<std::string> message_placeholders(std::string_view text) {
    std::set<std::string> names;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1))
        names.emplace(text.substr(open + 1, text.find('}', open) - open - 1));
    return names;
}

}  // namespace

TEST(Messages, AreSortedWithoutRepetition) {
    EXPECT_TRUE(std::ranges::is_sorted(messages(), std::ranges::less_equal{}, &Message::code));
    EXPECT_EQ(std::ranges::adjacent_find(messages(), {}, &Message::code), messages().end());
}

TEST(Messages, AllThreeLanguagesSayTheSameThing) {
    for (auto const& entry : messages()) {
        for (auto const text : {entry.fi, entry.sv, entry.en}) {
            EXPECT_FALSE(text.empty()) << entry.code;
            EXPECT_TRUE(valid_utf8(text)) << entry.code;
            EXPECT_EQ(message_placeholders(text), message_placeholders(entry.en)) << entry.code;
        }
        EXPECT_NE(entry.fi, entry.en) << entry.code;
        EXPECT_NE(entry.sv, entry.en) << entry.code;
        EXPECT_NE(entry.fi, entry.sv) << entry.code;
    }
}

TEST(Messages, EveryFaultCodeHasOne) {
    std::vector<std::string_view> codes = {fault_code(DateFault::not_a_date),
                                           fault_code(DateFault::no_such_date),
                                           fault_code(HetuFault::form),
                                           fault_code(HetuFault::separator),
                                           fault_code(HetuFault::no_such_date),
                                           fault_code(HetuFault::individual_number),
                                           fault_code(HetuFault::check_character),
                                           fault_code(BusinessIdFault::form),
                                           fault_code(BusinessIdFault::check_digit),
                                           fault_code(IbanFault::form),
                                           fault_code(IbanFault::check_digits),
                                           fault_code(IbanFault::account),
                                           fault_code(ReferenceFault::form),
                                           fault_code(ReferenceFault::check_digit)};
    for (auto const code : codes) EXPECT_NE(message(Language::fi, code), code) << code;
    EXPECT_EQ(std::set<std::string_view>(codes.begin(), codes.end()).size(), codes.size());
}

TEST(Messages, PlaceholdersAreFilled) {
    FieldFault const fault{"/title", "too_long", {{"max", "200"}}};
    EXPECT_EQ(text(Language::fi, fault), "Enintään 200 merkkiä.");
    EXPECT_EQ(text(Language::sv, fault), "Högst 200 tecken.");
    EXPECT_EQ(text(Language::en, fault), "At most 200 characters.");
    EXPECT_EQ(fill("{a} and {b}, {a}{", {{"a", "{b}"}}), "{b} and {b}, {b}{");
    EXPECT_EQ(text(Language::en, {"", "no_such_code"}), "no_such_code");
}

}  // namespace polku::domain
