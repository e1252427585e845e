#include "shared/domain/names.h"

#include <gtest/gtest.h>

namespace polku::domain {

namespace {

enum class NamesTestBox { in, out, none };

constexpr Name<NamesTestBox> kNamesTestBoxes[] = {{"in", NamesTestBox::in}, {"out", NamesTestBox::out}};

}  // namespace

TEST(Names, GoBothWays) {
    EXPECT_EQ(name_of<NamesTestBox>(kNamesTestBoxes, NamesTestBox::out), "out");
    EXPECT_EQ(value_of<NamesTestBox>(kNamesTestBoxes, "in"), NamesTestBox::in);
    EXPECT_EQ(value_of<NamesTestBox>(kNamesTestBoxes, "IN"), std::nullopt);
    EXPECT_THROW((void)name_of<NamesTestBox>(kNamesTestBoxes, NamesTestBox::none), std::logic_error);
}

}  // namespace polku::domain
