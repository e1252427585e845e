#include "shared/http/life_watch.h"

#include "shared/http/request_codec.h"
#include "shared/http/response_reader.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <utility>

namespace polku::http {

LifeWatch::LifeWatch(runtime::Executor const& executor, Part part, std::shared_ptr<ClientConnection> waiting)
    : executor_(executor), part_(std::move(part)), waiting_(std::move(waiting)), timer_(executor) {}

void LifeWatch::start() { boost::asio::co_spawn(executor_, run(shared_from_this()), boost::asio::detached); }

void LifeWatch::stop() {
    stopped_ = true;
    timer_.cancel();
    if (question_) question_->close();
}

runtime::Awaitable<void> LifeWatch::run(std::shared_ptr<LifeWatch> self) {
    while (!self->stopped_) {
        self->timer_.expires_after(self->part_.pause);
        co_await self->timer_.async_wait(AsTuple());
        if (self->stopped_) co_return;
        auto const alive = co_await self->lives();
        if (!alive && !self->stopped_) {
            self->waiting_->expire();
            co_return;
        }
    }
}

runtime::Awaitable<bool> LifeWatch::lives() {
    question_ = std::make_shared<ClientConnection>(executor_, part_.tls);
    auto const question = question_;
    Request health;
    health.path = "/health";
    CallerFields const nobody;
    auto const bytes = encode_request(health, nobody, part_.host);
    auto going = co_await question->connect(part_.address, part_.pause);
    if (going) going = co_await question->write(bytes, part_.pause);
    ResponseReader reader;
    while (going && !reader.complete()) {
        auto const read = co_await question->read();
        going = !read.empty() && reader.feed(read);
    }
    question->close();
    co_return reader.complete();
}

}  // namespace polku::http
