#include "shared/runtime/settings.h"

#include <toml++/toml.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace polku::runtime {

namespace {

constexpr std::string_view kEnvironmentPrefix = "POLKU_";

/// "server.metrics_port" -> "POLKU_SERVER_METRICS_PORT".
std::string environment_name(std::string_view key) {
    std::string name(kEnvironmentPrefix);
    for (auto const c : key) {
        name.push_back(c == '.' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    }
    return name;
}

std::string_view kind_text(SettingKind kind) {
    switch (kind) {
        case SettingKind::text: return "text";
        case SettingKind::integer: return "a whole number";
        case SettingKind::boolean: return "true or false";
        case SettingKind::texts: return "a list of texts";
    }
    return "";
}

std::vector<std::string> split_commas(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        auto const comma = text.find(',');
        if (auto const part = text.substr(0, comma); !part.empty()) parts.emplace_back(part);
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    }
    return parts;
}

}  // namespace

/// Collects values and faults from the three sources.
class SettingsReader {
public:
    explicit SettingsReader(std::span<Setting const> known) : known_(known) {
        for (auto const& setting : known) settings_.known_.emplace(setting.key, setting.kind);
    }

    void read_file(std::filesystem::path const& file) {
        try {
            auto const table = toml::parse_file(file.string());
            read_table(file.string(), "", table);
        } catch (toml::parse_error const& error) {
            faults_.push_back(file.string() + ":" + std::to_string(error.source().begin.line) + ": " +
                              std::string(error.description()));
        }
    }

    void read_environment(std::vector<std::string> const& environment) {
        for (auto const& line : environment) {
            auto const equals = line.find('=');
            if (!line.starts_with(kEnvironmentPrefix) || equals == std::string::npos) continue;
            auto const name = line.substr(0, equals);
            auto const setting =
                std::ranges::find_if(known_, [&](Setting const& one) { return environment_name(one.key) == name; });
            if (setting == known_.end()) {
                unknown("the environment", name, true);
            } else {
                read_text(name, *setting, line.substr(equals + 1));
            }
        }
    }

    void read_flags(std::vector<std::pair<std::string, std::string>> const& flags) {
        for (auto const& [key, value] : flags) {
            auto const* const setting = find(key);
            if (setting == nullptr) {
                unknown("the command line", key, false);
            } else {
                read_text("--" + key, *setting, value);
            }
        }
    }

    std::expected<Settings, std::vector<std::string>> finish() {
        if (!faults_.empty()) return std::unexpected(std::move(faults_));
        return std::move(settings_);
    }

private:
    Setting const* find(std::string_view key) const {
        auto const found = std::ranges::find(known_, key, &Setting::key);
        return found == known_.end() ? nullptr : &*found;
    }

    void unknown(std::string const& where, std::string const& key, bool in_environment) {
        auto line = where + ": " + key + " is not a setting. Known: ";
        for (std::size_t i = 0; i < known_.size(); ++i) {
            if (i > 0) line += ", ";
            line += in_environment ? environment_name(known_[i].key) : std::string(known_[i].key);
        }
        faults_.push_back(std::move(line));
    }

    void wrong_kind(std::string const& where, SettingKind kind) {
        faults_.push_back(where + " must be " + std::string(kind_text(kind)));
    }

    void read_table(std::string const& file, std::string const& prefix, toml::table const& table) {
        for (auto const& [name, node] : table) {
            auto const key = prefix + std::string(name.str());
            if (auto const* const inner = node.as_table()) {
                read_table(file, key + ".", *inner);
                continue;
            }
            auto const where = file + ":" + std::to_string(node.source().begin.line);
            if (auto const* const setting = find(key)) {
                read_node(where + ": " + key, *setting, node);
            } else {
                unknown(where, key, false);
            }
        }
    }

    void read_node(std::string const& where, Setting const& setting, toml::node const& node) {
        auto const key = std::string(setting.key);
        switch (setting.kind) {
            case SettingKind::text:
                if (auto const* const text = node.as_string()) return keep(key, std::string(text->get()));
                break;
            case SettingKind::integer:
                if (auto const* const number = node.as_integer()) return keep(key, number->get());
                break;
            case SettingKind::boolean:
                if (auto const* const truth = node.as_boolean()) return keep(key, truth->get());
                break;
            case SettingKind::texts:
                if (auto const* const array = node.as_array(); array != nullptr) return read_texts(where, key, *array);
                break;
        }
        wrong_kind(where, setting.kind);
    }

    void read_texts(std::string const& where, std::string const& key, toml::array const& array) {
        std::vector<std::string> texts;
        for (auto const& item : array) {
            auto const* const text = item.as_string();
            if (text == nullptr) return wrong_kind(where, SettingKind::texts);
            texts.emplace_back(text->get());
        }
        keep(key, std::move(texts));
    }

    void read_text(std::string const& where, Setting const& setting, std::string const& value) {
        auto const key = std::string(setting.key);
        switch (setting.kind) {
            case SettingKind::text: return keep(key, value);
            case SettingKind::texts: return keep(key, split_commas(value));
            case SettingKind::boolean:
                if (value == "true" || value == "false") return keep(key, value == "true");
                break;
            case SettingKind::integer: {
                std::int64_t number = 0;
                auto const* const end = value.data() + value.size();
                auto const [stopped, error] = std::from_chars(value.data(), end, number);
                if (error == std::errc() && stopped == end) return keep(key, number);
                break;
            }
        }
        wrong_kind(where, setting.kind);
    }

    void keep(std::string const& key, Settings::Value value) {
        settings_.values_.insert_or_assign(key, std::move(value));
    }

    std::span<Setting const> known_;
    Settings settings_;
    std::vector<std::string> faults_;
};

template <class T>
std::optional<T> Settings::find(std::string_view key, SettingKind kind) const {
    auto const known = known_.find(key);
    if (known == known_.end() || known->second != kind) {
        throw std::logic_error("no setting of that kind: " + std::string(key));
    }
    auto const value = values_.find(key);
    if (value == values_.end()) return std::nullopt;
    return std::get<T>(value->second);
}

std::optional<std::string> Settings::text(std::string_view key) const {
    return find<std::string>(key, SettingKind::text);
}

std::optional<std::int64_t> Settings::integer(std::string_view key) const {
    return find<std::int64_t>(key, SettingKind::integer);
}

std::optional<bool> Settings::boolean(std::string_view key) const { return find<bool>(key, SettingKind::boolean); }

std::optional<std::vector<std::string>> Settings::texts(std::string_view key) const {
    return find<std::vector<std::string>>(key, SettingKind::texts);
}

std::expected<Settings, std::vector<std::string>> read_settings(std::span<Setting const> known,
                                                                SettingSources const& sources) {
    SettingsReader reader(known);
    if (sources.file) reader.read_file(*sources.file);
    reader.read_environment(sources.environment);
    reader.read_flags(sources.flags);
    return reader.finish();
}

std::vector<std::string> process_environment() {
    std::vector<std::string> lines;
    for (auto const* const* at = environ; at != nullptr && *at != nullptr; ++at) lines.emplace_back(*at);
    return lines;
}

}  // namespace polku::runtime
