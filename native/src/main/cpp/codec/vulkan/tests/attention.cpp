// SPDX-License-Identifier: Apache-2.0
// A layer's whole graph on a device, as a model has it, against sums in double over what the scalar reference decodes from
// the same codes; and against the CPU's kernels, which round queries and weights to 8 bits.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "attention_watch.h"
#include "cpu/operations.h"
#include "exact_cells.h"
#include "kv_f16.h"
#include "shader_operations.h"
#include "test_layer.h"

using namespace carrel;
using namespace carrel::vulkan;

namespace {

constexpr int N_HEAD = 6, N_CELLS = 40, N_KEPT = 4, N_TABLE = 32; // blocks of the table, as a graph pads them

// Which cells the tokens are in, and how many of the last ones ask.
struct Tokens {
    const char * what;
    int n, queries;
    int cell(int t) const { return n == 1 ? 7 : (3 * t + 2) % N_CELLS; } // with holes, and not in order
    int seen(int query) const { return n - queries + query + 1; }
};

struct Input {
    std::vector<float> q, k, v;
};

Input input(const Case & c, const Tokens & tokens, float scale_k, float scale_v) {
    const auto size = [&](int heads, int n) { return (size_t) c.d * heads * n; };
    return {normal(size(N_HEAD, tokens.queries), 31), normal(size(HEADS, tokens.n), 32, scale_k),
        normal(size(HEADS, tokens.n), 33, scale_v)};
}

struct Freed {
    void operator()(ggml_context * ctx) const { ggml_free(ctx); }
    void operator()(ggml_backend_buffer_t buffer) const { ggml_backend_buffer_free(buffer); }
};
using Context = std::unique_ptr<ggml_context, Freed>;
using Buffer = std::unique_ptr<ggml_backend_buffer, Freed>;

Context context() {
    return Context(ggml_init({256 * ggml_tensor_overhead() + 4 * ggml_graph_overhead(), nullptr, true}));
}

// One layer's cache in one backend's memory, and what is computed with it.
class Attention {
public:
    Attention(ggml_backend_t backend, const Case & c, const Tokens & tokens)
        : backend_(backend), tokens_(tokens), layer_(c, N_HEAD), watch_(N_CELLS, N_CELLS + N_KEPT, 1),
          cache_ctx_(context()) {
        const LayerShape & shape = layer_.codec.shape;
        layer_.codec.scale = 1 / std::sqrt(static_cast<float>(c.d));
        watch_.add_layer(0, N_HEAD);
        ggml_context * ctx = cache_ctx_.get();
        cache_ = {0, ggml_new_tensor_2d(ctx, ggml_type_of(shape.type_k, shape.p_k), shape.row_values_k(), N_CELLS),
            ggml_new_tensor_2d(ctx, ggml_type_of(shape.type_v, shape.p_v), shape.row_values_v(), N_CELLS),
            ggml_new_tensor_2d(ctx, GGML_TYPE_F16, shape.row_values_k(), N_KEPT),
            ggml_new_tensor_2d(ctx, GGML_TYPE_F16, shape.row_values_v(), N_KEPT)};
        buffer_.reset(ggml_backend_alloc_ctx_tensors(ctx, backend));
        ggml_backend_buffer_clear(buffer_.get(), 0);
    }

    // Stores, if it is told to, and attends: rows of the queries' heads.
    template <class Ops> std::vector<float> attend(Ops & ops, const Input & in, bool store) {
        const Context held = context();
        ggml_context * ctx = held.get();
        const int d = layer_.codec.shape.d_k;
        const int64_t n = tokens_.n, n_q = tokens_.queries;
        ggml_cgraph * graph = ggml_new_graph(ctx);
        llama_kv_codec_attn attn{};
        attn.q = ggml_new_tensor_3d(ctx, GGML_TYPE_F32, d, N_HEAD, n_q);
        attn.k = store ? ggml_new_tensor_3d(ctx, GGML_TYPE_F32, d, HEADS, n) : nullptr;
        attn.v = store ? ggml_new_tensor_3d(ctx, GGML_TYPE_F32, d, HEADS, n) : nullptr;
        attn.k_idxs = ggml_new_tensor_1d(ctx, GGML_TYPE_I64, n);
        attn.v_idxs = ggml_new_tensor_1d(ctx, GGML_TYPE_I64, n);
        attn.mask = ggml_new_tensor_2d(ctx, GGML_TYPE_F16, N_CELLS, n_q);
        attn.scale = layer_.codec.scale;
        attn.n_kv = N_CELLS;
        ggml_tensor * tokens = ggml_new_tensor_2d(ctx, GGML_TYPE_I32, 3, n);
        ggml_tensor * cells = ggml_new_tensor_1d(ctx, GGML_TYPE_I32, CellsInput::size(N_CELLS, N_KEPT));
        ggml_tensor * table = layer_.codec.centred ? ggml_new_tensor_2d(ctx, GGML_TYPE_F32, N_TABLE, d) : nullptr;
        ggml_tensor * out = ops.attention(layer_.codec, {ctx, graph, &cache_, &attn, tokens, cells, table});
        ggml_build_forward_expand(graph, out);
        const Buffer buffer(ggml_backend_alloc_ctx_tensors(ctx, backend_));
        ggml_backend_buffer_clear(buffer.get(), 0);
        set(attn.q, in.q);
        if (store) set(attn.k, in.k), set(attn.v, in.v);
        fill(attn, tokens, cells);
        if (table != nullptr) fill(table);
        CHECK(ggml_backend_graph_compute(backend_, graph) == GGML_STATUS_SUCCESS);
        std::vector<float> result(ggml_nelements(out));
        ggml_backend_tensor_get(out, result.data(), 0, ggml_nbytes(out));
        return result;
    }

