#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace polku::deploy {

/// The client who signs in among the samples, by display name: one of those referred.
inline constexpr std::string_view kDemoClient = "Kalle Testinen";

/// A referral file of `rows` samples. The first that TE-tiimi Keski refers to lot VALM-2026-A, and who has no safety
/// ban, is kDemoClient. Throws std::runtime_error when there is none among them.
std::string demo_referrals(std::size_t rows);

}  // namespace polku::deploy
