// SPDX-License-Identifier: Apache-2.0
// Attention on the codes, by the letter: what prepare.comp, attend.comp and finish.comp are held against, and what the CPU
// computes where it is asked to. Sums in double; one part, whatever the tensors have room for.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "calls.h"
#include "cpu/ops.h"
#include "kv_codec.h"
#include "kv_f16.h"

namespace carrel::vulkan {
namespace {

using cpu::at;
using cpu::data;

constexpr float LOWEST = -3.0e38f; // of what nothing was seen of, as the shader has it

// One head of a cell in the basis of the codes, its exact row if it has one.
void row_of(kv_type type, int p, const ggml_tensor * cache, const ggml_tensor * exact, int64_t cell, int32_t exact_row,
    int head, float * out) {
    if (exact_row < 0 && type != KV_TYPE_F16) {
        kv_decode(type, at<uint8_t>(cache, cell) + head * kv_head_bytes(type, p), p, out);
        return;
    }
    const auto * in = at<uint16_t>(exact_row < 0 ? cache : exact, exact_row < 0 ? cell : exact_row);
    for (int i = 0; i < p; i++) out[i] = kv_f16_to_finite(in[static_cast<size_t>(head) * p + i]);
}

// The sum, the top and the weight of one head of a query, into a part of floats of [p_v + 2].
void attend_head(const ggml_tensor * dst, const LayerCodec & layer, int64_t query, int head, float * part) {
    const LayerShape & shape = layer.shape;
    const ggml_tensor * k_exact = dst->src[ATTEND_EXACT_K];
    const ggml_tensor * prepared = dst->src[ATTEND_QUERIES];
    const ggml_tensor * mask = dst->src[ATTEND_MASK];
    const int64_t n_kv = mask->ne[0], n_exact = k_exact ? k_exact->ne[1] : 0;
    const int head_kv = head / shape.group();
    const auto * cells = data<const int32_t>(dst->src[ATTEND_CELLS]);
    const float * q = at<const float>(prepared, head, query);
    const bool offset = prepared->ne[0] > shape.p_k;
    std::vector<double> sum(shape.p_v, 0.0);
    double top = LOWEST, weight = 0;
    for (int64_t cell = 0; cell < n_kv; cell++) {
        const float distance = kv_f16_to_f32(at<uint16_t>(mask, query)[cell]);
        if (distance == -INFINITY) continue;
        const int32_t row = n_exact ? exact_row_of(cells, n_kv, n_exact, cell) : -1;
        float x[KV_MAX_HEAD];
        row_of(shape.type_k, shape.p_k, dst->src[ATTEND_KEYS], k_exact, cell, row, head_kv, x);
        double score = offset ? q[shape.p_k + cells[cell]] : 0;
        for (int i = 0; i < shape.p_k; i++) score += static_cast<double>(q[i]) * x[i];
        score *= layer.scale;
        if (layer.softcap != 0) score = layer.softcap * std::tanh(score / layer.softcap);
        score += (layer.slope.empty() ? 1 : layer.slope[head]) * distance;
        const double before = top;
        top = std::max(top, score);
        const double shrink = std::exp(before - top), w = std::exp(score - top);
        row_of(shape.type_v, shape.p_v, dst->src[ATTEND_VALUES], dst->src[ATTEND_EXACT_V], cell, row, head_kv, x);
        weight = weight * shrink + w;
        for (int i = 0; i < shape.p_v; i++) sum[i] = sum[i] * shrink + w * x[i];
    }
    for (int i = 0; i < shape.p_v; i++) part[i] = static_cast<float>(sum[i]);
    part[shape.p_v] = static_cast<float>(top);
    part[shape.p_v + 1] = static_cast<float>(weight);
}

} // namespace

void prepare_codes(ggml_tensor * dst, int ith, int nth, void * userdata) {
    const LayerCodec & layer = *cpu::layer_of(userdata).codec;
    const LayerShape & shape = layer.shape;
    const ggml_tensor * q = dst->src[PREPARE_QUERIES];
    const ggml_tensor * table = dst->src[PREPARE_TABLE];
    const cpu::Share share(q->ne[2] * shape.n_head, ith, nth);
    for (int64_t row = share.from; row < share.to; row++) {
        const int head = static_cast<int>(row % shape.n_head), head_kv = head / shape.group();
        float * out = at<float>(dst, head, row / shape.n_head);
        std::memcpy(out, at<float>(q, head, row / shape.n_head), shape.d_k * sizeof(float));
        std::fill(out + shape.d_k, out + shape.p_k, 0.0f);
        if (layer.centred) {
            std::vector<float> c(shape.d_k);
            layer.table->coefficients(out, layer.b(head_kv), c.data());
            for (int64_t j = 0; j < table->ne[0]; j++) {
                double sum = 0;
                for (int i = 0; i < shape.d_k; i++) sum += static_cast<double>(c[i]) * at<float>(table, i)[j];
                out[shape.p_k + j] = static_cast<float>(sum);
            }
            kv_balance_query(out, layer.f(head_kv), shape.d_k);
        }
        if (shape.rotates_k()) kv_rotate(out, shape.p_k);
    }
}

void attend_codes(ggml_tensor * dst, int ith, int nth, void * userdata) {
    const LayerCodec & layer = *cpu::layer_of(userdata).codec;
    const int64_t parts = dst->ne[1];
    const cpu::Share share(dst->ne[3] * dst->ne[2], ith, nth);
    for (int64_t row = share.from; row < share.to; row++) {
        const auto head = static_cast<int>(row % dst->ne[2]);
        float * part = data<float>(dst) + row * parts * dst->ne[0];
        attend_head(dst, layer, row / dst->ne[2], head, part);
        for (int64_t i = 1; i < parts; i++) {
            float * none = part + i * dst->ne[0];
            std::fill(none, none + dst->ne[0], 0.0f);
            none[dst->ne[0] - 2] = LOWEST;
        }
    }
}

void finish_codes(ggml_tensor * dst, int ith, int nth, void * userdata) {
    const LayerCodec & layer = *cpu::layer_of(userdata).codec;
    const LayerShape & shape = layer.shape;
    const ggml_tensor * in = dst->src[FINISH_PARTS];
    const auto * sinks = data<const float>(dst->src[FINISH_SINKS]);
    const int64_t floats = in->ne[0], parts = in->ne[1];
    const cpu::Share share(in->ne[2] * in->ne[3], ith, nth);
    for (int64_t row = share.from; row < share.to; row++) {
        const int head = static_cast<int>(row % shape.n_head);
        const float * part = data<const float>(in) + row * parts * floats;
        double top = sinks ? sinks[head] : LOWEST;
        for (int64_t i = 0; i < parts; i++) top = std::max<double>(top, part[i * floats + shape.p_v]);
        double weight = sinks ? std::exp(sinks[head] - top) : 0;
        std::vector<double> sum(shape.p_v, 0.0);
        for (int64_t i = 0; i < parts; i++) {
            const double share_of = std::exp(part[i * floats + shape.p_v] - top);
            weight += part[i * floats + shape.p_v + 1] * share_of;
            for (int k = 0; k < shape.p_v; k++) sum[k] += part[i * floats + k] * share_of;
        }
        float x[KV_MAX_HEAD];
        for (int k = 0; k < shape.p_v; k++) x[k] = weight > 0 ? static_cast<float>(sum[k] / weight) : 0;
        if (shape.rotates_v()) kv_unrotate(x, shape.p_v);
        if (layer.centres_v()) kv_add_mean(x, layer.mean_v(head / shape.group()), shape.d_v);
        std::memcpy(data<float>(dst) + row * shape.d_v, x, shape.d_v * sizeof(float));
    }
}

} // namespace carrel::vulkan