    // By the letter, on the CPU: sums in double over the cells that a query sees.
    std::vector<float> truth(const Input & in) {
        const std::vector<float> k = decoded(true), v = decoded(false);
        const int d = layer_.codec.shape.d_k;
        std::vector<float> out;
        for (int q = 0; q < tokens_.queries; q++) {
            for (int head = 0; head < N_HEAD; head++) {
                const float * query = in.q.data() + ((size_t) q * N_HEAD + head) * d;
                const auto row = [&](const std::vector<float> & x, int t) {
                    return x.data() + ((size_t) head / (N_HEAD / HEADS) * N_CELLS + tokens_.cell(t)) * d;
                };
                std::vector<double> weight, sum(d, 0.0);
                for (int t = 0; t < tokens_.seen(q); t++) {
                    weight.push_back(std::inner_product(query, query + d, row(k, t), 0.0) * layer_.codec.scale);
                }
                const double most = *std::max_element(weight.begin(), weight.end());
                double all = 0;
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

    vulkan::Operations device_operations() { return {exact_, watch_, layer_.nanos}; }
    cpu::Operations cpu_operations() { return {1, exact_, watch_, layer_.nanos}; }

private:
    std::vector<float> decoded(bool keys) {
        const Context held = context();
        ggml_context * ctx = held.get();
        cpu::Layer op{&layer_.codec, 1, &layer_.nanos, nullptr, nullptr, 0, nullptr};
        ggml_tensor * cells = ggml_new_tensor_1d(ctx, GGML_TYPE_I32, CellsInput::size(N_CELLS, N_KEPT));
        ggml_tensor * table =
            layer_.codec.centred ? ggml_new_tensor_2d(ctx, GGML_TYPE_F32, N_TABLE, layer_.codec.shape.d_k) : nullptr;
        ggml_tensor * sources[N_DECODE_SOURCES] = {
            keys ? cache_.k : cache_.v, cells, nullptr, keys ? cache_.k_exact : cache_.v_exact, table};
        ggml_tensor * rows = ggml_custom_4d(ctx, GGML_TYPE_F16, layer_.codec.shape.d_k, N_CELLS, HEADS, 1, sources,
            N_DECODE_SOURCES, keys ? decode_keys : decode_values, 1, &op);
        ggml_cgraph * graph = ggml_new_graph(ctx);
        ggml_build_forward_expand(graph, rows);
        const Buffer buffer(ggml_backend_alloc_ctx_tensors(ctx, backend_));
        fill({}, nullptr, cells);
        if (table != nullptr) fill(table);
        CHECK(ggml_backend_graph_compute(backend_, graph) == GGML_STATUS_SUCCESS);
        std::vector<float> out;
        const auto * halves = static_cast<const uint16_t *>(rows->data);
        for (int64_t i = 0; i < ggml_nelements(rows); i++) out.push_back(kv_f16_to_f32(halves[i]));
        return out;
    }

    template <class T> void set(ggml_tensor * t, const std::vector<T> & values) {
        if (t != nullptr && t->buffer != nullptr)
            ggml_backend_tensor_set(t, values.data(), 0, values.size() * sizeof(T));
    }

    // Every fifth token is exact. A query sees the tokens before it, and itself.
    void fill(const llama_kv_codec_attn & attn, ggml_tensor * tokens, ggml_tensor * cells) {
        std::vector<int64_t> idxs;
        std::vector<int32_t> token, input(CellsInput::size(N_CELLS, N_KEPT), 0);
        std::vector<std::pair<int, int>> exact;
        for (int t = 0; t < tokens_.n; t++) {
            const int c = tokens_.cell(t), row = t % 5 == 1 && t / 5 < N_KEPT ? N_KEPT - 1 - t / 5 : -1;
            idxs.push_back(c);
            input[c] = t % N_BLOCKS;
            for (const int x : {t % N_BLOCKS * POSITION_BLOCK, t % N_BLOCKS, row}) token.push_back(x);
            if (row >= 0) exact.emplace_back(c, row);
        }
        std::sort(exact.begin(), exact.end());
        input[N_CELLS] = static_cast<int32_t>(exact.size());
        for (size_t i = 0; i < exact.size(); i++) {
            input[N_CELLS + 1 + i] = exact[i].first;
            input[N_CELLS + 1 + N_KEPT + i] = exact[i].second;
        }
        std::vector<uint16_t> mask((size_t) N_CELLS * tokens_.queries, kv_f32_to_f16(-INFINITY));
        for (int q = 0; q < tokens_.queries; q++) {
            for (int t = 0; t < tokens_.seen(q); t++) mask[(size_t) q * N_CELLS + tokens_.cell(t)] = kv_f32_to_f16(0);
        }
        set(attn.k_idxs, idxs);
        set(attn.v_idxs, idxs);
        set(attn.mask, mask);
        set(tokens, token);
        set(cells, input);
    }

    void fill(ggml_tensor * table) {
        std::vector<float> turned(ggml_nelements(table));
        for (int j = 0; j < N_BLOCKS; j++)
            for (int i = 0; i < layer_.table->width(); i++) turned[(size_t) i * N_TABLE + j] = layer_.table->row(j)[i];
        set(table, turned);
    }

    ggml_backend_t backend_;
    Tokens tokens_;
    TestLayer layer_;
    ExactCells exact_{N_KEPT};
    CacheWatch watch_;
    Context cache_ctx_;
    Buffer buffer_;
    llama_kv_codec_layer cache_;
};

std::vector<Case> cases() {
    std::vector<Case> all;
    for (const int d : {64, 80, 96, 128, 256}) {
        all.push_back({KV_TYPE_TURBO4, d, d, false, true});
        all.push_back({KV_TYPE_TURBO3, d, d, false, d != 128});
    }
    all.push_back({KV_TYPE_Q8_0, 64, 64, false, true});
    all.push_back({KV_TYPE_F16, 80, 80, false, false});
    return all;
}

const Tokens RAGGED{"ragged", 23, 7}, ONE_QUERY{"one query", 23, 1}, SINGLE{"a single token", 1, 1};

// kernels: also against them, who have no numbers beyond f16.
void compare(const Tokens & tokens, float scale_k, float scale_v, bool kernels = true) {
    for (const Case & c : cases()) {
        const std::string what = name(c, true) + ", " + tokens.what;
        if (!computes(ggml_backend_get_device(backends().device), TestLayer(c, N_HEAD).codec.shape)) {
            std::printf("    not offered by the device: attention, %s\n", what.c_str());
            continue;
        }
        const Input in = input(c, tokens, scale_k, scale_v);
        Attention here(backends().cpu, c, tokens), there(backends().device, c, tokens);
        vulkan::Operations device = there.device_operations();
        cpu::Operations cpu = here.cpu_operations();
        const std::vector<float> got = there.attend(device, in, true);
        here.take(there);
        const std::vector<float> by_kernels = here.attend(cpu, in, false);
        size_t infinite = 0;
        for (const float x : got) infinite += !std::isfinite(x);
        CHECK_MSG(infinite == 0, "%s: %zu values are not finite", what.c_str(), infinite);
        const double error = nmse(got, here.truth(in)), apart = nmse(got, by_kernels);
        CHECK_MSG(error < 1e-3, "%s: error %g", what.c_str(), error);
        CHECK_MSG(apart < 1e-2 || !kernels, "%s: %g from the CPU's kernels", what.c_str(), apart);
    }
}

} // namespace

TEST("attention of a device is the reference's from the same codes, for many queries over cells with holes") {
    compare(RAGGED, 2, 1);
}

TEST("attention of one query, and over a single token, is the reference's") {
    compare(ONE_QUERY, 2, 1);
    compare(SINGLE, 1, 1);
}

TEST("attention over zeros and denormal numbers is the reference's") {
    compare(RAGGED, 0, 0);
    compare(RAGGED, 1e-40f, 1e-40f);
}

TEST("attention over huge numbers is the reference's") {
    compare(RAGGED, 1, 1e4f);
    compare(ONE_QUERY, 1e4f, 1);
    compare(RAGGED, 1, 1e6f, false);
    compare(ONE_QUERY, 1e6f, 1, false);
}
