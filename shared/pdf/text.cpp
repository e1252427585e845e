#include "shared/pdf/text.h"

#include <stdexcept>

namespace polku::pdf {

namespace {

cairo_status_t append_bytes(void* bytes, unsigned char const* data, unsigned int size) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<char const*>(data), size);
    return CAIRO_STATUS_SUCCESS;
}

void expect_success(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(std::string("pdf: ") + cairo_status_to_string(status));
}

}  // namespace

Layout lay_out(cairo_t* context, domain::Language language, std::string const& text, double width,
               TextStyle const& style) {
    Layout layout(pango_cairo_create_layout(context));
    std::unique_ptr<PangoFontDescription, Close> const font(pango_font_description_from_string("DejaVu Sans"));
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    if (style.bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_line_spacing(layout.get(), 1.25F);
    pango_context_set_language(pango_layout_get_context(layout.get()),
                               pango_language_from_string(std::string(domain::language_code(language)).c_str()));
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    return layout;
}

double height(Layout const& layout) {
    int units = 0;
    pango_layout_get_size(layout.get(), nullptr, &units);
    return static_cast<double>(units) / PANGO_SCALE;
}

Surface pdf_surface(std::string& bytes) {
    return Surface(cairo_pdf_surface_create_for_stream(append_bytes, &bytes, kPageWidth, kPageHeight));
}

void finish(Context const& context, Surface const& surface) {
    cairo_show_page(context.get());
    cairo_surface_finish(surface.get());
    expect_success(cairo_status(context.get()));
    expect_success(cairo_surface_status(surface.get()));
}

}  // namespace polku::pdf
