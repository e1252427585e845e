#pragma once

#include "deploy/api_client.h"
#include "tests/faults/mixed_load.h"

#include <nlohmann/json_fwd.hpp>

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace polku::tests {

/// What the load knows of one case.
struct LoadCase {
    std::string id;
    std::string contract;
    std::size_t officer = 0;                        ///< of whom that referred it
    std::string responsible;                        ///< the organisation
    std::string open_handover;                      ///< empty: none is proposed
    std::string offered_to;                         ///< the organisation
    std::map<std::string, std::string> handovers;   ///< the last state that was acknowledged, by id
    std::set<std::string> goals;                    ///< titles
    std::map<std::string, std::string> milestones;  ///< the last state that was acknowledged, by id
    std::string claim;                              ///< a milestone that is not verified yet
    std::int64_t claim_version = 0;
    bool proved = false;
};

/// One thread of the load: officers and a coach with cases of their own.
class LoadWorker {
public:
    LoadWorker(MixedLoad& load, std::uint32_t seed, std::size_t number, std::size_t workers);

    /// Does the next thing, or sends again what is open. False: it is still open.
    bool step();
    [[nodiscard]] bool open() const { return open_.has_value(); }
    [[nodiscard]] std::string open_path() const { return open_ ? open_->path : ""; }
    /// What it was told last.
    [[nodiscard]] std::string const& told() const { return told_; }
    [[nodiscard]] std::vector<LoadCase> const& cases() const { return cases_; }
    /// Of a goal whose outcome is unknown.
    [[nodiscard]] std::string open_goal() const { return open_ ? open_->goal : ""; }
    /// Of a case whose handover is being answered, the outcome unknown.
    [[nodiscard]] std::string open_case() const { return open_ ? open_->case_id : ""; }

private:
    struct Person {
        std::string username;
        deploy::ApiClient client;
        std::string organisation;
        std::string team;
    };
    /// A write, until it is acknowledged.
    struct Act {
        Person* who = nullptr;
        http::Method method = http::Method::post;
        std::string path;
        std::string body;
        std::int64_t version = 0;
        std::string content_type = "application/json";
        std::string key;
        std::string case_id;
        std::string goal;
        std::function<void(nlohmann::json const&)> learn;
    };

    Person person(std::string username);
    void find_cases(std::size_t number, std::size_t workers);
    Act next();
    Act propose(LoadCase& of);
    Act answer(LoadCase& of);
    Act write_goal(LoadCase& of);
    Act claim(LoadCase& of);
    Act prove(LoadCase& of);
    Act verify(LoadCase& of);
    void look();
    bool send();
    /// Anew, in place of the session there is. False when that cannot be now.
    bool sign_in(Person& person);
    /// Whether it says that it cannot be done now.
    bool refused(http::Response const& answer, std::string_view path);
    [[nodiscard]] std::size_t draw(std::size_t below);

    MixedLoad& load_;
    std::mt19937 random_;
    std::string name_;
    std::string key_;  ///< of the write that is sent
    int acts_ = 0;
    Person coach_;
    std::array<Person, 2> officers_;
    std::vector<LoadCase> cases_;
    std::optional<Act> open_;
    std::string told_;
};

}  // namespace polku::tests
