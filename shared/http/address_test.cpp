#include "shared/http/address.h"

#include <gtest/gtest.h>

namespace polku::http {
namespace {

TEST(Address, IsASocketsPathOrAHostAndAPort) {
    EXPECT_EQ(parse_address("unix:/run/polku/casework.sock"), Address(UnixAddress{"/run/polku/casework.sock"}));
    EXPECT_EQ(parse_address("https://casework.example:8450"), Address(NetworkAddress{"casework.example", 8450}));
    EXPECT_EQ(parse_address("https://[::1]:8450"), Address(NetworkAddress{"::1", 8450}));
}

TEST(Address, IsWrittenAsItIsRead) {
    for (auto const* const text : {"unix:/run/a.sock", "https://a:1", "https://[::1]:65535"}) {
        EXPECT_EQ(address_text(parse_address(text).value()), text);
    }
}

TEST(Address, AnythingElseIsRefused) {
    auto const too_long = "unix:/" + std::string(kLongestSocketPath, 'a');
    for (auto const& text :
         {std::string("casework:8450"), std::string("http://casework:8450"), std::string("unix:a.sock"),
          std::string("https://casework"), std::string("https://:8450"), std::string("https://a:0"),
          std::string("https://a:65536"), std::string("https://a:8450/x"), too_long}) {
        EXPECT_FALSE(parse_address(text)) << text;
    }
}

}  // namespace
}  // namespace polku::http
