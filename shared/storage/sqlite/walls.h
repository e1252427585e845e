#pragma once

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>
#include <map>
#include <memory>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// For tests alone: the walls of a schema by name, and the one that a statement meets.
namespace polku::storage::sqlite {

/// A wall's name is one of
///   CHECK client: length(name) > 0         the table, and the constraint's name or else its expression
///   FOREIGN KEY client(team)               the table and its columns
///   UNIQUE client.identity_code            the columns, or the index where it is of an expression; no primary key
///   trigger event_stays: kept for ever     one that refuses, declared or written out, and what it says
class SchemaWalls {
public:
    /// Reads the schema of a database; nobody writes to it meanwhile.
    explicit SchemaWalls(std::filesystem::path const& file) {
        sqlite3* handle = nullptr;
        auto const opened = sqlite3_open(file.c_str(), &handle);
        handle_.reset(handle);
        if (opened != SQLITE_OK) throw std::runtime_error("cannot open " + file.string());
        execute("PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON");
        sqlite3_trace_v2(handle_.get(), SQLITE_TRACE_STMT, &SchemaWalls::traced, this);
        read_triggers();
        read_checks();
        read_unique();
        read_foreign_keys();
    }

    [[nodiscard]] std::set<std::string> const& names() const { return names_; }

    /// What refuses the statement: one wall, or foreign keys; "another: ..." when it is no wall, nothing when it is
    /// taken. It leaves nothing.
    [[nodiscard]] std::set<std::string> that_refuse(std::string const& sql) { return tried(sql, "BEGIN IMMEDIATE"); }

