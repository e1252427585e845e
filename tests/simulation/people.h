#pragma once

#include "tests/simulation/board.h"
#include "tests/simulation/ledger.h"
#include "tests/simulation/world.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace polku::simulation {

/// What a person does, until it has a good answer.
struct Act {
    std::string what;
    http::Method method = http::Method::get;
    std::string path;  ///< with its query
    std::string body;
    std::string content_type = "application/json";
    std::int64_t version = 0;
    std::optional<Thing> thing{};                        ///< what it changes
    bool makes = false;                                  ///< and makes
    std::string service;                                 ///< whose log has its entry; empty: it shows nobody's data
    std::function<void(http::Response const&)> learn{};  ///< of a good answer
    std::function<void()> give_up{};                     ///< of a refusal
    bool clock_may_refuse = false;                       ///< 422 is a fair answer: somebody's clock has jumped
};

/// Everybody who works with the installation. Each does one thing at a time and sends what got no good answer again,
/// under the same key, until it has one.
class People {
public:
    People(World& world, SmallInstallation const& installation, Ledger& ledger);

    /// So many more things are done.
    void begin(std::size_t acts) { acts_left_ = acts; }

    /// Somebody does something; false when nobody can.
    bool act();
    /// Nothing new is left to begin.
    [[nodiscard]] bool begun_all() const { return acts_left_ == 0; }
    [[nodiscard]] bool finished() const;
    [[nodiscard]] std::size_t acknowledged() const { return acknowledged_; }

private:
    struct Person {
        Role role;
        std::string username;
        std::string cookie{};
        bool waiting = false;
        std::optional<Act> open{};
        std::string key{};
        bool unsure = false;   ///< a try of the open act may have been done
        bool unheard = false;  ///< a try of it was never answered
        std::set<std::string> requests{};
    };

    void send(Person& person);
    void sign_in(Person& person);
    void hear(Person& person, http::Response const* answer);
    void accept(Person& person, http::Response const& answer);
    void refuse(Person& person);

    World& world_;
    Ledger& ledger_;
    Board board_;
    std::size_t acts_left_ = 0;
    std::size_t acknowledged_ = 0;
    std::size_t keys_ = 0;
    std::deque<Person> people_;
};

}  // namespace polku::simulation
