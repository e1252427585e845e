#pragma once

namespace polku::runtime {

/// This thread from now on gives way to those that answer people: it gets what they leave, and a little always. By how
/// much is a number of nice(2), 1 to 19; 10 is for work that may be done a moment later. Where the system refuses,
/// nothing changes.
void step_back(int by = 10);

}  // namespace polku::runtime
