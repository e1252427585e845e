#include "shared/pdf/marks.h"

#include "shared/pdf/text.h"

#include <fmt/format.h>

namespace polku::pdf {

namespace {

constexpr TextStyle kSmall{.size = 8.5};
constexpr double kHeadTop = 32;
constexpr double kNumberTop = kPageHeight - 40;

void draw_line(cairo_t* context, domain::Language language, std::string const& text, double y, PangoAlignment side) {
    auto const layout = lay_out(context, language, text, kTextWidth, kSmall);
    pango_layout_set_single_paragraph_mode(layout.get(), 1);
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    pango_layout_set_alignment(layout.get(), side);
    cairo_move_to(context, kMargin, y);
    pango_cairo_show_layout(context, layout.get());
}

}  // namespace

std::string page_marks(Document const& document, int pages) {
    std::string bytes;
    auto const surface = pdf_surface(bytes);
    Context const context(cairo_create(surface.get()));
    for (int page = 1; page <= pages; ++page) {
        if (page > 1) {
            cairo_show_page(context.get());
            draw_line(context.get(), document.language, document.running_head, kHeadTop, PANGO_ALIGN_LEFT);
        }
        draw_line(context.get(), document.language, fmt::format("{} / {}", page, pages), kNumberTop, PANGO_ALIGN_RIGHT);
    }
    finish(context, surface);
    return bytes;
}

}  // namespace polku::pdf
