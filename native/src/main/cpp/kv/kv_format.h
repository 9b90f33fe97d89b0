// SPDX-License-Identifier: Apache-2.0
// The bytes of the TurboQuant KV cache, field by field. Plain C, for kernels of any kind of processor.
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
//   d = 288, 352, 416, 480: no turbo form, since kv_rotate has no matrix for nine groups of 32 and more.
//   d = 80, 112 and others that 32 does not divide: no turbo form. q8_0 does not divide them either (its blocks hold
//            32 values): such a cache stays f16, or its heads are padded with zeros to the next multiple of 32.
#pragma once

#include <assert.h>
#include <stddef.h>
#include <stdint.h>

enum kv_type {
    KV_TYPE_F16 = 0,
    KV_TYPE_Q8_0 = 1, // ggml's block_q8_0: fp16 scale, 32 int8
    KV_TYPE_TURBO3 = 2,
    KV_TYPE_TURBO4 = 3,
};

#define KV_MAX_BLOCK 128
#define KV_MAX_HEAD 512

// Of a block of n values: its bytes, and where each field begins. The scale is the first field of all.
#define KV_TURBO4_BYTES(n) ((n) / 2 + 2)
#define KV_TURBO4_QS 2
#define KV_TURBO3_BYTES(n) (3 * (n) / 8 + 2)
#define KV_TURBO3_LO 2
#define KV_TURBO3_HI(n) ((n) / 4 + 2)
#define KV_Q8_0_VALUES 32
#define KV_Q8_0_BYTES 34

// The blocks as structs, kv_block_turbo4_128 and so on.
//   d   fp16 scale; value = d / 64 * level
//   qs  nibbles, in columns
//   lo  bits 0-1, in columns
//   hi  bit 2, in columns
#define KV_TURBO_BLOCKS(n)                                                                                             \
    struct kv_block_turbo4_##n {                                                                                       \
        uint16_t d;                                                                                                    \
        uint8_t qs[(n) / 2];                                                                                           \
    };                                                                                                                 \
    struct kv_block_turbo3_##n {                                                                                       \
        uint16_t d;                                                                                                    \
        uint8_t lo[(n) / 4];                                                                                           \
        uint8_t hi[(n) / 8];                                                                                           \
    };                                                                                                                 \
    static_assert(sizeof(struct kv_block_turbo4_##n) == KV_TURBO4_BYTES(n), "turbo4 of " #n);                          \
    static_assert(sizeof(struct kv_block_turbo3_##n) == KV_TURBO3_BYTES(n), "turbo3 of " #n);                          \
    static_assert(offsetof(struct kv_block_turbo4_##n, qs) == KV_TURBO4_QS, "turbo4 of " #n);                          \
    static_assert(offsetof(struct kv_block_turbo3_##n, lo) == KV_TURBO3_LO, "turbo3 of " #n);                          \
    static_assert(offsetof(struct kv_block_turbo3_##n, hi) == KV_TURBO3_HI(n), "turbo3 of " #n)

KV_TURBO_BLOCKS(128);
KV_TURBO_BLOCKS(96);
KV_TURBO_BLOCKS(64);
KV_TURBO_BLOCKS(32);

static_assert(KV_TURBO4_BYTES(128) == 66, "turbo4: 4.125 bits a value");
static_assert(KV_TURBO3_BYTES(128) == 50, "turbo3: 3.125 bits a value");
static_assert(KV_TURBO4_BYTES(96) == 50, "turbo4, heads of 96: 4.167 bits a value");
static_assert(KV_TURBO3_BYTES(96) == 38, "turbo3, heads of 96: 3.167 bits a value");
static_assert(KV_TURBO4_BYTES(64) == 34, "turbo4, heads of 64: 4.25 bits a value");
static_assert(KV_TURBO3_BYTES(64) == 26, "turbo3, heads of 64: 3.25 bits a value");
static_assert(KV_TURBO4_BYTES(32) == 18, "turbo4, blocks of 32: 4.5 bits a value");
static_assert(KV_TURBO3_BYTES(32) == 14, "turbo3, blocks of 32: 3.5 bits a value");

// Values per turbo block for heads of d values, 0 if turbo has no form for d.
static inline int kv_block_values(int d) {
    if (d <= 0 || d > KV_MAX_HEAD || d % 32 != 0) return 0;
    const int groups = d / (d & -d); // of a power of two each: what kv_rotate mixes
    if (groups > 7) return 0;
    if (d % 128 == 0) return 128;
    if (d % 96 == 0) return 96;
    return d % 64 == 0 ? 64 : 32;
}

// Bytes of one turbo block of n values.
static inline size_t kv_block_bytes(enum kv_type type, int n) {
    return (size_t) (type == KV_TYPE_TURBO4 ? KV_TURBO4_BYTES(n) : KV_TURBO3_BYTES(n));
}

// Bytes of one head of d values, 0 if the type has no form for d.
static inline size_t kv_head_bytes(enum kv_type type, int d) {
    if (d <= 0 || d > KV_MAX_HEAD) return 0;
    if (type == KV_TYPE_F16) return 2 * (size_t) d;
    if (type == KV_TYPE_Q8_0) return d % KV_Q8_0_VALUES == 0 ? (size_t) (d / KV_Q8_0_VALUES) * KV_Q8_0_BYTES : 0;
    const int n = kv_block_values(d);
    return n == 0 ? 0 : (size_t) (d / n) * kv_block_bytes(type, n);
}
