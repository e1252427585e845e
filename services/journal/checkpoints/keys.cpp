#include "services/journal/checkpoints/keys.h"

#include "services/journal/checkpoints/folder.h"
#include "services/journal/checkpoints/store.h"
#include "shared/storage/data_directory.h"
#include "shared/storage/secrets.h"

namespace polku::journal {

std::filesystem::path verifier_key_file(std::filesystem::path const& data) {
    return storage::keys_folder(data) / "journal.vkey";
}

std::unique_ptr<NoteSigner> open_signer(std::filesystem::path const& data, storage::Database& database) {
    auto const unsigned_yet = !database.read([](storage::Tx& tx) { return newest_checkpoint(tx); });
    auto const seed = storage::SecretKey::open(storage::keys_folder(data) / "journal.key", unsigned_yet);
    auto signer = std::make_unique<NoteSigner>(seed.bytes());
    if (!std::filesystem::exists(verifier_key_file(data)))
        write_whole_file(verifier_key_file(data), verifier_key_text(signer->verifier()) + "\n");
    return signer;
}

}  // namespace polku::journal
