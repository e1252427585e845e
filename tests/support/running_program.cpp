#include "tests/support/running_program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <stdexcept>
#include <utility>

namespace polku::tests {

RunningProgram::RunningProgram(std::string const& program, std::vector<std::string> arguments,
                               std::vector<std::string> environment) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t files{};
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, pipe[1], STDOUT_FILENO);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // their reports go there
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
#endif
    arguments.insert(arguments.begin(), program);
    std::vector<char*> argv;
    argv.reserve(arguments.size() + 1);
    for (auto& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    std::vector<char*> envp;
    envp.reserve(environment.size() + 1);
    for (auto& variable : environment) envp.push_back(variable.data());
    for (auto** variable = environ; *variable != nullptr; ++variable) envp.push_back(*variable);
    envp.push_back(nullptr);
    auto const failed = ::posix_spawn(&process_, program.c_str(), &files, nullptr, argv.data(), envp.data());
    posix_spawn_file_actions_destroy(&files);
    ::close(pipe[1]);
    output_ = pipe[0];
    if (failed != 0) throw std::runtime_error("cannot start " + program);
}

RunningProgram::RunningProgram(RunningProgram&& other) noexcept
    : process_(std::exchange(other.process_, -1)),
      output_(std::exchange(other.output_, -1)),
      read_(std::move(other.read_)) {}

RunningProgram& RunningProgram::operator=(RunningProgram&& other) noexcept {
    std::swap(process_, other.process_);
    std::swap(output_, other.output_);
    std::swap(read_, other.read_);
    return *this;
}

RunningProgram::~RunningProgram() {
    if (process_ > 0) {
        send(SIGKILL);
        wait();
    }
    if (output_ >= 0) ::close(output_);
}

std::string RunningProgram::line_with(std::string_view text) {
    for (;;) {
        auto const end = read_.find('\n');
        if (end != std::string::npos) {
            auto line = read_.substr(0, end);
            read_.erase(0, end + 1);
            if (line.find(text) != std::string::npos) return line;
            continue;
        }
        std::array<char, 4096> chunk{};
        auto const count = ::read(output_, chunk.data(), chunk.size());
        if (count <= 0) return {};
        read_.append(chunk.data(), static_cast<std::size_t>(count));
    }
}

void RunningProgram::send(int signal) const { ::kill(process_, signal); }

int RunningProgram::wait() {
    int status = 0;
    ::waitpid(std::exchange(process_, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int run(std::string const& program, std::vector<std::string> arguments) {
    return RunningProgram(program, std::move(arguments)).wait();
}

}  // namespace polku::tests
