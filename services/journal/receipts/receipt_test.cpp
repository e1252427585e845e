#include "services/journal/receipts/receipt.h"

#include "generated/journal/migrations.h"
#include "services/journal/checkpoints/checkpoint.h"
#include "services/journal/checkpoints/store.h"
#include "services/journal/receipts/api.h"
#include "services/journal/records/leaf.h"
#include "services/journal/records/rules.h"
#include "services/journal/records/store.h"
#include "services/journal/testing.h"
#include "services/journal/tree/store.h"
#include "shared/http/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace polku::journal {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

class Receipts : public ::testing::Test {
protected:
    Receipts() { api_.router().add(receipt_routes(signer_.verifier())); }

    void keep(std::vector<events::JournalEntry> const& entries) {
        LogName const log{"casework", http::EntryLog::read_log};
        std::vector<Record> records;
        for (auto const& entry : entries) {
            auto const text = events::canonical(entry);
            records.push_back({++kept_, text, parse_entry(text).value()});
        }
        auto const leaves = new_leaves(log, records, kNoon);
        api_.database().write_now([&](storage::Tx& tx) { append(tx, log, records, leaves, kNoon); });
    }
    void sign() {
        api_.database().write_now([&](storage::Tx& tx) {
            auto const head = load_edge(tx).head();
            auto const text = checkpoint_text({.origin = signer_.verifier().name, .head = head});
            insert(tx, {.size = head.size, .note = signer_.sign(text), .signed_at = kNoon});
        });
    }
    static std::string path(std::string_view entry, domain::Id const& of = kSampleClient) {
        return "/api/v1/clients/" + of.text + "/access-log/" + std::string(entry) + "/receipt";
    }
    Receipt taken(std::string_view entry) {
        auto const response = api_.get(client(), path(entry));
        EXPECT_EQ(response.status, 200) << response.body;
        return parse_receipt(response.body).value();
    }

    http::TestRouter api_{migrations()};
    std::array<std::uint8_t, 32> seed_{};
    NoteSigner signer_{seed_};
    std::int64_t kept_ = 0;
};

TEST_F(Receipts, ProveTheEntryWithThePublicKeyAlone) {
    keep({plan_reading(officer(), kNoon), plan_reading(coach(), kNoon), plan_reading(officer(), kNoon)});
    sign();
    auto const receipt = taken("2");
    auto const proved = check_receipt(receipt, signer_.verifier());
    ASSERT_TRUE(proved);
    EXPECT_EQ(proved->number, 2);
    EXPECT_EQ(proved->log.source, "casework");
    EXPECT_EQ(proved->tree.size, 3);
    EXPECT_THAT(proved->text, HasSubstr(kCoachPerson.text));
    // The record may be laid out anew by whoever passes it on.
    auto const pretty = json::parse(receipt_json(receipt)).dump(4);
    EXPECT_TRUE(check_receipt(parse_receipt(pretty).value(), signer_.verifier()));
}

TEST_F(Receipts, OfAListTellsNothingOfTheOthersInIt) {
    auto list = plan_reading(officer(), kNoon);
    list.clients = {kSampleClient, kOtherClient};
    keep({list});
    sign();
    auto const response = api_.get(client(), path("1"));
    EXPECT_THAT(response.body, Not(HasSubstr(kOtherClient.text)));
    EXPECT_TRUE(check_receipt(parse_receipt(response.body).value(), signer_.verifier()));
}

