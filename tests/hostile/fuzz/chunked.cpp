// A body in chunks: the same however it is cut, never beyond its limit, and what follows it is left alone.
#include "shared/http/chunked.h"

#include "tests/hostile/fuzz/fuzz.h"

#include <fmt/format.h>

namespace polku::fuzz {

namespace {

constexpr std::size_t kMost = 4096;

struct ReadBody {
    int status = 0;  ///< of the refusal; 0: none
    bool done = false;
    std::size_t taken = 0;
    std::string body;
    bool operator==(ReadBody const&) const = default;
};

ReadBody read_body(std::string_view bytes, std::size_t step) {
    http::ChunkedBody chunks(kMost);
    ReadBody read;
    while (read.taken < bytes.size() && !chunks.done()) {
        auto const fed = chunks.feed(bytes.substr(read.taken, step));
        if (!fed) {
            read = {};
            read.status = fed.error().status;
            return read;
        }
        read.taken += *fed;
    }
    read.done = chunks.done();
    read.body = chunks.body();
    return read;
}

}  // namespace

void examine(std::string_view input) {
    auto const whole = read_body(input, std::string_view::npos);
    require(whole == read_body(input, 1) && whole == read_body(input, 5), "it is the same however it is cut");
    require(whole.body.size() <= kMost, "it is never beyond its limit");
    if (!whole.done) return;
    auto const again = whole.body.empty() ? std::string("0\r\n\r\n")
                                          : fmt::format("{:x}\r\n{}\r\n0\r\n\r\n", whole.body.size(), whole.body);
    auto const twice = read_body(again + "GET", std::string_view::npos);
    require(twice.done && twice.body == whole.body && twice.taken == again.size(), "written afresh, it is the same");
}

}  // namespace polku::fuzz
