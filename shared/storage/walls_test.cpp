#include "shared/storage/testing_walls.h"

namespace polku::storage {
namespace {

TEST(FrameWalls, are_all_tried) { expect_every_wall_is_tried({}, "shared/storage/walls"); }

}  // namespace
}  // namespace polku::storage
