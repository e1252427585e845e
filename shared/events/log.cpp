#include "shared/events/log.h"

#include "shared/json/writer.h"

#include <stdexcept>

namespace polku::events {

namespace {

using storage::Query;
using storage::Row;
using storage::Tx;

constexpr Query kNextEvent{"log.next_event",
                           "UPDATE log_head SET event_number = event_number + 1, "
                           "last_at = CASE WHEN last_at > $1 THEN last_at ELSE $1 END "
                           "WHERE id = 1 RETURNING event_number, last_at"};
constexpr Query kInsertEvent{"log.insert_event",
                             "INSERT INTO event (number, id, type, subject, category, at, request, data) "
                             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};
constexpr Query kHead{"log.head", "SELECT epoch, event_number, last_at FROM log_head WHERE id = 1"};
constexpr Query kEventsAfter{"log.events_after",
                             "SELECT number, id, type, subject, category, at, request, data FROM event "
                             "WHERE number > $1 ORDER BY number LIMIT $2"};

constexpr Query kEpochs{"log.epochs", "SELECT epoch, after_event FROM log_epoch ORDER BY position"};
constexpr Query kBeginEpoch{"log.begin_epoch", "UPDATE log_head SET epoch = $1 WHERE id = 1"};
constexpr Query kEventId{"log.event_id", "SELECT id FROM event WHERE number = $1"};

struct HeadRow {
    std::string epoch;
    std::int64_t number = 0;
    domain::Instant last_at;
};

HeadRow head_row(Tx& tx) {
    auto row = tx.one(kHead, [](Row const& r) { return HeadRow{r.string(0), r.integer(1), r.instant(2)}; });
    if (!row) throw std::logic_error("the database has no log_head row");
    return std::move(*row);
}

}  // namespace

std::int64_t append(Tx& tx, Event const& event, domain::Id const& id, domain::Instant at, std::string_view request) {
    struct Next {
        std::int64_t number;
        domain::Instant at;
    };
    auto const next = tx.one(kNextEvent, [](Row const& r) { return Next{r.integer(0), r.instant(1)}; }, at);
    if (!next) throw std::logic_error("the database has no log_head row");
    tx.run(kInsertEvent, next->number, id, event.type, event.subject, event.category, next->at, request, event.data);
    return next->number;
}

domain::Instant writer_time(Tx& tx, domain::Instant now) {
    auto const last = head_row(tx).last_at;
    // While the clock is behind, each write still has an instant of its own: periods that begin and end keep their
    // order.
    return now < last ? domain::Instant{last.ms + 1} : now;
}

Head head(Tx& tx) {
    auto row = head_row(tx);
    return {std::move(row.epoch), row.number};
}

std::vector<EpochStart> epochs(Tx& tx) {
    return tx.all(kEpochs, [](Row const& r) { return EpochStart{r.string(0), r.integer(1)}; });
}

void begin_epoch(Tx& tx, domain::Id const& epoch) { tx.run(kBeginEpoch, epoch); }

std::optional<domain::Id> event_id(Tx& tx, std::int64_t number) {
    return tx.one(kEventId, [](Row const& r) { return r.id(0); }, number);
}

std::vector<Recorded> read_after(Tx& tx, std::int64_t after, int limit) {
    return tx.all(
        kEventsAfter,
        [](Row const& r) {
            Recorded recorded;
            recorded.number = r.integer(0);
            recorded.id = r.id(1);
            recorded.event = Event{r.string(2), r.string(3), r.string(4), r.string(7)};
            recorded.at = r.instant(5);
            recorded.request = r.string(6);
            return recorded;
        },
        after, limit);
}

std::string cloud_event(Recorded const& recorded, std::string_view source, std::string_view epoch) {
    std::string out;
    json::Writer w(out);
    w.begin_object();
    w.field("specversion", "1.0");
    w.field("id", recorded.id);
    w.field("source", "/" + std::string(source));
    w.field("type", recorded.event.type);
    w.field("subject", recorded.event.subject);
    w.field("time", recorded.at);
    w.field("datacontenttype", "application/json");
    w.field("epoch", epoch);
    w.field("number", recorded.number);
    w.field("category", recorded.event.category);
    w.field("request", recorded.request);
    w.key("data").raw(recorded.event.data);
    w.end_object();
    return out;
}

}  // namespace polku::events
