#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace polku::runtime {

enum class SettingKind : std::uint8_t { text, integer, boolean, texts };

/// One thing that can be set: in polku.toml as `[server] port = 8443`, in the environment as POLKU_SERVER_PORT=8443
/// (texts: separated by commas), or by a flag. Later ones win.
struct Setting {
    std::string_view key;  ///< "server.port"
    SettingKind kind = SettingKind::text;
    std::string_view meaning;  ///< for `--help` and the sample file
};

/// What was set, by key. Nothing where nothing was: the caller has the default.
class Settings {
public:
    /// Requires: the key is a known one of that kind; otherwise std::logic_error.
    [[nodiscard]] std::optional<std::string> text(std::string_view key) const;
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key) const;
    [[nodiscard]] std::optional<bool> boolean(std::string_view key) const;
    [[nodiscard]] std::optional<std::vector<std::string>> texts(std::string_view key) const;

private:
    friend class SettingsReader;
    using Value = std::variant<std::string, std::int64_t, bool, std::vector<std::string>>;
    template <class T>
    std::optional<T> find(std::string_view key, SettingKind kind) const;

    std::map<std::string, SettingKind, std::less<>> known_;
    std::map<std::string, Value, std::less<>> values_;
};

struct SettingSources {
    std::optional<std::filesystem::path> file;                 ///< must exist when it is named
    std::vector<std::string> environment{};                    ///< "NAME=value"; all but POLKU_ are passed over
    std::vector<std::pair<std::string, std::string>> flags{};  ///< key and value
};

/// Every fault of every source at once, a line each, with where it is: an unknown key (the known ones are named), a
/// value of another kind, TOML that cannot be read.
std::expected<Settings, std::vector<std::string>> read_settings(std::span<Setting const> known,
                                                                SettingSources const& sources);

/// This process's environment for SettingSources.
std::vector<std::string> process_environment();

}  // namespace polku::runtime
