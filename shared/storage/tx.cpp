#include "shared/storage/tx.h"

namespace polku::storage {

domain::LocalDate Row::date(int column) const {
    auto const parsed = domain::parse_iso(text(column));
    if (!parsed) throw std::logic_error("column " + std::to_string(column) + " does not hold an ISO date");
    return *parsed;
}

}  // namespace polku::storage
