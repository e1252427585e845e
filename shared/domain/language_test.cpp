#include "shared/domain/language.h"

#include <gtest/gtest.h>

namespace polku::domain {

TEST(Language, CodesGoBothWays) {
    for (auto const language : {Language::fi, Language::sv, Language::en})
        EXPECT_EQ(parse_language(language_code(language)), language);
    EXPECT_EQ(parse_language("de"), std::nullopt);
    EXPECT_EQ(parse_language("FI"), std::nullopt);
}

TEST(Language, AcceptLanguagePicksTheBestOfOurs) {
    EXPECT_EQ(accepted_language("sv"), Language::sv);
    EXPECT_EQ(accepted_language("sv-FI, fi;q=0.9"), Language::sv);
    EXPECT_EQ(accepted_language("fi;q=0.5, en;q=0.8"), Language::en);
    EXPECT_EQ(accepted_language("de, EN-gb ; q=0.7 , *;q=0.1"), Language::en);
    EXPECT_EQ(accepted_language("en;q=0.8, sv;q=0.8"), Language::en);
}

TEST(Language, AcceptLanguageFallsBack) {
    EXPECT_EQ(accepted_language(""), Language::fi);
    EXPECT_EQ(accepted_language("de, fr", Language::sv), Language::sv);
    EXPECT_EQ(accepted_language("en;q=0", Language::sv), Language::sv);
    EXPECT_EQ(accepted_language("en;q=1.5, ;;q, sv;q=x,,,", Language::fi), Language::fi);
    EXPECT_EQ(accepted_language("english, svenska"), Language::fi);
}

}  // namespace polku::domain
