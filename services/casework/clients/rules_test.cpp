#include "services/casework/clients/rules.h"

#include <gtest/gtest.h>

namespace polku::casework {
namespace {

TEST(DisplayName, IsTheFirstGivenNameAndTheFamilyName) {
    EXPECT_EQ(display_name("Kalle Näyte", "Testinen"), "Kalle Testinen");
    EXPECT_EQ(display_name("Aino", "Esimerkki"), "Aino Esimerkki");
    EXPECT_EQ(display_name("Anna-Liisa Maria", "von Näyte"), "Anna-Liisa von Näyte");
}

}  // namespace
}  // namespace polku::casework
