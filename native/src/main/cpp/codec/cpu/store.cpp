// SPDX-License-Identifier: Apache-2.0
// Storing keys and values, and moving keys.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstring>

#include "exact_cells.h"
#include "kv_codec.h"
#include "kv_f16.h"
#include "llama-kv-cells.h"
#include "ops.h"

namespace carrel::cpu {
namespace {

// Adds the time of its scope to a layer's; of one thread, since all work at once.
class StoreTimer {
public:
    StoreTimer(const Layer & op, int ith) : nanos_(ith == 0 ? op.store_nanos : nullptr) {}
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

// The key of one head of a cell as it was before it was stored, but for what rounding lost.
void load_key(const LayerShape & shape, const ggml_tensor * cache, const ggml_tensor * exact, int64_t cell, int32_t row,
    int head, float * x) {
    if (row >= 0) {
        const uint16_t * in = at<uint16_t>(exact, row) + static_cast<size_t>(head) * shape.p_k;
        for (int i = 0; i < shape.p_k; i++) x[i] = kv_f16_to_f32(in[i]);
    } else {
        kv_decode(shape.type_k, at<uint8_t>(cache, cell) + head * shape.head_bytes_k(), shape.p_k, x);
    }
    if (shape.rotates_k()) kv_unrotate(x, shape.p_k);
}

} // namespace

void store_keys(ggml_tensor * dst, int ith, int nth, void * userdata) {
    const Layer & op = layer_of(userdata);
    const LayerCodec & layer = *op.codec;
    const LayerShape & shape = layer.shape;
    const ggml_tensor * k = dst->src[1];
    const auto * cell = data<const int64_t>(dst->src[2]);
    const auto * token = data<const TokenInput>(dst->src[3]);
    const Share share(k->ne[2] * shape.n_head_kv, ith, nth);
    const StoreTimer timer(op, ith);
    for (int64_t i = share.from; i < share.to; i++) {
        const int64_t t = i / shape.n_head_kv;
        const int head = static_cast<int>(i % shape.n_head_kv);
        float x[KV_MAX_HEAD], centre[KV_MAX_HEAD];
        std::memcpy(x, at<float>(k, head, t), shape.d_k * sizeof(float));
        if (layer.centred) {
            layer.table->centre(token[t].block, layer.b(head), centre);
            kv_centre_key(x, centre, layer.f(head), shape.d_k);
        }
        store(shape.type_k, x, shape.d_k, shape.p_k, shape.rotates_k(), head, dst, cell[t], dst->src[4],
            dst->src[4] ? token[t].exact : -1);
    }
}

void store_values(ggml_tensor * dst, int ith, int nth, void * userdata) {
    const Layer & op = layer_of(userdata);
    const LayerCodec & layer = *op.codec;
    const LayerShape & shape = layer.shape;
    const ggml_tensor * v = dst->src[1];
    const auto * cell = data<const int64_t>(dst->src[2]);
    const auto * token = data<const TokenInput>(dst->src[3]);
    const Share share(v->ne[2] * shape.n_head_kv, ith, nth);
    const StoreTimer timer(op, ith);
    for (int64_t i = share.from; i < share.to; i++) {
        const int64_t t = i / shape.n_head_kv;
        const int head = static_cast<int>(i % shape.n_head_kv);
        float x[KV_MAX_HEAD];
        std::memcpy(x, at<float>(v, head, t), shape.d_v * sizeof(float));
        if (layer.centres_v()) kv_subtract_mean(x, layer.mean_v(head), shape.d_v);
        store(shape.type_v, x, shape.d_v, shape.p_v, shape.rotates_v(), head, dst, cell[t], dst->src[4],
            dst->src[4] ? token[t].exact : -1);
    }
}

void shift_keys(ggml_tensor * dst, int ith, int nth, void * userdata) {
    const Layer & op = layer_of(userdata);
    const LayerCodec & layer = *op.codec;
    const LayerShape & shape = layer.shape;
    const auto * shift = data<const int32_t>(dst->src[1]);
    const kv_rope rope = layer.table->rope(1); // a rotation on top of another: the magnitude is in already
    const Share share(dst->ne[1], ith, nth);
    for (int64_t cell = share.from; cell < share.to; cell++) {
        if (shift[cell] == 0 || op.cells->is_empty(static_cast<uint32_t>(cell))) continue;
        const int64_t now = op.cells->pos_get(static_cast<uint32_t>(cell)), before = now - shift[cell];
        const int32_t row = op.exact->row_of(static_cast<uint32_t>(cell));
        for (int head = 0; head < shape.n_head_kv; head++) {
            float x[KV_MAX_HEAD], centre[KV_MAX_HEAD];
            load_key(shape, dst, dst->src[2], cell, row, head, x);
            if (layer.centred) {
                layer.table->centre(before / POSITION_BLOCK, layer.b(head), centre);
                kv_restore_key(x, centre, layer.f(head), shape.d_k);
            }
            kv_rope_apply(&rope, x, shift[cell]);
            if (layer.centred) {
                layer.table->centre(now / POSITION_BLOCK, layer.b(head), centre);
                kv_centre_key(x, centre, layer.f(head), shape.d_k);
            }
            store(shape.type_k, x, shape.d_k, shape.p_k, shape.rotates_k(), head, dst, cell, dst->src[2], row);
        }
    }
}

void shifted_copy(ggml_tensor * dst, int ith, int nth, void * userdata) {
    ggml_tensor cache = *dst;
    const Share share(cache.ne[1], ith, nth); // the same cells that shift_keys() gives this thread
    std::memcpy(at<char>(&cache, share.from), at<const char>(dst->src[0], share.from),
        static_cast<size_t>(share.to - share.from) * cache.nb[1]);
    shift_keys(&cache, ith, nth, userdata);
}

} // namespace carrel::cpu
