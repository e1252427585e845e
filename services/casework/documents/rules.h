#pragma once

#include "services/casework/documents/model.h"
#include "shared/access/policy.h"
#include "shared/domain/problem.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polku::casework {

/// What is wrong with what is told of a file: a media type that is none of those taken, a file name with a path, with
/// marks that turn the direction of writing, or with an ending of another type; a hash of another form.
std::vector<domain::FieldFault> file_faults(NewDocument const& file);

/// Whether a document of this category may be recorded. `may_record`: the writer has a ground for the category;
/// `present`: how many the organisation has in the case. 409 case_closed, too_many_documents; 422 on /category.
domain::Result<void> check_recording(access::Category category, bool case_open, bool may_record, int present);

/// Whether parts may be sent and it may be recorded: by who began it alone, to whom else it is not there (404), and
/// once (409 document_recorded).
domain::Result<void> check_begun(Document const& document, access::Principal const& by);

/// Whether these bytes can be part `number` of it: 404 beyond its parts, 422 document_part_size.
domain::Result<void> check_part(Document const& document, int number, std::size_t bytes);

/// What is not as it was told; `missing`: numbers of parts that did not come, `bytes`: all of it when none is missing.
std::vector<domain::FieldFault> content_faults(NewDocument const& file, std::vector<int> const& missing,
                                               std::string_view bytes);

/// Whether it may be withdrawn: by the organisation that recorded it (403 not_your_document), once
/// (409 document_withdrawn: who, when). Also after the case is closed.
domain::Result<void> check_withdrawal(Document const& document, access::Allowed const& allowed);

/// Whether the reader is told of it at all: of no unfinished one; the client of every other; of one for an organisation
/// that organisation alone; of the others whoever has a ground for the category; and who has left of its own alone.
bool may_see_document(access::Allowed const& allowed, Document const& document);

/// The header that has a browser store the file under its name (RFC 6266; RFC 8187 for what is not ASCII).
std::string attachment_named(std::string_view file_name);

}  // namespace polku::casework
