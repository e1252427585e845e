#include "shared/http/event_text.h"

#include "shared/json/writer.h"

namespace polku::http {

namespace {

constexpr std::string_view kEmptyLine = "\n\n";

void append_line(std::string& out, std::string_view field, std::string_view value) {
    if (!value.empty()) out.append(field).append(": ").append(value).push_back('\n');
}

}  // namespace

std::string write_event(EventText const& event) {
    std::string out;
    append_line(out, "event", event.event);
    append_line(out, "id", event.id);
    append_line(out, "data", event.data);
    out.push_back('\n');
    return out;
}

std::string end_event(std::string_view reason) {
    std::string data;
    json::Writer writer(data);
    writer.begin_object().field("reason", reason).end_object();
    return write_event({.event = "end", .data = std::move(data)});
}

bool EventReader::feed(std::string_view bytes) {
    waiting_.append(bytes);
    return waiting_.size() <= kLongest || waiting_.find(kEmptyLine) < kLongest;
}

std::optional<std::string> EventReader::next() {
    auto const end = waiting_.find(kEmptyLine);
    if (end == std::string::npos) return std::nullopt;
    auto text = waiting_.substr(0, end + kEmptyLine.size());
    waiting_.erase(0, text.size());
    return text;
}

EventText read_event(std::string_view text) {
    EventText read;
    while (!text.empty()) {
        auto const line = text.substr(0, text.find('\n'));
        text.remove_prefix(line.size() + 1);
        auto const colon = line.find(": ");
        if (colon == std::string_view::npos) continue;
        auto const value = std::string(line.substr(colon + 2));
        if (line.starts_with("event: ")) read.event = value;
        if (line.starts_with("id: ")) read.id = value;
        if (line.starts_with("data: ")) read.data = value;
    }
    return read;
}

}  // namespace polku::http
