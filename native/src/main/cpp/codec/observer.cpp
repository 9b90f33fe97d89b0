// SPDX-License-Identifier: Apache-2.0
#include "observer.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "exact_cells.h"
#include "kv_codec.h"
#include "layer_shape.h"
#include "llama-graph.h"
#include "llama-kv-cells.h"
#include "rope_tables.h"

namespace carrel {
namespace {

constexpr float ALPHAS[] = {0.0f, 0.35f, 0.5f};
constexpr int QUERIES = 32;          // of one head, for choosing alpha
constexpr int MAX_HEADS = 2;         // of a group, for the same
constexpr double WORTH_WHILE = 0.05; // share of a layer's key energy below which a centre is not worth its time

// One layer while it is observed. The operations of an older graph may still point here, so it is never moved.
struct Observed {
    kv_calibration_layer * out = nullptr;
    llama_kv_rope rope;
    std::unique_ptr<RopeTable> table;
    int n_head = 0;
    float scale = 1;
    std::vector<double> energy, energy_left; // of each head's keys, before and after centring
};

using Rows = std::vector<float>; // [tokens][d]

Rows rows_of(const ggml_tensor * t, int head, int d) {
    Rows out(t->ne[2] * d);
    for (int64_t i = 0; i < t->ne[2]; i++) {
        std::memcpy(
            &out[i * d], static_cast<const char *>(t->data) + i * t->nb[2] + head * t->nb[1], d * sizeof(float));
    }
    return out;
}

double energy_of(const Rows & rows, int d) {
    double sum = 0;
    for (size_t i = static_cast<size_t>(EXACT_TOKENS) * d; i < rows.size(); i++)
        sum += static_cast<double>(rows[i]) * rows[i];
    return sum;
}

std::vector<float> mean_of(const Rows & rows, int d) {
    std::vector<double> sum(d, 0);
    const size_t n = rows.size() / d;
    for (size_t i = EXACT_TOKENS; i < n; i++) {
        for (int k = 0; k < d; k++) sum[k] += rows[i * d + k];
    }
    std::vector<float> mean(d);
    for (int k = 0; k < d; k++) mean[k] = static_cast<float>(sum[k] / static_cast<double>(n - EXACT_TOKENS));
    return mean;
}

void add_squares(const Rows & rows, int d, std::vector<float> & squares) {
    for (size_t i = static_cast<size_t>(EXACT_TOKENS) * d; i < rows.size(); i++) squares[i % d] += rows[i] * rows[i];
}

// Keys as they were before RoPE.
Rows without_rope(const Rows & keys, int d, const int32_t * position, const RopeTable & table, float magnitude) {
    Rows out = keys;
    const kv_rope rope = table.rope(1);
    for (size_t i = 0; i < keys.size() / d; i++) {
        kv_rope_apply(&rope, &out[i * d], -static_cast<double>(position[i]));
        for (int k = 0; k < rope.n_dims; k++) out[i * d + k] /= magnitude; // the rotated dimensions come first
    }
    return out;
}

// Mean KL divergence of the attention that some queries pay to keys that were rounded after centring and balancing.
double attention_loss(
    const std::vector<Rows> & queries, const Rows & keys, const Rows & centred, const float * f, int d, float scale) {
    const int p = padded(d), n = static_cast<int>(keys.size() / d);
    Rows rounded(centred.size());
    uint8_t code[KV_MAX_HEAD * 2];
    float x[KV_MAX_HEAD];
    for (int i = 0; i < n; i++) {
        std::fill(x, x + p, 0.0f);
        for (int k = 0; k < d; k++) x[k] = centred[static_cast<size_t>(i) * d + k] * f[k];
        kv_rotate(x, p);
        kv_encode(KV_TYPE_TURBO3, x, p, code);
        kv_decode(KV_TYPE_TURBO3, code, p, x);
        kv_unrotate(x, p);
        // The error only: what the centre takes away is added back exactly.
        for (int k = 0; k < d; k++)
            rounded[static_cast<size_t>(i) * d + k] = x[k] / f[k] - centred[static_cast<size_t>(i) * d + k];
    }
    double loss = 0;
    int seen = 0;
    std::vector<float> exact(n), error(n);
    for (const Rows & q : queries) {
        for (int s = 0; s < QUERIES; s++) {
            const int at = n - 1 - s * (n / 2) / QUERIES;
            const float * qi = &q[static_cast<size_t>(at) * d];
            float max = -INFINITY, max_rounded = -INFINITY;
            for (int j = 0; j <= at; j++) {
                float a = 0, e = 0;
                for (int k = 0; k < d; k++) {
                    a += qi[k] * keys[static_cast<size_t>(j) * d + k];
                    e += qi[k] * rounded[static_cast<size_t>(j) * d + k];
                }
                exact[j] = a * scale;
                error[j] = j < EXACT_TOKENS ? 0 : e * scale;
                max = std::max(max, exact[j]);
                max_rounded = std::max(max_rounded, exact[j] + error[j]);
            }
            double sum = 0, sum_rounded = 0, weighted = 0;
            for (int j = 0; j <= at; j++) {
                const double w = std::exp(exact[j] - max);
                sum += w;
                sum_rounded += std::exp(exact[j] + error[j] - max_rounded);
                weighted += w * error[j];
            }
            loss += -weighted / sum + std::log(sum_rounded) + max_rounded - std::log(sum) - max;
            seen++;
        }
    }
    return loss / seen;
}

void observe_head(Observed & layer, const ggml_tensor * q, const ggml_tensor * k, const ggml_tensor * v,
    const int32_t * position, int head) {
    kv_calibration_layer & out = *layer.out;
    const int d = out.d_k, group = layer.n_head / out.n_head_kv;
    const Rows keys = rows_of(k, head, d), values = rows_of(v, head, out.d_v);
    std::copy_n(mean_of(values, out.d_v).begin(), out.d_v, out.mean_v.begin() + static_cast<size_t>(head) * out.d_v);

    const std::vector<float> b = mean_of(without_rope(keys, d, position, *layer.table, layer.rope.magnitude), d);
    Rows centred = keys;
    float centre[KV_MAX_HEAD];
    for (size_t i = 0; i < keys.size() / d; i++) {
        layer.table->centre(position[i] / POSITION_BLOCK, b.data(), centre);
        for (int x = 0; x < d; x++) centred[i * d + x] -= centre[x];
    }
    layer.energy[head] = energy_of(keys, d);
    layer.energy_left[head] = energy_of(centred, d);

    std::vector<float> q_square(d, 0), k_square(d, 0), f(d);
    std::vector<Rows> queries;
    for (int h = head * group; h < (head + 1) * group; h++) {
        const Rows rows = rows_of(q, h, d);
        add_squares(rows, d, q_square);
        if (static_cast<int>(queries.size()) < MAX_HEADS) queries.push_back(rows);
    }
    add_squares(centred, d, k_square);
    for (float & x : q_square) x /= static_cast<float>(group);
    const kv_rope rope = layer.table->rope(1);
    double best = INFINITY;
    for (const float alpha : ALPHAS) {
        kv_balance_factors(&rope, q_square.data(), k_square.data(), d, alpha, f.data());
        const double loss = attention_loss(queries, keys, centred, f.data(), d, layer.scale);
        if (!(loss < best)) continue;
        best = loss;
        out.alpha[head] = alpha;
        std::copy(f.begin(), f.end(), out.f.begin() + static_cast<size_t>(head) * d);
    }
    std::copy(b.begin(), b.end(), out.b.begin() + static_cast<size_t>(head) * d);
}

// dst: nothing. src: q, k, v, positions.
void observe(ggml_tensor * dst, int ith, int nth, void * userdata) {
    auto & layer = *static_cast<Observed *>(userdata);
    const int64_t n = dst->src[1]->ne[2];
    const auto * position = static_cast<const int32_t *>(dst->src[3]->data);
    if (n <= 4 * EXACT_TOKENS) return; // llama.cpp warms up with less
    for (int head = ith; head < layer.out->n_head_kv; head += nth) {
        observe_head(layer, dst->src[0], dst->src[1], dst->src[2], position, head);
    }
}

class Positions : public llm_graph_input_i {
public:
    Positions(ggml_context * ctx, int64_t n) : tensor(ggml_new_tensor_1d(ctx, GGML_TYPE_I32, n)) {
        ggml_set_input(tensor);
    }

