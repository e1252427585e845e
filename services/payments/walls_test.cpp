#include "generated/payments/migrations.h"
#include "shared/storage/testing_walls.h"

namespace polku::payments {
namespace {

TEST(PaymentsWalls, AreAllTried) { storage::expect_every_wall_is_tried(migrations(), "services/payments/walls"); }

}  // namespace
}  // namespace polku::payments
