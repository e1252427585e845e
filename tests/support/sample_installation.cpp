#include "tests/support/sample_installation.h"

#include "deploy/demo.h"
#include "shared/runtime/logging.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace polku::tests {

SampleInstallation::SampleInstallation(SampleSetup const& setup)
    : way_(setup.way), told_(setup.clock), mail_(setup.mail), nobody_(sender()) {
    runtime::set_log_level(runtime::LogLevel::warn);
    if (setup.copy_of)
        std::filesystem::copy(*setup.copy_of, folder_ / "data", std::filesystem::copy_options::recursive);
    open_every_part(setup.without);
    if (!setup.copy_of) fill();
}

void SampleInstallation::open_every_part(deploy::Parts const& without) {
    if (way_ == Way::one_process) {
        open_parts(deploy::every_part());
        return;
    }
    for (auto const part : deploy::every_part()) {
        if (!without.contains(part)) open(part);
    }
}

void SampleInstallation::restart() {
    parts_.clear();
    open_every_part({});
}

void SampleInstallation::open(deploy::Part part) { open_parts({part}); }

void SampleInstallation::open_parts(deploy::Parts here) {
    deploy::InstallationOptions options;
    options.data = folder_ / "data";
    options.clock = told_;
    options.mail = mail_;
    options.holder = "a test";
    options.here = std::move(here);
    parts_.push_back(std::make_unique<deploy::Installation>(options));
    parts_.back()->open_doors();
}

std::filesystem::path SampleInstallation::close() {
    sign_everybody_out();
    parts_.clear();
    return folder_ / "data";
}

void SampleInstallation::fill() {
    deploy::fill_with_samples({.send = sender(),
                               .bootstrap =
                                   [this](std::string_view password) {
                                       deploy::bootstrap_samples(with(deploy::Part::identity).identity(), password);
                                   },
                               .catch_up = [this] { catch_up(); },
                               .say = [](std::string_view) {}});
}

deploy::Installation& SampleInstallation::with(deploy::Part part) {
    for (auto const& one : parts_) {
        if (one->has(part)) return *one;
    }
    throw std::logic_error("no such part");
}

deploy::ApiClient& SampleInstallation::as(std::string const& username) {
    auto const found = people_.find(username);
    if (found != people_.end()) return found->second;
    auto& client = people_.emplace(username, deploy::ApiClient(sender())).first->second;
    client.sign_in(username, deploy::kSamplePassword);
    return client;
}

deploy::ApiClient::Send SampleInstallation::sender() {
    return [this](http::Request request) { return with(deploy::Part::gateway).send(std::move(request)); };
}

void SampleInstallation::start() {
    for (auto const& part : parts_) part->start();
}

void SampleInstallation::stop() {
    for (auto const& part : parts_) part->stop();
}

void SampleInstallation::catch_up() {
    // What one part reads makes events that another reads: as many rounds as one installation takes.
    auto const rounds = parts_.size() == 1 ? 1 : 4;
    for (auto round = 0; round < rounds; ++round) {
        for (auto const& part : parts_) part->catch_up();
    }
}

std::vector<std::pair<std::string_view, std::vector<events::Finding>>> SampleInstallation::check() {
    std::vector<std::pair<std::string_view, std::vector<events::Finding>>> findings;
    for (auto const& part : parts_) {
        for (auto& finding : part->check()) findings.push_back(std::move(finding));
    }
    return findings;
}

std::vector<std::pair<std::string_view, http::Router*>> SampleInstallation::routers() {
    std::vector<std::pair<std::string_view, http::Router*>> routers;
    for (auto const& part : parts_) {
        for (auto const& router : part->routers()) routers.push_back(router);
    }
    return routers;
}

std::string text_of(nlohmann::json const& object, char const* member) { return object.at(member).get<std::string>(); }

}  // namespace polku::tests
