// SPDX-License-Identifier: Apache-2.0
// The shape of one layer's keys and values and where each head's bytes lie: what all that store and attend must agree on,
// whatever computes them, and what a saved state rests on. Numbers only.
//
// A row is one cell's keys, or its values: the heads one behind another without a gap, each in the blocks of its type
// (kv_format.h). A row of the exact tensors holds the same heads in fp16.
#pragma once

#include <cstddef>
#include <cstdint>

#include "ggml.h"
#include "kv_format.h"

namespace carrel {

// Query heads that may share a key head.
constexpr int MAX_GROUP = 16;

// Values of a head as stored: padded with zeros to the next multiple of 32, the smallest block.
constexpr int padded(int d) { return (d + 31) / 32 * 32; }

// ggml's type for heads of d values, padded; F16 and Q8_0 have one for all.
ggml_type ggml_type_of(kv_type type, int d);

// The wanted type if it has a form for heads of d values, padded; else f16.
kv_type fitting(kv_type type, int d);

struct LayerShape {
    int n_head = 0, n_head_kv = 0; // query heads, and those of keys and values, of which there are fewer
    int d_k = 0, d_v = 0;          // values of a head of the model
    int p_k = 0, p_v = 0;          // the same as stored
    kv_type type_k = KV_TYPE_F16, type_v = KV_TYPE_F16;

    // Whether heads of these sizes and numbers can be kept and attended at all.
    static bool takes(int n_head, int n_head_kv, int d_k, int d_v);

    // Of what takes() allows; types without a form for such heads become f16.
    static LayerShape of(int n_head, int n_head_kv, int d_k, int d_v, kv_type type_k, kv_type type_v);

    int group() const { return n_head / n_head_kv; }

    // f16 is stored in the model's own basis, all else rotated.
    bool rotates_k() const { return type_k != KV_TYPE_F16; }
    bool rotates_v() const { return type_v != KV_TYPE_F16; }

    // Values of a row.
    int64_t row_values_k() const { return static_cast<int64_t>(p_k) * n_head_kv; }
    int64_t row_values_v() const { return static_cast<int64_t>(p_v) * n_head_kv; }

    // Bytes from one head to the next, and from one cell to the next.
    size_t head_bytes_k() const { return kv_head_bytes(type_k, p_k); }
    size_t head_bytes_v() const { return kv_head_bytes(type_v, p_v); }
    size_t row_bytes_k() const { return head_bytes_k() * n_head_kv; }
    size_t row_bytes_v() const { return head_bytes_v() * n_head_kv; }
};

} // namespace carrel
