// SPDX-License-Identifier: Apache-2.0
// Encode, decode and rotate heads. Plain C interface; every function works on one head of d values.
#pragma once

#include "kv_format.h"

#ifdef __cplusplus
extern "C" {
#endif

// Writes kv_head_bytes(type, d) bytes. Values beyond +-100,000 are cut there, NaN becomes 0. x and dst may not overlap.
// dst needs no alignment.
void kv_encode(enum kv_type type, const float * x, int d, void * dst);

// The inverse, d values. src needs no alignment.
void kv_decode(enum kv_type type, const void * src, int d, float * x);

// Rotates x in place by the orthonormal matrix R of its dimension: Walsh-Hadamard over the largest power of two that
// divides d, and a cosine transform (DCT-II) over the odd rest, if any. kv_unrotate applies R transposed.
// d <= KV_MAX_HEAD; the odd part of d at most 7.
void kv_rotate(float * x, int d);
void kv_unrotate(float * x, int d);

#ifdef __cplusplus
}
#endif
