#include "shared/json/reader.h"

#include "shared/domain/text.h"
#include "shared/json/pointer.h"
#include "shared/json/values.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace polku::json {

namespace {

// An answer stays readable, and smaller than the request that provoked it.
constexpr std::size_t kMaxFaults = 200;

}  // namespace

struct Reader::Shared {
    std::vector<domain::FieldFault> faults;

    // Keeps the value, or notes the fault.
    template <class T>
    std::optional<T> keep(std::string pointer, Read<T> read) {
        if (read) return std::move(*read);
        add(std::move(pointer), read.error().code, std::move(read.error().params));
        return std::nullopt;
    }

    void add(std::string pointer, std::string_view code, domain::Params params) {
        if (faults.size() < kMaxFaults) faults.push_back({std::move(pointer), std::string{code}, std::move(params)});
    }
};

Reader::Reader(Document const& document) : own_(std::make_unique<Shared>()), shared_(own_.get()) {
    if (document.root().is_object())
        object_ = &document.root();
    else
        fault_at("", "not_an_object");
}

Reader::Reader(nlohmann::json const& value, std::string pointer, Shared& shared)
    : object_(&value), pointer_(std::move(pointer)), shared_(&shared) {}

Reader::~Reader() = default;

std::string Reader::pointer(std::string_view name) const { return child_pointer(pointer_, name); }

bool Reader::has(std::string_view name) const { return object_ != nullptr && object_->contains(name); }

bool Reader::is_null(std::string_view name) const { return has(name) && object_->find(name)->is_null(); }

// The member; null when it is absent or JSON null.
nlohmann::json const* Reader::find(std::string_view name) {
    if (object_ == nullptr) return nullptr;
    read_.emplace_back(name);
    auto const member = object_->find(name);
    return member == object_->end() || member->is_null() ? nullptr : &*member;
}

nlohmann::json const* Reader::require(std::string_view name) {
    auto const* const value = find(name);
    if (value == nullptr && object_ != nullptr) fault(name, "required");
    return value;
}

std::optional<std::string> Reader::optional_text(std::string_view name, TextRule rule) {
    auto const* const value = find(name);
    if (value == nullptr || (value->is_string() && rule.min > 0 && domain::blank(value->get_ref<std::string const&>())))
        return std::nullopt;
    return shared_->keep(pointer(name), read_text(*value, rule));
}

std::string Reader::text(std::string_view name, TextRule rule) {
    auto const* const value = require(name);
    return value == nullptr ? std::string{} : shared_->keep(pointer(name), read_text(*value, rule)).value_or("");
}

std::optional<std::int64_t> Reader::optional_integer(std::string_view name, IntegerRule rule) {
    auto const* const value = find(name);
    return value == nullptr ? std::nullopt : shared_->keep(pointer(name), read_integer(*value, rule));
}

std::int64_t Reader::integer(std::string_view name, IntegerRule rule) {
    auto const* const value = require(name);
    return value == nullptr ? 0 : shared_->keep(pointer(name), read_integer(*value, rule)).value_or(0);
}

std::optional<domain::Cents> Reader::optional_cents(std::string_view name, IntegerRule rule) {
    auto const amount = optional_integer(name, rule);
    return amount ? std::optional{domain::Cents{*amount}} : std::nullopt;
}

domain::Cents Reader::cents(std::string_view name, IntegerRule rule) { return {integer(name, rule)}; }

std::optional<bool> Reader::optional_boolean(std::string_view name) {
    auto const* const value = find(name);
    return value == nullptr ? std::nullopt : shared_->keep(pointer(name), read_boolean(*value));
}

bool Reader::boolean(std::string_view name) {
    auto const* const value = require(name);
    return value != nullptr && shared_->keep(pointer(name), read_boolean(*value)).value_or(false);
}

std::optional<domain::Id> Reader::optional_id(std::string_view name) {
    auto const* const value = find(name);
    return value == nullptr ? std::nullopt : shared_->keep(pointer(name), read_id(*value));
}

domain::Id Reader::id(std::string_view name) {
    auto const* const value = require(name);
    return value == nullptr ? domain::Id{} : shared_->keep(pointer(name), read_id(*value)).value_or(domain::Id{});
}

std::optional<domain::LocalDate> Reader::optional_date(std::string_view name) {
    auto const* const value = find(name);
    return value == nullptr ? std::nullopt : shared_->keep(pointer(name), read_date(*value));
}

domain::LocalDate Reader::date(std::string_view name) {
    auto const* const value = require(name);
    return value == nullptr ? domain::LocalDate{}
                            : shared_->keep(pointer(name), read_date(*value)).value_or(domain::LocalDate{});
}

std::optional<domain::Instant> Reader::optional_instant(std::string_view name) {
    auto const* const value = find(name);
    return value == nullptr ? std::nullopt : shared_->keep(pointer(name), read_instant(*value));
}

