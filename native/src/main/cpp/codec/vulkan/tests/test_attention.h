// SPDX-License-Identifier: Apache-2.0
// One layer's cache in one backend's memory, a whole graph of a layer over it, as a model has it; and what that should
// come to: sums in double over what kv/ decodes from the same codes.
#pragma once

#include <algorithm>
#include <cmath>
#include <numeric>

#include "attention_watch.h"
#include "cpu/operations.h"
#include "exact_cells.h"
#include "kv_codec.h"
#include "kv_f16.h"
#include "llama-batch.h"
#include "llama-kv-cells.h"
#include "shader_operations.h"
#include "test_layer.h"

namespace carrel::vulkan {

constexpr int N_HEAD = 6, N_KEPT = 4, N_TABLE = 32; // blocks of the table, as a graph pads them

// Which cells the tokens are in, and how many of the last ones ask.
struct Tokens {
    const char * what;
    int n, queries, cells;                                             // cells: no multiple of three
    int cell(int t) const { return n == 1 ? 7 : (3 * t + 2) % cells; } // with holes, and not in order
    int seen(int query) const { return n - queries + query + 1; }
    // What the mask has where a query sees a token.
    float distance(int query, int t, bool alibi) const {
        return alibi ? static_cast<float>(t + 1 - seen(query)) : 0.0f;
    }
};

// What an attention is asked for besides.
struct Asked {
    float softcap = 0, alibi = 0;
    bool sinks = false;
};

struct Input {
    std::vector<float> q, k, v;
};

inline Input input(const Case & c, const Tokens & tokens, float scale_k, float scale_v) {
    const auto size = [&](int heads, int n) { return (size_t) c.d * heads * n; };
    return {normal(size(N_HEAD, tokens.queries), 31), normal(size(HEADS, tokens.n), 32, scale_k),
        normal(size(HEADS, tokens.n), 33, scale_v)};
}

struct Freed {
    void operator()(ggml_context * ctx) const { ggml_free(ctx); }
    void operator()(ggml_backend_buffer_t buffer) const { ggml_backend_buffer_free(buffer); }
    void operator()(ggml_backend_sched_t scheduler) const { ggml_backend_sched_free(scheduler); }
};
using Scheduler = std::unique_ptr<ggml_backend_sched, Freed>;
using Context = std::unique_ptr<ggml_context, Freed>;
using Buffer = std::unique_ptr<ggml_backend_buffer, Freed>;

inline Context context() {
    return Context(ggml_init({256 * ggml_tensor_overhead() + 4 * ggml_graph_overhead(), nullptr, true}));
}

// One layer's cache in one backend's memory, and what is computed with it.
class Attention {
public:
    Attention(ggml_backend_t backend, const Case & c, const Tokens & tokens, const Asked & asked = {})
        : backend_(backend), tokens_(tokens), asked_(asked), layer_(c, N_HEAD),
          watch_(tokens.cells, tokens.cells + N_KEPT, 1), cache_ctx_(context()) {
        const LayerShape & shape = layer_.codec.shape;
        layer_.codec.scale = 1 / std::sqrt(static_cast<float>(c.d));
        layer_.codec.softcap = asked.softcap;
        layer_.codec.sinks = asked.sinks;
        if (asked.alibi > 0) layer_.codec.slope = alibi_slopes(N_HEAD, asked.alibi);
        watch_.add_layer(0, N_HEAD);
        ggml_context * ctx = cache_ctx_.get();
        cache_ = {0, ggml_new_tensor_2d(ctx, ggml_type_of(shape.type_k, shape.p_k), shape.row_values_k(), tokens.cells),
            ggml_new_tensor_2d(ctx, ggml_type_of(shape.type_v, shape.p_v), shape.row_values_v(), tokens.cells),
            ggml_new_tensor_2d(ctx, GGML_TYPE_F16, shape.row_values_k(), N_KEPT),
            ggml_new_tensor_2d(ctx, GGML_TYPE_F16, shape.row_values_v(), N_KEPT)};
        buffer_.reset(ggml_backend_alloc_ctx_tensors(ctx, backend));
        ggml_backend_buffer_clear(buffer_.get(), 0);
    }

