// SPDX-License-Identifier: Apache-2.0
// The codebooks: two-state trellises for N(0,1), with int8 levels. Plain C.
//
// A scalar Lloyd-Max codebook reaches a mean squared error of 0.03454 at 3 bits and 0.009497 at 4 on N(0,1). Here a
// value's level also depends on one bit of the next value's code in its column: the decoder sees 16 (32) levels, of
// which the encoder may use 8 (16) at a time, and it picks the best path through the column (Viterbi, eight values,
// ends joined). The decoder's cost is the same byte look-up, since the extra bit lies beside the code's own bits.
// Measured on N(0,1), with the scale fitted to each block of 128: 0.02646 at 3 bits and 0.00691 at 4.
//
// How the levels came about: generalised Lloyd iterations on 1.6 million normal samples (encode; move each level to
// the mean of the values that chose it), made symmetric under complement of the index, the best of 24 starts, then
// rounded to integers at the unit that loses least. Being int8, they are exact in every kernel: integer dot products
// differ between instruction sets in no bit.
#pragma once

#include <stdint.h>

#ifdef __cplusplus
#define KV_CONSTANT static constexpr
#else
#define KV_CONSTANT static const
#endif

// Index: bits 0-2 code (bit 2: its state), bit 3 the state bit of the next value.
KV_CONSTANT int8_t KV_LEVELS_3[16] = {-123, -43, 1, 49, -88, -23, 21, 69, -69, -21, 23, 88, -49, -1, 43, 123};

// Index: bits 0-3 code (bit 0: its state), bit 4 the state bit of the next value.
// clang-format off
KV_CONSTANT int8_t KV_LEVELS_4[32] = {-100, -126, -54, -63, -29, -38, -9,  -18, 9,  0, 28, 19, 49, 40, 84,  72,
                                       -72,  -84,  -40, -49, -19, -28, 0,   -9,  18, 9, 38, 29, 63, 54, 126, 100};
// clang-format on

KV_CONSTANT float KV_LEVEL_UNIT = 1.0f / 64; // value = scale * level * unit

// The scale that fits N(0,1) before it is fitted to the block.
KV_CONSTANT float KV_NORMAL_SCALE_3 = 64 * 0.019851965f;
KV_CONSTANT float KV_NORMAL_SCALE_4 = 64 * 0.023637725f;

// What the encoder reaches on N(0,1) in blocks of 128, with the scale fitted to each block: error over energy.
KV_CONSTANT double KV_GAUSSIAN_ERROR_3 = 0.02646;
KV_CONSTANT double KV_GAUSSIAN_ERROR_4 = 0.00691;