domain::Instant Reader::instant(std::string_view name) {
    auto const* const value = require(name);
    return value == nullptr ? domain::Instant{}
                            : shared_->keep(pointer(name), read_instant(*value)).value_or(domain::Instant{});
}

std::optional<std::string> Reader::choice_text(std::string_view name) {
    auto const* const value = require(name);
    return value == nullptr ? std::nullopt : shared_->keep(pointer(name), read_choice(*value));
}

nlohmann::json const* Reader::array(std::string_view name, ArrayRule rule) {
    auto const* const value = rule.required ? require(name) : find(name);
    if (value == nullptr) return nullptr;
    if (!value->is_array()) {
        fault(name, "not_an_array");
        return nullptr;
    }
    if (value->size() < rule.min) fault(name, "too_few", {{"min", std::to_string(rule.min)}});
    if (value->size() > rule.max) {
        fault(name, "too_many", {{"max", std::to_string(rule.max)}});
        return nullptr;
    }
    return value;
}

std::vector<std::string> Reader::texts(std::string_view name, TextRule item, ArrayRule rule) {
    std::vector<std::string> texts;
    if (auto const* const items = array(name, rule)) {
        for (std::size_t i = 0; i < items->size(); ++i) {
            if (auto text = shared_->keep(child_pointer(pointer(name), i), read_text((*items)[i], item)))
                texts.push_back(std::move(*text));
        }
    }
    return texts;
}

std::vector<domain::Id> Reader::ids(std::string_view name, ArrayRule rule) {
    std::vector<domain::Id> ids;
    if (auto const* const items = array(name, rule)) {
        for (std::size_t i = 0; i < items->size(); ++i) {
            if (auto id = shared_->keep(child_pointer(pointer(name), i), read_id((*items)[i])))
                ids.push_back(std::move(*id));
        }
    }
    return ids;
}

std::vector<std::optional<std::string>> Reader::choice_texts(std::string_view name, ArrayRule rule) {
    std::vector<std::optional<std::string>> texts;
    if (auto const* const items = array(name, rule)) {
        for (std::size_t i = 0; i < items->size(); ++i)
            texts.push_back(shared_->keep(child_pointer(pointer(name), i), read_choice((*items)[i])));
    }
    return texts;
}

void Reader::object(std::string_view name, std::function<void(Reader&)> const& read) {
    if (!optional_object(name, read) && object_ != nullptr && (!has(name) || is_null(name))) fault(name, "required");
}

bool Reader::optional_object(std::string_view name, std::function<void(Reader&)> const& read) {
    auto const* const value = find(name);
    if (value == nullptr) return false;
    if (!value->is_object()) {
        fault(name, "not_an_object");
        return false;
    }
    Reader member(*value, pointer(name), *shared_);
    read(member);
    member.check_unknown();
    return true;
}

void Reader::each(std::string_view name, std::function<void(Reader&)> const& read, ArrayRule rule) {
    auto const* const items = array(name, rule);
    if (items == nullptr) return;
    for (std::size_t i = 0; i < items->size(); ++i) {
        auto item_pointer = child_pointer(pointer(name), i);
        if (!(*items)[i].is_object()) {
            fault_at(std::move(item_pointer), "not_an_object");
            continue;
        }
        Reader item((*items)[i], std::move(item_pointer), *shared_);
        read(item);
        item.check_unknown();
    }
}

std::string Reader::raw(std::string_view name) {
    if (!is_null(name)) {
        auto const* const value = require(name);
        return value == nullptr ? std::string{} : value->dump();
    }
    find(name);
    return "null";
}

void Reader::fault(std::string_view name, std::string_view code, domain::Params params) {
    fault_at(pointer(name), code, std::move(params));
}

void Reader::fault_at(std::string pointer, std::string_view code, domain::Params params) {
    shared_->add(std::move(pointer), code, std::move(params));
}

void Reader::not_a_choice(std::string pointer, std::vector<std::string_view> const& choices) {
    std::string joined;
    for (auto const choice : choices) {
        if (!joined.empty()) joined += ", ";
        joined += choice;
    }
    fault_at(std::move(pointer), "not_a_choice", {{"choices", std::move(joined)}});
}

void Reader::allow_unknown() { allow_unknown_ = true; }

bool Reader::ok() const { return shared_->faults.empty(); }

void Reader::check_unknown() {
    if (allow_unknown_ || object_ == nullptr) return;
    for (auto const& [name, value] : object_->items()) {
        if (std::ranges::find(read_, name) == read_.end()) fault(name, "unknown_field");
    }
}

domain::Result<void> Reader::finish() {
    check_unknown();
    if (!ok()) return domain::refused(domain::invalid(shared_->faults));
    return {};
}

}  // namespace polku::json
