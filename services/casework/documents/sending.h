#pragma once

#include "shared/http/route.h"
#include "shared/storage/secrets.h"

/// A file is sent in parts: begun with what it is, sent part by part, recorded when all of it is there and is what it
/// was told to be. Until then it is there for who sends it alone.
namespace polku::casework {

http::WriteHandler begin_document();
http::WriteHandler put_document_part(storage::SealingKey const& key);
http::WriteHandler complete_document(storage::SealingKey const& key);

}  // namespace polku::casework
