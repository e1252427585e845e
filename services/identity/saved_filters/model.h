#pragma once

#include "shared/domain/names.h"

#include <cstdint>
#include <string>

namespace polku::identity {

/// Lists that can be narrowed.
enum class FilteredPage : std::uint8_t { work, team, handovers, imports, milestones, people };
inline constexpr domain::Name<FilteredPage> kFilteredPageNames[] = {{"work", FilteredPage::work},
                                                                    {"team", FilteredPage::team},
                                                                    {"handovers", FilteredPage::handovers},
                                                                    {"imports", FilteredPage::imports},
                                                                    {"milestones", FilteredPage::milestones},
                                                                    {"people", FilteredPage::people}};

/// How its owner narrows a list, by a name of their own.
struct SavedFilter {
    FilteredPage page = FilteredPage::work;
    std::string name;   ///< 1 to 60 characters; case and diacritics do not tell two apart
    std::string query;  ///< of the page's address, without "?": 1 to 500 characters as RFC 3986 (3.4) allows them
};

/// Of one person on one page.
inline constexpr int kMostSavedFilters = 30;

}  // namespace polku::identity
