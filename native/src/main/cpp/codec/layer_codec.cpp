#include "layer_codec.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>

#include "exact_cells.h"
#include "kv_codec.h"
#include "kv_f16.h"
#include "llama-kv-cells.h"

namespace carrel {
namespace {

const LayerCodec & layer_of(const void * userdata) { return *static_cast<const LayerCodec *>(userdata); }

template <class T> T * data(const ggml_tensor * t) { return t == nullptr ? nullptr : static_cast<T *>(t->data); }

template <class T> T * at(const ggml_tensor * t, int64_t i1, int64_t i2 = 0) {
    return reinterpret_cast<T *>(static_cast<char *>(t->data) + i1 * t->nb[1] + i2 * t->nb[2]);
}

uint8_t * aligned(void * p) {
    return reinterpret_cast<uint8_t *>((reinterpret_cast<uintptr_t>(p) + 63) & ~uintptr_t{63});
}

// This thread's share of n things.
struct Share {
    int64_t from, to;
    Share(int64_t n, int ith, int nth) : from(n * ith / nth), to(n * (ith + 1) / nth) {}
};

// Adds the time of its scope to a layer's; of one thread, since all work at once.
class StoreTimer {
public:
    StoreTimer(const LayerCodec & layer, int ith) : nanos_(ith == 0 ? layer.store_nanos : nullptr) {}
    ~StoreTimer() {
        if (nanos_ == nullptr) return;
        nanos_->fetch_add(std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start_).count(),
            std::memory_order_relaxed);
    }
    StoreTimer(const StoreTimer &) = delete;
    StoreTimer & operator=(const StoreTimer &) = delete;

private:
    using Clock = std::chrono::steady_clock;
    std::atomic<int64_t> * nanos_;
    Clock::time_point start_ = Clock::now();
};

// x, d values in a buffer for p, into row `cell` of the cache and, where it is to be exact, `exact_row` of that.
void store(kv_type type, float * x, int d, int p, bool rotate, int head, const ggml_tensor * cache, int64_t cell,
    const ggml_tensor * exact, int32_t exact_row) {
    std::fill(x + d, x + p, 0.0f);
    if (rotate) kv_rotate(x, p);
    kv_encode(type, x, p, at<uint8_t>(cache, cell) + head * kv_head_bytes(type, p));
    if (exact_row >= 0) {
        uint16_t * out = at<uint16_t>(exact, exact_row) + static_cast<size_t>(head) * p;
        for (int i = 0; i < p; i++) out[i] = kv_f32_to_f16(x[i]);
    }
}

// dst: the cache. src: cache, k, cells (I64), tokens, exact.
void store_keys(ggml_tensor * dst, int ith, int nth, void * userdata) {
    const LayerCodec & layer = layer_of(userdata);
    const ggml_tensor * k = dst->src[1];
    const auto * cell = data<const int64_t>(dst->src[2]);
    const auto * token = data<const TokenInput>(dst->src[3]);
    const Share share(k->ne[2] * layer.n_head_kv, ith, nth);
    const StoreTimer timer(layer, ith);
    for (int64_t i = share.from; i < share.to; i++) {
        const int64_t t = i / layer.n_head_kv;
        const int head = static_cast<int>(i % layer.n_head_kv);
        float x[KV_MAX_HEAD], centre[KV_MAX_HEAD];
        std::memcpy(x, at<float>(k, head, t), layer.d_k * sizeof(float));
        if (layer.centred) {
            layer.table->centre(token[t].block, layer.b(head), centre);
            kv_centre_key(x, centre, layer.f(head), layer.d_k);
        }
        store(layer.type_k, x, layer.d_k, layer.p_k, layer.rotates_k(), head, dst, cell[t], dst->src[4],
            dst->src[4] ? token[t].exact : -1);
    }
}

// As store_keys.
void store_values(ggml_tensor * dst, int ith, int nth, void * userdata) {
    const LayerCodec & layer = layer_of(userdata);
    const ggml_tensor * v = dst->src[1];
    const auto * cell = data<const int64_t>(dst->src[2]);
    const auto * token = data<const TokenInput>(dst->src[3]);
    const Share share(v->ne[2] * layer.n_head_kv, ith, nth);
    const StoreTimer timer(layer, ith);
    for (int64_t i = share.from; i < share.to; i++) {
        const int64_t t = i / layer.n_head_kv;
        const int head = static_cast<int>(i % layer.n_head_kv);
        float x[KV_MAX_HEAD];
        std::memcpy(x, at<float>(v, head, t), layer.d_v * sizeof(float));
        if (layer.centres_v()) kv_subtract_mean(x, layer.mean_v(head), layer.d_v);
        store(layer.type_v, x, layer.d_v, layer.p_v, layer.rotates_v(), head, dst, cell[t], dst->src[4],
            dst->src[4] ? token[t].exact : -1);
    }
}

// dst: [p_k * n_head * n_tokens] queries as the kernel wants them, then, if centred, [d_k * n_head * n_tokens]
// coefficients of the table's rows. src: q.
void prepare_queries(ggml_tensor * dst, int ith, int nth, void * userdata) {
    const LayerCodec & layer = layer_of(userdata);
    const ggml_tensor * q = dst->src[0];
    const int64_t n = q->ne[2] * layer.n_head;
    float * coeffs = data<float>(dst) + n * layer.p_k;
    const Share share(n, ith, nth);
    for (int64_t i = share.from; i < share.to; i++) {
        const int head = static_cast<int>(i % layer.n_head), head_kv = head / layer.group();
        float * out = data<float>(dst) + i * layer.p_k;
        std::memcpy(out, at<float>(q, head, i / layer.n_head), layer.d_k * sizeof(float));
        std::fill(out + layer.d_k, out + layer.p_k, 0.0f);
        if (layer.centred) {
            layer.table->coefficients(out, layer.b(head_kv), coeffs + i * layer.d_k);
            kv_balance_query(out, layer.f(head_kv), layer.d_k);
        }
        if (layer.rotates_k()) kv_rotate(out, layer.p_k);
    }
}

// What does not depend on a graph's data: enough to ask for the workspace's size.
kv_attention_args shape_args(const LayerCodec & layer, int64_t n_q, int64_t n_kv) {
    kv_attention_args a = {};
    a.n_q = static_cast<int32_t>(n_q);
    a.n_head = layer.n_head;
    a.n_head_kv = layer.n_head_kv;
    a.d_k = layer.p_k;
    a.d_v = layer.p_v;
    a.n_kv = static_cast<int32_t>(n_kv);
    a.type_k = layer.type_k;
    a.type_v = layer.type_v;
    a.q_head = layer.p_k;
    a.q_row = a.q_head * layer.n_head;
    a.k_head = kv_head_bytes(a.type_k, a.d_k);
    a.k_row = a.k_head * layer.n_head_kv;
    a.v_head = kv_head_bytes(a.type_v, a.d_v);
    a.v_row = a.v_head * layer.n_head_kv;
    a.slope = layer.slope.empty() ? nullptr : layer.slope.data();
    a.scale = layer.scale;
    a.softcap = layer.softcap;
    a.out_head = layer.p_v;
    a.out_row = a.out_head * layer.n_head;
    return a;
}

bool is_decode(const kv_attention_args & a) { return a.n_q <= KV_DECODE_MAX_QUERIES; }

// The result in the rotated basis lies first in the buffer, the kernel's workspace behind it.
size_t out_bytes(const kv_attention_args & a) { return static_cast<size_t>(a.n_q) * a.out_row * sizeof(float); }

size_t buffer_bytes(const LayerCodec & layer, const kv_attention_args & a) {
    const size_t workspace = is_decode(a) ? kv_attention_decode_workspace(&a, layer.max_threads)
                                          : kv_attention_prefill_workspace(&a, layer.max_threads);
    return out_bytes(a) + workspace + 128;
}

uint8_t * workspace_of(const kv_attention_args & a, void * buffer) { return aligned(aligned(buffer) + out_bytes(a)); }

// src of "attend", in order.
enum { Q, K, V, MASK, CELLS, OFFSETS, K_EXACT, V_EXACT, SINKS, N_SOURCES };

// dst: a buffer. Decode leaves the threads' parts in it, prefill the result.
void attend(ggml_tensor * dst, int ith, int nth, void * userdata) {
    const LayerCodec & layer = layer_of(userdata);
    nth = std::min(nth, layer.max_threads);
    if (ith >= nth) return;
    const ggml_tensor * mask = dst->src[MASK];
    kv_attention_args a = shape_args(layer, mask->ne[1], mask->ne[0]);
    a.q = data<const float>(dst->src[Q]);
    a.k = dst->src[K]->data;
    a.v = dst->src[V]->data;
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
        a.exact_v = data<const uint16_t>(dst->src[V_EXACT]);
    }
    a.out = reinterpret_cast<float *>(aligned(dst->data));
    if (is_decode(a)) kv_attention_decode_partial(&a, ith, nth, workspace_of(a, dst->data));
    else kv_attention_prefill(&a, ith, nth, workspace_of(a, dst->data));
}

