#pragma once

#include "services/casework/imports/model.h"
#include "services/casework/imports/referral_file.h"
#include "shared/domain/hetu.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polku::casework::imports {

enum class Need : std::uint8_t { required, optional };

/// Reads the cells of one record: every reader notes what the cell says in its normal form, or adds a fault and gives
/// nothing. White space around a cell never matters.
class CellReader {
public:
    /// All outlive the reader; `fields` has as many as the header.
    CellReader(std::vector<std::string> const& fields, ReferralFile const& file, std::size_t row, Faults& faults)
        : fields_(fields), file_(file), row_(row), faults_(faults), before_(faults.total()) {}

    /// One line of at most `most` characters.
    std::string line(Column column, std::size_t most, Need need = Need::required);
    /// Free text, with line ends as LF.
    std::string text(Column column, std::size_t most);
    std::optional<domain::Hetu> identity_code(Column column);
    std::optional<domain::LocalDate> date(Column column);  ///< d.m.yyyy, required
    std::string language(Column column);                   ///< ISO 639-1, in small letters
    std::string phone(Column column);                      ///< may be empty
    std::string email(Column column);                      ///< may be empty
    bool flag(Column column);                              ///< 0 or 1
    /// One of `choices`; at fault `code`.
    std::string choice(Column column, std::span<std::string_view const> choices, std::string_view code);
    /// Some of `choices`, joined by `|`, each once and in the order of `choices`; each unknown one is a fault `code` of
    /// its own.
    std::vector<std::string> list(Column column, std::span<std::string_view const> choices, std::string_view code);

    /// Without white space around it.
    [[nodiscard]] std::string_view cell(Column column) const;
    void fault(Column column, std::string_view code, domain::Params params = {});
    void fault_seen(Column column, std::string_view code, std::string seen, domain::Params params = {});

    [[nodiscard]] bool ok() const { return faults_.total() == before_; }
    RowContent& content() { return content_; }

private:
    std::string_view required(Column column);
    std::string keep(Column column, std::string value);

    std::vector<std::string> const& fields_;
    ReferralFile const& file_;
    std::size_t row_;
    Faults& faults_;
    std::size_t before_;
    RowContent content_;
};

/// An identity code as it may be shown whatever is wrong with it: DDMMYY-**** when it has eleven characters of the
/// right kinds, otherwise only its shape (`#` for a digit, `x` for a letter).
std::string shown_identity_code(std::string_view cell);

}  // namespace polku::casework::imports
