// SPDX-License-Identifier: Apache-2.0
// How fast are the kernels? One thread, head 128, 8 key heads, groups of 4, everything beside f16 in the same run.
//
//   kv_bench [TABLE...]     the tables named, or the best of this machine
//   kv_bench recording      only what recording attention costs
//
// The f16 beside them: in decode f16_baseline.h, better than ggml's own; in prefill the float path of the same table
// (tiles of f16 converted once to float, then register-blocked float products: what ggml does, with a faster pack).
#include "kv_attention.h"
#include "kv_codec.h"
#include "kv_f16.h"
#include "kv_kernels.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <memory>
#include <random>
#include <vector>

#include "f16_baseline.h"

namespace {

constexpr int D = 128, HEADS_KV = 8, GROUP = 4, HEADS = HEADS_KV * GROUP;

struct Free {
    void operator()(void * p) const { std::free(p); }
};
using Memory = std::unique_ptr<void, Free>;

Memory memory(size_t bytes) { return Memory(std::aligned_alloc(64, (bytes + 127) / 64 * 64)); }

// Median seconds of one call, over at least 7 calls and a quarter of a second.
template <class F> double seconds(F f) {
    std::vector<double> t;
    double total = 0;
    f();
    while (t.size() < 7 || total < 0.25) {
        const auto start = std::chrono::steady_clock::now();
        f();
        t.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        total += t.back();
    }
    std::nth_element(t.begin(), t.begin() + t.size() / 2, t.end());
    return t[t.size() / 2];
}

// Processor time of one call.
template <class F> double cpu_seconds(F f) {
    const std::clock_t start = std::clock();
    f();
    return (double) (std::clock() - start) / CLOCKS_PER_SEC;
}

std::vector<float> normal(size_t n, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<float> gauss;
    std::vector<float> x(n);
    for (auto & v : x) v = gauss(random);
    return x;
}

struct Cache {
    kv_attention_args a{};
    std::vector<float> q, out;
    std::vector<uint16_t> mask;
    std::vector<uint8_t> k, v;

    Cache(kv_type type_k, kv_type type_v, int n_kv, int n_q) {
        a.n_q = n_q, a.n_head = HEADS, a.n_head_kv = HEADS_KV, a.d_k = a.d_v = D, a.n_kv = n_kv;
        a.type_k = type_k, a.type_v = type_v, a.scale = 1 / std::sqrt((float) D);
        q = normal((size_t) n_q * HEADS * D, 1), out.resize(q.size());
        a.q = q.data(), a.q_row = a.out_row = HEADS * D, a.q_head = a.out_head = D, a.out = out.data();
        fill(k, type_k, n_kv, 2), fill(v, type_v, n_kv, 3);
        a.k = k.data(), a.k_head = kv_head_bytes(type_k, D), a.k_row = a.k_head * HEADS_KV;
        a.v = v.data(), a.v_head = kv_head_bytes(type_v, D), a.v_row = a.v_head * HEADS_KV;
        a.mask_row = n_kv;
        mask.assign((size_t) n_q * n_kv, 0);
        for (int i = 0; i < n_q; i++)
            for (int c = n_kv - n_q + i + 1; c < n_kv; c++) mask[(size_t) i * n_kv + c] = 0xfc00;
        a.mask = mask.data();
    }

    // Makes the first cell, kept exact, outweigh all others: their values are then left out, while keys and softmax
    // stay. What that saves is the value sum's share of the time.
    void drown_values() {
        exact.assign((size_t) HEADS_KV * D, 0);
        a.n_exact = 1, a.exact_cell = &FIRST, a.exact_k = a.exact_v = exact.data();
        for (size_t i = 0; i < (size_t) a.n_q; i++) mask[i * a.mask_row] = 0x7b00; // 57,344
    }

    static constexpr int32_t FIRST = 0;
    std::vector<uint16_t> exact;

