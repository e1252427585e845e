#include "deploy/demo_referrals.h"

#include "services/casework/imports/model.h"
#include "services/casework/imports/sample_referrals.h"
#include "shared/domain/csv.h"
#include "shared/domain/instant.h"

#include <algorithm>
#include <stdexcept>

namespace polku::deploy {

std::string demo_referrals(std::size_t rows) {
    namespace imports = casework::imports;
    using imports::at;
    using imports::Column;
    imports::SampleOptions options;
    options.rows = rows;
    options.today = domain::local_date(domain::SystemClock().now());
    auto referrals = imports::sample_rows(options);
    auto const client = std::ranges::find_if(referrals, [](auto const& row) {
        return row[at(Column::lot)] == "VALM-2026-A" && row[at(Column::team)] == "TE-tiimi Keski" &&
               row[at(Column::safety_ban)] == "0";
    });
    if (client == referrals.end()) throw std::runtime_error("no sample referral for the client who signs in");
    auto const space = kDemoClient.find(' ');
    (*client)[at(Column::given_names)] = kDemoClient.substr(0, space);
    (*client)[at(Column::family_name)] = kDemoClient.substr(space + 1);
    std::string file;
    for (auto const& row : referrals) domain::append_csv(file, row);
    return file;
}

}  // namespace polku::deploy
