#pragma once

#include "deploy/installation.h"
#include "shared/http/message.h"
#include "shared/http/server.h"

#include <filesystem>
#include <optional>
#include <string>

/// Commands beside a running server: they change or read what it holds, so it does their work, asked over a socket that
/// its owner alone can open (data/run/admin.sock).
namespace polku::deploy {

/// What a command prints, and its exit status.
struct CommandResult {
    std::string text;
    int status = 0;
};

/// `polku check` over the parts of this installation.
CommandResult check_installation(Installation& installation);
/// `polku import referrals`. Requires: casework is here.
CommandResult import_into(Installation& installation, std::optional<std::string> const& organisation,
                          std::string const& file_name, std::string const& bytes);

/// What the server of an installation that runs as one process answers at its admin socket. The work is done on the
/// heavy pool.
http::ServerOptions admin_server_options(std::filesystem::path const& data);
runtime::Awaitable<http::Response> answer_admin(Installation& installation, http::Request request);

/// Asks the running server; nothing when none runs that can be asked (then the data directory's lock tells).
std::optional<CommandResult> ask_running_server(std::filesystem::path const& data, http::Request request);
http::Request check_request();
http::Request import_request(std::optional<std::string> const& organisation, std::string const& file_name,
                             std::string bytes);

}  // namespace polku::deploy
