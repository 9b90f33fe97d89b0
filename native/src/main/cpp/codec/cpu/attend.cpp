// SPDX-License-Identifier: Apache-2.0
// Attending: the queries as the kernels want them, the kernels, and their result back in the model's basis.
#include <algorithm>
#include <cstring>

#include "attention_watch.h"
#include "kv_attention.h"
#include "kv_codec.h"
#include "ops.h"

namespace carrel::cpu {
namespace {

uint8_t * aligned(void * p) {
    return reinterpret_cast<uint8_t *>((reinterpret_cast<uintptr_t>(p) + 63) & ~uintptr_t{63});
}

// What does not depend on a graph's data: enough to ask for the workspace's size.
kv_attention_args shape_args(const LayerCodec & layer, int64_t n_q, int64_t n_kv) {
    const LayerShape & shape = layer.shape;
    kv_attention_args a = {};
    a.n_q = static_cast<int32_t>(n_q);
    a.n_head = shape.n_head;
    a.n_head_kv = shape.n_head_kv;
    a.d_k = shape.p_k;
    a.d_v = shape.p_v;
    a.n_kv = static_cast<int32_t>(n_kv);
    a.type_k = shape.type_k;
    a.type_v = shape.type_v;
    a.q_head = shape.p_k;
    a.q_row = a.q_head * shape.n_head;
    a.k_head = shape.head_bytes_k();
    a.k_row = shape.row_bytes_k();
    a.v_head = shape.head_bytes_v();
    a.v_row = shape.row_bytes_v();
    a.slope = layer.slope.empty() ? nullptr : layer.slope.data();
    a.scale = layer.scale;
    a.softcap = layer.softcap;
    a.out_head = shape.p_v;
    a.out_row = a.out_head * shape.n_head;
    return a;
}

bool is_decode(const kv_attention_args & a) { return a.n_q <= KV_DECODE_MAX_QUERIES; }

// The result in the rotated basis lies first in the buffer, the kernel's workspace behind it.
size_t out_bytes(const kv_attention_args & a) { return static_cast<size_t>(a.n_q) * a.out_row * sizeof(float); }

uint8_t * workspace_of(const kv_attention_args & a, void * buffer) { return aligned(aligned(buffer) + out_bytes(a)); }

// One head's result back from the values' basis, into [d_v].
void restore(const LayerCodec & layer, float * x, int head, float * out) {
    const LayerShape & shape = layer.shape;
    if (shape.rotates_v()) {
        kv_unrotate(x, shape.p_v);
        if (layer.centres_v()) kv_add_mean(x, layer.mean_v(head / shape.group()), shape.d_v);
    }
    std::memcpy(out, x, shape.d_v * sizeof(float));
}

void want(kv_attention_args & a, const WantedLogits & wanted, int ith) {
    a.logit_row = wanted.n_rows > 0 ? wanted.row : nullptr;
    a.logits = wanted.logits;
    a.logit_stride = wanted.stride;
    a.logit_norm = wanted.norms + static_cast<size_t>(ith) * wanted.n_rows;
}

// What was wanted of an attention whose result is in the buffer, into its sums.
void add_wanted(const Layer & op, const ggml_tensor * buffer, int ith, int nth) {
    const WantedLogits wanted = op.watch->wanted(op.il);
    if (wanted.n_rows == 0) return;
    const ggml_tensor * mask = buffer->src[MASK];
    kv_attention_args a = shape_args(*op.codec, mask->ne[1], mask->ne[0]);
    a.sinks = data<const float>(buffer->src[SINKS]);
    const auto * cells = data<const int32_t>(buffer->src[CELLS]);
    if (buffer->src[K_EXACT]) {
        a.n_exact = cells[a.n_kv];
        a.exact_cell = cells + a.n_kv + 1;
    }
    want(a, wanted, is_decode(a) ? ith : 0);
    if (is_decode(a)) kv_attention_decode_norms(&a, nth, workspace_of(a, buffer->data));
    kv_attention_add_weights(&a, wanted.n_rows, wanted.sums, ith, nth);
}

} // namespace

size_t buffer_bytes(const Layer & layer, int64_t n_q, int64_t n_kv) {
    const kv_attention_args a = shape_args(*layer.codec, n_q, n_kv);
    const size_t workspace = is_decode(a) ? kv_attention_decode_workspace(&a, layer.max_threads)
                                          : kv_attention_prefill_workspace(&a, layer.max_threads);
    return out_bytes(a) + workspace + 128;
}

void prepare_queries(ggml_tensor * dst, int ith, int nth, void * userdata) {
    const LayerCodec & layer = *layer_of(userdata).codec;
    const LayerShape & shape = layer.shape;
    const ggml_tensor * q = dst->src[0];
    const int64_t n = q->ne[2] * shape.n_head;
    float * coeffs = data<float>(dst) + n * shape.p_k;
    const Share share(n, ith, nth);
    for (int64_t i = share.from; i < share.to; i++) {
        const int head = static_cast<int>(i % shape.n_head), head_kv = head / shape.group();
        float * out = data<float>(dst) + i * shape.p_k;
        std::memcpy(out, at<float>(q, head, i / shape.n_head), shape.d_k * sizeof(float));
        std::fill(out + shape.d_k, out + shape.p_k, 0.0f);
        if (layer.centred) {
            layer.table->coefficients(out, layer.b(head_kv), coeffs + i * shape.d_k);
            kv_balance_query(out, layer.f(head_kv), shape.d_k);
        }
        if (shape.rotates_k()) kv_rotate(out, shape.p_k);
    }
}

void offsets(ggml_tensor * dst, int ith, int nth, void * userdata) {
    const LayerShape & shape = layer_of(userdata).codec->shape;
    const int64_t n = dst->ne[1], n_blocks = dst->ne[0];
    const float * coeffs = data<const float>(dst->src[0]) + n * shape.p_k;
    const Share share(n, ith, nth);
    kv_attention_offsets(coeffs + share.from * shape.d_k, static_cast<int>(share.to - share.from), shape.d_k,
        data<const float>(dst->src[1]), static_cast<int>(n_blocks), data<float>(dst) + share.from * n_blocks);
}

void attend(ggml_tensor * dst, int ith, int nth, void * userdata) {
    const Layer & op = layer_of(userdata);
    nth = std::min(nth, op.max_threads);
    if (ith >= nth) return;
    const ggml_tensor * mask = dst->src[MASK];
    kv_attention_args a = shape_args(*op.codec, mask->ne[1], mask->ne[0]);
    a.q = data<const float>(dst->src[Q]);
    a.k = dst->src[K]->data;
    if (dst->src[V]) {
        a.v = dst->src[V]->data;
    } else { // one for all cells
        static const uint16_t zeros[32] = {};
        a.v = zeros;
        a.v_row = a.v_head = 0;
    }
    a.mask = data<const uint16_t>(mask);
    a.mask_row = mask->nb[1] / sizeof(uint16_t);
    a.sinks = data<const float>(dst->src[SINKS]);
    const auto * cells = data<const int32_t>(dst->src[CELLS]);
    if (dst->src[OFFSETS]) {
        a.offset = data<const float>(dst->src[OFFSETS]);
        a.cell_block = cells;
        a.n_blocks = static_cast<int32_t>(dst->src[OFFSETS]->ne[0]);
    }
    if (dst->src[K_EXACT]) {
        const int32_t * exact = cells + a.n_kv;
        const int64_t rows = dst->src[K_EXACT]->ne[1];
        a.n_exact = *exact;
        a.exact_cell = exact + 1;
        a.exact_row = exact + 1 + rows;
        a.exact_k = data<const uint16_t>(dst->src[K_EXACT]);
        // Where values are none, numbers of the keys will do.
        a.exact_v = data<const uint16_t>(dst->src[V_EXACT] ? dst->src[V_EXACT] : dst->src[K_EXACT]);
    }
    a.out = reinterpret_cast<float *>(aligned(dst->data));
    want(a, op.watch->wanted(op.il), 0);
    if (is_decode(a)) kv_attention_decode_partial(&a, ith, nth, workspace_of(a, dst->data));
    else kv_attention_prefill(&a, ith, nth, workspace_of(a, dst->data));
}

void finish(ggml_tensor * dst, int ith, int nth, void * userdata) {
    const Layer & op = layer_of(userdata);
    const LayerCodec & layer = *op.codec;
    const LayerShape & shape = layer.shape;
    kv_attention_args a = shape_args(layer, dst->ne[1], 0);
    void * base = dst->src[0]->data;
    auto * x = reinterpret_cast<float *>(aligned(base));
    if (ith < std::min(nth, op.max_threads)) add_wanted(op, dst->src[0], ith, std::min(nth, op.max_threads));
    if (!is_decode(a)) {
        const Share share(static_cast<int64_t>(a.n_q) * a.n_head, ith, nth);
        for (int64_t i = share.from; i < share.to; i++) {
            restore(layer, x + i * shape.p_v, static_cast<int>(i % a.n_head), data<float>(dst) + i * shape.d_v);
        }
        return;
    }
    nth = std::min(nth, op.max_threads);
    if (ith >= nth) return;
    a.out = x;
    a.sinks = data<const float>(dst->src[1]);
    kv_attention_decode_merge(&a, ith, nth, workspace_of(a, base));
    // The same rows as the merge gave to this thread.
    const int rows = a.n_q * shape.group();
    for (int i = ith; i < a.n_head_kv * rows; i += nth) {
        const int head = i / rows * shape.group() + i % rows % shape.group();
        const int64_t row = static_cast<int64_t>(i % rows / shape.group()) * a.n_head + head;
        restore(layer, x + row * shape.p_v, head, data<float>(dst) + row * shape.d_v);
    }
}

} // namespace carrel::cpu
