// SPDX-License-Identifier: Apache-2.0
// Our shaders on the first device that ggml's Vulkan backend has, if only Mesa's lavapipe, against the scalar reference.
#include "check.h"

#include <cstdlib>
#include <cstring>

#include "kv_f16.h"
#include "test_layer.h"

using namespace carrel;
using namespace carrel::vulkan;

namespace {

constexpr int N_KV = 19, N_EXACT = 4;

// The tensors of storing and decoding one layer's keys or values, in one backend's memory.
struct Graph {
    TestLayer & layer;
    ggml_backend_t backend;
    ggml_context * ctx;
    ggml_backend_buffer_t buffer = nullptr;
    ggml_tensor *cache, *exact, *x, *idxs, *tokens, *cells, *constants, *table = nullptr, *stored, *decoded;
    bool keys;

    Graph(TestLayer & l, ggml_backend_t b, bool of_keys, int n_tokens) : layer(l), backend(b), keys(of_keys) {
        const LayerShape & shape = layer.codec.shape;
        const int d = shape.d_k, p = shape.p_k;
        ctx = ggml_init({64 * ggml_tensor_overhead() + 4 * ggml_graph_overhead(), nullptr, true});
        cache = ggml_new_tensor_2d(ctx, ggml_type_of(shape.type_k, p), shape.row_values_k(), N_KV);
        exact = ggml_new_tensor_2d(ctx, GGML_TYPE_F16, shape.row_values_k(), N_EXACT);
        // From within a larger tensor, as a model's may be.
        ggml_tensor * all = ggml_new_tensor_3d(ctx, GGML_TYPE_F32, d, HEADS + 2, n_tokens);
        x = ggml_view_3d(ctx, all, d, HEADS, n_tokens, all->nb[1], all->nb[2], all->nb[1]);
        idxs = ggml_new_tensor_1d(ctx, GGML_TYPE_I64, n_tokens);
        tokens = ggml_new_tensor_2d(ctx, GGML_TYPE_I32, 3, n_tokens);
        cells = ggml_new_tensor_1d(ctx, GGML_TYPE_I32, CellsInput::size(N_KV, N_EXACT));
        constants = ggml_new_tensor_1d(ctx, GGML_TYPE_F32, (int64_t) vulkan::constants_of(layer.codec, keys).size());
        if (layer.codec.centred && keys) table = ggml_new_tensor_2d(ctx, GGML_TYPE_F32, N_BLOCKS, d);
        ggml_tensor * to_store[] = {x, idxs, tokens, exact, cells, table, constants};
        stored = ggml_custom_inplace(ctx, cache, to_store, 7, keys ? cpu::store_keys : cpu::store_values, 1, &layer.op);
        ggml_tensor * to_decode[] = {cache, cells, exact, table, constants};
        decoded = ggml_custom_4d(ctx, GGML_TYPE_F16, d, N_KV, HEADS, 1, to_decode, vulkan::N_DECODE_SOURCES,
            keys ? vulkan::decode_keys : vulkan::decode_values, 1, &layer.op);
        buffer = ggml_backend_alloc_ctx_tensors(ctx, backend);
        ggml_backend_buffer_clear(buffer, 0);
        fill(n_tokens);
    }
    Graph(const Graph &) = delete;
    Graph & operator=(const Graph &) = delete;
    ~Graph() {
        ggml_backend_buffer_free(buffer);
        ggml_free(ctx);
    }

    template <class T> void set(ggml_tensor * t, const std::vector<T> & values) {
        ggml_backend_tensor_set(t, values.data(), 0, values.size() * sizeof(T));
    }
    template <class T> std::vector<T> get(ggml_tensor * t) const {
        std::vector<T> values(ggml_nbytes(t) / sizeof(T));
        ggml_backend_tensor_get(t, values.data(), 0, values.size() * sizeof(T));
        return values;
    }

    // Token t goes into cell 2t + 1 of position block t % N_BLOCKS; the third and each fourth after it are exact.
    void fill(int n_tokens) {
        std::vector<int64_t> cell;
        std::vector<int32_t> token, input(CellsInput::size(N_KV, N_EXACT), 0);
        int n = 0;
        for (int t = 0; t < n_tokens; t++) {
            const int c = 2 * t + 1, row = t % 4 == 2 && n < N_EXACT ? N_EXACT - 1 - n : -1;
            cell.push_back(c);
            input[c] = t % N_BLOCKS;
            for (const int v : {t % N_BLOCKS * POSITION_BLOCK, t % N_BLOCKS, row}) token.push_back(v);
            if (row >= 0) {
                input[N_KV + 1 + n] = c;
                input[N_KV + 1 + N_EXACT + n] = row;
                n++;
            }
        }
        input[N_KV] = n;
        set(idxs, cell);
        set(tokens, token);
        set(cells, input);
        set(constants, vulkan::constants_of(layer.codec, keys));
        if (table == nullptr) return;
        std::vector<float> turned(ggml_nelements(table));
        for (int j = 0; j < N_BLOCKS; j++)
            for (int i = 0; i < layer.table->width(); i++) turned[(size_t) i * N_BLOCKS + j] = layer.table->row(j)[i];
        set(table, turned);
    }

    void put_x(const std::vector<float> & values) {
        ggml_backend_tensor_set(x->view_src, values.data(), 0, values.size() * 4);
    }

