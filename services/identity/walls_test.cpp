#include "generated/identity/migrations.h"
#include "shared/storage/testing_walls.h"

namespace polku::identity {
namespace {

TEST(IdentityWalls, AreAllTried) { storage::expect_every_wall_is_tried(migrations(), "services/identity/walls"); }

}  // namespace
}  // namespace polku::identity
