#pragma once

namespace polku::runtime {

/// This thread from now on gives way to those that answer people: it gets what they leave, and a little always (nice
/// 10). For work that may be done a moment later. Where the system refuses, nothing changes.
void step_back();

}  // namespace polku::runtime
