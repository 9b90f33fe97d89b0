// SPDX-License-Identifier: Apache-2.0
// Vocabulary: text to tokens and back, byte for byte.

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "big_stack.h"
#include "llama.h"
#include "long_words.h"
#include "support.h"

using carrel::Failure;
using carrel::Kind;

namespace {

// Length of the well-formed UTF-8 sequence at i, or 0. Overlong forms, surrogates and what lies past
// U+10FFFF are not well-formed: llama.cpp would turn them into U+FFFD and lose the bytes.
size_t utf8_length(const std::string & s, size_t i) {
    const auto byte = [&](size_t k) { return k < s.size() ? static_cast<unsigned char>(s[k]) : 0U; };
    const auto more = [&](size_t k) { return (byte(k) & 0xC0U) == 0x80U; };
    const unsigned a = byte(i), b = byte(i + 1);
    if (a < 0x80) {
        return 1;
    }
    if (a >= 0xC2 && a <= 0xDF) {
        return more(i + 1) ? 2 : 0;
    }
    if (a >= 0xE0 && a <= 0xEF) {
        const bool ok = more(i + 1) && more(i + 2) && (a != 0xE0 || b >= 0xA0) && (a != 0xED || b < 0xA0);
        return ok ? 3 : 0;
    }
    if (a >= 0xF0 && a <= 0xF4) {
        const bool ok =
            more(i + 1) && more(i + 2) && more(i + 3) && (a != 0xF0 || b >= 0x90) && (a != 0xF4 || b < 0x90);
        return ok ? 4 : 0;
    }
    return 0;
}

std::string piece(const llama_vocab * vocab, llama_token token, bool special) {
    std::string text(32, '\0');
    int32_t n = llama_token_to_piece(vocab, token, &text[0], static_cast<int32_t>(text.size()), 0, special);
    if (n < 0) {
        text.resize(static_cast<size_t>(-n));
        n = llama_token_to_piece(vocab, token, &text[0], -n, 0, special);
    }
    text.resize(static_cast<size_t>(n < 0 ? 0 : n));
    return text;
}

void tokenize_piece(const llama_vocab * vocab, const std::string & text, bool add_special, bool parse_special,
    std::vector<int32_t> & out) {
    const size_t before = out.size();
    const size_t capacity = text.size() + 8;
    out.resize(before + capacity);
    int32_t n = llama_tokenize(vocab, text.data(), static_cast<int32_t>(text.size()), out.data() + before,
        static_cast<int32_t>(capacity), add_special, parse_special);
    if (n < 0 && n != INT32_MIN) {
        out.resize(before + static_cast<size_t>(-n));
        n = llama_tokenize(
            vocab, text.data(), static_cast<int32_t>(text.size()), out.data() + before, -n, add_special, parse_special);
    }
    if (n < 0) {
        throw Failure(
            Kind::INTERNAL, "a text of " + std::to_string(text.size()) + " bytes is too long to tokenize at once");
    }
    out.resize(before + static_cast<size_t>(n));
}

// So many bytes of text are tokenized on the caller's own stack, half a megabyte at the worst.
constexpr size_t SHORT_TEXT = 128;

// Only vocabularies of byte pairs split text with std::regex; others see it whole, on the caller's thread.
void tokenize_valid(const llama_vocab * vocab, const std::string & text, bool add_special, bool parse_special,
    std::vector<int32_t> & out) {
    if (text.size() <= SHORT_TEXT || llama_vocab_type(vocab) != LLAMA_VOCAB_TYPE_BPE) {
        tokenize_piece(vocab, text, add_special, parse_special, out);
        return;
    }
    carrel::on_big_stack(carrel::TOKENIZER_STACK, [&] {
        size_t start = 0;
        for (const size_t end : carrel::piece_ends(text)) {
            tokenize_piece(vocab, text.substr(start, end - start), add_special && start == 0, parse_special, out);
            start = end;
        }
    });
}

constexpr int32_t NO_TOKEN = -1;

// The token of each single byte, NO_TOKEN where the vocabulary has none.
std::array<int32_t, 256> byte_tokens(const llama_vocab * vocab) {
    std::array<int32_t, 256> tokens;
    tokens.fill(NO_TOKEN);
    const int32_t n = llama_vocab_n_tokens(vocab);
    for (int32_t token = 0; token < n; token++) {
        char text[8];
        if (llama_token_to_piece(vocab, token, text, sizeof text, 0, false) == 1) {
            int32_t & known = tokens[static_cast<unsigned char>(text[0])];
            known = known == NO_TOKEN ? token : known;
        }
    }
    return tokens;
}

std::vector<int32_t> tokenize(
    const llama_vocab * vocab, const std::string & text, bool add_special, bool parse_special) {
    std::vector<int32_t> out;
    std::unique_ptr<std::array<int32_t, 256>> bytes; // made when needed: it costs a look at every token
    size_t start = 0, i = 0;
    bool first = true;
    const auto flush = [&](size_t end) {
        if (end > start || first) {
            tokenize_valid(vocab, text.substr(start, end - start), add_special && first, parse_special, out);
        }
        first = false;
    };
    while (i < text.size()) {
        const size_t length = utf8_length(text, i);
        if (length > 0) {
            i += length;
            continue;
        }
        flush(i);
        if (!bytes) {
            bytes = std::make_unique<std::array<int32_t, 256>>(byte_tokens(vocab));
        }
        const int32_t token = (*bytes)[static_cast<unsigned char>(text[i])];
        if (token != NO_TOKEN) {
            out.push_back(token);
        }
        start = ++i;
    }
    flush(text.size());
    return out;
}

const llama_vocab * vocab_of(jlong model) { return llama_model_get_vocab(carrel::from_handle<llama_model>(model)); }

// As vocab_of, where there are words: llama.cpp asserts that there are when it is asked for one.
const llama_vocab * words_of(jlong model) {
    const llama_vocab * vocab = vocab_of(model);
    if (llama_vocab_type(vocab) == LLAMA_VOCAB_TYPE_NONE) {
        throw Failure(Kind::UNSUPPORTED_MODEL, "this model has no vocabulary, so that nothing can be read with it");
    }
    return vocab;
}

void check_token(const llama_vocab * vocab, int32_t token) {
    if (token < 0 || token >= llama_vocab_n_tokens(vocab)) {
        throw Failure(Kind::INTERNAL,
            "no token " + std::to_string(token) + " in a vocabulary of " + std::to_string(llama_vocab_n_tokens(vocab)));
    }
}

} // namespace

