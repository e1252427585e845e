#pragma once

#include "services/notices/confirmation/model.h"
#include "services/notices/mail/model.h"
#include "services/notices/mail/options.h"

#include <string>
#include <string_view>

namespace polku::notices {

/// What a mail server is handed.
struct Letter {
    std::string from;
    std::string to;
    std::string text;  ///< RFC 5322: head and body, with CRLF
};

/// The same bytes for the same digest, whenever it is made: its Message-ID and Date are those of the row. In it are
/// counts and a link, in the person's language; nothing of a client, and no name.
Letter letter_of(Mail const& mail, MailOptions const& options);

/// Asks whether the address is read, with a code to be typed on the signed-in person's own page: neither a name nor a
/// link that would do it.
Letter confirmation_letter(Confirmation const& confirmation, std::string_view code, domain::Id const& id,
                           domain::Instant now, MailOptions const& options);

}  // namespace polku::notices
