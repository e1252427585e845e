#include "shared/http/stream_source.h"

#include <stdexcept>
#include <utility>

namespace polku::http {

StreamSource::StreamSource(std::shared_ptr<ClientConnection> connection, std::string begun,
                           std::chrono::milliseconds silence, std::shared_ptr<std::atomic<std::size_t>> open)
    : connection_(std::move(connection)), waiting_(std::move(begun)), silence_(silence), open_(std::move(open)) {
    ++*open_;
}

StreamSource::~StreamSource() {
    connection_->close();
    --*open_;
}

void StreamSource::end(StreamEnd) {
    ended_ = true;
    connection_->close();
}

runtime::Awaitable<std::string> StreamSource::next() {
    while (!ended_) {
        auto const taken = chunks_.feed(waiting_);
        if (!taken) throw std::runtime_error("a part's stream is not in chunks");
        waiting_.clear();
        auto piece = chunks_.take();
        if (!piece.empty()) co_return piece;
        if (chunks_.done()) break;
        connection_->allow(silence_);
        auto const bytes = co_await connection_->read();
        if (bytes.empty() && !ended_) throw std::runtime_error("a part's stream was cut: " + connection_->fault());
        waiting_.assign(bytes);
    }
    end(StreamEnd::reader_gone);
    co_return std::string();
}

}  // namespace polku::http
