// SPDX-License-Identifier: Apache-2.0
// What every kernel does alike with rows: exact cells, and the queries of a row. Anonymous namespace: see
// kv_codec_core.h.
#pragma once

#include "kv_f16.h"
#include "kv_kernels.h"

#include <algorithm>
#include <cmath>

namespace {

inline int group_of(const kv_attention_args & a) { return a.n_head / a.n_head_kv; }
inline int query_of(const kv_attention_args & a, const kv_rows & rows, int r) { return rows.q0 + r / group_of(a); }
inline int head_of(const kv_attention_args & a, const kv_rows & rows, int r) {
    return rows.head_kv * group_of(a) + r % group_of(a);
}
inline const float * query_row(const kv_attention_args & a, const kv_rows & rows, int r) {
    return a.q + query_of(a, rows, r) * a.q_row + head_of(a, rows, r) * a.q_head;
}

// q . centre for a cell, 0 without centres.
inline float offset_at(const kv_attention_args & a, int query, int head, int cell) {
    return a.offset ? a.offset[((size_t) query * a.n_head + head) * a.n_blocks + a.cell_block[cell]] : 0;
}

// What the mask adds for a cell: -inf if it is masked.
inline float mask_at(const kv_attention_args & a, int query, int head, int cell) {
    if (!a.mask) return 0;
    const float m = kv_f16_to_f32(a.mask[query * a.mask_row + cell]);
    return m == -INFINITY ? m : m * (a.slope ? a.slope[head] : 1);
}

// The logit of a cell from q . k.
inline float logit(const kv_attention_args & a, float dot, float offset, float mask) {
    const float x = a.scale * (dot + offset);
    return (a.softcap == 0 ? x : a.softcap * std::tanh(x / a.softcap)) + mask;
}

// Where the wanted logits of a row go, or null.
inline float * wanted_logits(const kv_attention_args & a, const kv_rows & rows, int r) {
    if (a.logit_row == nullptr) return nullptr;
    const int32_t row = a.logit_row[(size_t) query_of(a, rows, r) * a.n_head + head_of(a, rows, r)];
    return row < 0 ? nullptr : a.logits + row * a.logit_stride;
}

// No query sees the cells [c0, c1).
inline void no_logits(const kv_attention_args & a, const kv_rows & rows, int c0, int c1) {
    if (a.logit_row == nullptr) return;
    for (int r = 0; r < rows.n_rows; r++) {
        if (float * out = wanted_logits(a, rows, r)) std::fill(out + c0, out + c1, -INFINITY);
    }
}

// Adds one key with its value to a row.
inline void row_add(kv_rows & rows, int r, float score, const float * value, int d_v) {
    float * acc = rows.acc + (size_t) r * d_v;
    if (score > rows.max[r]) {
        const float shrink = std::exp(rows.max[r] - score); // 0 at the first key, from -inf
        for (int i = 0; i < d_v; i++) acc[i] *= shrink;
        rows.sum[r] *= shrink;
        rows.max[r] = score;
    }
    const float weight = std::exp(score - rows.max[r]);
    for (int i = 0; i < d_v; i++) acc[i] += weight * value[i];
    rows.sum[r] += weight;
}

inline float dot(const float * a, const float * b, int n) {
    float lanes[16] = {0}; // n is a multiple of 32; sixteen sums let the compiler use vectors
    for (int i = 0; i < n; i += 16)
        for (int j = 0; j < 16; j++) lanes[j] += a[i + j] * b[i + j];
    float sum = 0;
    for (int j = 0; j < 16; j++) sum += lanes[j];
    return sum;
}

inline void rows_exact(const kv_attention_args * args, kv_rows * rows) {
    const kv_attention_args & a = *args;
    float k[KV_MAX_HEAD], v[KV_MAX_HEAD];
    for (int e = 0; e < a.n_exact; e++) {
        const int cell = a.exact_cell[e];
        if (cell < 0 || cell >= a.n_kv) {
            for (int r = 0; r < rows->n_rows; r++) {
                if (float * wanted = wanted_logits(a, *rows, r)) wanted[a.n_kv + e] = -INFINITY;
            }
            continue;
        }
        const size_t head = (size_t) (a.exact_row ? a.exact_row[e] : e) * a.n_head_kv + rows->head_kv;
        const uint16_t * ek = a.exact_k + head * a.d_k;
        const uint16_t * ev = a.exact_v + head * a.d_v;
        for (int i = 0; i < a.d_k; i++) k[i] = kv_f16_to_finite(ek[i]);
        for (int i = 0; i < a.d_v; i++) v[i] = kv_f16_to_finite(ev[i]);
        for (int r = 0; r < rows->n_rows; r++) {
            const int query = query_of(a, *rows, r), query_head = head_of(a, *rows, r);
            float * wanted = wanted_logits(a, *rows, r);
            if (wanted) wanted[a.n_kv + e] = -INFINITY;
            const float mask = mask_at(a, query, query_head, cell);
            if (mask == -INFINITY) continue;
            const float x = dot(query_row(a, *rows, r), k, a.d_k);
            const float score = logit(a, x, offset_at(a, query, query_head, cell), mask);
            if (wanted) wanted[a.n_kv + e] = score;
            row_add(*rows, r, score, v, a.d_v);
        }
    }
}

} // namespace
