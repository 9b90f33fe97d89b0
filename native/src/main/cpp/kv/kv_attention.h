// SPDX-License-Identifier: Apache-2.0
// Attention over a compressed cache on the CPU. Plain C interface; no allocation, no threads of its own.
//
// Everything is in the basis of the cache: queries balanced and rotated (kv_centre.h, kv_codec.h), keys stored centred,
// balanced and rotated, values stored centred and rotated. The output is in the rotated basis of the values:
// kv_unrotate and kv_add_mean bring it back.
//
//   score(query, cell) = cap(scale * (q . k + offset[query][head][cell_block[cell]])) + slope[head] * mask[query][cell]
//   cap(x) = softcap == 0 ? x : softcap * tanh(x / softcap)
//   out = sum(exp(score) * v) / (sum(exp(score)) + exp(sinks[head]))
//
// Decode (n_q <= 8, many cells): each thread ith of nth calls kv_attention_decode_partial over its share of the cells;
// after a barrier each calls kv_attention_decode_merge over its share of the heads. Prefill: each thread calls
// kv_attention_prefill, which takes every nth unit of (key head, tile of queries).
#pragma once

#include "kv_format.h"

#ifdef __cplusplus
extern "C" {
#endif

struct kv_attention_args {
    int32_t n_q;       // queries
    int32_t n_head;    // query heads
    int32_t n_head_kv; // key and value heads; n_head / n_head_kv <= 16 query heads share one
    int32_t d_k;       // values of a key head, a multiple of 32, <= 512
    int32_t d_v;       // values of a value head, a multiple of 32, <= 512
    int32_t n_kv;      // cells

    enum kv_type type_k;
    enum kv_type type_v;

    const float * q; // query i, head h at q + i * q_row + h * q_head, in floats
    size_t q_row, q_head;
    const void * k; // cell i, head h at k + i * k_row + h * k_head, in bytes; no alignment needed
    size_t k_row, k_head;
    const void * v;
    size_t v_row, v_head;

    const uint16_t * mask; // fp16 [n_q][mask_row], 0 or -inf or an ALiBi distance; NULL: nothing is masked
    size_t mask_row;       // in elements
    const float * slope;   // [n_head], what ALiBi multiplies the mask by; NULL: 1
    const float * sinks;   // [n_head], a logit that takes weight and gives no value; NULL: none
    float scale;           // of the logits
    float softcap;         // 0: none

    const float * offset;       // [n_q][n_head][n_blocks], q . centre of each position block, before scale; NULL: 0
    const int32_t * cell_block; // [n_kv], each cell's position block, 0 <= block < n_blocks
    int32_t n_blocks;

    int32_t n_exact;            // cells whose key and value are kept in fp16, in place of their codes
    const int32_t * exact_cell; // [n_exact], ascending
    const int32_t * exact_row;  // [n_exact], where in exact_k and exact_v; NULL: 0, 1, 2, ...
    const uint16_t * exact_k;   // fp16 [rows][n_head_kv][d_k], in the same basis as the codes
    const uint16_t * exact_v;   // fp16 [rows][n_head_kv][d_v]

    // Logits that are wanted besides, as they go into the softmax: capped, masked (-inf). A row of them: [n_kv] cells,
    // -inf for those that are kept exact, then [n_exact] of the exact cells in their order.
    const int32_t * logit_row; // [n_q][n_head], the row of `logits` for that query and head, or -1; NULL: none
    float * logits;            // row r at logits + r * logit_stride, logit_stride >= n_kv + n_exact
    size_t logit_stride;
    float * logit_norm; // [rows], the logarithm of the softmax's denominator, sinks included; -inf: nothing was seen

    float * out; // query i, head h at out + i * out_row + h * out_head, in floats; d_v values
    size_t out_row, out_head;
};

// NULL if the kernels can compute this, else one line that says what they cannot.
const char * kv_attention_unsupported(const struct kv_attention_args * args);

// Bytes of workspace, aligned to 64, that all nth threads share. Decode: n_q <= KV_DECODE_MAX_QUERIES.
#define KV_DECODE_MAX_QUERIES 8
size_t kv_attention_decode_workspace(const struct kv_attention_args * args, int nth);
size_t kv_attention_prefill_workspace(const struct kv_attention_args * args, int nth);

void kv_attention_decode_partial(const struct kv_attention_args * args, int ith, int nth, void * workspace);
void kv_attention_decode_merge(const struct kv_attention_args * args, int ith, int nth, const void * workspace);
void kv_attention_prefill(const struct kv_attention_args * args, int ith, int nth, void * workspace);

// The norms of all wanted rows from what the nth threads left, before a merge or after it. Any thread, for itself.
void kv_attention_decode_norms(const struct kv_attention_args * args, int nth, const void * workspace);

// Adds weights exp(logit - norm) of rows of logits that were written: row r into sums[r] [n_kv], for 0 <= r < n_rows;
// several may have the same. Each thread takes its share of the cells, after a barrier. exact_cell as it was.
void kv_attention_add_weights(
    const struct kv_attention_args * args, int n_rows, float * const * sums, int ith, int nth);

// The offsets of n queries and heads from their coefficients [n][d] and a table [d][n_blocks], in f32 throughout: with
// a query times a centre in the hundreds, operands in f16 would err by as much as the codes do. n_blocks: a multiple of
// 32.
void kv_attention_offsets(const float * coefficients, int n, int d, const float * table, int n_blocks, float * offset);

#ifdef __cplusplus
}
#endif
