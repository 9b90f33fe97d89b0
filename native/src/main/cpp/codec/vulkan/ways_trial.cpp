// SPDX-License-Identifier: Apache-2.0
#include "ways_trial.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>
#include <stdexcept>

#include "attention_watch.h"
#include "exact_cells.h"
#include "kv_codec.h"
#include "kv_f16.h"
#include "shader_operations.h"

namespace carrel::vulkan {
namespace {

constexpr int HEADS = 32, HEADS_KV = 8, KEPT = 4; // KEPT: exact rows, of the first tokens
constexpr int STORED = 256, ASKING = 3;           // tokens that are stored, and those that attend to them
constexpr int TIMED = 128;                        // values of a head
constexpr int LEAST_ROUNDS = 3, MOST_ROUNDS = 50;
constexpr double SECONDS = 0.3; // of a depth, but for LEAST_ROUNDS

struct Freed {
    void operator()(ggml_context * ctx) const { ggml_free(ctx); }
    void operator()(ggml_backend_buffer_t buffer) const { ggml_backend_buffer_free(buffer); }
    void operator()(ggml_backend_t backend) const { ggml_backend_free(backend); }
};
using Context = std::unique_ptr<ggml_context, Freed>;
using Buffer = std::unique_ptr<ggml_backend_buffer, Freed>;
using Backend = std::unique_ptr<ggml_backend, Freed>;

Context context() {
    return Context(ggml_init({64 * ggml_tensor_overhead() + 2 * ggml_graph_overhead(), nullptr, true}));
}

Buffer room(ggml_context * ctx, ggml_backend_t backend) {
    Buffer buffer(ggml_backend_alloc_ctx_tensors(ctx, backend));
    if (buffer == nullptr) throw std::runtime_error("there is no memory for a context to try");
    ggml_backend_buffer_clear(buffer.get(), 0);
    return buffer;
}

template <class T> void set(ggml_tensor * t, const std::vector<T> & values) {
    if (t != nullptr && t->buffer != nullptr) ggml_backend_tensor_set(t, values.data(), 0, values.size() * sizeof(T));
}

std::vector<uint8_t> bytes(const ggml_tensor * t) {
    std::vector<uint8_t> out(ggml_nbytes(t));
    ggml_backend_tensor_get(t, out.data(), 0, out.size());
    return out;
}

std::vector<float> gauss(size_t n, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(0, 1);
    std::vector<float> out(n);
    for (float & x : out) x = normal(random);
    return out;
}

std::vector<float> random_keys(int head) { return gauss(static_cast<size_t>(STORED) * HEADS_KV * head, 2); }

double nmse(const std::vector<float> & x, const std::vector<float> & truth) {
    double error = 0, energy = 0;
    for (size_t i = 0; i < truth.size(); i++) {
        error += (static_cast<double>(x[i]) - truth[i]) * (static_cast<double>(x[i]) - truth[i]);
        energy += static_cast<double>(truth[i]) * truth[i];
    }
    return std::isfinite(error) ? error / energy : HUGE_VAL;
}

// A layer without calibration, which one backend keeps and attends: a token a cell, in order.
class Layer {
public:
    Layer(ggml_backend_t backend, int head, int64_t cells, int threads = 1)
        : backend_(backend), cells_(cells), threads_(threads), watch_(static_cast<uint32_t>(cells), cells + KEPT, 1),
          ctx_(context()) {
        codec_.shape = shape(head);
        codec_.scale = 1 / std::sqrt(static_cast<float>(head));
        ggml_context * ctx = ctx_.get();
        const LayerShape & s = codec_.shape;
        cache_ = {0, ggml_new_tensor_2d(ctx, ggml_type_of(s.type_k, s.p_k), s.row_values_k(), cells),
            ggml_new_tensor_2d(ctx, ggml_type_of(s.type_v, s.p_v), s.row_values_v(), cells),
            ggml_new_tensor_2d(ctx, GGML_TYPE_F16, s.row_values_k(), KEPT),
            ggml_new_tensor_2d(ctx, GGML_TYPE_F16, s.row_values_v(), KEPT)};
        buffer_ = room(ctx, backend);
    }

    static LayerShape shape(int head) {
        return LayerShape::of(HEADS, HEADS_KV, head, head, KV_TYPE_TURBO4, KV_TYPE_TURBO3);
    }
    const LayerShape & shape() const { return codec_.shape; }

    ggml_tensor * keys() const { return cache_.k; }

    // As another one has it, again and again until it is full.
    void take(const Layer & other) {
        repeat(cache_.k, bytes(other.cache_.k));
        repeat(cache_.v, bytes(other.cache_.v));
        set(cache_.k_exact, bytes(other.cache_.k_exact));
        set(cache_.v_exact, bytes(other.cache_.v_exact));
    }

