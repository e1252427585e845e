#pragma once

#include "shared/http/message.h"
#include "tests/support/running_program.h"
#include "tests/support/way.h"

#include <atomic>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace polku::tests {

/// A number that `./tests/run campaign` makes larger: `usual`, or that of the environment's `name`.
int times(char const* name, int usual);

/// `polku check` and `polku journal verify` hold over the data.
void expect_sound(std::filesystem::path const& data);

/// The program serving one data directory: as one process, or as a process for each part.
class RunningPolku {
public:
    /// `environment` is that of every process. Nothing runs yet.
    RunningPolku(Way way, std::filesystem::path data, std::vector<std::string> environment = {});

    /// Fills the data directory with samples, on a sound machine.
    void fill() const;
    /// Starts what does not run; all answer when this returns. A failure when one does not start.
    void start();
    /// The processes: "all", or the names of the parts.
    [[nodiscard]] std::vector<std::string> processes() const;
    [[nodiscard]] RunningProgram& process(std::string const& name) { return running_.at(name); }
    void kill(std::string const& name);
    void kill_all();
    /// Ends all as an operator does, and expects that each ends well.
    void stop();

    /// Through the gateway.
    http::Response ask(http::Request const& request) const;
    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// Of the operator's door of one process.
    [[nodiscard]] http::Response figures(std::string const& name, std::string const& path) const;
    /// Waits until every process says that it is ready; a failure after a minute.
    void wait_until_ready() const;
    /// As of its data; with parts apart, they must not run.
    void expect_sound() const { tests::expect_sound(data_); }
    [[nodiscard]] std::filesystem::path const& data() const { return data_; }

private:
    void start_process(std::string const& name);

    Way way_;
    std::filesystem::path data_;
    std::vector<std::string> environment_;
    std::map<std::string, RunningProgram> running_;
    std::map<std::string, std::uint16_t> figures_;
    std::atomic<std::uint16_t> port_ = 0;
};

}  // namespace polku::tests