    // A thousand different heads, repeated: encoding 16,384 cells takes longer than measuring them.
    static void fill(std::vector<uint8_t> & cells, kv_type type, int n_kv, unsigned seed) {
        const size_t bytes = kv_head_bytes(type, D);
        const auto x = normal(1000 * D, seed);
        std::vector<uint8_t> heads(1000 * bytes);
        for (int i = 0; i < 1000; i++) kv_encode(type, &x[(size_t) i * D], D, &heads[i * bytes]);
        cells.resize((size_t) n_kv * HEADS_KV * bytes);
        for (size_t i = 0; i < (size_t) n_kv * HEADS_KV; i++)
            memcpy(&cells[i * bytes], &heads[i * 7 % 1000 * bytes], bytes);
    }
};

double decode_seconds(Cache & c) {
    const Memory w = memory(kv_attention_decode_workspace(&c.a, 1));
    return seconds([&] {
        kv_attention_decode_partial(&c.a, 0, 1, w.get());
        kv_attention_decode_merge(&c.a, 0, 1, w.get());
    });
}

double prefill_seconds(Cache & c) {
    const Memory w = memory(kv_attention_prefill_workspace(&c.a, 1));
    return seconds([&] { kv_attention_prefill(&c.a, 0, 1, w.get()); });
}

const char * name(kv_type t) {
    return t == KV_TYPE_TURBO3 ? "turbo3" : t == KV_TYPE_TURBO4 ? "turbo4" : t == KV_TYPE_Q8_0 ? "q8_0" : "f16";
}

struct Pair {
    kv_type k, v;
};
const Pair PAIRS[] = {{KV_TYPE_TURBO3, KV_TYPE_TURBO3}, {KV_TYPE_TURBO4, KV_TYPE_TURBO3},
    {KV_TYPE_TURBO4, KV_TYPE_TURBO4}, {KV_TYPE_Q8_0, KV_TYPE_TURBO4}, {KV_TYPE_Q8_0, KV_TYPE_Q8_0},
    {KV_TYPE_F16, KV_TYPE_F16}};

void bench_decode(int n_kv) {
    Cache f16(KV_TYPE_F16, KV_TYPE_F16, n_kv, 1);
    const double base = seconds([&] { f16_decode(f16.a); });
    const double per = 1e9 / n_kv / HEADS_KV;
    std::printf("decode, %d cells: f16 baseline %.1f ns a key and key head\n", n_kv, base * per);
    for (const Pair & p : PAIRS) {
        Cache c(p.k, p.v, n_kv, 1);
        const double t = decode_seconds(c);
        c.drown_values();
        const double keys = decode_seconds(c);
        std::printf("  %-6s / %-6s %7.2f ns (keys and softmax %5.2f, values %5.2f)  %5.2f times f16 (bytes %.2f)\n",
            name(p.k), name(p.v), t * per, keys * per, (t - keys) * per, base / t,
            512.0 / (kv_head_bytes(p.k, D) + kv_head_bytes(p.v, D)));
    }
}

// What one question and several on the same cells take: one query, and a query of each of n_q sequences.
void bench_side_by_side(int n_kv) {
    std::printf("decode, %d cells, sequences side by side: times one\n", n_kv);
    for (const Pair & p : PAIRS) {
        Cache one(p.k, p.v, n_kv, 1);
        const double base = decode_seconds(one);
        std::printf("  %-6s / %-6s", name(p.k), name(p.v));
        for (int n_q : {2, 4, 8}) {
            Cache c(p.k, p.v, n_kv, n_q);
            std::printf("  %d: %.2f", n_q, decode_seconds(c) / base);
        }
        std::printf("\n");
    }
}

// What recording two heads of a layer adds to its attention, and what 16 heads in 8 layers of 24 add to the attention
// of all 24: more than their share of decoding, which does other things besides.
void bench_recording(int n_kv) {
    std::printf("%s: decode, %d cells, 2 heads recorded, to their layer's attention; 16 heads, to that of 24 layers\n",
        kv_kernels_best()->name, n_kv);
    for (const Pair & p : PAIRS) {
        Cache c(p.k, p.v, n_kv, 1);
        std::vector<int32_t> row(HEADS, -1);
        row[3] = 0, row[17] = 1;
        std::vector<float> logits((size_t) 2 * n_kv), sums(n_kv);
        float norms[2], *const into[] = {sums.data(), sums.data()};
        c.a.logits = logits.data(), c.a.logit_stride = n_kv, c.a.logit_norm = norms;
        const Memory w = memory(kv_attention_decode_workspace(&c.a, 1));
        const auto attend = [&] { kv_attention_decode_partial(&c.a, 0, 1, w.get()); };
        const auto merge = [&] { kv_attention_decode_merge(&c.a, 0, 1, w.get()); };
        // In turn, and the least processor time of each: other work on the machine is larger than the difference.
        double base = INFINITY, recorded = INFINITY;
        for (int i = 0; i < 60; i++) {
            c.a.logit_row = nullptr;
            base = std::min(base, cpu_seconds([&] { attend(), merge(); }));
            c.a.logit_row = row.data();
            recorded = std::min(recorded, cpu_seconds([&] {
                attend();
                kv_attention_decode_norms(&c.a, 1, w.get());
                kv_attention_add_weights(&c.a, 2, into, 0, 1);
                merge();
            }));
        }
        const double more = 100 * (recorded - base) / base;
        std::printf("  %-6s / %-6s %+6.2f %%  %+6.2f %%\n", name(p.k), name(p.v), more, more * 8 / 24);
    }
}

void bench_prefill(int n_kv, int n_q) {
    Cache f16(KV_TYPE_F16, KV_TYPE_F16, n_kv, n_q);
    const double base = prefill_seconds(f16);
    const double products = 4.0 * D * HEADS * n_q * (n_kv - n_q / 2.0) / 1e9;
    std::printf("prefill, %d queries at depth %d: f16 by float products %.1f GFLOP/s\n", n_q, n_kv, products / base);
    for (const Pair & p : PAIRS) {
        Cache c(p.k, p.v, n_kv, n_q);
        const double t = prefill_seconds(c);
        c.drown_values();
        const double keys = prefill_seconds(c);
        std::printf("  %-6s / %-6s %7.1f GFLOP/s (keys and softmax %2.0f %% of the time)  %5.2f times f16\n", name(p.k),
            name(p.v), products / t, 100 * keys / t, base / t);
    }
}

void bench_codec() {
    const auto x = normal(1000 * D, 4);
    std::vector<uint8_t> bytes(1000 * 256);
    std::vector<float> y(x);
    std::printf("storing a head of %d:", D);
    for (kv_type t : {KV_TYPE_TURBO3, KV_TYPE_TURBO4}) {
        const double s = seconds([&] {
            for (int i = 0; i < 1000; i++) kv_encode(t, &x[(size_t) i * D], D, &bytes[(size_t) i * 256]);
        });
        std::printf(" %s %.0f ns,", name(t), s * 1e6);
    }
    const double s = seconds([&] {
        for (int i = 0; i < 1000; i++) kv_rotate(&y[(size_t) i * D], D);
    });
    std::printf(" rotation %.0f ns\n", s * 1e6);
}

void bench(const kv_kernels * table) {
    kv_kernels_force(table);
    std::printf("--- %s\n", table->name);
    bench_codec();
    bench_decode(2048);
    bench_decode(16384);
    bench_side_by_side(16384);
    bench_recording(16384);
    bench_prefill(4096, 128);
}

} // namespace

int main(int argc, char ** argv) {
    if (argc == 1) bench(kv_kernels_best());
    if (argc == 2 && !std::strcmp(argv[1], "recording")) bench_recording(16384);
    int n = 0;
    const kv_kernels * const * tables = kv_kernels_all(&n);
    for (int arg = 1; arg < argc; arg++) {
        for (int i = 0; i < n; i++) {
            if (!std::strcmp(tables[i]->name, argv[arg]) && tables[i]->supported()) bench(tables[i]);
        }
    }
    return 0;
}
