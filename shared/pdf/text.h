#pragma once

#include "shared/domain/language.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <memory>
#include <string>

namespace polku::pdf {

// Points: 72 to an inch. A4.
inline constexpr double kPageWidth = 595.28;
inline constexpr double kPageHeight = 841.89;
inline constexpr double kMargin = 56.7;
inline constexpr double kTextWidth = kPageWidth - 2 * kMargin;

struct Close {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
using Context = std::unique_ptr<cairo_t, Close>;
using Surface = std::unique_ptr<cairo_surface_t, Close>;
using Layout = std::unique_ptr<PangoLayout, Close>;

struct TextStyle {
    double size = 10.5;  // points
    bool bold = false;
};

// In lines of the width (points).
Layout lay_out(cairo_t* context, domain::Language language, std::string const& text, double width,
               TextStyle const& style = {});

// In points.
double height(Layout const& layout);

// A4 pages, whose bytes are appended to `bytes`, which must outlive it.
Surface pdf_surface(std::string& bytes);

// Ends the last page and the file. Throws std::runtime_error when any of the drawing failed.
void finish(Context const& context, Surface const& surface);

}  // namespace polku::pdf
