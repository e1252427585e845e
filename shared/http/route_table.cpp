#include "shared/http/route_table.h"

#include "shared/domain/text.h"

#include <algorithm>
#include <stdexcept>

namespace polku::http {

namespace {

constexpr std::size_t kLongestTextSegment = 64;

bool is_text_segment(std::string_view part) {
    return !part.empty() && part.size() <= kLongestTextSegment && std::ranges::all_of(part, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
               c == '-';
    });
}

}  // namespace

std::vector<RouteTable::Segment> RouteTable::parse(std::string_view pattern) {
    if (!pattern.starts_with('/')) throw std::logic_error("a pattern starts with /: " + std::string(pattern));
    std::vector<Segment> segments;
    for (auto const part : domain::split(pattern.substr(1), '/')) {
        if (!part.starts_with('{')) {
            segments.push_back({Segment::Kind::literal, part});
            continue;
        }
        if (!part.ends_with('}')) throw std::logic_error("a parameter ends with }: " + std::string(pattern));
        auto const inside = part.substr(1, part.size() - 2);
        auto const colon = inside.find(':');
        auto const kind = colon == std::string_view::npos ? Segment::Kind::id : Segment::Kind::text;
        if (kind == Segment::Kind::text && inside.substr(colon) != ":text") {
            throw std::logic_error("a parameter is {name} or {name:text}: " + std::string(pattern));
        }
        segments.push_back({kind, inside.substr(0, colon)});
    }
    return segments;
}

void RouteTable::add(Method method, std::string_view pattern, std::size_t index) {
    auto segments = parse(pattern);
    if (by_length_.size() <= segments.size()) by_length_.resize(segments.size() + 1);
    auto& entries = by_length_[segments.size()];
    auto const same = [&](Entry const& entry) { return entry.method == method && entry.pattern == pattern; };
    if (std::ranges::any_of(entries, same)) {
        throw std::logic_error("the route is there already: " + std::string(name(method)) + " " + std::string(pattern));
    }
    auto const before = [](Entry const& left, Entry const& right) {
        return std::ranges::lexicographical_compare(left.segments, right.segments, {}, &Segment::kind, &Segment::kind);
    };
    Entry entry{method, pattern, std::move(segments), index};
    auto const at = std::ranges::upper_bound(entries, entry, before);
    entries.insert(at, std::move(entry));
}

bool RouteTable::fits(Entry const& entry, std::vector<std::string_view> const& parts) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto const& segment = entry.segments[i];
        switch (segment.kind) {
            case Segment::Kind::literal:
                if (segment.word != parts[i]) return false;
                break;
            case Segment::Kind::text:
                if (!is_text_segment(parts[i])) return false;
                break;
            case Segment::Kind::id:
                if (!domain::valid_id(parts[i])) return false;
                break;
        }
    }
    return true;
}

RouteTable::Found RouteTable::find(Method method, std::string_view path) const {
    Found found;
    if (!path.starts_with('/')) return found;
    auto const parts = domain::split(path.substr(1), '/');
    if (parts.size() >= by_length_.size()) return found;
    auto const wanted = method == Method::head ? Method::get : method;
    std::vector<std::string_view> allowed;
    for (auto const& entry : by_length_[parts.size()]) {
        if (!fits(entry, parts)) continue;
        if (entry.method == wanted) {
            found.index = entry.index;
            found.allow.clear();
            for (std::size_t i = 0; i < parts.size(); ++i) {
                if (entry.segments[i].kind != Segment::Kind::literal) {
                    found.path.add(entry.segments[i].word, std::string(parts[i]));
                }
            }
            return found;
        }
        if (std::ranges::find(allowed, name(entry.method)) == allowed.end()) allowed.push_back(name(entry.method));
    }
    for (auto const method_name : allowed) {
        if (!found.allow.empty()) found.allow += ", ";
        found.allow += method_name;
        if (method_name == "GET") found.allow += ", HEAD";
    }
    return found;
}

}  // namespace polku::http