    void run(ggml_tensor * node) {
        ggml_cgraph * graph = ggml_new_graph(ctx);
        ggml_build_forward_expand(graph, node);
        CHECK(ggml_backend_supports_op(backend, node));
        CHECK(ggml_backend_graph_compute(backend, graph) == GGML_STATUS_SUCCESS);
    }
};

std::vector<Case> cases() {
    std::vector<Case> all;
    for (const kv_type type : {KV_TYPE_TURBO4, KV_TYPE_TURBO3, KV_TYPE_Q8_0, KV_TYPE_F16}) {
        // Each is some pipelines that lavapipe compiles for a while.
        const bool turbo = type == KV_TYPE_TURBO4 || type == KV_TYPE_TURBO3;
        for (const int d : {32, 64, 80, 96, 128, 160, 192, 224, 256, 512}) {
            if (!turbo && d != 64 && d != 80) continue;
            all.push_back({type, d, d, false, true});
            if (turbo && d == 128) all.push_back({type, d, d, false, false});
            if (turbo && (d == 64 || d == 96)) all.push_back({type, d, d / 2, true, true});
        }
    }
    return all;
}

float to_float(uint16_t h) { return kv_f16_to_f32(h); }

std::vector<float> floats(const std::vector<uint16_t> & halves) {
    std::vector<float> out;
    for (const uint16_t h : halves) out.push_back(to_float(h));
    return out;
}

// One case with tokens like x: stores on both, decodes on both, and what the device stored on the CPU.
void compare(const Case & c, bool keys, int n_tokens, const std::vector<float> & x, bool errors_alike) {
    scalar_only();
    TestLayer layer(c);
    Graph reference(layer, backends().cpu, keys, n_tokens), device(layer, backends().device, keys, n_tokens);
    for (Graph * g : {&reference, &device}) {
        g->put_x(x);
        g->run(g->stored);
        g->run(g->decoded);
    }
    const auto truth = floats(reference.get<uint16_t>(reference.decoded));
    const auto bytes = device.get<uint8_t>(device.cache), rows = device.get<uint8_t>(device.exact);
    const auto on_device = device.get<uint16_t>(device.decoded);
    const auto stored_by_reference = reference.get<uint8_t>(reference.exact);

    // The device's codes, decoded by the reference: to the last bit what the device makes of them.
    reference.set(reference.cache, bytes);
    reference.set(reference.exact, rows);
    reference.run(reference.decoded);
    const auto again = reference.get<uint16_t>(reference.decoded);
    size_t other = 0, infinite = 0;
    for (size_t i = 0; i < again.size(); i++) {
        other += again[i] != on_device[i];
        infinite += !std::isfinite(to_float(on_device[i]));
    }
    CHECK_MSG(other == 0, "%s: %zu of %zu values decode otherwise", name(c, keys).c_str(), other, again.size());
    CHECK_MSG(infinite == 0, "%s: %zu values are not finite", name(c, keys).c_str(), infinite);
    if (!errors_alike) return;

    // What was put in, as rows of the cells, against both.
    std::vector<float> original, by_reference, by_device;
    const int d = c.d;
    for (int t = 0; t < n_tokens; t++) {
        for (int h = 0; h < HEADS; h++) {
            for (int i = 0; i < d; i++) {
                original.push_back(x[((size_t) t * (HEADS + 2) + h + 1) * d + i]);
                const size_t at = ((size_t) h * N_KV + 2 * t + 1) * d + i;
                by_reference.push_back(truth[at]);
                by_device.push_back(to_float(on_device[at]));
            }
        }
    }
    const double a = nmse(by_reference, original), b = nmse(by_device, original);
    CHECK_MSG(b <= 1.01 * a + 1e-9 && a <= 1.01 * b + 1e-9,
        "%s, %d tokens: error %g on the device, %g by the reference", name(c, keys).c_str(), n_tokens, b, a);
    size_t far = 0;
    for (size_t i = 0; i + 1 < rows.size(); i += 2) {
        uint16_t mine, theirs;
        std::memcpy(&mine, &rows[i], 2);
        std::memcpy(&theirs, &stored_by_reference[i], 2);
        far += std::abs((int) mine - (int) theirs) > 1 && std::fabs(to_float(mine) - to_float(theirs)) > 1e-3f;
    }
    CHECK_MSG(far == 0, "%s: %zu exact values differ by more than a bit", name(c, keys).c_str(), far);
}

size_t size_of(const Case & c, int n_tokens) { return (size_t) c.d * (HEADS + 2) * n_tokens; }

void compare_all(int n_tokens, const std::function<std::vector<float>(size_t)> & x, bool errors_alike) {
    for (const Case & c : cases()) {
        compare(c, true, n_tokens, x(size_of(c, n_tokens)), errors_alike);
        if (c.d == 64 || c.d == 96) compare(c, false, n_tokens, x(size_of(c, n_tokens)), errors_alike);
    }
}

} // namespace

TEST("a device stores as well as the scalar reference, and decodes the same to the last bit") {
    compare_all(9, [](size_t n) { return normal(n, 7, 3); }, true);
}

TEST("a single token is stored and decoded alike") {
    compare_all(1, [](size_t n) { return normal(n, 8); }, true);
}

TEST("zeros are stored and decoded alike") {
    compare_all(3, [](size_t n) { return std::vector<float>(n, 0.0f); }, true);
}

TEST("huge and denormal numbers, infinities and none at all become finite codes, decoded to the last bit") {
    compare_all(5, [](size_t n) { return normal(n, 9, 1e6f); }, false);
    compare_all(5, [](size_t n) { return normal(n, 9, 1e-40f); }, false);
    compare_all(
        5,
        [](size_t n) {
            std::vector<float> x = normal(n, 10);
            for (size_t i = 0; i < n; i += 37) x[i] = i % 2 ? INFINITY : NAN;
            return x;
        },
        false);
}
