#pragma once

#include "shared/storage/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <ostream>
#include <string>

namespace polku::storage {
// NOLINTNEXTLINE(readability-identifier-naming): the name that GoogleTest looks for
inline void PrintTo(TestEngine const& engine, std::ostream* out) { *out << engine.name; }
}  // namespace polku::storage

/// What every engine promises to the stores, tried against Database and Tx alone and in SQL that all engines speak.
namespace polku::storage::contract {

class EngineTest : public ::testing::TestWithParam<TestEngine> {
protected:
    static TestDatabase open(std::span<Migration const> own = {}) { return {GetParam(), own}; }

    /// Runs any statement without rows. Its text is kept: a Query is known by its address.
    static void write(TestDatabase const& test, std::string_view sql) {
        static std::deque<std::string> kept;
        auto const& text = kept.emplace_back(sql);
        test->write_now([&](Tx& tx) { tx.run(Query{"test.write", text}); });
    }
    static void refused(TestDatabase const& test, std::string_view sql, std::string const& message) {
        EXPECT_THAT([&] { write(test, sql); }, ::testing::ThrowsMessage<ConstraintError>(::testing::HasSubstr(message)))
            << sql;
    }
    static std::int64_t number(TestDatabase const& test, Query const& query) {
        return test->read([&](Tx& tx) { return *tx.one(query, [](Row const& row) { return row.integer(0); }); });
    }
};

inline std::string engine_name(::testing::TestParamInfo<TestEngine> const& info) {
    return std::string(info.param.name);
}

}  // namespace polku::storage::contract
