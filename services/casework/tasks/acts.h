#pragma once

#include "services/casework/tasks/model.h"
#include "services/casework/tasks/rules.h"
#include "shared/http/route.h"

/// What the writes on tasks do, each in one transaction.
namespace polku::casework {

domain::Result<http::Written> add_task(http::WriteCall& call, Task const& written);
domain::Result<http::Written> change_task(http::WriteCall& call, Task const& written);
domain::Result<http::Written> settle_task(http::WriteCall& call, TaskCommand command);

/// Gives an open task another home, as a handover is accepted: its organisation, and the person or nobody yet.
/// Requires: the organisation takes part in the case and the person works in it (the schema refuses the person
/// otherwise).
void move_task(http::WriteCall& call, Task const& task, NewHome const& home);

}  // namespace polku::casework
