#pragma once

#include "services/journal/tree/model.h"

#include <optional>
#include <string>
#include <string_view>

/// Tree heads as C2SP checkpoints (c2sp.org/tlog-checkpoint): the text of a signed note.
namespace polku::journal {

struct Checkpoint {
    std::string origin;  ///< which log; ours is the name of the key that signs it
    TreeHead head;

    bool operator==(Checkpoint const&) const = default;
};

[[nodiscard]] std::string checkpoint_text(Checkpoint const& checkpoint);

/// Nothing when it is not one. Extension lines are passed over, as C2SP says.
[[nodiscard]] std::optional<Checkpoint> parse_checkpoint(std::string_view text);

}  // namespace polku::journal