extern "C" {

JNIEXPORT jintArray JNICALL Java_dev_carrel_llama_Vocabulary_nTokenize(
    JNIEnv * env, jclass, jlong model, jbyteArray text, jboolean add_special, jboolean parse_special) {
    return carrel::guarded(env, [&] {
        return carrel::to_java(
            env, tokenize(words_of(model), carrel::to_string(env, text), add_special, parse_special));
    });
}

JNIEXPORT jbyteArray JNICALL Java_dev_carrel_llama_Vocabulary_nDetokenize(
    JNIEnv * env, jclass, jlong model, jintArray tokens, jboolean special) {
    return carrel::guarded(env, [&] {
        const llama_vocab * vocab = words_of(model);
        std::string text;
        for (const int32_t token : carrel::to_ints(env, tokens)) {
            check_token(vocab, token);
            text += piece(vocab, token, special);
        }
        return carrel::to_java(env, text);
    });
}

// Bit 0: ends generation. Bit 1: control token.
JNIEXPORT jint JNICALL Java_dev_carrel_llama_Vocabulary_nKind(JNIEnv * env, jclass, jlong model, jint token) {
    return carrel::guarded(env, [&]() -> jint {
        const llama_vocab * vocab = words_of(model);
        check_token(vocab, token);
        return (llama_vocab_is_eog(vocab, token) ? 1 : 0) | (llama_vocab_is_control(vocab, token) ? 2 : 0);
    });
}

// The token of each single byte, or -1.
JNIEXPORT jintArray JNICALL Java_dev_carrel_llama_Vocabulary_nByteTokens(JNIEnv * env, jclass, jlong model) {
    return carrel::guarded(env, [&] {
        const auto tokens = byte_tokens(words_of(model));
        return carrel::to_java(env, std::vector<int32_t>(tokens.begin(), tokens.end()));
    });
}

// Type, size, bos, eos, eot, newline, whether a bos is put first, whether an eos is put last.
JNIEXPORT jintArray JNICALL Java_dev_carrel_llama_Vocabulary_nNumbers(JNIEnv * env, jclass, jlong model) {
    return carrel::guarded(env, [&] {
        const llama_vocab * vocab = vocab_of(model);
        if (llama_vocab_type(vocab) == LLAMA_VOCAB_TYPE_NONE) {
            return carrel::to_java(env, std::vector<int32_t>{0, llama_vocab_n_tokens(vocab), -1, -1, -1, -1, 0, 0});
        }
        return carrel::to_java(env,
            std::vector<int32_t>{llama_vocab_type(vocab), llama_vocab_n_tokens(vocab), llama_vocab_bos(vocab),
                llama_vocab_eos(vocab), llama_vocab_eot(vocab), llama_vocab_nl(vocab), llama_vocab_get_add_bos(vocab),
                llama_vocab_get_add_eos(vocab)});
    });
}

} // extern "C"
