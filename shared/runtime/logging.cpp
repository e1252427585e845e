#include "shared/runtime/logging.h"

#include "shared/domain/instant.h"
#include "shared/domain/names.h"
#include "shared/domain/text.h"
#include "shared/json/writer.h"

#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <atomic>
#include <memory>
#include <string>

namespace polku::runtime {

namespace {

constexpr domain::Name<LogLevel> kLogLevelNames[] = {
    {"debug", LogLevel::debug},
    {"info", LogLevel::info},
    {"warn", LogLevel::warn},
    {"error", LogLevel::error},
};

std::atomic<LogLevel> log_level{LogLevel::info};
std::atomic<void (*)(std::string_view)> log_sink{nullptr};

spdlog::logger& stderr_logger() {
    static auto const logger = [] {
        auto made = std::make_unique<spdlog::logger>("polku", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_pattern("%v");
        made->set_level(spdlog::level::trace);
        made->flush_on(spdlog::level::warn);
        return made;
    }();
    return *logger;
}

void write_text(json::Writer& w, std::string_view text) {
    if (domain::valid_utf8(text)) {
        w.value(text);
        return;
    }
    std::string shown(text);
    for (auto& byte : shown) {
        if (static_cast<unsigned char>(byte) >= 0x80) byte = '?';
    }
    w.value(shown);
}

}  // namespace

void set_log_level(LogLevel level) { log_level = level; }

void set_log_sink(void (*sink)(std::string_view line)) { log_sink = sink; }

void log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
    if (level < log_level.load(std::memory_order_relaxed)) return;
    std::string line;
    line.reserve(512);
    json::Writer w(line);
    w.begin_object();
    w.field("at", domain::SystemClock().now());
    w.field("level", domain::name_of<LogLevel>(kLogLevelNames, level));
    w.field("event", event);
    for (auto const& [name, value] : fields) {
        w.key(name);
        if (auto const* const text = std::get_if<std::string_view>(&value)) {
            write_text(w, *text);
        } else if (auto const* const number = std::get_if<std::int64_t>(&value)) {
            w.value(*number);
        } else if (auto const* const truth = std::get_if<bool>(&value)) {
            w.value(*truth);
        } else {
            w.raw(fmt::format("{:.3f}", std::get<double>(value)));
        }
    }
    w.end_object();
    if (auto* const sink = log_sink.load()) {
        sink(line);
        return;
    }
    auto const spdlog_level = level >= LogLevel::warn ? spdlog::level::warn : spdlog::level::info;
    stderr_logger().log(spdlog_level, spdlog::string_view_t(line.data(), line.size()));
}

}  // namespace polku::runtime