// One head's result back from the values' basis, into [d_v].
void restore(const LayerCodec & layer, float * x, int head, float * out) {
    if (layer.rotates_v()) {
        kv_unrotate(x, layer.p_v);
        if (layer.centres_v()) kv_add_mean(x, layer.mean_v(head / layer.group()), layer.d_v);
    }
    std::memcpy(out, x, layer.d_v * sizeof(float));
}

// dst: [d_v * n_head, n_tokens]. src: the buffer of "attend", sinks.
void finish(ggml_tensor * dst, int ith, int nth, void * userdata) {
    const LayerCodec & layer = layer_of(userdata);
    kv_attention_args a = shape_args(layer, dst->ne[1], 0);
    void * base = dst->src[0]->data;
    auto * x = reinterpret_cast<float *>(aligned(base));
    if (!is_decode(a)) {
        const Share share(static_cast<int64_t>(a.n_q) * a.n_head, ith, nth);
        for (int64_t i = share.from; i < share.to; i++) {
            restore(layer, x + i * layer.p_v, static_cast<int>(i % a.n_head), data<float>(dst) + i * layer.d_v);
        }
        return;
    }
    nth = std::min(nth, layer.max_threads);
    if (ith >= nth) return;
    a.out = x;
    a.sinks = data<const float>(dst->src[1]);
    kv_attention_decode_merge(&a, ith, nth, workspace_of(a, base));
    // The same rows as the merge gave to this thread.
    const int rows = a.n_q * layer.group();
    for (int i = ith; i < a.n_head_kv * rows; i += nth) {
        const int head = i / rows * layer.group() + i % rows % layer.group();
        const int64_t row = static_cast<int64_t>(i % rows / layer.group()) * a.n_head + head;
        restore(layer, x + row * layer.p_v, head, data<float>(dst) + row * layer.d_v);
    }
}

