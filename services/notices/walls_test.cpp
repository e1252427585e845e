#include "generated/notices/migrations.h"
#include "shared/storage/testing_walls.h"

namespace polku::notices {
namespace {

TEST(NoticesWalls, AreAllTried) { storage::expect_every_wall_is_tried(migrations(), "services/notices/walls"); }

}  // namespace
}  // namespace polku::notices