TEST_F(Receipts, FailWithAnythingChanged) {
    keep({plan_reading(officer(), kNoon), plan_reading(coach(), kNoon)});
    sign();
    auto const receipt = taken("1");
    auto const fault = [&](auto const& change, VerifierKey const& key) {
        auto altered = receipt;
        change(altered);
        auto const checked = check_receipt(altered, key);
        EXPECT_FALSE(checked);
        return checked ? ReceiptFault{} : checked.error();
    };
    auto const key = signer_.verifier();
    std::array<std::uint8_t, 32> const foreign = {9};
    EXPECT_EQ(fault([](Receipt&) {}, NoteSigner(foreign).verifier()), ReceiptFault::signature);
    EXPECT_EQ(fault([](Receipt& r) { r.checkpoint[30] ^= 1; }, key), ReceiptFault::signature);
    EXPECT_EQ(fault([](Receipt& r) { r.record.replace(r.record.find("statute"), 7, "consent"); }, key),
              ReceiptFault::inclusion);
    EXPECT_EQ(fault([](Receipt& r) { r.salt[0] ^= 1; }, key), ReceiptFault::inclusion);
    EXPECT_EQ(fault([](Receipt& r) { r.index = 1; }, key), ReceiptFault::inclusion);
    EXPECT_EQ(fault([](Receipt& r) { r.proof.clear(); }, key), ReceiptFault::inclusion);
    EXPECT_EQ(fault([](Receipt& r) { r.client = kOtherClient; }, key), ReceiptFault::client);
}

TEST_F(Receipts, AreThereWhenTheEntryIsSigned) {
    keep({plan_reading(officer(), kNoon)});
    EXPECT_EQ(api_.get(client(), path("1")).status, 409);
    sign();
    keep({plan_reading(officer(), kNoon)});
    EXPECT_EQ(api_.get(client(), path("1")).status, 200);
    auto const early = api_.get(client(), path("2"));
    EXPECT_EQ(early.status, 409);
    EXPECT_THAT(early.body, HasSubstr("receipt_not_yet"));
}

TEST_F(Receipts, AreOfWhatTheLogShowsAndOfNobodyElse) {
    auto refusal = plan_reading(officer(), kNoon);
    refusal.kind = events::EntryKind::refusal;
    auto of_another = plan_reading(officer(), kNoon);
    of_another.clients = {kOtherClient};
    keep({plan_reading(officer(), kNoon), refusal, of_another,
          plan_reading(access::system_principal("outcomes"), kNoon)});
    sign();
    EXPECT_EQ(api_.get(client(), path("1")).status, 200);
    for (auto const* const entry : {"2", "3", "4", "5", "0", "-1", "1x", "99999999999999999999"})
        EXPECT_EQ(api_.get(client(), path(entry)).status, 404) << entry;
    EXPECT_EQ(api_.get(client(), path("3", kOtherClient)).status, 404);
    EXPECT_EQ(api_.get(data_protection(), path("3", kOtherClient)).status, 200);
    EXPECT_EQ(api_.get(officer(), path("1")).status, 403);
    EXPECT_THAT(api_.read_log().front(), HasSubstr(R"("action":"access_log_read")"));
    EXPECT_THAT(api_.read_log().back(), HasSubstr(R"("kind":"refusal")"));
}

TEST_F(Receipts, TheNewestCheckpointAndItsKeyAreForEverybodySignedIn) {
    auto const none = json::parse(api_.get(coach(), "/api/v1/journal/checkpoint").body);
    EXPECT_EQ(none.at("checkpoint"), nullptr);
    keep({plan_reading(officer(), kNoon)});
    sign();
    auto const answer = json::parse(api_.get(client(), "/api/v1/journal/checkpoint").body);
    EXPECT_EQ(answer.at("size"), 1);
    EXPECT_EQ(answer.at("signed_at"), "2026-11-23T10:00:00.000Z");
    auto const key = parse_verifier_key(answer.at("key").get<std::string>());
    EXPECT_EQ(key, signer_.verifier());
    EXPECT_TRUE(open_note(answer.at("checkpoint").get<std::string>(), *key));
}

TEST_F(Receipts, AreRefusedInAnotherForm) {
    keep({plan_reading(officer(), kNoon)});
    sign();
    auto const good = json::parse(receipt_json(taken("1")));
    for (auto const* const member :
         {"format", "client", "record", "salt", "leaf_index", "proof", "checkpoint", "key"}) {
        auto without = good;
        without.erase(member);
        EXPECT_FALSE(parse_receipt(without.dump())) << member;
        auto wrong = good;
        wrong[member] = true;
        // Any value may stand for the record: it is its hash that fails.
        EXPECT_EQ(parse_receipt(wrong.dump()).has_value(), std::string_view(member) == "record") << member;
    }
    EXPECT_FALSE(parse_receipt("no JSON"));
}

}  // namespace
}  // namespace polku::journal
