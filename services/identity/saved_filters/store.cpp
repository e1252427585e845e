#include "services/identity/saved_filters/store.h"

#include "services/identity/organisations/rules.h"

namespace polku::identity {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kSavedFilters{"saved_filters.list",
                              "SELECT page, name, query FROM saved_filter WHERE person = $1 ORDER BY page, name_key"};
constexpr Query kOtherFilters{"saved_filters.others",
                              "SELECT COUNT(*) FROM saved_filter WHERE person = $1 AND page = $2 AND name_key <> $3"};
constexpr Query kSaveFilter{
    "saved_filters.save",
    "INSERT INTO saved_filter (person, page, name_key, name, query, saved_at) VALUES ($1, $2, $3, $4, $5, $6) "
    "ON CONFLICT DO UPDATE SET name = excluded.name, query = excluded.query, saved_at = excluded.saved_at"};
constexpr Query kForgetFilter{"saved_filters.forget",
                              "DELETE FROM saved_filter WHERE person = $1 AND page = $2 AND name_key = $3 RETURNING 1"};

std::string_view page_name(FilteredPage page) { return domain::name_of<FilteredPage>(kFilteredPageNames, page); }

}  // namespace

std::vector<SavedFilter> saved_filters_of(storage::Tx& tx, domain::Id const& person) {
    return tx.all(
        kSavedFilters,
        [](Row const& row) {
            return SavedFilter{domain::value_of<FilteredPage>(kFilteredPageNames, row.text(0)).value(), row.string(1),
                               row.string(2)};
        },
        person);
}

int other_saved_filters(storage::Tx& tx, domain::Id const& person, SavedFilter const& filter) {
    return tx
        .one(
            kOtherFilters, [](Row const& row) { return static_cast<int>(row.integer(0)); }, person,
            page_name(filter.page), name_key(filter.name))
        .value_or(0);
}

void save(storage::Tx& tx, domain::Id const& person, SavedFilter const& filter, domain::Instant now) {
    tx.run(kSaveFilter, person, page_name(filter.page), name_key(filter.name), filter.name, filter.query, now);
}

bool forget_saved_filter(storage::Tx& tx, domain::Id const& person, FilteredPage page, std::string_view filter_name) {
    return tx.one(
                 kForgetFilter, [](Row const&) { return true; }, person, page_name(page), name_key(filter_name))
        .value_or(false);
}

}  // namespace polku::identity
