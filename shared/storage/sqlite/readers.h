#pragma once

#include "shared/storage/sqlite/connection.h"

#include <filesystem>
#include <memory>

namespace polku::storage::sqlite {

/// The read connections of one database: one a thread, opened when the thread first reads and closed when the thread or
/// the database ends. Thread-safe; no thread may be reading when it is destroyed.
class Readers {
public:
    explicit Readers(std::filesystem::path file);
    ~Readers();
    Readers(Readers const&) = delete;
    Readers& operator=(Readers const&) = delete;

    /// The calling thread's connection.
    [[nodiscard]] Connection& mine();

private:
    struct Open;
    struct OfThread;

    std::filesystem::path file_;
    std::shared_ptr<Open> open_;
};

}  // namespace polku::storage::sqlite
