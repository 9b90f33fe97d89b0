// SPDX-License-Identifier: Apache-2.0
// Where a text is cut before it is tokenized, so that std::regex, with which llama.cpp finds the words of many
// vocabularies, recurses only so deep: it takes some 320 bytes of stack for each character of a match.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace carrel {

// No piece holds a longer stretch, in characters. Stretches end where white space begins or ends; but where one of the
// patterns takes both in one match, they go on: at a blank between two letters (exaone-moe takes whole sentences), and
// at a line's end beside a slash (gpt-4o, tekken).
constexpr size_t LONGEST_STRETCH = 8192;

// A match covers two stretches at most, such as white space and the word behind it: 4 KB for each of their characters.
constexpr size_t TOKENIZER_STACK = 2 * LONGEST_STRETCH * 4096;

// The ends of the pieces of this valid UTF-8, in bytes; the last is its size. One, unless a stretch is too long: it
// is then cut before a blank, else where letters, digits and signs meet, else anywhere between two characters.
std::vector<size_t> piece_ends(const std::string & text);

} // namespace carrel
