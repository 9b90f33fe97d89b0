// SPDX-License-Identifier: Apache-2.0
// From packed codes to levels, a tile at a time: byte look-ups on whole vectors, with no code taken out singly.
#pragma once

#include "kv_codebook.h"
#include "kv_f16.h"
#include "kv_kernels.h"

#include <cstring>

namespace {

// Whole vectors are read from the codes of a cell: up to this many bytes beyond them.
constexpr int UNPACK_SLACK = 64;

// Tables in registers. UNSIGNED: levels + 128, for the keys where the dot product wants one unsigned side.
template <class S, bool UNSIGNED> struct Tables {
    typename S::Table16 three;
    typename S::Table32 four;

    Tables() {
        uint8_t t3[16], t4[32];
        for (int i = 0; i < 16; i++) t3[i] = (uint8_t) (KV_LEVELS_3[i] + (UNSIGNED ? 128 : 0));
        for (int i = 0; i < 32; i++) t4[i] = (uint8_t) (KV_LEVELS_4[i] + (UNSIGNED ? 128 : 0));
        three = S::table16(t3);
        four = S::table32(t4);
    }
};

// Levels of eight values from the three vectors of a turbo3 column: lo of e = 0-3, lo of 4-7, hi.
// The shifts work on 16-bit lanes; what crosses a byte's edge lands in bits that the blends drop.
template <class S, class T, class Put>
inline void decode_column3(const typename S::I * raw, const T & tables, const Put & put) {
    const auto hi = raw[2];
    const auto low2 = S::set8(3), bit2 = S::set8(4);
    put(0, S::lookup16(tables.three, S::select(low2, raw[0], S::template shl<2>(hi))));
    put(1, S::lookup16(tables.three, S::select(low2, S::template shr<2>(raw[0]), S::template shl<1>(hi))));
    put(2, S::lookup16(tables.three, S::select(low2, S::template shr<4>(raw[0]), hi)));
    put(3, S::lookup16(tables.three, S::select(low2, S::template shr<6>(raw[0]), S::template shr<1>(hi))));
    put(4, S::lookup16(tables.three, S::select(low2, raw[1], S::template shr<2>(hi))));
    put(5, S::lookup16(tables.three, S::select(low2, S::template shr<2>(raw[1]), S::template shr<3>(hi))));
    put(6, S::lookup16(tables.three, S::select(low2, S::template shr<4>(raw[1]), S::template shr<4>(hi))));
    const auto last = S::select(bit2, S::template shr<5>(hi), S::template shl<3>(hi)); // the next of e = 7 is e = 0
    put(7, S::lookup16(tables.three, S::select(low2, S::template shr<6>(raw[1]), last)));
}

// Levels of eight values from the four vectors of a turbo4 column.
template <class S, class T, class Put>
inline void decode_column4(const typename S::I * raw, const T & tables, const Put & put) {
    const auto nibble = S::set8(15);
#pragma GCC unroll 4
    for (int q = 0; q < 4; q++) {
        const auto next = raw[(q + 1) % 4];
        put(2 * q, S::lookup32(tables.four, raw[q]));
        put(2 * q + 1,
            S::lookup32(tables.four, S::select(nibble, S::template shr<4>(raw[q]), S::template shl<4>(next))));
    }
}

template <class S, int TYPE, class T, class Put>
inline void decode_column(const typename S::I * raw, const T & tables, const Put & put) {
    if (TYPE == KV_TYPE_TURBO4) decode_column4<S>(raw, tables, put);
    else decode_column3<S>(raw, tables, put);
}

// Bytes of codes per column of eight values.
template <int TYPE> constexpr int column_bytes() { return TYPE == KV_TYPE_TURBO4 ? 4 : 3; }

// levels[quad][cell][4]: quad = four dimensions beside each other, in natural order.
template <class S, int TYPE, int N> void unpack_keys_of(const uint8_t * const * cell, size_t at, int8_t * levels) {
    constexpr int BYTES = column_bytes<TYPE>();
    constexpr int QUADS = N / 32; // quads of columns: one dword of a cell's codes holds four columns' bytes
    constexpr int PIECES = (QUADS * BYTES + 3) / 4;
    const Tables<S, S::UNSIGNED_LEVELS> tables;
    for (int c = 0; c < KV_TILE; c += S::W) {
        typename S::I dword[PIECES * 4]; // dword[i]: the i-th four bytes of codes of W cells
#pragma GCC unroll 4
        for (int p = 0; p < PIECES; p++) S::dwords_of_cells(cell + c, at + 16 * p, dword + 4 * p);
#pragma GCC unroll 4
        for (int m = 0; m < QUADS; m++) {
            typename S::I raw[BYTES];
#pragma GCC unroll 4
            for (int i = 0; i < BYTES; i++) raw[i] = dword[i * QUADS + m];
            decode_column<S, TYPE>(raw, tables, [&](int e, typename S::I v) {
                S::store_bytes(levels + ((size_t) (e * QUADS + m) * KV_TILE + c) * 4, v);
            });
        }
    }
}

// levels[group][dimension][4]: group = four cells beside each other.
template <class S, int TYPE, int N> void unpack_values_of(const uint8_t * const * cell, size_t at, int8_t * levels) {
    constexpr int COLS = N / 8, BYTES = column_bytes<TYPE>();
    const Tables<S, false> tables;
    for (int g = 0; g < KV_TILE / 4; g++) {
        // Where W does not divide the columns, a store runs over the dimensions that follow. Going down over the
        // columns and up over all else, these are always written later; `levels` has room behind its end.
        for (int c = (COLS - 1) / S::W * S::W; c >= 0; c -= S::W) {
            typename S::I raw[BYTES];
#pragma GCC unroll 4
            for (int i = 0; i < BYTES; i++) raw[i] = S::columns_of_cells(cell + 4 * g, at + i * COLS + c);
            decode_column<S, TYPE>(raw, tables,
                [&](int e, typename S::I v) { S::store_bytes(levels + ((size_t) g * N + e * COLS + c) * 4, v); });
        }
    }
}

#define KV_FOR_BLOCK(FUNCTION, TYPE)                                                                                   \
    (n == 128         ? FUNCTION<S, TYPE, 128>(cell, at, levels)                                                       \
            : n == 96 ? FUNCTION<S, TYPE, 96>(cell, at, levels)                                                        \
            : n == 64 ? FUNCTION<S, TYPE, 64>(cell, at, levels)                                                        \
                      : FUNCTION<S, TYPE, 32>(cell, at, levels))

template <class S> void unpack_keys(kv_type type, int n, const uint8_t * const * cell, size_t at, int8_t * levels) {
    if (type == KV_TYPE_TURBO4) KV_FOR_BLOCK(unpack_keys_of, KV_TYPE_TURBO4);
    else KV_FOR_BLOCK(unpack_keys_of, KV_TYPE_TURBO3);
}

template <class S> void unpack_values(kv_type type, int n, const uint8_t * const * cell, size_t at, int8_t * levels) {
    if (type == KV_TYPE_TURBO4) KV_FOR_BLOCK(unpack_values_of, KV_TYPE_TURBO4);
    else KV_FOR_BLOCK(unpack_values_of, KV_TYPE_TURBO3);
}

#undef KV_FOR_BLOCK

// levels[quad][cell][4] of the 32 int8 of a q8_0 block.
template <class S> void unpack_keys_q8_0(const uint8_t * const * cell, size_t at, int8_t * levels) {
    for (int c = 0; c < KV_TILE; c += S::W) {
        typename S::I dword[8];
        S::dwords_of_cells(cell + c, at, dword);
        S::dwords_of_cells(cell + c, at + 16, dword + 4);
        for (int m = 0; m < 8; m++) {
            const auto v = S::UNSIGNED_LEVELS ? S::flip_sign(dword[m]) : dword[m];
            S::store_bytes(levels + ((size_t) m * KV_TILE + c) * 4, v);
        }
    }
}

// One head of f16 or q8_0 as floats; infinities of f16 as the largest number, since one of them would make all NaN.
template <class S> inline void decode_floats(kv_type type, const uint8_t * src, int d, float * x) {
    if (type == KV_TYPE_F16) {
        const auto low = S::set(-65504), high = S::set(65504);
        for (int i = 0; i < d; i += S::W) S::store(x + i, S::min(S::max(S::load_f16(src + 2 * i), low), high));
        return;
    }
    for (int i = 0; i < d; i += 32, src += 34) {
        uint16_t h;
        memcpy(&h, src, 2);
        const auto scale = S::set(kv_f16_to_f32(h));
        for (int j = 0; j < 32; j += S::W) S::store(x + i + j, S::mul(S::load_i8(src + 2 + j), scale));
    }
}

// [KV_TILE][d] to [d][KV_TILE].
template <class S> inline void transpose_cells(const float * cells, int d, float * across) {
    for (int c = 0; c < KV_TILE; c += S::W) {
        const uint8_t * from[S::W];
        for (int i = 0; i < S::W; i++) from[i] = (const uint8_t *) (cells + (size_t) (c + i) * d);
        for (int i = 0; i < d; i += 4) {
            typename S::I v[4];
            S::dwords_of_cells(from, (size_t) i * 4, v);
            for (int k = 0; k < 4; k++) S::store_bytes(across + (size_t) (i + k) * KV_TILE + c, v[k]);
        }
    }
}

} // namespace
