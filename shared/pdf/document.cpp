#include "shared/pdf/document.h"

#include "shared/pdf/catalogue.h"
#include "shared/pdf/marks.h"
#include "shared/pdf/text.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <utility>

namespace polku::pdf {

namespace {

// Points: 72 to an inch.
constexpr double kGap = 6;
constexpr double kColumnGap = 8;
constexpr double kRoomUnderHeading = 48;
constexpr double kListIndent = 14;

/// A structure element for as long as it lives. What is drawn meanwhile belongs to it, on whatever page.
class Tag {
public:
    Tag(cairo_t* context, char const* name) : context_(context), name_(name) {
        cairo_tag_begin(context, name, nullptr);
    }
    ~Tag() { cairo_tag_end(context_, name_); }
    Tag(Tag const&) = delete;
    Tag& operator=(Tag const&) = delete;

private:
    cairo_t* context_;
    char const* name_;
};

class Page {
public:
    explicit Page(Document const& document)
        : surface_(pdf_surface(bytes_)), context_(cairo_create(surface_.get())), language_(document.language) {
        auto const made_at = domain::format_instant(document.made_at);
        for (auto const date : {CAIRO_PDF_METADATA_CREATE_DATE, CAIRO_PDF_METADATA_MOD_DATE})
            cairo_pdf_surface_set_metadata(surface_.get(), date, made_at.c_str());
        cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, document.title.c_str());
        cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATOR, "Polku");
    }

    void draw(Heading const& heading) {
        static constexpr char const* kNames[] = {"H1", "H2", "H3"};
        static constexpr double kSizes[] = {19, 14, 11.5};
        auto const level = static_cast<std::size_t>(std::clamp(heading.level, 1, 3) - 1);
        y_ += level == 0 ? 0 : kGap * 1.5;
        auto const layout = lay_out(heading.text, kTextWidth, {.size = kSizes[level], .bold = true});
        keep_together(height(layout) + kRoomUnderHeading);
        Tag const tag(context_.get(), kNames[level]);
        flow(layout, kMargin);
    }

    void draw(Paragraph const& paragraph) {
        auto const layout = lay_out(paragraph.text, kTextWidth);
        Tag const tag(context_.get(), "P");
        flow(layout, kMargin);
    }

    void draw(List const& list) {
        Tag const tag(context_.get(), "L");
        for (auto const& item : list.items) {
            auto const layout = lay_out(item, kTextWidth - kListIndent);
            keep_together(std::min(height(layout), kRoomUnderHeading));
            Tag const entry(context_.get(), "LI");
            {
                Tag const label(context_.get(), "Lbl");
                show(lay_out("•", kListIndent), kMargin, y_);
            }
            Tag const body(context_.get(), "LBody");
            flow(layout, kMargin + kListIndent);
        }
    }

    void draw(Table const& table) {
        auto const widths = column_widths(table);
        Tag const tag(context_.get(), "Table");
        row(table.head, widths, true);
        for (auto const& cells : table.rows) row(cells, widths, false);
        y_ += kGap;
    }

    cairo_t* context() { return context_.get(); }

    [[nodiscard]] int pages() const { return pages_; }

    std::string finish() {
        pdf::finish(context_, surface_);
        return std::move(bytes_);
    }

private:
    [[nodiscard]] Layout lay_out(std::string const& text, double width, TextStyle const& style = {}) const {
        return pdf::lay_out(context_.get(), language_, text, width, style);
    }

    void next_page() {
        cairo_show_page(context_.get());
        ++pages_;
        y_ = kMargin;
    }
    void keep_together(double wanted) {
        if (y_ > kMargin && y_ + wanted > kPageHeight - kMargin) next_page();
    }
    void show(Layout const& layout, double x, double y) {
        cairo_move_to(context_.get(), x, y);
        pango_cairo_show_layout(context_.get(), layout.get());
    }

    /// Line by line, onto the next page when this one is full.
    void flow(Layout const& layout, double x) {
        std::unique_ptr<PangoLayoutIter, decltype(&pango_layout_iter_free)> const line(
            pango_layout_get_iter(layout.get()), pango_layout_iter_free);
        auto top = y_;
        do {
            PangoRectangle box;
            int from = 0;
            int until = 0;
            pango_layout_iter_get_line_extents(line.get(), nullptr, &box);
            pango_layout_iter_get_line_yrange(line.get(), &from, &until);
            auto const at = [](int units) { return static_cast<double>(units) / PANGO_SCALE; };
            if (top + at(until) > kPageHeight - kMargin) {
                next_page();
                top = kMargin - at(from);
            }
            cairo_move_to(context_.get(), x + at(box.x), top + at(pango_layout_iter_get_baseline(line.get())));
            pango_cairo_show_layout_line(context_.get(), pango_layout_iter_get_line_readonly(line.get()));
            y_ = top + at(until);
        } while (pango_layout_iter_next_line(line.get()) != 0);
        y_ += kGap;
    }

    static std::vector<double> column_widths(Table const& table) {
        auto const all = std::max(1, std::accumulate(table.widths.begin(), table.widths.end(), 0));
        std::vector<double> widths;
        for (auto const width : table.widths) widths.push_back(kTextWidth * width / all);
        return widths;
    }

    void row(std::vector<std::string> const& cells, std::vector<double> const& widths, bool head) {
        std::vector<Layout> layouts;
        double tallest = 0;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            layouts.push_back(lay_out(cells.at(i), widths[i] - kColumnGap, {.size = 9.5, .bold = head}));
            tallest = std::max(tallest, height(layouts.back()));
        }
        keep_together(tallest + (head ? kRoomUnderHeading : 0));
        Tag const tag(context_.get(), "TR");
        auto x = kMargin;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            Tag const cell(context_.get(), head ? "TH" : "TD");
            show(layouts[i], x, y_);
            x += widths[i];
        }
        y_ += tallest + kGap / 2;
    }

    std::string bytes_;
    Surface surface_;
    Context context_;
    domain::Language language_;
    double y_ = kMargin;
    int pages_ = 1;
};

}  // namespace

std::string render(Document const& document) {
    Page page(document);
    {
        Tag const whole(page.context(), "Document");
        for (auto const& block : document.blocks) std::visit([&](auto const& one) { page.draw(one); }, block);
    }
    auto const marks = page_marks(document, page.pages());
    return complete(page.finish(), marks, document.language);
}

}  // namespace polku::pdf
