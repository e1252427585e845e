#include "gateway/api_document.h"

#include "generated/gateway/openapi.h"

// Its input is a pointer to const.
#define ZLIB_CONST
#include <zlib.h>

#include <stdexcept>

namespace polku::gateway {

namespace {

/// RFC 1952. The same bytes for the same text: no time and no name is in it.
std::string gzipped(std::string_view text) {
    constexpr int kGzip = 15 + 16;
    constexpr int kMemory = 8;
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::runtime_error("zlib cannot compress");
    }
    std::string packed(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef const*>(text.data());
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    auto const ended = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (ended != Z_STREAM_END) throw std::runtime_error("zlib did not compress all");
    return packed;
}

}  // namespace

ServedFile api_document() {
    // Takes a while, and is always the same.
    static auto const packed = std::make_shared<std::string const>(gzipped(openapi()));
    ServedFile file{"application/json", "no-cache", file_variant(std::make_shared<std::string const>(openapi()))};
    file.gzip = file_variant(packed);
    return file;
}

}  // namespace polku::gateway
