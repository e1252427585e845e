#pragma once

#include "services/journal/records/model.h"
#include "shared/domain/date.h"

#include <optional>
#include <string>
#include <vector>

/// Who saw or changed a client's data, as the client and the data-protection contact read it.
namespace polku::journal {

/// What one person did in one membership on one day.
struct Visitor {
    std::string person;        ///< an id, or "system:NAME"
    std::string organisation;  ///< an id, or empty
    std::string role;
    std::vector<Entry> acts;  ///< newest first
};

struct Day {
    domain::LocalDate date;         ///< in Helsinki
    std::vector<Visitor> visitors;  ///< the latest first
};

/// What the reader asked for.
struct Asked {
    std::optional<events::EntryKind> kind;    ///< nothing: reads and changes
    std::optional<domain::LocalDate> before;  ///< days before this one
    int at_least = 50;                        ///< acts a page, rounded up to whole days
};

struct AccessLogPage {
    std::vector<Day> days;
    std::optional<domain::LocalDate> next;  ///< go on before this day
};

}  // namespace polku::journal