    // One attention of some tokens over all cells; those that are given are stored before.
    class Graph {
    public:
        template <class Ops>
        Graph(Layer & layer, Ops & ops, int asking, const std::vector<float> & stored) : layer_(layer) {
            const int head = layer.shape().d_k;
            const auto n = static_cast<int64_t>(stored.size()) / (head * HEADS_KV), cells = layer.cells_;
            ggml_context * ctx = inputs_.get();
            llama_kv_codec_attn attn{};
            attn.q = ggml_new_tensor_3d(ctx, GGML_TYPE_F32, head, HEADS, asking);
            attn.k = n > 0 ? ggml_new_tensor_3d(ctx, GGML_TYPE_F32, head, HEADS_KV, n) : nullptr;
            attn.v = n > 0 ? ggml_new_tensor_3d(ctx, GGML_TYPE_F32, head, HEADS_KV, n) : nullptr;
            const int64_t tokens = std::max<int64_t>(n, asking);
            attn.k_idxs = attn.v_idxs = ggml_new_tensor_1d(ctx, GGML_TYPE_I64, tokens);
            attn.mask = ggml_new_tensor_2d(ctx, GGML_TYPE_F16, cells, asking);
            attn.scale = layer.codec_.scale;
            attn.n_kv = cells;
            ggml_tensor * columns = ggml_new_tensor_2d(ctx, GGML_TYPE_I32, 3, tokens);
            ggml_tensor * list = ggml_new_tensor_1d(ctx, GGML_TYPE_I32, CellsInput::size(cells, KEPT));
            in_ = room(ctx, layer.backend_);
            set(attn.q, gauss(ggml_nelements(attn.q), 1));
            if (n > 0) set(attn.k, stored), set(attn.v, stored);
            fill(attn.k_idxs, columns, list, cells);

            graph_ = ggml_new_graph(nodes_.get());
            out_ = ops.attention(layer.codec_, {nodes_.get(), graph_, &layer.cache_, &attn, columns, list, nullptr});
            ggml_build_forward_expand(graph_, out_);
            for (int i = 0; i < ggml_graph_n_nodes(graph_); i++) {
                if (!ggml_backend_supports_op(layer.backend_, ggml_graph_node(graph_, i)))
                    throw std::runtime_error("an operation of our context is not offered");
            }
            made_ = room(nodes_.get(), layer.backend_);
        }

        void compute() {
            if (ggml_backend_graph_compute(layer_.backend_, graph_) != GGML_STATUS_SUCCESS)
                throw std::runtime_error("the attention over our context failed");
        }

        double seconds() {
            const auto start = std::chrono::steady_clock::now();
            compute();
            return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        }

        std::vector<float> result() {
            compute();
            std::vector<float> values(ggml_nelements(out_));
            ggml_backend_tensor_get(out_, values.data(), 0, ggml_nbytes(out_));
            return values;
        }

    private:
        static void fill(ggml_tensor * idxs, ggml_tensor * columns, ggml_tensor * list, int64_t cells) {
            std::vector<int64_t> cell;
            std::vector<int32_t> token, kept(ggml_nelements(list), 0);
            for (int32_t t = 0; t < idxs->ne[0]; t++) {
                cell.push_back(t);
                for (const int32_t x : {t, t / POSITION_BLOCK, t < KEPT ? t : -1}) token.push_back(x);
            }
            for (int32_t t = 0; t < cells; t++) kept[t] = t / POSITION_BLOCK;
            kept[cells] = KEPT;
            for (int32_t i = 0; i < KEPT; i++) kept[cells + 1 + i] = kept[cells + 1 + KEPT + i] = i;
            set(idxs, cell);
            set(columns, token);
            set(list, kept);
        }

        Layer & layer_;
        Context inputs_ = context(), nodes_ = context();
        Buffer in_, made_;
        ggml_cgraph * graph_;
        ggml_tensor * out_;
    };

    Operations operations(FewQueries way) { return {threads_, exact_, watch_, nanos_, way}; }
    cpu::Operations cpu_operations() { return {threads_, exact_, watch_, nanos_}; }

private:
    static void repeat(ggml_tensor * t, const std::vector<uint8_t> & part) {
        for (size_t at = 0; at < ggml_nbytes(t); at += part.size())
            ggml_backend_tensor_set(t, part.data(), at, std::min(part.size(), ggml_nbytes(t) - at));
    }

