#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace polku::simulation {

/// The bytes of a file in pages that copies share until one writes: a history begins with a copy of a whole
/// installation.
class PagedFile {
public:
    [[nodiscard]] std::int64_t size() const { return size_; }

    /// Fills with zeros what lies beyond the end; false when there was such.
    bool read(void* to, std::size_t bytes, std::int64_t at) const {
        auto* out = static_cast<unsigned char*>(to);
        auto const there = std::clamp<std::int64_t>(size_ - at, 0, static_cast<std::int64_t>(bytes));
        std::memset(out + there, 0, bytes - static_cast<std::size_t>(there));
        for (std::int64_t done = 0; done < there;) {
            auto const [page, offset, part] = place(at + done, there - done);
            if (pages_[page]) {
                std::memcpy(out + done, pages_[page]->data() + offset, part);
            } else {
                std::memset(out + done, 0, part);
            }
            done += static_cast<std::int64_t>(part);
        }
        return there == static_cast<std::int64_t>(bytes);
    }
    void write(std::string_view bytes, std::int64_t at) {
        auto const length = static_cast<std::int64_t>(bytes.size());
        if (at + length > size_) grow(at + length);
        for (std::int64_t done = 0; done < length;) {
            auto const [page, offset, part] = place(at + done, length - done);
            std::memcpy(own(page).data() + offset, bytes.data() + done, part);
            done += static_cast<std::int64_t>(part);
        }
    }
    void truncate(std::int64_t size) {
        if (size > size_) return grow(size);
        size_ = size;
        pages_.resize(pages_for(size));
        // What lay behind the end must not come back when the file grows again.
        auto const offset = static_cast<std::size_t>(size % kPage);
        if (offset != 0 && pages_.back()) std::memset(own(pages_.size() - 1).data() + offset, 0, kPage - offset);
    }

private:
    static constexpr std::int64_t kPage = 4096;
    using Page = std::array<unsigned char, kPage>;
    struct Place {
        std::size_t page;
        std::size_t offset;
        std::size_t bytes;
    };

    static std::size_t pages_for(std::int64_t size) { return static_cast<std::size_t>((size + kPage - 1) / kPage); }
    static Place place(std::int64_t at, std::int64_t bytes) {
        auto const offset = at % kPage;
        return {static_cast<std::size_t>(at / kPage), static_cast<std::size_t>(offset),
                static_cast<std::size_t>(std::min(bytes, kPage - offset))};
    }
    void grow(std::int64_t size) {
        size_ = size;
        pages_.resize(pages_for(size));
    }
    Page& own(std::size_t index) {
        auto& page = pages_[index];
        if (!page) {
            page = std::make_shared<Page>();
        } else if (page.use_count() > 1) {
            page = std::make_shared<Page>(*page);
        }
        return *page;
    }

    std::int64_t size_ = 0;
    std::vector<std::shared_ptr<Page>> pages_;
};

}  // namespace polku::simulation
