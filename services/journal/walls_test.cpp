#include "generated/journal/migrations.h"
#include "shared/storage/testing_walls.h"

namespace polku::journal {
namespace {

TEST(JournalWalls, AreAllTried) { storage::expect_every_wall_is_tried(migrations(), "services/journal/walls"); }

}  // namespace
}  // namespace polku::journal
