#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

namespace polku::tests {

/// `polku ARGUMENT...` as a process of its own; what it prints on standard output is read line by line, and its log
/// goes nowhere (with a sanitizer, to the test's). Killed at the end, unless it has ended.
class RunningProgram {
public:
    /// `environment`: "NAME=value", besides what this process has.
    explicit RunningProgram(std::string const& program, std::vector<std::string> arguments,
                            std::vector<std::string> environment = {});
    ~RunningProgram();
    RunningProgram(RunningProgram&& other) noexcept;
    RunningProgram& operator=(RunningProgram&& other) noexcept;

    /// Reads on to the next line that holds `text`; empty when the program has ended before that.
    std::string line_with(std::string_view text);
    void send(int signal) const;
    [[nodiscard]] pid_t process() const { return process_; }
    /// Its exit status, or 128 and the signal that ended it, as a shell says it.
    int wait();

private:
    pid_t process_ = -1;
    int output_ = -1;
    std::string read_;
};

/// Runs `program` to its end and says its exit status, as `wait` does.
int run(std::string const& program, std::vector<std::string> arguments);

}  // namespace polku::tests
