// json::parse: nlohmann's tokenizer with a builder of our own, because the library's accepts a key twice, any depth,
// and takes a NUL for the end of the text.
#include "shared/json/pointer.h"
#include "shared/json/reader.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace polku::json {

namespace {

enum class ParseFailure { none, malformed, too_deep, duplicate_key };

// Builds the tree from the tokenizer's calls; `false` stops it.
class DocumentBuilder final : public nlohmann::json_sax<nlohmann::json> {
public:
    DocumentBuilder(nlohmann::json& root, std::size_t max_depth) : root_(root), max_depth_(max_depth) {}

    bool null() override { return place(nullptr) != nullptr; }
    bool boolean(bool value) override { return place(value) != nullptr; }
    bool number_integer(number_integer_t value) override { return place(value) != nullptr; }
    bool number_unsigned(number_unsigned_t value) override { return place(value) != nullptr; }
    bool number_float(number_float_t value, string_t const& /*literal*/) override { return place(value) != nullptr; }
    bool string(string_t& value) override { return place(std::move(value)) != nullptr; }
    bool binary(binary_t& /*value*/) override { return fail(ParseFailure::malformed); }
    bool start_object(std::size_t /*count*/) override { return open(nlohmann::json::object()); }
    bool start_array(std::size_t /*count*/) override { return open(nlohmann::json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override {
        auto& object = stack_.back()->get_ref<nlohmann::json::object_t&>();
        auto const [member, added] = object.try_emplace(name, nullptr);
        if (!added) {
            pointer_ = child_pointer(path(), name);
            return fail(ParseFailure::duplicate_key);
        }
        member_ = &member->second;
        names_.back() = std::move(name);
        return true;
    }

    bool parse_error(std::size_t position, std::string const& /*token*/,
                     nlohmann::json::exception const& /*error*/) override {
        position_ = position;
        return fail(ParseFailure::malformed);
    }

    [[nodiscard]] ParseFailure failure() const { return failure_; }
    [[nodiscard]] std::size_t position() const { return position_; }
    [[nodiscard]] std::string const& pointer() const { return pointer_; }

private:
    bool fail(ParseFailure failure) {
        failure_ = failure;
        return false;
    }

    nlohmann::json* place(nlohmann::json value) {
        if (stack_.empty()) {
            root_ = std::move(value);
            return &root_;
        }
        if (stack_.back()->is_array()) {
            auto& items = stack_.back()->get_ref<nlohmann::json::array_t&>();
            items.push_back(std::move(value));
            return &items.back();
        }
        *member_ = std::move(value);
        return member_;
    }

    bool open(nlohmann::json container) {
        if (stack_.size() == max_depth_) return fail(ParseFailure::too_deep);
        stack_.push_back(place(std::move(container)));
        names_.emplace_back();
        return true;
    }

    bool close() {
        stack_.pop_back();
        names_.pop_back();
        return true;
    }

    // The pointer of the object that is being read.
    [[nodiscard]] std::string path() const {
        std::string pointer;
        for (std::size_t level = 0; level + 1 < stack_.size(); ++level) {
            pointer = stack_[level]->is_array() ? child_pointer(pointer, stack_[level]->size() - 1)
                                                : child_pointer(pointer, names_[level]);
        }
        return pointer;
    }

    nlohmann::json& root_;
    std::size_t max_depth_;
    std::vector<nlohmann::json*> stack_;
    std::vector<std::string> names_;  // of each open object: the member that is being read
    nlohmann::json* member_ = nullptr;
    ParseFailure failure_ = ParseFailure::none;
    std::size_t position_ = 0;
    std::string pointer_;
};

// The detail says where, never what: a body holds personal data.
domain::Problem malformed(std::size_t position) {
    return domain::bad_request("malformed_json", fmt::format("the body is not valid JSON at byte {}", position));
}

}  // namespace

domain::Result<Document> parse(std::string_view body, Limits limits) {
    if (body.size() > limits.bytes) return domain::refused(domain::too_large(limits.bytes));
    if (auto const nul = body.find('\0'); nul != std::string_view::npos) return domain::refused(malformed(nul + 1));
    if (body.starts_with("\xEF\xBB\xBF")) return domain::refused(malformed(1));

    auto root = std::make_unique<nlohmann::json>();
    DocumentBuilder builder(*root, limits.depth);
    nlohmann::json::sax_parse(body.begin(), body.end(), &builder);
    switch (builder.failure()) {
        case ParseFailure::none: return Document{std::move(root)};
        case ParseFailure::malformed: return domain::refused(malformed(builder.position()));
        case ParseFailure::too_deep:
            return domain::refused(domain::bad_request(
                "too_deep", fmt::format("the body is nested more than {} levels deep", limits.depth)));
        case ParseFailure::duplicate_key: break;
    }
    auto problem = domain::bad_request("duplicate_key", "the body has a key twice in one object");
    problem.faults.push_back({builder.pointer(), "duplicate_key"});
    return domain::refused(std::move(problem));
}

Document::Document(std::unique_ptr<nlohmann::json> root) : root_(std::move(root)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

}  // namespace polku::json
