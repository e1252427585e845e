#pragma once

#include "services/notices/mail/model.h"
#include "services/notices/mail/options.h"

#include <string>

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

}  // namespace polku::notices
