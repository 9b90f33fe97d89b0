// SPDX-License-Identifier: Apache-2.0
// One table of functions per instruction set, chosen once: see kv_kernels_best().
#pragma once

#include "kv_attention.h"
#include "kv_codec.h"

// Keys that a kernel takes at once. Every scratch array below is laid out for whole tiles.
#define KV_TILE 64

// The state of the attention of some query rows that share one key head: what online softmax carries from tile to
// tile. Row r is query q0 + r / group, head head_kv * group + r % group. All pointers lie in the caller's workspace.
struct kv_rows {
    int32_t head_kv;
    int32_t q0, n_q; // queries of these rows
    int32_t n_rows;  // n_q * group
    float * acc;     // [n_rows][d_v], sum of exp(score - max) * value
    float * max;     // [n_rows], -inf before the first key
    float * sum;     // [n_rows], sum of exp(score - max)
    // Integer kernels only; two parts if keys are q8_0, else one.
    int8_t * q8;     // [n_rows][parts][d_k], queries in int8
    float * q_scale; // [n_rows][blocks of a key head], query = q8 * q_scale
    int32_t * q_sum; // [n_rows][parts][blocks of a key head], minus 128 times the sum of q8: undoes unsigned levels
};

struct kv_kernels {
    const char * name;
    int (*supported)(void); // can this machine run it

    void (*encode)(enum kv_type type, const float * x, int d, void * dst);
    void (*rotate)(float * x, int d, int inverse);

    // Bytes of scratch for rows_tile, for up to n_rows rows of n_q queries.
    size_t (*scratch_bytes)(const struct kv_attention_args * args, int n_rows, int n_q);
    // Prepares the queries (quantizes them where the kernel wants that). Sums and maxima are set by the caller.
    void (*rows_begin)(const struct kv_attention_args * args, struct kv_rows * rows);
    // Takes in cells [c0, c1), c1 - c0 <= KV_TILE; cells that are kept exact are left out.
    void (*rows_tile)(const struct kv_attention_args * args, struct kv_rows * rows, int c0, int c1, void * scratch);
    // Takes in the exact cells.
    void (*rows_exact)(const struct kv_attention_args * args, struct kv_rows * rows);

    // sums[i] += exp(logits[i] - norm), 0 <= i < n; logits may be -inf, and are at most a little above norm.
    void (*add_weights)(const float * logits, float norm, int n, float * sums);

    // out[r][c] = sum over k < steps of rows[r * steps + k] * columns[k * width + c], in f32; width a multiple of 32.
    void (*product)(const float * rows, int n_rows, int steps, const float * columns, int width, float * out);
};

// The fastest table that this machine can run, decided at the first call. CARREL_CPU=scalar|avx2|avxvnni|avx512|
// avx512vnni|avx512vbmi|neon|dotprod|i8mm takes that one instead, if it is compiled in and can run here.
const struct kv_kernels * kv_kernels_best(void);

// All tables compiled in, fastest last, the scalar reference first; count in *n. For tests and benchmarks.
const struct kv_kernels * const * kv_kernels_all(int * n);

// Uses `kernels` from now on (NULL: the best again). For tests and benchmarks; not while a kernel runs.
void kv_kernels_force(const struct kv_kernels * kernels);