    // Stores, if it is told to, and attends: rows of the queries' heads. What only the CPU can compute it computes.
    template <class Ops> std::vector<float> attend(Ops & ops, const Input & in, bool store) {
        const Context inputs = context(), nodes = context();
        ggml_context * ctx = inputs.get();
        const int d = layer_.codec.shape.d_k;
        const int64_t n = tokens_.n, n_q = tokens_.queries;
        llama_kv_codec_attn attn{};
        attn.q = ggml_new_tensor_3d(ctx, GGML_TYPE_F32, d, N_HEAD, n_q);
        attn.k = store ? ggml_new_tensor_3d(ctx, GGML_TYPE_F32, d, HEADS, n) : nullptr;
        attn.v = store ? ggml_new_tensor_3d(ctx, GGML_TYPE_F32, d, HEADS, n) : nullptr;
        attn.k_idxs = ggml_new_tensor_1d(ctx, GGML_TYPE_I64, n);
        attn.v_idxs = ggml_new_tensor_1d(ctx, GGML_TYPE_I64, n);
        attn.mask = ggml_new_tensor_2d(ctx, GGML_TYPE_F16, tokens_.cells, n_q);
        attn.sinks = asked_.sinks ? ggml_new_tensor_1d(ctx, GGML_TYPE_F32, N_HEAD) : nullptr;
        attn.scale = layer_.codec.scale;
        attn.softcap = asked_.softcap;
        attn.max_alibi_bias = asked_.alibi;
        attn.n_kv = tokens_.cells;
        ggml_tensor * tokens = ggml_new_tensor_2d(ctx, GGML_TYPE_I32, 3, n);
        ggml_tensor * cells = ggml_new_tensor_1d(ctx, GGML_TYPE_I32, CellsInput::size(tokens_.cells, N_KEPT));
        ggml_tensor * table = layer_.codec.centred ? ggml_new_tensor_2d(ctx, GGML_TYPE_F32, N_TABLE, d) : nullptr;
        const Buffer buffer(ggml_backend_alloc_ctx_tensors(ctx, backends().cpu));
        ggml_backend_buffer_clear(buffer.get(), 0);
        set(attn.q, in.q);
        if (store) set(attn.k, in.k), set(attn.v, in.v);
        if (attn.sinks != nullptr) set(attn.sinks, sinks());
        fill(attn, tokens, cells);
        if (table != nullptr) fill(table);

        ggml_cgraph * graph = ggml_new_graph(nodes.get());
        ggml_tensor * out = ops.attention(layer_.codec, {nodes.get(), graph, &cache_, &attn, tokens, cells, table});
        ggml_set_output(out);
        ggml_build_forward_expand(graph, out);
        ggml_backend_t all[] = {backend_, backends().cpu};
        const int n_backends = backend_ == backends().cpu ? 1 : 2;
        const Scheduler scheduler(
            ggml_backend_sched_new(all, nullptr, n_backends, GGML_DEFAULT_GRAPH_SIZE, false, false));
        CHECK(ggml_backend_sched_graph_compute(scheduler.get(), graph) == GGML_STATUS_SUCCESS);
        std::vector<float> result(ggml_nelements(out));
        ggml_backend_tensor_get(out, result.data(), 0, ggml_nbytes(out));
        return result;
    }

    // The same, while these heads are watched: what all queries attend to, [place], of one head behind another.
    template <class Ops>
    std::vector<float> look_on(Ops & ops, const Input & in, bool store, const std::vector<int> & heads) {
        std::vector<WatchedHead> watched;
        for (const int head : heads) watched.push_back({0, head});
        watch_.look_on();
        watch_.open(watched, true);
        watch_.count(0, 0, tokens_.n, 0);
        std::vector<llama_pos> positions;
        llama_seq_id sequence = 0;
        std::vector<llama_seq_id *> sequences(tokens_.queries, &sequence);
        for (int q = 0; q < tokens_.queries; q++) positions.push_back(tokens_.seen(q) - 1);
        llama_ubatch ubatch{};
        ubatch.n_tokens = static_cast<uint32_t>(tokens_.queries);
        ubatch.pos = positions.data();
        ubatch.seq_id = sequences.data();
        watch_.begin(ubatch);
        attend(ops, in, store);
        llama_kv_cells cells;
        cells.resize(static_cast<uint32_t>(tokens_.cells));
        for (int t = 0; t < tokens_.n; t++) {
            cells.pos_set(static_cast<uint32_t>(tokens_.cell(t)), t);
            cells.seq_add(static_cast<uint32_t>(tokens_.cell(t)), 0);
        }
        std::vector<float> out;
        for (size_t i = 0; i < heads.size(); i++) {
            std::vector<float> of_head(tokens_.n);
            watch_.read(0, static_cast<int>(i), cells, of_head);
            out.insert(out.end(), of_head.begin(), of_head.end());
        }
        watch_.close();
        return out;
    }

