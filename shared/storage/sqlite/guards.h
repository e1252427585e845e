#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace polku::storage::sqlite {

/// The statements that make the guarding triggers for the declarations in a migration's text (migrations.h), or what is
/// wrong with a declaration ("line 12: ...").
[[nodiscard]] std::expected<std::vector<std::string>, std::string> guard_statements(std::string_view sql);

}  // namespace polku::storage::sqlite
