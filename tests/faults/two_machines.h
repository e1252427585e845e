#pragma once

#include "shared/http/testing_certificates.h"
#include "shared/storage/testing.h"
#include "tests/faults/two_namespaces.h"
#include "tests/support/running_program.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace polku::tests {

/// casework at an address of its own, the back, and the other parts at another, the front, with nothing but mutual TLS
/// between them; one data directory, filled with samples.
class TwoMachines {
public:
    static constexpr std::uint16_t kFirstPort = 24451;

    TwoMachines();

    TwoNamespaces const& network() const { return network_; }
    http::TestAuthority& authority() { return authority_; }
    [[nodiscard]] std::filesystem::path data() const { return folder_ / "data"; }
    [[nodiscard]] std::filesystem::path folder() const { return folder_.path(); }
    /// What the back shows from its next start on.
    void show_at_back(http::TlsFiles const& files);
    /// Where the front looks for casework from its next start on, at the back's address; else where casework is.
    void look_for_casework_at(std::uint16_t port);
    [[nodiscard]] static std::uint16_t casework_port();

    /// Both answer when these return; a failure when one does not start.
    void start_back();
    void start_front();
    /// As an operator does, and expects that it ends well.
    void stop_back();
    void stop_front();

    /// Through the gateway.
    http::Response ask(http::Request const& request) const;
    /// Of the operators' doors.
    [[nodiscard]] http::Response front_figures(std::string const& path) const;
    [[nodiscard]] http::Response back_figures(std::string const& path) const;
    /// Waits until both say that they are ready; a failure after a minute.
    void wait_until_ready() const;

private:
    void write_settings(std::string const& machine, std::string_view parts, http::TlsFiles const& files,
                        std::uint16_t casework) const;
    [[nodiscard]] RunningProgram program(std::string const& machine) const;
    [[nodiscard]] std::string settings(std::string const& machine) const { return folder_ / (machine + ".toml"); }
    http::TlsFiles front_files();

    storage::TemporaryDirectory folder_;
    http::TestAuthority authority_{folder_ / "certificates"};
    TwoNamespaces network_;
    std::optional<RunningProgram> back_;
    std::optional<RunningProgram> front_;
    std::uint16_t port_ = 0;
    std::uint16_t front_figures_ = 0;
    std::uint16_t back_figures_ = 0;
};

}  // namespace polku::tests
