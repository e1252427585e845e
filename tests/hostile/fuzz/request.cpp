// The bytes of a connection: the requests in them are the same however the bytes are cut, and a part that is sent one
// of them reads exactly one, with the same body.
#include "shared/http/request_codec.h"
#include "shared/http/request_reader.h"
#include "shared/http/server.h"
#include "tests/hostile/fuzz/fuzz.h"

#include <algorithm>
#include <vector>

namespace polku::fuzz {

namespace {

struct Conversation {
    std::vector<http::Request> requests;
    int status = 0;  ///< of the refusal that ends it; 0: none
};

http::ServerLimits const& limits() {
    static http::ServerLimits const kLimits;
    return kLimits;
}

/// What is read when the bytes come `step` at a time.
Conversation converse(std::string_view bytes, std::size_t step, http::ServerLimits const& within) {
    Conversation read;
    http::RequestReader reader(within);
    while (!bytes.empty()) {
        auto piece = bytes.substr(0, step);
        bytes.remove_prefix(piece.size());
        while (!piece.empty()) {
            auto const fed = reader.feed(piece);
            if (!fed) {
                read.status = fed.error().status;
                return read;
            }
            require(*fed <= piece.size(), "no more is taken than there is");
            piece.remove_prefix(*fed);
            if (reader.phase() != http::RequestReader::Phase::complete) {
                require(piece.empty(), "what is not complete takes all");
                break;
            }
            auto const goes_on = reader.keep_alive();
            read.requests.push_back(reader.take());
            if (!goes_on) return read;
            reader = http::RequestReader(within);
        }
    }
    return read;
}

bool same(http::Request const& one, http::Request const& other) {
    return one.method == other.method && one.path == other.path && one.query == other.query &&
           one.headers == other.headers && one.body == other.body;
}

/// What a part reads of a request that was let in.
void pass_on(http::Request const& request) {
    static auto const kInside = http::inside_limits();
    auto const bytes = http::encode_request(request, {}, "part");
    auto const read = converse(bytes, bytes.size(), kInside);
    require(read.status == 0 && read.requests.size() == 1, "a part reads exactly one request");
    auto const& part = read.requests.front();
    require(part.path == request.path && part.query == request.query, "a part is asked the same");
    require(part.body == request.body, "a part reads the same body");
}

}  // namespace

void examine(std::string_view input) {
    auto const whole = converse(input, std::max<std::size_t>(input.size(), 1), limits());
    for (auto const step : {std::size_t{1}, std::size_t{7}}) {
        auto const cut = converse(input, step, limits());
        require(cut.status == whole.status, "a refusal is the same however the bytes are cut");
        require(std::ranges::equal(cut.requests, whole.requests, same), "so are the requests");
    }
    for (auto const& request : whole.requests) pass_on(request);
}

}  // namespace polku::fuzz
