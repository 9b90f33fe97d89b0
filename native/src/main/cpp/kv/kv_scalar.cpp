// SPDX-License-Identifier: Apache-2.0
// The scalar reference: what every other table must agree with.
#include "kv_codec_core.h"
#include "kv_rows.h"
#include "kv_tables.h"

namespace {

int supported() { return 1; }

void encode(kv_type type, const float * x, int d, void * dst) { encode_head(type, x, d, dst); }

void rotate(float * x, int d, int inverse) { rotate_head(x, d, inverse != 0); }

size_t scratch_bytes(const kv_attention_args *, int, int) { return 0; }

void rows_begin(const kv_attention_args *, kv_rows *) {}

bool is_exact(const kv_attention_args & a, int cell) {
    return std::binary_search(a.exact_cell, a.exact_cell + a.n_exact, cell);
}

// One head; of f16 without infinities, as attention must have it.
void decode(kv_type type, const void * src, int d, float * x) {
    kv_decode(type, src, d, x);
    for (int i = 0; type == KV_TYPE_F16 && i < d; i++) x[i] = kv_f16_to_finite(((const uint16_t *) src)[i]);
}

void rows_tile(const kv_attention_args * args, kv_rows * rows, int c0, int c1, void *) {
    const kv_attention_args & a = *args;
    float k[KV_MAX_HEAD], v[KV_MAX_HEAD];
    for (int cell = c0; cell < c1; cell++) {
        if (a.n_exact > 0 && is_exact(a, cell)) {
            no_logits(a, *rows, cell, cell + 1);
            continue;
        }
        decode(a.type_k, (const uint8_t *) a.k + cell * a.k_row + rows->head_kv * a.k_head, a.d_k, k);
        decode(a.type_v, (const uint8_t *) a.v + cell * a.v_row + rows->head_kv * a.v_head, a.d_v, v);
        for (int r = 0; r < rows->n_rows; r++) {
            const int query = query_of(a, *rows, r), head = head_of(a, *rows, r);
            float * wanted = wanted_logits(a, *rows, r);
            if (wanted) wanted[cell] = -INFINITY;
            const float mask = mask_at(a, query, head, cell);
            if (mask == -INFINITY) continue;
            const float x = dot(query_row(a, *rows, r), k, a.d_k);
            const float score = logit(a, x, offset_at(a, query, head, cell), mask);
            if (wanted) wanted[cell] = score;
            row_add(*rows, r, score, v, a.d_v);
        }
    }
}

void add_weights(const float * logits, float norm, int n, float * sums) {
    for (int i = 0; i < n; i++) sums[i] += std::exp(logits[i] - norm);
}

void product(const float * rows, int n_rows, int steps, const float * columns, int width, float * out) {
    for (int r = 0; r < n_rows; r++) {
        for (int c = 0; c < width; c++) {
            float sum = 0;
            for (int k = 0; k < steps; k++) sum += rows[(size_t) r * steps + k] * columns[(size_t) k * width + c];
            out[(size_t) r * width + c] = sum;
        }
    }
}

} // namespace

const kv_kernels kv_kernels_scalar = {
    "scalar", supported, encode, rotate, scratch_bytes, rows_begin, rows_tile, rows_exact, add_weights, product};
