// SPDX-License-Identifier: Apache-2.0
#include "operations.h"

#include "ggml-backend.h"
#include "ops.h"

namespace carrel::cpu {

namespace {

// The cache after x, if there is one, was stored in it.
ggml_tensor * build_store(Layer & op, const AttentionGraph & g, ggml_tensor * cache, ggml_tensor * x,
    ggml_tensor * idxs, ggml_tensor * exact, ggml_custom_op_t store) {
    if (x == nullptr) return cache;
    ggml_build_forward_expand(g.gf, x);
    ggml_tensor * args[] = {x, idxs, g.tokens, exact};
    ggml_tensor * stored = ggml_custom_inplace(g.ctx, cache, args, exact ? 4 : 3, store, GGML_N_TASKS_MAX, &op);
    ggml_build_forward_expand(g.gf, stored);
    return stored;
}

// One of our operations with a result of its own, F32 [n0, n1].
ggml_tensor * build_op(Layer & op, ggml_context * ctx, int64_t n0, int64_t n1, ggml_tensor ** args, int n_args,
    ggml_custom_op_t function) {
    return ggml_custom_4d(ctx, GGML_TYPE_F32, n0, n1, 1, 1, args, n_args, function, GGML_N_TASKS_MAX, &op);
}

// Attention over keys and values that are stored, F32 [d_v * n_head, n_tokens]. v: null for no values.
ggml_tensor * attend_over(Layer & op, const AttentionGraph & g, ggml_tensor * k, ggml_tensor * v) {
    const LayerCodec & layer = *op.codec;
    const LayerShape & shape = layer.shape;
    const llama_kv_codec_attn & attn = *g.attn;
    ggml_tensor * q = attn.q;
    const int64_t n_tokens = q->ne[2], n = n_tokens * shape.n_head;
    ggml_tensor * prepared =
        build_op(op, g.ctx, n * (shape.p_k + (layer.centred ? shape.d_k : 0)), 1, &q, 1, prepare_queries);
    ggml_tensor * centred = nullptr;
    if (layer.centred) {
        ggml_tensor * factors[] = {prepared, g.table};
        centred = build_op(op, g.ctx, g.table->ne[0], n, factors, 2, offsets);
    }
    ggml_tensor * sources[N_SOURCES] = {
        prepared, k, v, attn.mask, g.cells, centred, g.cache->k_exact, v ? g.cache->v_exact : nullptr, attn.sinks};
    const auto floats = static_cast<int64_t>(buffer_bytes(op, n_tokens, attn.n_kv) / sizeof(float));
    ggml_tensor * buffer = build_op(op, g.ctx, floats, 1, sources, N_SOURCES, attend);
    ggml_tensor * parts[] = {buffer, attn.sinks};
    return build_op(op, g.ctx, static_cast<int64_t>(shape.d_v) * shape.n_head, n_tokens, parts, 2, finish);
}

// Stores rows as llama.cpp is going to: the same bytes, once more.
ggml_tensor * store_f16(const AttentionGraph & g, ggml_tensor * cache, ggml_tensor * x, ggml_tensor * idxs) {
    ggml_tensor * rows = ggml_view_2d(g.ctx, x, x->ne[0] * x->ne[1], x->ne[2], x->nb[2], 0);
    return ggml_set_rows(g.ctx, cache, rows, idxs);
}

} // namespace

LayerCodec without_values(const LayerCodec & layer) {
    LayerCodec out = layer;
    out.shape.type_v = KV_TYPE_F16;
    out.shape.d_v = out.shape.p_v = 32;
    return out;
}

ggml_tensor * looking_on(Layer & op, const AttentionGraph & g, ggml_tensor * k) {
    ggml_tensor * cells = ggml_view_2d(g.ctx, k, k->ne[0], g.attn->n_kv, k->nb[1], 0);
    return attend_over(op, g, cells, nullptr);
}

ggml_tensor * Operations::attention(const LayerCodec & layer, const AttentionGraph & g) {
    Layer & op = userdata(layer, g.cache->il);
    const llama_kv_codec_attn & attn = *g.attn;
    ggml_tensor * k = build_store(op, g, g.cache->k, attn.k, attn.k_idxs, g.cache->k_exact, store_keys);
    ggml_tensor * v = build_store(op, g, g.cache->v, attn.v, attn.v_idxs, g.cache->v_exact, store_values);

    return attend_over(op, g, k, v);
}

void Operations::look_on(const LayerCodec & layer, const AttentionGraph & g) {
    const llama_kv_codec_attn & attn = *g.attn;
    ggml_tensor * k = store_f16(g, g.cache->k, attn.k, attn.k_idxs);
    ggml_tensor * v = store_f16(g, g.cache->v, attn.v, attn.v_idxs);
    ggml_build_forward_expand(g.gf, attend_over(userdata(layer, g.cache->il), g, k, v));
}

ggml_tensor * Operations::key_shift(const LayerCodec & layer, ggml_context * ctx, const llama_kv_cells & cells,
    const llama_kv_codec_layer & cache, ggml_tensor * shift) {
    Layer & op = userdata(layer, cache.il);
    op.cells = &cells;
    // llama.cpp's own cache of a device's layer, at which we look on: moved in a copy, which the device puts back.
    if (!ggml_backend_buffer_is_host(cache.k->buffer)) {
        ggml_tensor * sources[] = {cache.k, shift};
        ggml_tensor * moved = ggml_custom_4d(
            ctx, cache.k->type, cache.k->ne[0], cache.k->ne[1], 1, 1, sources, 2, shifted_copy, GGML_N_TASKS_MAX, &op);
        return ggml_cpy(ctx, moved, cache.k);
    }
    ggml_tensor * args[] = {shift, cache.k_exact};
    return ggml_custom_inplace(ctx, cache.k, args, cache.k_exact ? 2 : 1, shift_keys, GGML_N_TASKS_MAX, &op);
}

Layer & Operations::userdata(const LayerCodec & layer, int32_t il) {
    return layers_.try_emplace(&layer, Layer{&layer, max_threads_, &store_nanos_, &exact_, nullptr, il, &watch_})
        .first->second;
}

} // namespace carrel::cpu