    void set_input(const llama_ubatch * ubatch) override {
        if (tensor->buffer) std::memcpy(tensor->data, ubatch->pos, ubatch->n_tokens * sizeof(llama_pos));
    }

    ggml_tensor * tensor;
};

class ObserverCache : public llama_kv_codec_cache {
public:
    explicit ObserverCache(Observer & observer) : observer_(observer) {}

    bool row(int32_t il, int32_t n_head, int32_t n_head_kv, int32_t d_k, int32_t d_v, llama_kv_codec_row &) override {
        if (d_k <= 0 || d_v <= 0 || padded(d_k) > KV_MAX_HEAD || padded(d_v) > KV_MAX_HEAD || n_head_kv <= 0 ||
            n_head % n_head_kv != 0) {
            return false;
        }
        Observed & layer = layers_[il];
        layer.n_head = n_head;
        layer.energy.resize(n_head_kv);
        layer.energy_left.resize(n_head_kv);
        kv_calibration_layer & out = observer_.layer(il);
        out.layer = il;
        out.n_head_kv = n_head_kv;
        out.d_k = d_k;
        out.d_v = d_v;
        out.alpha.assign(n_head_kv, 0);
        out.b.assign(static_cast<size_t>(n_head_kv) * d_k, 0);
        out.f.assign(static_cast<size_t>(n_head_kv) * d_k, 1);
        out.mean_v.assign(static_cast<size_t>(n_head_kv) * d_v, 0);
        layer.out = &out;
        return false; // llama.cpp keeps the cache
    }

