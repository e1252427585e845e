#include "generated/casework/migrations.h"
#include "shared/storage/testing_walls.h"

namespace polku::casework {
namespace {

TEST(CaseworkWalls, AreAllTried) { storage::expect_every_wall_is_tried(migrations(), "services/casework/walls"); }

}  // namespace
}  // namespace polku::casework