    // By the letter: sums in double over the cells that a query sees. halves: over rows of f16, as decode_keys() has them.
    std::vector<float> truth(const Input & in, bool halves) {
        const std::vector<float> k = decoded(true, halves), v = decoded(false, halves);
        const int d = layer_.codec.shape.d_k;
        std::vector<float> out;
        for (int q = 0; q < tokens_.queries; q++) {
            for (int head = 0; head < N_HEAD; head++) {
                const float * query = in.q.data() + ((size_t) q * N_HEAD + head) * d;
                const auto row = [&](const std::vector<float> & x, int t) {
                    return x.data() + ((size_t) head / (N_HEAD / HEADS) * tokens_.cells + tokens_.cell(t)) * d;
                };
                std::vector<double> weight, sum(d, 0.0);
                for (int t = 0; t < tokens_.seen(q); t++) {
                    double s = std::inner_product(query, query + d, row(k, t), 0.0) * layer_.codec.scale;
                    if (asked_.softcap != 0) s = asked_.softcap * std::tanh(s / asked_.softcap);
                    if (asked_.alibi > 0) s += layer_.codec.slope[head] * tokens_.distance(q, t, true);
                    weight.push_back(s);
                }
                double most = *std::max_element(weight.begin(), weight.end()), all = 0;
                if (asked_.sinks) {
                    most = std::max<double>(most, sinks()[head]);
                    all = std::exp(sinks()[head] - most);
                }
                for (double & w : weight) all += w = std::exp(w - most);
                for (int t = 0; t < tokens_.seen(q); t++)
                    for (int i = 0; i < d; i++) sum[i] += weight[t] / all * row(v, t)[i];
                out.insert(out.end(), sum.begin(), sum.end());
            }
        }
        return out;
    }

    // The cache as another one has it, bytes and exact rows.
    void take(const Attention & other) {
        ggml_tensor * const to[] = {cache_.k, cache_.v, cache_.k_exact, cache_.v_exact};
        ggml_tensor * const from[] = {other.cache_.k, other.cache_.v, other.cache_.k_exact, other.cache_.v_exact};
        for (int i = 0; i < 4; i++) ggml_backend_tensor_copy(from[i], to[i]);
    }

    vulkan::Operations device_operations(FewQueries way) { return {1, exact_, watch_, layer_.nanos, way}; }
    cpu::Operations cpu_operations() { return {1, exact_, watch_, layer_.nanos}; }

private:
    // [d, cells, heads], in the model's own basis.
    std::vector<float> decoded(bool keys, bool halves) {
        const LayerCodec & layer = layer_.codec;
        const LayerShape & shape = layer.shape;
        const kv_type type = keys ? shape.type_k : shape.type_v;
        const int d = shape.d_k, p = shape.p_k;
        const auto codes = bytes(keys ? cache_.k : cache_.v), exact = bytes(keys ? cache_.k_exact : cache_.v_exact);
        const std::vector<int32_t> cells = cells_input();
        std::vector<float> out;
        for (int head = 0; head < HEADS; head++) {
            for (int cell = 0; cell < tokens_.cells; cell++) {
                float x[KV_MAX_HEAD], centre[KV_MAX_HEAD];
                const int32_t row = exact_row_of(cells.data(), tokens_.cells, N_KEPT, cell);
                const size_t bytes_of = kv_head_bytes(type, p), at = ((size_t) cell * HEADS + head) * bytes_of;
                const uint8_t * in = row < 0 ? codes.data() + at : exact.data() + ((size_t) row * HEADS + head) * p * 2;
                if (row < 0 && type != KV_TYPE_F16) kv_decode(type, in, p, x);
                for (int i = 0; (row >= 0 || type == KV_TYPE_F16) && i < p; i++) {
                    uint16_t h;
                    std::memcpy(&h, in + 2 * i, 2);
                    x[i] = kv_f16_to_finite(h);
                }
                if (type != KV_TYPE_F16) kv_unrotate(x, p);
                if (keys && layer.centred) {
                    layer.table->centre_at(layer_.table->row(cells[cell]), layer.b(head), centre);
                    kv_restore_key(x, centre, layer.f(head), d);
                } else if (!keys && layer.centres_v()) {
                    kv_add_mean(x, layer.mean_v(head), d);
                }
                for (int i = 0; i < d; i++) {
                    const float bounded = std::clamp(x[i], -65504.0f, 65504.0f);
                    out.push_back(halves ? kv_f16_to_f32(kv_f32_to_f16(bounded)) : x[i]);
                }
            }
        }
        return out;
    }