    ggml_backend_t backend_;
    int64_t cells_;
    int threads_;
    LayerCodec codec_;
    ExactCells exact_{KEPT};
    CacheWatch watch_;
    std::atomic<int64_t> nanos_{0};
    Context ctx_;
    Buffer buffer_;
    llama_kv_codec_layer cache_;
};

// Of the keys that are not kept exactly, against what was stored.
double key_error(const Layer & layer, const std::vector<float> & stored) {
    const LayerShape & shape = layer.shape();
    const std::vector<uint8_t> codes = bytes(layer.keys());
    std::vector<float> got, truth(stored.begin() + static_cast<ptrdiff_t>(KEPT) * HEADS_KV * shape.d_k, stored.end());
    for (int row = KEPT * HEADS_KV; row < STORED * HEADS_KV; row++) {
        float x[KV_MAX_HEAD];
        kv_decode(shape.type_k, codes.data() + row * shape.head_bytes_k(), shape.p_k, x);
        kv_unrotate(x, shape.p_k);
        got.insert(got.end(), x, x + shape.d_k);
    }
    return nmse(got, truth);
}

Backend processor(int threads) {
    ggml_backend_dev_t device = ggml_backend_dev_by_type(GGML_BACKEND_DEVICE_TYPE_CPU);
    Backend backend(device == nullptr ? nullptr : ggml_backend_dev_init(device, nullptr));
    if (backend == nullptr) return backend;
    const auto set_threads = reinterpret_cast<ggml_backend_set_n_threads_t>(
        ggml_backend_reg_get_proc_address(ggml_backend_dev_backend_reg(device), "ggml_backend_set_n_threads"));
    if (set_threads != nullptr) set_threads(backend.get(), threads);
    return backend;
}

double median(std::vector<double> x) {
    std::sort(x.begin(), x.end());
    return x[x.size() / 2];
}

void stored(Layer & layer, int head) {
    Operations on_rows = layer.operations(FewQueries::ON_ROWS);
    Layer::Graph(layer, on_rows, ASKING, random_keys(head)).compute();
}

struct Backends {
    explicit Backends(ggml_backend_dev_t device, int threads)
        : there(ggml_backend_dev_init(device, nullptr)), here(processor(threads)) {
        if (there == nullptr || here == nullptr) throw std::runtime_error("the device cannot be opened");
    }
    Backend there, here;
};

} // namespace
} // namespace carrel::vulkan

namespace carrel {

using namespace vulkan;

WaysTrial try_ways(ggml_backend_dev_t device, int head) {
    WaysTrial trial;
    if (!computes(device, Layer::shape(head))) return trial;
    trial.offered = true;
    const Backends backends(device, 1);
    const std::vector<float> keys = random_keys(head);
    Layer layer(backends.there.get(), head, STORED), by_cpu(backends.here.get(), head, STORED);
    Operations on_rows = layer.operations(FewQueries::ON_ROWS), on_codes = layer.operations(FewQueries::ON_CODES);
    Operations reference = by_cpu.operations(FewQueries::ON_CODES);
    cpu::Operations kernels = by_cpu.cpu_operations();

    const std::vector<float> rows = Layer::Graph(layer, on_rows, ASKING, keys).result();
    const std::vector<float> codes = Layer::Graph(layer, on_codes, ASKING, {}).result();
    Layer::Graph(by_cpu, kernels, ASKING, keys).compute();
    const double error = key_error(by_cpu, keys);
    trial.store_error = std::fabs(key_error(layer, keys) - error) / error;
    by_cpu.take(layer);
    const std::vector<float> truth = Layer::Graph(by_cpu, reference, ASKING, {}).result();
    trial.rows_error = nmse(rows, truth);
    trial.codes_error = nmse(codes, truth);
    return trial;
}

// In turn, so that what slows one of them slows all.
WayTimes time_ways(ggml_backend_dev_t device, int64_t tokens, int threads) {
    const Backends backends(device, threads);
    Layer few(backends.there.get(), TIMED, STORED), layer(backends.there.get(), TIMED, tokens);
    Layer by_cpu(backends.here.get(), TIMED, tokens, threads);
    stored(few, TIMED);
    layer.take(few);
    by_cpu.take(few);
    Operations on_rows = layer.operations(FewQueries::ON_ROWS), on_codes = layer.operations(FewQueries::ON_CODES);
    cpu::Operations kernels = by_cpu.cpu_operations();
    Layer::Graph rows(layer, on_rows, 1, {}), codes(layer, on_codes, 1, {}), own(by_cpu, kernels, 1, {});
    std::vector<double> seconds[3];
    double sum = 0;
    for (int i = -1; i < MOST_ROUNDS && (i < LEAST_ROUNDS || sum < SECONDS); i++) {
        Layer::Graph * const ways[] = {&rows, &codes, &own};
        for (int way = 0; way < 3; way++) {
            const double taken = ways[way]->seconds();
            if (i < 0) continue; // shaders are compiled
            seconds[way].push_back(taken);
            sum += taken;
        }
    }
    return {tokens, median(seconds[0]), median(seconds[1]), median(seconds[2])};
}

} // namespace carrel
