#pragma once

#include "shared/domain/language.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>

namespace polku::casework {

enum class Vocabulary : std::uint8_t { organisation_kind, plan_type };
inline constexpr domain::Name<Vocabulary> kVocabularyNames[] = {{"organisation_kind", Vocabulary::organisation_kind},
                                                                {"plan_type", Vocabulary::plan_type}};

/// What something is called today, by the settings.
struct Term {
    Vocabulary vocabulary = Vocabulary::organisation_kind;
    std::string code;
    std::string name_fi;
    std::string name_sv;
    std::string name_en;
    std::optional<std::string> acts_as;  ///< of a kind of organisation: which of the four of the law
    bool choosable = true;               ///< false: it has ended, and what is of it goes on being called so

    [[nodiscard]] std::string const& in(domain::Language language) const {
        if (language == domain::Language::sv) return name_sv;
        return language == domain::Language::en ? name_en : name_fi;
    }
};

/// What a case's plan is until somebody says otherwise: Act 381/2023.
inline constexpr std::string_view kUsualPlanType = "multi_agency";

}  // namespace polku::casework
