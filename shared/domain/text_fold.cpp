// fold(): the search key of a name. The tables follow Unicode's decompositions (NFKD), and for letters that have none
// (ß, ø, ł, đ, þ ...) the customary transliteration.
#include "shared/domain/text.h"

namespace polku::domain {

namespace {

// Two characters for each code point: its letters, or "--" for what is kept as it is.
constexpr std::string_view kFoldLatin =
    "a a a a a a aec e e e e i i i i "   // U+00C0
    "d n o o o o o --o u u u u y thss"   // U+00D0
    "a a a a a a aec e e e e i i i i "   // U+00E0
    "d n o o o o o --o u u u u y thy "   // U+00F0
    "a a a a a a c c c c c c c c d d "   // U+0100
    "d d e e e e e e e e e e g g g g "   // U+0110
    "g g g g h h h h i i i i i i i i "   // U+0120
    "i i ijijj j k k k l l l l l l l "   // U+0130
    "l l l n n n n n n n n n o o o o "   // U+0140
    "o o oeoer r r r r r s s s s s s "   // U+0150
    "s s t t t t t t u u u u u u u u "   // U+0160
    "u u u u w w y y y z z z z z z s "   // U+0170
    "--------------------------------"   // U+0180
    "----f --------------------------"   // U+0190
    "o o --------------------------u "   // U+01A0
    "u ------------------------------"   // U+01B0
    "--------dzdzdzljljljnjnjnja a i "   // U+01C0
    "i o o u u u u u u u u u u --a a "   // U+01D0
    "a a aeae----g g k k o o o o ----"   // U+01E0
    "j dzdzdzg g ----n n a a aeaeo o "   // U+01F0
    "a a a a e e e e i i i i o o o o "   // U+0200
    "r r r r u u u u s s t t ----h h "   // U+0210
    "------------a a e e o o o o o o "   // U+0220
    "o o y y ------------------------"   // U+0230
    "--------------------------------";  // U+0240
constexpr char32_t kFoldLatinFirst = 0x00C0;

constexpr std::string_view kFoldLatinAdditional =
    "a a b b b b b b c c d d d d d d "   // U+1E00
    "d d d d e e e e e e e e e e f f "   // U+1E10
    "g g h h h h h h h h h h i i i i "   // U+1E20
    "k k k k k k l l l l l l l l m m "   // U+1E30
    "m m m m n n n n n n n n o o o o "   // U+1E40
    "o o o o p p p p r r r r r r r r "   // U+1E50
    "s s s s s s s s s s t t t t t t "   // U+1E60
    "t t u u u u u u u u u u v v v v "   // U+1E70
    "w w w w w w w w w w x x x x y y "   // U+1E80
    "z z z z z z h t w y --s ----ss--"   // U+1E90
    "a a a a a a a a a a a a a a a a "   // U+1EA0
    "a a a a a a a a e e e e e e e e "   // U+1EB0
    "e e e e e e e e i i i i o o o o "   // U+1EC0
    "o o o o o o o o o o o o o o o o "   // U+1ED0
    "o o o o u u u u u u u u u u u u "   // U+1EE0
    "u u y y y y y y y y ------------";  // U+1EF0
constexpr char32_t kFoldLatinAdditionalFirst = 0x1E00;

std::string_view folded_letters(std::string_view table, char32_t first, char32_t c) {
    if (c < first || (c - first) * 2 >= table.size()) return {};
    auto const letters = table.substr((c - first) * 2, 2);
    if (letters == "--") return {};
    return letters[1] == ' ' ? letters.substr(0, 1) : letters;
}

char32_t lowered(char32_t c) {
    bool const latin = (c >= U'A' && c <= U'Z');
    bool const greek = c >= 0x0391 && c <= 0x03A9 && c != 0x03A2;
    bool const cyrillic = c >= 0x0410 && c <= 0x042F;
    if (latin || greek || cyrillic) return c + 32;
    bool const cyrillic_extension = c >= 0x0400 && c <= 0x040F;
    return cyrillic_extension ? c + 80 : c;
}

bool combining_mark(char32_t c) { return c >= 0x0300 && c <= 0x036F; }

}  // namespace

std::string fold(std::string_view text) {
    std::string key;
    key.reserve(text.size());
    bool after_latin = false;
    for (std::size_t at = 0; at < text.size();) {
        auto const c = next_code_point(text, at);
        if (combining_mark(c) && after_latin) continue;
        auto letters = folded_letters(kFoldLatin, kFoldLatinFirst, c);
        if (letters.empty()) letters = folded_letters(kFoldLatinAdditional, kFoldLatinAdditionalFirst, c);
        if (letters.empty()) {
            auto const lower = lowered(c);
            append_utf8(key, lower);
            after_latin = lower >= U'a' && lower <= U'z';
        } else {
            key += letters;
            after_latin = true;
        }
    }
    return key;
}

}  // namespace polku::domain
