// json::parse against nlohmann's own parser, which knows fewer reasons to refuse; and canonical text, which is a fixed
// point.
#include "shared/json/canonical.h"
#include "shared/json/reader.h"
#include "tests/hostile/fuzz/fuzz.h"

#include <nlohmann/json.hpp>

namespace polku::fuzz {

void examine(std::string_view input) {
    auto const read = json::parse(input);
    if (read) {
        require(nlohmann::json::accept(input), "what is accepted is JSON");
        auto const again = json::parse(read->root().dump());
        require(again && again->root() == read->root(), "written and read again, it is the same");
    }
    auto const canonical = json::canonical_text(input);
    if (!canonical) return;
    require(read.has_value(), "what has a canonical form is accepted");
    auto const twice = json::canonical_text(*canonical);
    require(twice && *twice == *canonical, "the canonical form of a canonical form is itself");
}

}  // namespace polku::fuzz