    ~ObserverCache() override {
        for (auto & [il, layer] : layers_) {
            double before = 0, after = 0;
            for (const double e : layer.energy) before += e;
            for (const double e : layer.energy_left) after += e;
            layer.out->explained = before > 0 ? static_cast<float>(1 - after / before) : 0;
            layer.out->centred = layer.out->explained > WORTH_WHILE;
            if (!layer.out->centred) std::fill(layer.out->b.begin(), layer.out->b.end(), 0.0f);
        }
    }

    bool attends(int32_t il) const override { return layers_.count(il) != 0; }

    std::unique_ptr<llm_graph_input_i> build_inputs(
        ggml_context * ctx, const llama_kv_cells &, ggml_tensor * k_idxs, int64_t) override {
        return std::make_unique<Positions>(ctx, k_idxs->ne[0]);
    }

    ggml_tensor * build_attn(ggml_context * ctx, ggml_cgraph * gf, llm_graph_input_i * inputs,
        const llama_kv_codec_layer & cache, const llama_kv_rope & rope, const llama_kv_codec_attn & attn) override {
        Observed & layer = layers_.at(cache.il);
        if (attn.k == nullptr || attn.v == nullptr) return nullptr;
        if (!layer.table) {
            layer.rope = rope;
            if (!rope.plain) layer.rope.n_dims = 0;
            layer.table = std::make_unique<RopeTable>(layer.rope, layer.out->d_k);
            layer.table->reach(attn.n_kv / POSITION_BLOCK + 1);
        }
        layer.scale = attn.scale;
        ggml_tensor * args[] = {attn.q, attn.k, attn.v, static_cast<Positions *>(inputs)->tensor};
        ggml_build_forward_expand(
            gf, ggml_custom_4d(ctx, GGML_TYPE_F32, 1, 1, 1, 1, args, 4, observe, GGML_N_TASKS_MAX, &layer));
        return nullptr;
    }

    ggml_tensor * build_shift(ggml_context *, const llama_kv_cells &, const llama_kv_codec_layer & cache,
        const llama_kv_rope &, ggml_tensor *) override {
        return cache.k; // nothing is shifted while observing
    }

    void state_write(
        llama_io_write_i &, const std::vector<llama_kv_codec_layer> &, const std::vector<uint32_t> &) const override {}
    bool state_read(
        llama_io_read_i &, const std::vector<llama_kv_codec_layer> &, const std::vector<uint32_t> &) override {
        return false;
    }

private:
    Observer & observer_;
    std::map<int32_t, Observed> layers_;
};

} // namespace

std::unique_ptr<llama_kv_codec_cache> Observer::attach(uint32_t, uint32_t) {
    return std::make_unique<ObserverCache>(*this);
}

kv_calibration Observer::result(uint32_t tokens) const {
    kv_calibration out;
    out.tokens = tokens;
    for (const auto & [il, layer] : layers_) out.layers.push_back(layer);
    return out;
}

} // namespace carrel
