#include "shared/storage/sqlite/guards.h"

#include <fmt/format.h>

#include <optional>
#include <regex>

namespace polku::storage::sqlite {
namespace {

struct GuardPattern {
    std::regex form;
    std::vector<std::string> (*statements)(std::smatch const&);
};

std::string trigger(std::string const& name, std::string const& event, std::string const& table,
                    std::string const& when, std::string const& message) {
    return fmt::format("CREATE TRIGGER IF NOT EXISTS {} BEFORE {} ON {}{} BEGIN SELECT RAISE(ABORT, '{}'); END", name,
                       event, table, when.empty() ? "" : " WHEN " + when, message);
}

std::vector<std::string> append_only(std::smatch const& match) {
    auto const table = match.str(1);
    auto const message = "append-only: " + table;
    return {trigger("append_only_" + table + "_update", "UPDATE", table, "", message),
            trigger("append_only_" + table + "_delete", "DELETE", table, "", message)};
}

std::vector<std::string> gap_free(std::smatch const& match) {
    auto const table = match.str(1);
    auto const column = match.str(2);
    return {trigger("gap_free_" + table, "INSERT", table,
                    fmt::format("NEW.{0} IS NOT (SELECT coalesce(max({0}), 0) + 1 FROM {1})", column, table),
                    "gap-free: " + table)};
}

std::vector<std::string> frozen(std::smatch const& match) {
    auto const table = match.str(1);
    auto const when = fmt::format("OLD.{} IS NOT NULL", match.str(2));
    auto const name = fmt::format("frozen_{}_{}", table, match.str(2));
    auto const message = "frozen: " + table;
    return {trigger(name + "_update", "UPDATE", table, when, message),
            trigger(name + "_delete", "DELETE", table, when, message)};
}

std::vector<std::string> frozen_by_parent(std::smatch const& match) {
    auto const table = match.str(1);
    auto const parent = match.str(2);
    auto const key = match.str(3);
    auto const column = match.str(4);
    auto const name = fmt::format("frozen_{}_by_{}", table, parent);
    auto const message = "frozen: " + table;
    auto const when = [&](std::string const& keys) {
        return fmt::format("EXISTS (SELECT 1 FROM {} WHERE id IN ({}) AND {} IS NOT NULL)", parent, keys, column);
    };
    // The parent keeps its key and its mark, and stays: deleting it would take its rows along where a foreign key
    // cascades.
    auto const kept = fmt::format("frozen_{}_keeps_{}", parent, column);
    return {
        trigger(name + "_insert", "INSERT", table, when("NEW." + key), message),
        trigger(name + "_update", "UPDATE", table, when("OLD." + key + ", NEW." + key), message),
        trigger(name + "_delete", "DELETE", table, when("OLD." + key), message),
        trigger(kept + "_update", "UPDATE OF id, " + column, parent,
                fmt::format("OLD.{0} IS NOT NULL AND (NEW.{0} IS NOT OLD.{0} OR NEW.id IS NOT OLD.id)", column),
                "frozen: " + parent),
        trigger(kept + "_delete", "DELETE", parent, fmt::format("OLD.{} IS NOT NULL", column), "frozen: " + parent),
    };
}

std::vector<GuardPattern> const& guard_patterns() {
    static std::vector<GuardPattern> const patterns = {
        {std::regex(R"(-- append-only: ([a-z_0-9]+))"), append_only},
        {std::regex(R"(-- gap-free: ([a-z_0-9]+)\(([a-z_0-9]+)\))"), gap_free},
        {std::regex(R"(-- frozen: ([a-z_0-9]+) when ([a-z_0-9]+))"), frozen},
        {std::regex(R"(-- frozen: ([a-z_0-9]+) by ([a-z_0-9]+)\(([a-z_0-9]+)\) when ([a-z_0-9]+))"), frozen_by_parent},
    };
    return patterns;
}

/// A comment that begins with a declaration's word is one, so that a slip of the pen is not taken for a remark.
bool means_a_guard(std::string const& line) {
    static std::regex const word(R"(\s*--\s*(append.?only|gap.?free|frozen)\s*:.*)", std::regex::icase);
    return std::regex_match(line, word);
}

}  // namespace

std::expected<std::vector<std::string>, std::string> guard_statements(std::string_view sql) {
    std::vector<std::string> statements;
    for (int number = 1; !sql.empty(); ++number) {
        auto const end = std::min(sql.find('\n'), sql.size());
        auto line = std::string(sql.substr(0, end));
        sql.remove_prefix(std::min(end + 1, sql.size()));
        line.erase(line.find_last_not_of(" \t\r") + 1);
        if (!means_a_guard(line)) continue;
        auto known = false;
        for (auto const& pattern : guard_patterns()) {
            std::smatch match;
            if (!std::regex_match(line, match, pattern.form)) continue;
            known = true;
            for (auto& statement : pattern.statements(match)) statements.push_back(std::move(statement));
        }
        if (!known) return std::unexpected(fmt::format("line {}: no such declaration: {}", number, line));
    }
    return statements;
}

}  // namespace polku::storage::sqlite
