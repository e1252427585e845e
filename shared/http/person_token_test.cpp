#include "shared/http/person_token.h"

#include "shared/storage/testing.h"

#include <gtest/gtest.h>

#include <fstream>

namespace polku::http {
namespace {

domain::Id token_id(int number) { return {"01900000-0000-7000-8000-00000000000" + std::to_string(number)}; }

access::Principal somebody() {
    access::Principal person;
    person.person = token_id(1);
    person.display_name = "Tuula \"Testinen\" Ä";
    person.membership = token_id(2);
    person.organisation = token_id(3);
    person.team = token_id(4);
    person.role = access::Role::officer;
    return person;
}

class PersonTokens : public ::testing::Test {
protected:
    PersonTokens() { ensure_person_keys(folder_ / "private.pem", folder_ / "public.pem"); }

    std::string code_of(std::string_view token) {
        auto const verified = verifier_.verify(token, clock_.now());
        return verified ? "" : std::to_string(verified.error().status) + " " + verified.error().code;
    }

    storage::TemporaryDirectory folder_;
    domain::FakeClock clock_;
    PersonVerifier verifier_{folder_ / "public.pem"};
};

TEST_F(PersonTokens, SayAllThatAPrincipalSays) {
    PersonSigner signer(folder_ / "private.pem");
    auto person = somebody();
    person.contract = token_id(5);
    person.client = token_id(6);
    auto const token = signer.sign(person, clock_.now());
    auto const read = verifier_.verify(token, clock_.now());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->person, person.person);
    EXPECT_EQ(read->display_name, person.display_name);
    EXPECT_EQ(read->membership, person.membership);
    EXPECT_EQ(read->organisation, person.organisation);
    EXPECT_EQ(read->team, person.team);
    EXPECT_EQ(read->contract, person.contract);
    EXPECT_EQ(read->client, person.client);
    EXPECT_EQ(read->role, person.role);
    EXPECT_EQ(*read->proof, token);
}

TEST_F(PersonTokens, AreWrittenInOneWayOnly) {
    auto person = somebody();
    person.display_name = "??????";  // has a `_` in base64url
    auto token = PersonSigner(folder_ / "private.pem").sign(person, clock_.now());
    auto const at = token.find('_');
    ASSERT_NE(at, std::string::npos);
    token[at] = '\xff';
    EXPECT_EQ(code_of(token), "401 person_token_refused");
}

TEST_F(PersonTokens, EndAfterAMinute) {
    auto const token = PersonSigner(folder_ / "private.pem").sign(somebody(), clock_.now());
    clock_.advance(kPersonTokenLife - std::chrono::milliseconds(1));
    EXPECT_EQ(code_of(token), "");
    clock_.advance(std::chrono::milliseconds(1));
    EXPECT_EQ(code_of(token), "401 person_token_refused");
}

TEST_F(PersonTokens, AreNotTakenFromTheFuture) {
    auto const later = clock_.now() + std::chrono::milliseconds(10'000);
    EXPECT_EQ(code_of(PersonSigner(folder_ / "private.pem").sign(somebody(), later)), "401 person_token_refused");
}

TEST_F(PersonTokens, AreRefusedWhenOneCharacterIsAnother) {
    auto const token = PersonSigner(folder_ / "private.pem").sign(somebody(), clock_.now());
    ASSERT_EQ(code_of(token), "");
    for (std::size_t i = 0; i < token.size(); i += 7) {
        auto altered = token;
        altered[i] = altered[i] == 'A' ? 'B' : 'A';
        EXPECT_EQ(code_of(altered), "401 person_token_refused") << i;
    }
    for (auto const& nonsense :
         {std::string(), std::string("."), token.substr(1), token + "A", token + ".", std::string(100'000, 'A')}) {
        EXPECT_EQ(code_of(nonsense), "401 person_token_refused");
    }
}

TEST_F(PersonTokens, OfAnotherGatewayAreRefused) {
    ensure_person_keys(folder_ / "other.pem", folder_ / "other.pub.pem");
    auto const token = PersonSigner(folder_ / "other.pem").sign(somebody(), clock_.now());
    EXPECT_EQ(code_of(token), "401 person_token_refused");
}

TEST_F(PersonTokens, ServeAgainForAWhileAndForOnePersonAlone) {
    PersonSigner signer(folder_ / "private.pem");
    auto const token = signer.sign(somebody(), clock_.now());
    auto other = somebody();
    other.role = access::Role::coach;
    EXPECT_NE(signer.sign(other, clock_.now()), token) << "the same person in another role";
    EXPECT_EQ(code_of(token), "");
    clock_.advance(kPersonTokenReused - std::chrono::milliseconds(1));
    EXPECT_EQ(signer.sign(somebody(), clock_.now()), token);
    clock_.advance(std::chrono::milliseconds(1));
    auto const next = signer.sign(somebody(), clock_.now());
    EXPECT_NE(next, token);
    clock_.advance(kPersonTokenLife - kPersonTokenReused);
    EXPECT_EQ(code_of(token), "401 person_token_refused") << "verified before, and run out since";
    EXPECT_EQ(code_of(next), "");
}

TEST_F(PersonTokens, OfAKeyThatWasTakenAwayAreRefusedAtOnce) {
    auto const token = PersonSigner(folder_ / "private.pem").sign(somebody(), clock_.now());
    ASSERT_EQ(code_of(token), "");
    ensure_person_keys(folder_ / "next.pem", folder_ / "next.pub.pem");
    auto const before = std::filesystem::last_write_time(folder_ / "public.pem");
    std::filesystem::rename(folder_ / "next.pub.pem", folder_ / "public.pem");
    std::filesystem::last_write_time(folder_ / "public.pem", before + std::chrono::seconds(5));
    EXPECT_EQ(code_of(token), "401 person_token_refused");
}

TEST_F(PersonTokens, AServiceHasNone) {
    PersonSigner signer(folder_ / "private.pem");
    EXPECT_THROW(static_cast<void>(signer.sign(access::system_principal("payments"), clock_.now())), std::logic_error);
}

TEST_F(PersonTokens, KeysAreReadWhenTheyComeAndWhenTheyChange) {
    PersonVerifier late(folder_ / "late.pub.pem");
    ensure_person_keys(folder_ / "late.pem", folder_ / "kept.pub.pem");
    auto const token = PersonSigner(folder_ / "late.pem").sign(somebody(), clock_.now());
    auto const before = late.verify(token, clock_.now());
    ASSERT_FALSE(before);
    EXPECT_EQ(before.error().status, 503);
    std::filesystem::copy(folder_ / "kept.pub.pem", folder_ / "late.pub.pem");
    EXPECT_TRUE(late.verify(token, clock_.now()));
    // Two keys in one file, while the gateway moves from one to the other.
    std::ofstream(folder_ / "late.pub.pem")
        << std::ifstream(folder_ / "public.pem").rdbuf() << std::ifstream(folder_ / "kept.pub.pem").rdbuf();
    std::filesystem::last_write_time(
        folder_ / "late.pub.pem", std::filesystem::last_write_time(folder_ / "late.pub.pem") + std::chrono::hours(1));
    EXPECT_TRUE(late.verify(token, clock_.now()));
    EXPECT_TRUE(late.verify(PersonSigner(folder_ / "private.pem").sign(somebody(), clock_.now()), clock_.now()));
}

TEST_F(PersonTokens, ThePrivateKeyIsItsOwnersAlone) {
    namespace fs = std::filesystem;
    EXPECT_EQ(fs::status(folder_ / "private.pem").permissions(), fs::perms::owner_read | fs::perms::owner_write);
    fs::permissions(folder_ / "private.pem", fs::perms::group_read, fs::perm_options::add);
    EXPECT_THROW(PersonSigner(folder_ / "private.pem"), std::runtime_error);
}

}  // namespace
}  // namespace polku::http
