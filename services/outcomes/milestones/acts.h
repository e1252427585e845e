#pragma once

#include "services/outcomes/milestones/model.h"
#include "services/outcomes/milestones/rules.h"
#include "shared/http/route.h"

/// The write functions of a milestone: load, apply the rule, save, tell.
namespace polku::outcomes {

domain::Result<http::Written> record_milestone(http::WriteCall& call, NewClaim const& wanted);
domain::Result<http::Written> correct_milestone(http::WriteCall& call, Claim const& claim);
domain::Result<http::Written> withdraw_milestone(http::WriteCall& call);
domain::Result<http::Written> refuse_milestone(http::WriteCall& call, std::string const& reason);

/// Its pseudonym is drawn before the transaction.
http::WriteHandler verify_milestone();

/// Writes an event after which everything has happened at its instant or later: payments freeze when they have read it.
domain::Result<http::Written> mark_log(http::WriteCall& call);

DeciderFacts decider_facts(storage::Tx& tx, domain::Id const& milestone, domain::Id const& person);

}  // namespace polku::outcomes