    /// What refuses it when no trigger does but the one that `wall` names, if it names one.
    [[nodiscard]] std::set<std::string> without_other_guards(std::string const& sql, std::string_view wall) {
        std::string begin = "BEGIN IMMEDIATE";
        for (auto const& guard : guards_) {
            auto const named = "trigger " + guard;
            if (wall != named && !wall.starts_with(named + ":")) begin += "; DROP TRIGGER " + guard;
        }
        return tried(sql, begin);
    }

private:
    using Texts = std::vector<std::string>;
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close(handle); }
    };

    /// The engine names each trigger as it enters it; the last one is the one that raised.
    static int traced(unsigned, void* self, void*, void* text) {
        constexpr std::string_view kTrigger = "-- TRIGGER ";
        std::string_view const said = static_cast<char const*>(text);
        if (said.starts_with(kTrigger)) static_cast<SchemaWalls*>(self)->trigger_ = said.substr(kTrigger.size());
        return 0;
    }

    [[nodiscard]] std::set<std::string> tried(std::string const& sql, std::string const& begin) {
        execute(begin);
        trigger_.clear();
        auto const refused = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK;
        auto const code = sqlite3_extended_errcode(handle_.get());
        std::string const message = sqlite3_errmsg(handle_.get());
        execute("ROLLBACK");
        if (!refused) return {};
        auto const what = message.substr(message.find(": ") + 2);
        switch (code) {
            case SQLITE_CONSTRAINT_TRIGGER: return {fmt::format("trigger {}: {}", trigger_, message)};
            case SQLITE_CONSTRAINT_CHECK: return {fmt::format("CHECK {}: {}", table_of(sql), in_one_line(what))};
            case SQLITE_CONSTRAINT_UNIQUE: return {"UNIQUE " + what};
            case SQLITE_CONSTRAINT_FOREIGNKEY: return foreign_keys_that_refuse(sql, begin);
            default: return {"another: " + message};
        }
    }

    void execute(std::string const& sql) const {
        if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
            throw std::runtime_error(sqlite3_errmsg(handle_.get()) + (": " + sql));
        }
    }
    [[nodiscard]] std::vector<Texts> rows(std::string const& sql) const {
        std::vector<Texts> found;
        auto const collect = [](void* out, int count, char** columns, char**) {
            auto& row = static_cast<std::vector<Texts>*>(out)->emplace_back();
            for (auto i = 0; i < count; ++i) row.emplace_back(columns[i] ? columns[i] : "");
            return 0;
        };
        sqlite3_exec(handle_.get(), sql.c_str(), collect, &found, nullptr);
        return found;
    }

    static std::string in_one_line(std::string const& text) {
        static std::regex const space(R"(\s+)");
        return std::regex_replace(text, space, " ");
    }
    static std::string table_of(std::string const& sql) {
        static std::regex const form(R"(^\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE(?: OR \w+)?|DELETE FROM)\s+(\w+))");
        std::smatch match;
        return std::regex_search(sql, match, form) ? match.str(1) : "";
    }

    void read_triggers() {
        static std::regex const form(R"(RAISE\(ABORT, '((?:[^']|'')*)'\))");
        static std::regex const quote("''");
        for (auto const& row : rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")) {
            for (std::sregex_iterator at(row[1].begin(), row[1].end(), form), end; at != end; ++at) {
                auto const message = std::regex_replace(at->str(1), quote, "'");
                names_.insert(fmt::format("trigger {}: {}", row[0], message));
                guards_.insert(row[0]);
            }
        }
    }

    void read_checks() {
        static std::regex const form(R"((?:CONSTRAINT\s+(\w+)\s+)?\bCHECK\s*\()");
        static std::regex const comment(R"(--[^\n]*)");
        for (auto const& row : rows("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")) {
            auto const sql = std::regex_replace(row[1], comment, "");
            for (std::sregex_iterator at(sql.begin(), sql.end(), form), end; at != end; ++at) {
                auto const begin = static_cast<std::size_t>(at->position() + at->length());
                auto const expression = in_one_line(sql.substr(begin, parenthesis(sql, begin) - begin));
                names_.insert(fmt::format("CHECK {}: {}", row[0], (*at)[1].matched ? at->str(1) : expression));
            }
        }
    }
    /// Where the parenthesis closes that was opened before `at`.
    static std::size_t parenthesis(std::string const& sql, std::size_t at) {
        auto quoted = false;
        for (auto depth = 1; at < sql.size(); ++at) {
            if (sql[at] == '\'') quoted = !quoted;
            if (quoted) continue;
            if (sql[at] == '(') ++depth;
            if (sql[at] == ')' && --depth == 0) break;
        }
        return at;
    }

    /// One that holds the whole primary key is broken together with it or not at all: a foreign key refers to it.
    void read_unique() {
        for (auto const& row : rows(R"(
            SELECT t.name, i.name, count(c.cid < 0 OR NULL), group_concat(t.name || '.' || c.name, ', ')
            FROM sqlite_schema t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c
            WHERE t.type = 'table' AND i."unique" AND i.origin <> 'pk'
            AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) k WHERE k.pk > 0
                        AND k.name NOT IN (SELECT n.name FROM pragma_index_info(i.name) n WHERE n.name IS NOT NULL))
            GROUP BY t.name, i.name)")) {
            names_.insert("UNIQUE " + (row[2] == "0" ? row[3] : "index '" + row[1] + "'"));
        }
    }

    void read_foreign_keys() {
        for (auto const& row : rows("SELECT t.name, k.id, group_concat(k.\"from\", ', ') FROM sqlite_schema t "
                                    "JOIN pragma_foreign_key_list(t.name) k WHERE t.type = 'table' "
                                    "GROUP BY t.name, k.id")) {
            auto const name = fmt::format("FOREIGN KEY {}({})", row[0], row[2]);
            foreign_keys_[{row[0], row[1]}] = name;
            names_.insert(name);
        }
    }
    /// The engine does not say which. Put off to the commit, the statement goes through and shows what it breaks.
    [[nodiscard]] std::set<std::string> foreign_keys_that_refuse(std::string const& sql,
                                                                 std::string const& begin) const {
        execute(begin + "; PRAGMA defer_foreign_keys = ON");
        sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
        std::set<std::string> broken;
        for (auto const& row : rows("PRAGMA foreign_key_check")) broken.insert(foreign_keys_.at({row[0], row[3]}));
        execute("ROLLBACK");
        return broken;
    }

    std::unique_ptr<sqlite3, Close> handle_;
    std::set<std::string> names_;
    std::set<std::string> guards_;                                             // triggers that refuse
    std::map<std::pair<std::string, std::string>, std::string> foreign_keys_;  // by table and the engine's number
    std::string trigger_;
};

}  // namespace polku::storage::sqlite
