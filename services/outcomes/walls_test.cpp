#include "generated/outcomes/migrations.h"
#include "shared/storage/testing_walls.h"

namespace polku::outcomes {
namespace {

TEST(OutcomesWalls, AreAllTried) { storage::expect_every_wall_is_tried(migrations(), "services/outcomes/walls"); }

}  // namespace
}  // namespace polku::outcomes
