#pragma once

#include "tests/simulation/random.h"
#include "tests/simulation/small_installation.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace polku::simulation {

struct Act;

enum class Role : std::uint8_t { officer, coach, member, social_worker, finance };

/// What people tell each other of the cases, and what they come to do next. It may be behind: then the service says so.
class Board {
public:
    Board(SmallInstallation const& installation, Random& random);

    /// What this person does now; nothing: there is nothing to do.
    std::optional<Act> next(Role role);

private:
    struct Handover {
        std::string id;
        bool to_lead = true;
    };
    struct Consent {
        std::string id;
        bool social = true;
        bool withdrawn = false;
    };
    struct Goal {
        std::string id;
        std::int64_t version = 1;
        std::string title;
        Role of = Role::coach;
    };
    struct Claim {
        std::string id;
        std::int64_t version = 1;
        std::string evidence;
        bool proved = false;
        bool decided = false;
    };
    struct Case {
        std::string id;
        bool with_lead = true;
        std::optional<Handover> open{};
        std::vector<Goal> goals{};
        std::vector<Claim> claims{};
        std::vector<Consent> consents{};
        int social_open = 0;   ///< consents that may open what social work has written
        int social_asked = 0;  ///< how often one was asked for
    };
    struct Statement {
        std::string id;
        std::int64_t version = 1;
        std::string state;
        std::string batch;
        std::string file;
    };

    Act look(Role role, Case& of);
    std::optional<Act> hand_over(Role role, Case& of);
    std::optional<Act> answer(Role role, Case& of);
    std::optional<Act> plan(Role role, Case& of);
    std::optional<Act> claim(Case& of);
    std::optional<Act> decide(Case& of);
    std::optional<Act> consent(Case& of);
    std::optional<Act> pay();
    Act list_statements();

    SmallInstallation const& installation_;
    Random& random_;
    std::vector<Case> cases_;  ///< they stay where they are
    std::map<std::string, Statement> statements_;
    std::size_t goals_ = 0;
};

}  // namespace polku::simulation