    std::vector<uint8_t> bytes(const ggml_tensor * t) const {
        std::vector<uint8_t> out(ggml_nbytes(t));
        ggml_backend_tensor_get(t, out.data(), 0, out.size());
        return out;
    }

    static std::vector<float> sinks() { return {1.5f, -2, 0, 4, 30, -30}; }

    template <class T> void set(ggml_tensor * t, const std::vector<T> & values) {
        if (t != nullptr && t->buffer != nullptr)
            ggml_backend_tensor_set(t, values.data(), 0, values.size() * sizeof(T));
    }

    // Every fifth token is exact, as far as there are rows.
    int exact_row(int t) const { return t % 5 == 1 && t / 5 < N_KEPT ? N_KEPT - 1 - t / 5 : -1; }

    std::vector<int32_t> cells_input() const {
        std::vector<int32_t> input(CellsInput::size(tokens_.cells, N_KEPT), 0);
        std::vector<std::pair<int, int>> exact;
        for (int t = 0; t < tokens_.n; t++) {
            input[tokens_.cell(t)] = t % N_BLOCKS;
            if (exact_row(t) >= 0) exact.emplace_back(tokens_.cell(t), exact_row(t));
        }
        std::sort(exact.begin(), exact.end());
        input[tokens_.cells] = static_cast<int32_t>(exact.size());
        for (size_t i = 0; i < exact.size(); i++) {
            input[tokens_.cells + 1 + i] = exact[i].first;
            input[tokens_.cells + 1 + N_KEPT + i] = exact[i].second;
        }
        return input;
    }

    // A query sees the tokens before it, and itself.
    void fill(const llama_kv_codec_attn & attn, ggml_tensor * tokens, ggml_tensor * cells) {
        std::vector<int64_t> idxs;
        std::vector<int32_t> token;
        for (int t = 0; t < tokens_.n; t++) {
            idxs.push_back(tokens_.cell(t));
            for (const int x : {t % N_BLOCKS * POSITION_BLOCK, t % N_BLOCKS, exact_row(t)}) token.push_back(x);
        }
        std::vector<uint16_t> mask((size_t) tokens_.cells * tokens_.queries, kv_f32_to_f16(-INFINITY));
        for (int q = 0; q < tokens_.queries; q++) {
            for (int t = 0; t < tokens_.seen(q); t++) {
                mask[(size_t) q * tokens_.cells + tokens_.cell(t)] =
                    kv_f32_to_f16(tokens_.distance(q, t, asked_.alibi > 0));
            }
        }
        set(attn.k_idxs, idxs);
        set(attn.v_idxs, idxs);
        set(attn.mask, mask);
        set(tokens, token);
        set(cells, cells_input());
    }

    void fill(ggml_tensor * table) {
        std::vector<float> turned(ggml_nelements(table));
        for (int j = 0; j < N_BLOCKS; j++)
            for (int i = 0; i < layer_.table->width(); i++) turned[(size_t) i * N_TABLE + j] = layer_.table->row(j)[i];
        set(table, turned);
    }

    ggml_backend_t backend_;
    Tokens tokens_;
    Asked asked_;
    TestLayer layer_;
    ExactCells exact_{N_KEPT};
    CacheWatch watch_;
    Context cache_ctx_;
    Buffer buffer_;
    llama_kv_codec_layer cache_;
};

} // namespace carrel::vulkan
