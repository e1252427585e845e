#include "services/notices/mail/smtp.h"

#include "shared/runtime/logging.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace polku::notices {

namespace {

constexpr long kConnectSeconds = 10;
constexpr long kWholeSeconds = 120;
constexpr std::chrono::seconds kForTheAnswer{10};

struct EndHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct EndList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// What is on its way.
struct OnTheWay {
    std::string_view rest;
    std::atomic<bool> const& stopping;
    bool all_out = false;  ///< the whole letter was asked for
    std::optional<std::chrono::steady_clock::time_point> stop_seen{};
};

std::size_t give_letter(char* buffer, std::size_t size, std::size_t count, void* of) {
    auto& way = *static_cast<OnTheWay*>(of);
    auto const taken = std::min(way.rest.size(), size * count);
    std::memcpy(buffer, way.rest.data(), taken);
    way.rest.remove_prefix(taken);
    way.all_out = way.rest.empty();
    return taken;
}

/// Not 0: give up.
int watch_stop(void* of, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    auto& way = *static_cast<OnTheWay*>(of);
    if (!way.stopping) return 0;
    auto const now = std::chrono::steady_clock::now();
    if (!way.stop_seen) way.stop_seen = now;
    return !way.all_out || now - *way.stop_seen > kForTheAnswer ? 1 : 0;
}

std::string first_line(std::filesystem::path const& file) {
    std::ifstream in(file);
    std::string line;
    if (!std::getline(in, line) || line.empty())
        throw std::runtime_error("notices.mail.password_file: nothing can be read in " + file.string());
    return line;
}

/// Whether the server's last words were about this letter: libcurl says "send error" of a refused sender, recipient or
/// DATA, and of what follows the letter itself anything. A sender that is refused is this installation's setting, the
/// same for every letter: none of them dies of it. Only libcurl's words tell it from the others.
Delivery::Outcome outcome_of(CURLcode code, int reply, bool all_out, std::string_view words) {
    if (code == CURLE_OK) return Delivery::Outcome::accepted;
    constexpr int kClosing = 421;
    if ((code != CURLE_SEND_ERROR && !all_out) || reply == kClosing) return Delivery::Outcome::away;
    constexpr std::string_view kSenderRefused = "MAIL failed";
    if (words.starts_with(kSenderRefused)) return Delivery::Outcome::away;
    if (reply >= 500) return Delivery::Outcome::refused;
    return reply >= 400 ? Delivery::Outcome::put_off : Delivery::Outcome::away;
}

}  // namespace

struct SmtpLine::Line {
    std::unique_ptr<CURL, EndHandle> handle;
    bool said_away = false;
};

SmtpLine::SmtpLine(MailOptions const& options) : line_(std::make_unique<Line>()) {
    static auto const ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    line_->handle.reset(ready == CURLE_OK ? curl_easy_init() : nullptr);
    auto* const curl = line_->handle.get();
    if (curl == nullptr) throw std::runtime_error("libcurl cannot be used");
    auto const scheme = options.tls == MailTls::implicit ? "smtps" : "smtp";
    // An address of version 6 stands in brackets.
    auto const host = options.host.contains(':') ? "[" + options.host + "]" : options.host;
    auto const url = fmt::format("{}://{}:{}", scheme, host, options.port);
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_USE_SSL,
                     static_cast<long>(options.tls == MailTls::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (options.authority) curl_easy_setopt(curl, CURLOPT_CAINFO, options.authority->c_str());
    if (options.user) curl_easy_setopt(curl, CURLOPT_USERNAME, options.user->c_str());
    if (options.password_file) curl_easy_setopt(curl, CURLOPT_PASSWORD, first_line(*options.password_file).c_str());
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, kWholeSeconds);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, give_letter);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, watch_stop);
}

SmtpLine::~SmtpLine() = default;

Delivery SmtpLine::send(Letter const& letter) {
    auto* const curl = line_->handle.get();
    OnTheWay way{.rest = letter.text, .stopping = stopping_};
    std::unique_ptr<curl_slist, EndList> const to(curl_slist_append(nullptr, letter.to.c_str()));
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, letter.from.c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(curl, CURLOPT_READDATA, &way);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &way);
    std::array<char, CURL_ERROR_SIZE> words{};
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, words.data());
    auto const code = curl_easy_perform(curl);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, nullptr);
    long reply = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply);
    // The list is gone with this call.
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, nullptr);
    Delivery const delivery{.outcome = outcome_of(code, static_cast<int>(reply), way.all_out, words.data()),
                            .reply = std::clamp(static_cast<int>(reply), 0, 599)};
    auto const away = delivery.outcome == Delivery::Outcome::away;
    if (away && !line_->said_away)
        runtime::log(runtime::LogLevel::warn, "mail_server_away",
                     {{"what", std::string_view(words[0] != 0 ? words.data() : curl_easy_strerror(code))},
                      {"reply", std::int64_t{reply}}});
    if (!away && line_->said_away) runtime::log(runtime::LogLevel::info, "mail_server_back");
    line_->said_away = away;
    return delivery;
}

}  // namespace polku::notices