// The key of one head of a cell as it was before it was stored, but for what rounding lost.
void load_key(const LayerCodec & layer, const ggml_tensor * cache, const ggml_tensor * exact, int64_t cell, int32_t row,
    int head, float * x) {
    const size_t bytes = kv_head_bytes(layer.type_k, layer.p_k);
    if (row >= 0) {
        const uint16_t * in = at<uint16_t>(exact, row) + static_cast<size_t>(head) * layer.p_k;
        for (int i = 0; i < layer.p_k; i++) x[i] = kv_f16_to_f32(in[i]);
    } else {
        kv_decode(layer.type_k, at<uint8_t>(cache, cell) + head * bytes, layer.p_k, x);
    }
    if (layer.rotates_k()) kv_unrotate(x, layer.p_k);
}

// dst: the cache. src: cache, shift (I32 for each cell), exact.
void shift_keys(ggml_tensor * dst, int ith, int nth, void * userdata) {
    const LayerCodec & layer = layer_of(userdata);
    const auto * shift = data<const int32_t>(dst->src[1]);
    const kv_rope rope = layer.table->rope(1); // a rotation on top of another: the magnitude is in already
    const Share share(dst->ne[1], ith, nth);
    for (int64_t cell = share.from; cell < share.to; cell++) {
        if (shift[cell] == 0 || layer.cells->is_empty(static_cast<uint32_t>(cell))) continue;
        const int64_t now = layer.cells->pos_get(static_cast<uint32_t>(cell)), before = now - shift[cell];
        const int32_t row = layer.exact ? layer.exact->row_of(static_cast<uint32_t>(cell)) : -1;
        for (int head = 0; head < layer.n_head_kv; head++) {
            float x[KV_MAX_HEAD], centre[KV_MAX_HEAD];
            load_key(layer, dst, dst->src[2], cell, row, head, x);
            if (layer.centred) {
                layer.table->centre(before / POSITION_BLOCK, layer.b(head), centre);
                kv_restore_key(x, centre, layer.f(head), layer.d_k);
            }
            kv_rope_apply(&rope, x, shift[cell]);
            if (layer.centred) {
                layer.table->centre(now / POSITION_BLOCK, layer.b(head), centre);
                kv_centre_key(x, centre, layer.f(head), layer.d_k);
            }
            store(layer.type_k, x, layer.d_k, layer.p_k, layer.rotates_k(), head, dst, cell, dst->src[2], row);
        }
    }
}

