#include "services/identity/saved_filters/api.h"

#include "services/identity/saved_filters/rules.h"
#include "services/identity/saved_filters/store.h"
#include "shared/http/json_write.h"
#include "shared/json/writer.h"

namespace polku::identity {

namespace {

using access::Action;

std::string_view name_of_page(FilteredPage page) { return domain::name_of<FilteredPage>(kFilteredPageNames, page); }

domain::Result<http::Response> get_saved_filters(http::ReadCall& call) {
    std::string body;
    json::Writer w(body);
    w.begin_object().begin_array("items");
    for (auto const& filter : saved_filters_of(call.tx, call.principal().person)) {
        w.begin_object()
            .field("page", name_of_page(filter.page))
            .field("name", filter.name)
            .field("query", filter.query)
            .end_object();
    }
    w.end_array().field("next", nullptr).end_object();
    return http::json_response(std::move(body));
}

SavedFilter read_page_and_name(json::Reader& r) {
    SavedFilter filter;
    filter.page = r.choice<FilteredPage>("page", kFilteredPageNames);
    filter.name = r.text("name", {.max = 60});
    return filter;
}

SavedFilter read_saved_filter(json::Reader& r) {
    auto filter = read_page_and_name(r);
    filter.query = r.text("query", {.max = 500});
    return filter;
}

http::Written filter_written(http::WriteCall& call, FilteredPage page, std::string_view outcome) {
    call.entry.subject = call.principal().person.text;
    call.entry.outcome = outcome;
    return {.status = 200, .id = std::string(name_of_page(page)), .state = std::string(outcome)};
}

domain::Result<http::Written> put_saved_filter(http::WriteCall& call, SavedFilter const& filter) {
    auto const& person = call.principal().person;
    auto const checked = check_saved_filter(filter, other_saved_filters(call.tx, person, filter));
    if (!checked) return domain::refused(checked.error());
    save(call.tx, person, filter, call.now);
    return filter_written(call, filter.page, "saved");
}

domain::Result<http::Written> post_forget(http::WriteCall& call, SavedFilter const& filter) {
    if (!forget_saved_filter(call.tx, call.principal().person, filter.page, filter.name))
        return domain::refused(domain::not_found());
    return filter_written(call, filter.page, "forgotten");
}

}  // namespace

std::vector<http::Route> saved_filter_routes() {
    using http::Cost;
    using http::Method;
    return {
        {Method::get, "/api/v1/saved-filters", Action::saved_filter_list, http::kNoScope, Cost::fast,
         http::ReadHandler(get_saved_filters)},
        {Method::put, "/api/v1/saved-filters", Action::saved_filter_write, http::kNoScope, Cost::fast,
         http::json_write<SavedFilter>(read_saved_filter, put_saved_filter)},
        {Method::post, "/api/v1/saved-filters/forget", Action::saved_filter_write, http::kNoScope, Cost::fast,
         http::json_write<SavedFilter>(read_page_and_name, post_forget)},
    };
}

}  // namespace polku::identity
