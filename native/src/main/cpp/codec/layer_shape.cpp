// SPDX-License-Identifier: Apache-2.0
#include "layer_shape.h"

namespace carrel {

ggml_type ggml_type_of(kv_type type, int d) {
    if (type == KV_TYPE_F16) return GGML_TYPE_F16;
    if (type == KV_TYPE_Q8_0) return GGML_TYPE_Q8_0;
    const int n = kv_block_values(d);
    const int size = n == 128 ? 0 : n == 96 ? 1 : n == 64 ? 2 : 3;
    return static_cast<ggml_type>(GGML_TYPE_TURBO4 + 2 * size + (type == KV_TYPE_TURBO3 ? 1 : 0));
}

kv_type fitting(kv_type type, int d) { return kv_head_bytes(type, d) != 0 ? type : KV_TYPE_F16; }

bool LayerShape::takes(int n_head, int n_head_kv, int d_k, int d_v) {
    return d_k > 0 && d_v > 0 && padded(d_k) <= KV_MAX_HEAD && padded(d_v) <= KV_MAX_HEAD && n_head_kv > 0 &&
        n_head >= n_head_kv && n_head % n_head_kv == 0 && n_head / n_head_kv <= MAX_GROUP;
}

LayerShape LayerShape::of(int n_head, int n_head_kv, int d_k, int d_v, kv_type type_k, kv_type type_v) {
    LayerShape shape;
    shape.n_head = n_head;
    shape.n_head_kv = n_head_kv;
    shape.d_k = d_k;
    shape.d_v = d_v;
    shape.p_k = padded(d_k);
    shape.p_v = padded(d_v);
    shape.type_k = fitting(type_k, shape.p_k);
    shape.type_v = fitting(type_v, shape.p_v);
    return shape;
}

} // namespace carrel
