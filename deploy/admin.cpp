#include "deploy/admin.h"

#include "shared/http/http_channel.h"
#include "shared/runtime/await.h"
#include "shared/runtime/block_on.h"
#include "shared/runtime/logging.h"

#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <fmt/format.h>

#include <chrono>
#include <exception>
#include <functional>
#include <iterator>
#include <utility>

namespace polku::deploy {

namespace {

constexpr std::string_view kCheckPath = "/check";
constexpr std::string_view kImportPath = "/import/referrals";
constexpr std::string_view kStatusField = "x-polku-exit";
constexpr std::size_t kLargestFile = 256 * 1024 * 1024;
constexpr std::chrono::hours kLongestCommand{6};

std::filesystem::path admin_socket(std::filesystem::path const& data) {
    return storage::run_folder(data) / "admin.sock";
}

std::string encoded(std::string_view text) { return boost::urls::encode(text, boost::urls::unreserved_chars); }

http::Response result_response(CommandResult const& result) {
    http::Response response;
    response.set("content-type", "text/plain; charset=utf-8");
    response.set(std::string(kStatusField), std::to_string(result.status));
    response.body = result.text;
    return response;
}

/// What it throws becomes the command's failure, as it would in a process of its own.
CommandResult guarded_command(std::function<CommandResult()> const& command) {
    try {
        return command();
    } catch (std::exception const& fault) {
        runtime::log(runtime::LogLevel::error, "command_failed", {{"what", std::string_view(fault.what())}});
        return {fmt::format("polku: {}\n", fault.what()), 1};
    }
}

}  // namespace

CommandResult check_installation(Installation& installation) {
    CommandResult result;
    auto out = std::back_inserter(result.text);
    auto broken = 0;
    for (auto const& [service, findings] : installation.check()) {
        for (auto const& finding : findings) {
            fmt::format_to(out, "{} {:>2} {:<9} {} ({} looked at)\n", finding.holds() ? "holds " : "BROKEN",
                           finding.invariant, service, finding.what, finding.looked_at);
            for (auto const& which : finding.broken) fmt::format_to(out, "           {}\n", which);
            if (!finding.holds()) ++broken;
        }
    }
    result.text += broken == 0 ? "every invariant holds\n" : fmt::format("{} checks found something broken\n", broken);
    result.status = broken == 0 ? 0 : 1;
    return result;
}

CommandResult import_into(Installation& installation, std::optional<std::string> const& organisation,
                          std::string const& file_name, std::string const& bytes) {
    auto const id = organisation ? std::optional(domain::Id{*organisation}) : std::nullopt;
    auto const report = installation.casework().import_referrals(id, file_name, bytes);
    return {casework::imports::report_text(report), report.done() ? 0 : 1};
}

http::ServerOptions admin_server_options(std::filesystem::path const& data) {
    http::ServerOptions options;
    options.path = admin_socket(data);
    options.limits = http::inside_limits();
    options.limits.body_bytes = kLargestFile;
    options.limits.large_body_bytes = kLargestFile;
    options.limits.handler_seconds = static_cast<int>(std::chrono::seconds(kLongestCommand).count());
    options.limits.connections = 16;
    options.asked_by = http::AskedBy::parts;
    return options;
}

runtime::Awaitable<http::Response> answer_admin(Installation& installation, http::Request request) {
    std::function<CommandResult()> command;
    if (request.path == kCheckPath) {
        command = [&installation] { return check_installation(installation); };
    } else if (request.path == kImportPath && request.method == http::Method::post) {
        command = [&installation, &request] {
            return import_into(installation, request.parameter("organisation"),
                               request.parameter("file_name").value_or(""), request.body);
        };
    }
    if (!command) {
        CommandResult const unknown{"polku: the running server is of another version; stop it first\n", 1};
        co_return result_response(unknown);
    }
    CommandResult result{"polku: the running server has too much to do; try again\n", 1};
    std::function<void()> const work = [&result, &command] { result = guarded_command(command); };
    co_await runtime::await_heavy(installation.heavy(), work);
    co_return result_response(result);
}

std::optional<CommandResult> ask_running_server(std::filesystem::path const& data, http::Request request) {
    auto const path = std::filesystem::absolute(admin_socket(data));
    if (!std::filesystem::exists(path)) return std::nullopt;
    http::ChannelLimits limits;
    limits.answer_time = kLongestCommand;
    http::HttpChannel server({.part = "admin", .address = http::UnixAddress{path}, .limits = limits});
    auto const response = runtime::block_on(server.send(std::move(request)));
    auto const status = response.header(kStatusField);
    if (status) return CommandResult{response.body, *status == "0" ? 0 : 1};
    // A server that was killed leaves its socket behind.
    if (server.never_sent()) return std::nullopt;
    return CommandResult{"polku: the running server has not said how it went; look at its log\n", 1};
}

http::Request check_request() {
    http::Request request;
    request.path = kCheckPath;
    return request;
}

http::Request import_request(std::optional<std::string> const& organisation, std::string const& file_name,
                             std::string bytes) {
    http::Request request;
    request.method = http::Method::post;
    request.path = kImportPath;
    request.query = "file_name=" + encoded(file_name);
    if (organisation) request.query += "&organisation=" + encoded(*organisation);
    request.body = std::move(bytes);
    return request;
}

}  // namespace polku::deploy
