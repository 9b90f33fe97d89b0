// The bytes of the TurboQuant KV cache, field by field.
//
// Paper: A. Zandieh et al., "TurboQuant: Online Vector Quantization with Near-optimal Distortion Rate",
// arXiv 2504.19874. As there, a head is rotated so that its values look Gaussian, then each value is rounded to a
// codebook. Where this differs from the paper: one fp16 scale per block (least squares), and the codebook is a
// two-state trellis rather than a scalar Lloyd-Max one (kv_codebook.h): same bits, a quarter less error.
//
// A block holds n values, n = 32, 64, 96 or 128, in COLUMNS of eight: column c (0 <= c < n/8) holds the values
// c, c + n/8, c + 2n/8, ... c + 7n/8; e = 0..7 counts them. The column is the unit of the trellis, and the layout is
// chosen so that one byte-wise shift, one blend and one table look-up decode a value of many columns (or many cells)
// at once.
//
// turbo4, n/2 + 2 bytes (n = 128: 66 bytes, 4.125 bits a value)
//   d   fp16      scale: value = d / 64 * level
//   qs  n/2 bytes byte q * n/8 + c holds value e = 2q of column c in its low nibble, e = 2q + 1 in its high nibble
//   level: table KV_LEVELS_4[code | (bit 0 of the column's next code) << 4]; the next of e = 7 is e = 0
//
// turbo3, 3n/8 + 2 bytes (n = 128: 50 bytes, 3.125 bits a value)
//   d   fp16      scale: value = d / 64 * level
//   lo  n/4 bytes byte h * n/8 + c holds bits 0-1 of the values e = 4h + t of column c at bits 2t, 2t + 1
//   hi  n/8 bytes byte c holds bit 2 of value e of column c at bit e
//   level: table KV_LEVELS_3[code | (bit 2 of the column's next code) << 3]; the next of e = 7 is e = 0
//
// A head of d values is d/n blocks; n is chosen by kv_block_values():
//   d = 128: n = 128.  d = 256, 512: two, four blocks of 128.
//   d = 64:  n = 64. Models with 64-value heads may have an odd number of them (SmolLM2-135M: 3 of 64 = 192 values),
//            so a block may not span two heads; 4.25 and 3.25 bits a value.
//   d = 96:  n = 96 (4.17 and 3.17 bits). The Hadamard matrix covers 32; a 3 x 3 orthonormal cosine transform
//            mixes the three groups, so one scale serves the whole head.
//   d = 80, 112 and others that 32 does not divide: no turbo form. q8_0 does not divide them either (its blocks hold
//            32 values): such a cache stays f16, or its heads are padded with zeros to the next multiple of 32.
#pragma once

#include <cstddef>
#include <cstdint>

enum kv_type {
    KV_TYPE_F16 = 0,
    KV_TYPE_Q8_0 = 1, // ggml's block_q8_0: fp16 scale, 32 int8
    KV_TYPE_TURBO3 = 2,
    KV_TYPE_TURBO4 = 3,
};

template <int N> struct block_turbo4 {
    uint16_t d;        // fp16 scale; value = d / 64 * level
    uint8_t qs[N / 2]; // nibbles, in columns
};

template <int N> struct block_turbo3 {
    uint16_t d;        // fp16 scale; value = d / 64 * level
    uint8_t lo[N / 4]; // bits 0-1, in columns
    uint8_t hi[N / 8]; // bit 2, in columns
};

static_assert(sizeof(block_turbo4<128>) == 66, "turbo4: 4.125 bits a value");
static_assert(sizeof(block_turbo3<128>) == 50, "turbo3: 3.125 bits a value");
static_assert(sizeof(block_turbo4<96>) == 50, "turbo4, heads of 96: 4.167 bits a value");
static_assert(sizeof(block_turbo3<96>) == 38, "turbo3, heads of 96: 3.167 bits a value");
static_assert(sizeof(block_turbo4<64>) == 34, "turbo4, heads of 64: 4.25 bits a value");
static_assert(sizeof(block_turbo3<64>) == 26, "turbo3, heads of 64: 3.25 bits a value");
static_assert(sizeof(block_turbo4<32>) == 18, "turbo4, blocks of 32: 4.5 bits a value");
static_assert(sizeof(block_turbo3<32>) == 14, "turbo3, blocks of 32: 3.5 bits a value");

#define KV_MAX_BLOCK 128
#define KV_MAX_HEAD 512

// Values per turbo block for heads of d values, 0 if turbo has no form for d.
static inline int kv_block_values(int d) {
    if (d <= 0 || d > KV_MAX_HEAD) return 0;
    if (d % 128 == 0) return 128;
    if (d % 96 == 0) return 96;
    if (d % 64 == 0) return 64;
    return d % 32 == 0 ? 32 : 0;
}

// Bytes of one turbo block of n values.
static inline size_t kv_block_bytes(enum kv_type type, int n) {
    return type == KV_TYPE_TURBO4 ? n / 2 + 2 : 3 * n / 8 + 2;
}

// Bytes of one head of d values, 0 if the type has no form for d.
static inline size_t kv_head_bytes(enum kv_type type, int d) {
    if (d <= 0 || d > KV_MAX_HEAD) return 0;
    if (type == KV_TYPE_F16) return 2 * (size_t) d;
    if (type == KV_TYPE_Q8_0) return d % 32 == 0 ? (size_t) (d / 32) * 34 : 0;
    const int n = kv_block_values(d);
    return n == 0 ? 0 : (d / n) * kv_block_bytes(type, n);
}