ggml_tensor * build_store(const LayerCodec & layer, const AttentionGraph & g, ggml_tensor * cache, ggml_tensor * x,
    ggml_tensor * idxs, ggml_tensor * exact, ggml_custom_op_t op) {
    if (x == nullptr) return cache;
    ggml_build_forward_expand(g.gf, x);
    ggml_tensor * args[] = {x, idxs, g.tokens, exact};
    ggml_tensor * stored =
        ggml_custom_inplace(g.ctx, cache, args, exact ? 4 : 3, op, GGML_N_TASKS_MAX, const_cast<LayerCodec *>(&layer));
    ggml_build_forward_expand(g.gf, stored);
    return stored;
}

} // namespace

ggml_type ggml_type_of(kv_type type, int d) {
    if (type == KV_TYPE_F16) return GGML_TYPE_F16;
    if (type == KV_TYPE_Q8_0) return GGML_TYPE_Q8_0;
    const int n = kv_block_values(d);
    const int size = n == 128 ? 0 : n == 96 ? 1 : n == 64 ? 2 : 3;
    return static_cast<ggml_type>(GGML_TYPE_TURBO4 + 2 * size + (type == KV_TYPE_TURBO3 ? 1 : 0));
}

ggml_tensor * build_attention(const LayerCodec & layer, const AttentionGraph & g) {
    void * userdata = const_cast<LayerCodec *>(&layer);
    const llama_kv_codec_attn & attn = *g.attn;
    ggml_tensor * k = build_store(layer, g, g.cache->k, attn.k, attn.k_idxs, g.cache->k_exact, store_keys);
    ggml_tensor * v = build_store(layer, g, g.cache->v, attn.v, attn.v_idxs, g.cache->v_exact, store_values);

    ggml_tensor * q = attn.q;
    const int64_t n_tokens = q->ne[2], n = n_tokens * layer.n_head;
    ggml_tensor * prepared = ggml_custom_4d(g.ctx, GGML_TYPE_F32, n * (layer.p_k + (layer.centred ? layer.d_k : 0)), 1,
        1, 1, &q, 1, prepare_queries, GGML_N_TASKS_MAX, userdata);
    ggml_tensor * offsets = nullptr;
    if (layer.centred) {
        ggml_tensor * coeffs =
            ggml_view_2d(g.ctx, prepared, layer.d_k, n, layer.d_k * sizeof(float), n * layer.p_k * sizeof(float));
        offsets = ggml_mul_mat(g.ctx, g.table, coeffs);
    }
    const kv_attention_args a = shape_args(layer, n_tokens, attn.n_kv);
    ggml_tensor * sources[N_SOURCES] = {
        prepared, k, v, attn.mask, g.cells, offsets, g.cache->k_exact, g.cache->v_exact, attn.sinks};
    ggml_tensor * buffer =
        ggml_custom_4d(g.ctx, GGML_TYPE_F32, static_cast<int64_t>(buffer_bytes(layer, a) / sizeof(float)), 1, 1, 1,
            sources, N_SOURCES, attend, GGML_N_TASKS_MAX, userdata);
    ggml_tensor * parts[] = {buffer, attn.sinks};
    return ggml_custom_4d(g.ctx, GGML_TYPE_F32, static_cast<int64_t>(layer.d_v) * layer.n_head, n_tokens, 1, 1, parts,
        2, finish, GGML_N_TASKS_MAX, userdata);
}

ggml_tensor * build_key_shift(
    const LayerCodec & layer, ggml_context * ctx, const llama_kv_codec_layer & cache, ggml_tensor * shift) {
    ggml_tensor * args[] = {shift, cache.k_exact};
    return ggml_custom_inplace(
        ctx, cache.k, args, cache.k_exact ? 2 : 1, shift_keys, GGML_N_TASKS_MAX, const_cast<LayerCodec *>(&layer));
}

} // namespace carrel
