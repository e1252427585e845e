#include "shared/json/writer.h"

#include "shared/json/escape.h"

#include <cassert>
#include <charconv>

namespace polku::json {

namespace {

constexpr unsigned kMaxWriterDepth = 64;

void append_number(std::string& out, auto number) {
    char digits[24];
    auto const end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end);
}

}  // namespace

void Writer::before_value() {
    assert((depth_ > 0 || !written_) && "one value at the root");
    assert((depth_ == 0 || in_array() || after_key_) && "a member has a key");
    if (comma_ && !after_key_) out_ += ',';
    comma_ = depth_ > 0;
    after_key_ = false;
    written_ = true;
}

Writer& Writer::open(char bracket, bool array) {
    before_value();
    assert(depth_ < kMaxWriterDepth && "too many levels");
    auto const bit = std::uint64_t{1} << depth_;
    arrays_ = array ? arrays_ | bit : arrays_ & ~bit;
    ++depth_;
    comma_ = false;
    out_ += bracket;
    return *this;
}

Writer& Writer::close(char bracket, [[maybe_unused]] bool array) {
    assert(depth_ > 0 && in_array() == array && !after_key_ && "what is closed is what is open");
    --depth_;
    comma_ = depth_ > 0;
    out_ += bracket;
    return *this;
}

Writer& Writer::begin_object() { return open('{', false); }

Writer& Writer::end_object() { return close('}', false); }

Writer& Writer::begin_array() { return open('[', true); }

Writer& Writer::end_array() { return close(']', true); }

Writer& Writer::key(std::string_view name) {
    assert(depth_ > 0 && !in_array() && !after_key_ && "keys stand in objects, one before each value");
    if (comma_) out_ += ',';
    append_quoted(out_, name);
    out_ += ':';
    after_key_ = true;
    return *this;
}

Writer& Writer::value(std::string_view text) {
    before_value();
    append_quoted(out_, text);
    return *this;
}

Writer& Writer::value(domain::Id const& id) { return id.empty() ? literal("null") : value(std::string_view{id.text}); }

Writer& Writer::value(domain::Instant instant) { return value(domain::format_instant(instant)); }

Writer& Writer::value(domain::LocalDate date) { return value(domain::format_iso(date)); }

Writer& Writer::raw(std::string_view json) { return literal(json); }

Writer& Writer::literal(std::string_view text) {
    before_value();
    out_ += text;
    return *this;
}

Writer& Writer::integer(std::int64_t number) {
    before_value();
    append_number(out_, number);
    return *this;
}

Writer& Writer::unsigned_integer(std::uint64_t number) {
    before_value();
    append_number(out_, number);
    return *this;
}

}  // namespace polku::json
