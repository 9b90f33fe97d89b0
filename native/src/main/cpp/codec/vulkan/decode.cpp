// SPDX-License-Identifier: Apache-2.0
// Rows of f16 from codes, by the letter: what the shader is held against, and what the CPU computes where it is asked to.
#include <algorithm>

#include "calls.h"
#include "cpu/ops.h"
#include "kv_codec.h"
#include "kv_f16.h"

namespace carrel::vulkan {
namespace {

using cpu::at;
using cpu::data;

// The centre of a key's head, from the turned table of a graph.
void centre(const LayerCodec & layer, const ggml_tensor * table, int64_t block, int head, float * out) {
    const int64_t n_blocks = table->ne[0];
    std::vector<float> row(table->ne[1]);
    for (size_t i = 0; i < row.size(); i++) row[i] = data<const float>(table)[i * n_blocks + block];
    layer.table->centre_at(row.data(), layer.b(head), out);
}

void decode_rows(ggml_tensor * dst, bool keys, int ith, int nth, void * userdata) {
    const LayerCodec & layer = *cpu::layer_of(userdata).codec;
    const LayerShape & shape = layer.shape;
    const kv_type type = keys ? shape.type_k : shape.type_v;
    const int d = keys ? shape.d_k : shape.d_v, p = keys ? shape.p_k : shape.p_v;
    const bool rotates = keys ? shape.rotates_k() : shape.rotates_v();
    const ggml_tensor * cache = dst->src[DECODE_CACHE];
    const ggml_tensor * exact = dst->src[DECODE_EXACT];
    const auto * cells = data<const int32_t>(dst->src[DECODE_CELLS]);
    const int64_t n_kv = dst->ne[1], n_exact = exact ? exact->ne[1] : 0;
    const cpu::Share share(n_kv, ith, nth);
    for (int64_t cell = share.from; cell < share.to; cell++) {
        const int32_t row = n_exact ? exact_row_of(cells, n_kv, n_exact, cell) : -1;
        for (int head = 0; head < shape.n_head_kv; head++) {
            float x[KV_MAX_HEAD], c[KV_MAX_HEAD];
            if (row >= 0) {
                const auto * in = at<uint16_t>(exact, row) + static_cast<size_t>(head) * p;
                for (int i = 0; i < p; i++) x[i] = kv_f16_to_finite(in[i]);
            } else {
                kv_decode(type, at<uint8_t>(cache, cell) + head * kv_head_bytes(type, p), p, x);
                const auto * halves = at<uint16_t>(cache, cell) + static_cast<size_t>(head) * p;
                for (int i = 0; type == KV_TYPE_F16 && i < p; i++) x[i] = kv_f16_to_finite(halves[i]);
            }
            if (rotates) kv_unrotate(x, p);
            if (keys && layer.centred) {
                centre(layer, dst->src[DECODE_TABLE], cells[cell], head, c);
                kv_restore_key(x, c, layer.f(head), d);
            } else if (!keys && layer.centres_v()) {
                kv_add_mean(x, layer.mean_v(head), d);
            }
            auto * out = at<uint16_t>(dst, cell, head);
            for (int i = 0; i < d; i++) out[i] = kv_f32_to_f16(std::clamp(x[i], -65504.0f, 65504.0f));
        }
    }
}

} // namespace

int32_t exact_row_of(const int32_t * cells, int64_t n_kv, int64_t n_exact, int64_t cell) {
    const int32_t * first = cells + n_kv + 1;
    const int32_t * last = first + cells[n_kv];
    const int32_t * found = std::lower_bound(first, last, cell);
    return found < last && *found == cell ? found[n_exact] : -1;
}

void decode_keys(ggml_tensor * dst, int ith, int nth, void * userdata) { decode_rows(dst, true, ith, nth, userdata); }
void decode_values(ggml_tensor * dst, int ith, int nth, void * userdata) {
    decode_rows(dst, false, ith, nth, userdata);
}

} // namespace carrel::vulkan
