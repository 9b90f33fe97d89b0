// SPDX-License-Identifier: Apache-2.0
#include "long_words.h"

namespace carrel {
namespace {

// UNSURE is white space beyond ASCII, which patterns may see as either.
enum class Sort { BLANK, LINE_END, SPACE, LETTER, DIGIT, SLASH, SIGN, UNSURE };

struct Character {
    Sort sort;
    size_t bytes;
};

Sort sort_of(unsigned c) {
    if (c >= 0x80) {
        const bool space = c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0x180E || (c >= 0x2000 && c <= 0x200B) ||
            c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
        return space ? Sort::UNSURE : Sort::LETTER; // or sign or digit: that makes stretches longer, never shorter
    }
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        return Sort::LETTER;
    }
    if (c >= '0' && c <= '9') {
        return Sort::DIGIT;
    }
    switch (c) {
        case ' ': return Sort::BLANK;
        case '\n':
        case '\r': return Sort::LINE_END;
        case '\t':
        case '\v':
        case '\f': return Sort::SPACE;
        case '/': return Sort::SLASH;
        default: return Sort::SIGN;
    }
}

Character character(const std::string & text, size_t i) {
    const auto byte = [&](size_t k) { return k < text.size() ? static_cast<unsigned char>(text[k]) : 0U; };
    const auto more = [&](size_t k) { return byte(i + k) & 0x3FU; };
    const unsigned a = byte(i);
    if (a < 0x80) {
        return {sort_of(a), 1};
    }
    if (a < 0xE0) {
        return {sort_of((a & 0x1FU) << 6 | more(1)), 2};
    }
    if (a < 0xF0) {
        return {sort_of((a & 0x0FU) << 12 | more(1) << 6 | more(2)), 3};
    }
    return {Sort::LETTER, 4};
}

bool white(Sort sort) { return sort == Sort::BLANK || sort == Sort::LINE_END || sort == Sort::SPACE; }

// Whether no match reaches over from b to c; a comes before b.
bool border(Sort a, Sort b, Sort c) {
    if (white(b) == white(c) || b == Sort::UNSURE || c == Sort::UNSURE) {
        return false;
    }
    if ((b == Sort::LINE_END && c == Sort::SLASH) || (b == Sort::SLASH && c == Sort::LINE_END)) {
        return false;
    }
    const bool between_letters = b == Sort::BLANK && a == Sort::LETTER && c == Sort::LETTER;
    const bool perhaps = b == Sort::LETTER && c == Sort::BLANK;
    return !between_letters && !perhaps;
}

// The best place so far to cut a stretch, and how many of its characters come behind.
struct Cut {
    size_t at = 0; // bytes from the text's beginning; 0: none
    size_t behind = 0;
    bool before_blank = false;

    void consider(size_t i, bool blank) {
        if (blank || !before_blank) {
            *this = {i, 0, blank};
        }
    }
};

} // namespace

std::vector<size_t> piece_ends(const std::string & text) {
    std::vector<size_t> ends;
    Cut cut;
    size_t length = 0; // of the stretch
    Sort before = Sort::LETTER, last = Sort::LETTER;
    for (size_t i = 0; i < text.size();) {
        const Character c = character(text, i);
        if (border(before, last, c.sort)) {
            length = 0;
            cut = {};
        }
        if (length > 0 && c.sort != last) {
            cut.consider(i, c.sort == Sort::BLANK && !white(last));
        }
        if (length >= LONGEST_STRETCH) {
            ends.push_back(cut.at == 0 ? i : cut.at);
            length = cut.at == 0 ? 0 : cut.behind;
            cut = {};
        }
        length++;
        cut.behind++;
        before = last;
        last = c.sort;
        i += c.bytes;
    }
    ends.push_back(text.size());
    return ends;
}

} // namespace carrel
