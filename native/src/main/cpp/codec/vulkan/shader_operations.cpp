// SPDX-License-Identifier: Apache-2.0
#include "shader_operations.h"

#include <stdexcept>

#include "attention_watch.h"
#include "cpu/ops.h"

namespace carrel::vulkan {
namespace {

ggml_tensor * build_store(cpu::Layer & op, const AttentionGraph & g, ggml_tensor * cache, ggml_tensor * x,
    ggml_tensor * idxs, ggml_tensor * exact, ggml_tensor * constants, ggml_tensor * table, ggml_custom_op_t store) {
    if (x == nullptr) return cache;
    ggml_build_forward_expand(g.gf, x);
    ggml_tensor * args[] = {x, idxs, g.tokens, exact, g.cells, table, constants};
    ggml_tensor * stored = ggml_custom_inplace(g.ctx, cache, args, 7, store, GGML_N_TASKS_MAX, &op);
    ggml_build_forward_expand(g.gf, stored);
    return stored;
}

ggml_tensor * build_decode(cpu::Layer & op, const AttentionGraph & g, int d, ggml_tensor * cache, ggml_tensor * exact,
    ggml_tensor * constants, ggml_tensor * table, ggml_custom_op_t decode) {
    ggml_tensor * args[N_DECODE_SOURCES] = {cache, g.cells, exact, table, constants};
    return ggml_custom_4d(g.ctx, GGML_TYPE_F16, d, g.attn->n_kv, op.codec->shape.n_head_kv, 1, args, N_DECODE_SOURCES,
        decode, GGML_N_TASKS_MAX, &op);
}

ggml_tensor * room_for(ggml_context * ctx, const std::vector<float> & values) {
    return ggml_new_tensor_1d(ctx, GGML_TYPE_F32, static_cast<int64_t>(values.size()));
}

} // namespace

bool Operations::take(const LayerShape & shape) const {
    int devices = 0;
    for (size_t i = 0; i < ggml_backend_dev_count(); i++) {
        ggml_backend_dev_t device = ggml_backend_dev_get(i);
        const auto type = ggml_backend_dev_type(device);
        if (type == GGML_BACKEND_DEVICE_TYPE_CPU || type == GGML_BACKEND_DEVICE_TYPE_ACCEL) continue;
        if (!computes(device, shape)) return false;
        devices++;
    }
    return devices > 0;
}

ggml_tensor * Operations::attention(const LayerCodec & layer, const AttentionGraph & g) {
    Layer & own = layer_of(layer, *g.cache);
    const llama_kv_codec_attn & attn = *g.attn;
    const llama_kv_codec_layer & cache = *g.cache;
    ggml_tensor * k =
        build_store(own.cpu, g, cache.k, attn.k, attn.k_idxs, cache.k_exact, own.keys, g.table, cpu::store_keys);
    ggml_tensor * v =
        build_store(own.cpu, g, cache.v, attn.v, attn.v_idxs, cache.v_exact, own.values, nullptr, cpu::store_values);
    if (watch_.watches(cache.il)) {
        *own.watched = cpu::without_values(layer);
        ggml_build_forward_expand(g.gf, cpu::looking_on(own.watching, g, k));
    }
    const bool few = attn.q->ne[2] <= FEW_QUERIES && few_queries_ == FewQueries::ON_CODES;
    return few ? on_codes(own, g, k, v) : on_rows(own, g, k, v);
}

ggml_tensor * Operations::on_rows(Layer & own, const AttentionGraph & g, ggml_tensor * k, ggml_tensor * v) {
    const LayerShape & shape = own.cpu.codec->shape;
    const llama_kv_codec_attn & attn = *g.attn;
    const llama_kv_codec_layer & cache = *g.cache;
    k = build_decode(own.cpu, g, shape.d_k, k, cache.k_exact, own.keys, g.table, decode_keys);
    v = build_decode(own.cpu, g, shape.d_v, v, cache.v_exact, own.values, nullptr, decode_values);

    ggml_tensor * q = ggml_permute(g.ctx, attn.q, 0, 2, 1, 3);
    ggml_tensor * out = ggml_flash_attn_ext(g.ctx, q, k, v, attn.mask, attn.scale, attn.max_alibi_bias, attn.softcap);
    ggml_flash_attn_ext_add_sinks(out, attn.sinks);
    ggml_prec_set_acc(out, GGML_PREC_F32);
    return ggml_reshape_2d(g.ctx, out, out->ne[0] * out->ne[1], out->ne[2] * out->ne[3]);
}

ggml_tensor * Operations::on_codes(Layer & own, const AttentionGraph & g, ggml_tensor * k, ggml_tensor * v) {
    const LayerShape & shape = own.cpu.codec->shape;
    const llama_kv_codec_attn & attn = *g.attn;
    const int64_t n_q = attn.q->ne[2], n_blocks = g.table ? g.table->ne[0] : 0;
    const auto op = [&](int64_t n0, int64_t n1, int64_t n2, int64_t n3, ggml_tensor ** sources, int n,
                        ggml_custom_op_t function) {
        return ggml_custom_4d(g.ctx, GGML_TYPE_F32, n0, n1, n2, n3, sources, n, function, GGML_N_TASKS_MAX, &own.cpu);
    };
    ggml_tensor * queries[N_PREPARE_SOURCES] = {attn.q, g.table, own.keys};
    ggml_tensor * prepared = op(shape.p_k + n_blocks, shape.n_head, n_q, 1, queries, N_PREPARE_SOURCES, prepare_codes);
    ggml_tensor * codes[N_ATTEND_SOURCES] = {prepared, k, v, attn.mask, g.cache->k_exact, g.cache->v_exact, g.cells};
    ggml_tensor * parts =
        op(shape.p_v + 2, parts_of(shape, n_q, attn.n_kv), shape.n_head, n_q, codes, N_ATTEND_SOURCES, attend_codes);
    ggml_tensor * joined[N_FINISH_SOURCES] = {parts, attn.sinks, own.values};
    ggml_tensor * out = op(shape.d_v, shape.n_head, n_q, 1, joined, N_FINISH_SOURCES, finish_codes);
    return ggml_reshape_2d(g.ctx, out, static_cast<int64_t>(shape.d_v) * shape.n_head, n_q);
}

// The CPU moves them, in a copy that the scheduler makes for it; a shader puts them back.
ggml_tensor * Operations::key_shift(const LayerCodec & layer, ggml_context * ctx, const llama_kv_cells & cells,
    const llama_kv_codec_layer & cache, ggml_tensor * shift) {
    Layer & own = layer_of(layer, cache);
    own.cpu.cells = &cells;
    const size_t bytes = ggml_nbytes(cache.k) + (cache.k_exact ? ggml_nbytes(cache.k_exact) : 0);
    ggml_tensor * sources[] = {cache.k, shift, cache.k_exact};
    ggml_tensor * moved = ggml_custom_4d(ctx, GGML_TYPE_F16, static_cast<int64_t>(bytes / 2), 1, 1, 1, sources, 3,
        move_keys, GGML_N_TASKS_MAX, &own.cpu);
    ggml_tensor * parts[] = {cache.k_exact, moved};
    return ggml_custom_inplace(ctx, cache.k, parts, 2, put_keys, 1, &own.cpu);
}

Operations::Layer & Operations::layer_of(const LayerCodec & layer, const llama_kv_codec_layer & cache) {
    const auto found = layers_.find(&layer);
    if (found != layers_.end()) return found->second;
    const auto op = [&](const LayerCodec & of, int threads) {
        return cpu::Layer{&of, threads, &store_nanos_, &exact_, nullptr, cache.il, &watch_};
    };
    auto watched = std::make_unique<LayerCodec>(cpu::without_values(layer));
    const LayerCodec & as_watched = *watched;
    Layer own{op(layer, 1), std::move(watched), op(as_watched, max_threads_), nullptr, nullptr, nullptr, nullptr};
    const std::vector<float> keys = constants_of(layer, true), values = constants_of(layer, false);
    own.ctx.reset(ggml_init({2 * ggml_tensor_overhead(), nullptr, true}));
    own.keys = room_for(own.ctx.get(), keys);
    own.values = room_for(own.ctx.get(), values);
    own.buffer.reset(
        ggml_backend_alloc_ctx_tensors_from_buft(own.ctx.get(), ggml_backend_buffer_get_type(cache.k->buffer)));
    // The first graph is made with the context: what is thrown here ends that, and nothing that has begun.
    if (own.buffer == nullptr) throw std::runtime_error("the device has no memory for a layer's constants");
    ggml_backend_tensor_set(own.keys, keys.data(), 0, ggml_nbytes(own.keys));
    ggml_backend_tensor_set(own.values, values.data(), 0, ggml_nbytes(own.values));
    return layers_.emplace(&layer, std::move(own)).first->second;
}

} // namespace carrel::vulkan

namespace carrel {

std::unique_ptr<DeviceOperations> device_operations(int max_threads, const ExactCells & exact, CacheWatch & watch,
    std::atomic<int64_t> & store_nanos, bool few_on_codes) {
    return std::make_unique<vulkan::Operations>(max_threads, exact, watch, store_nanos,
        few_on_codes ? vulkan::FewQueries::ON_CODES : vulkan::FewQueries::ON_ROWS);
}

} // namespace carrel
