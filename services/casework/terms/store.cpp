#include "services/casework/terms/store.h"

#include <algorithm>

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

// The newest row that has begun is the one that holds, or the last that held.
constexpr Query kTerms{
    "terms.list",
    "SELECT t.vocabulary, t.code, t.name_fi, t.name_sv, t.name_en, t.acts_as, "
    "t.valid_until IS NULL OR t.valid_until >= $1 "
    "FROM term t WHERE t.valid_from = (SELECT max(n.valid_from) FROM term n WHERE n.vocabulary = t.vocabulary "
    "AND n.code = t.code AND n.valid_from <= $1) ORDER BY t.vocabulary, t.code"};
constexpr Query kPlanType{"terms.plan_type", "SELECT plan_type FROM client_case WHERE id = $1"};
constexpr Query kSavePlanType{"terms.save_plan_type",
                              "UPDATE client_case SET plan_type = $1, version = version + 1 WHERE id = $2"};

}  // namespace

std::vector<Term> list_terms(storage::Tx& tx, domain::LocalDate today) {
    return tx.all(
        kTerms,
        [](Row const& row) {
            return Term{domain::value_of<Vocabulary>(kVocabularyNames, row.text(0)).value(),
                        row.string(1),
                        row.string(2),
                        row.string(3),
                        row.string(4),
                        row.null(5) ? std::nullopt : std::optional(row.string(5)),
                        row.boolean(6)};
        },
        today);
}

std::optional<Term> find_term(storage::Tx& tx, Vocabulary vocabulary, std::string_view code, domain::LocalDate today) {
    auto const terms = list_terms(tx, today);
    auto const found = std::ranges::find_if(
        terms, [&](Term const& term) { return term.vocabulary == vocabulary && term.code == code; });
    return found == terms.end() ? std::nullopt : std::optional(*found);
}

std::string plan_type_of(storage::Tx& tx, access::Allowed const& allowed) {
    return tx.one(kPlanType, [](Row const& row) { return row.string(0); }, allowed.case_access().case_id).value();
}

void save_plan_type(storage::Tx& tx, access::Allowed const& allowed, std::string_view code) {
    tx.run(kSavePlanType, code, allowed.case_access().case_id);
}

}  // namespace polku::casework
