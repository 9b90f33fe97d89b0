// SPDX-License-Identifier: Apache-2.0
#include "kv_attention.h"
#include "kv_codec.h"
#include "kv_f16.h"
#include "kv_kernels.h"
#include "check.h"

#include <cstring>
#include <memory>

namespace {

// Limits on the output's NMSE against a double-precision softmax over the decoded cache. The integer kernels round
// queries and weights to 7 or 8 bits: with logits of deviation 1 that costs less than LIMIT_INTEGER, with sharper
// ones less than SHARE of what the codes themselves cost. Queries against q8_0 keys have 14 or 15 bits.
// Weights: of logits with queries of 7 or 8 bits.
const double LIMIT_INTEGER = 1e-3, LIMIT_FLOAT = 1e-9, LIMIT_Q8_0 = 1e-7, SHARE = 0.1, LIMIT_WEIGHTS = 1e-3;

const kv_type T3 = KV_TYPE_TURBO3, T4 = KV_TYPE_TURBO4, Q8 = KV_TYPE_Q8_0, F16 = KV_TYPE_F16;

struct Shape {
    int d, n_head_kv, group, n_q, n_kv;
    kv_type k, v;
    bool mask, offsets, exact, sinks;
    float softcap, sharp; // sharp: the deviation of the logits
};

// A random cache with everything that the arguments point to.
struct Cache {
    Shape s;
    kv_attention_args a{};
    std::vector<float> q, offset, sinks, slope, out, plain_k, plain_v; // plain: before encoding
    std::vector<uint8_t> k, v;
    std::vector<uint16_t> mask, exact_k, exact_v;
    std::vector<int32_t> cell_block, exact_cell;

    Cache(const Shape & shape, unsigned seed) : s(shape) {
        a.n_q = s.n_q, a.n_head = s.n_head_kv * s.group, a.n_head_kv = s.n_head_kv, a.d_k = a.d_v = s.d,
        a.n_kv = s.n_kv;
        a.type_k = s.k, a.type_v = s.v;
        q = normal((size_t) s.n_q * a.n_head * s.d, seed, s.sharp);
        a.q = q.data(), a.q_row = (size_t) a.n_head * s.d, a.q_head = s.d;
        k = cells(s.k, seed + 1, plain_k), v = cells(s.v, seed + 2, plain_v);
        a.k = k.data(), a.k_head = kv_head_bytes(s.k, s.d), a.k_row = a.k_head * s.n_head_kv;
        a.v = v.data(), a.v_head = kv_head_bytes(s.v, s.d), a.v_row = a.v_head * s.n_head_kv;
        a.scale = 1 / std::sqrt((float) s.d);
        a.softcap = s.softcap;
        if (s.mask) add_mask();
        if (s.offsets) add_offsets(seed + 3);
        if (s.exact) add_exact(seed + 4);
        if (s.sinks) sinks = normal(a.n_head, seed + 6), a.sinks = sinks.data();
        out.assign(q.size(), NAN);
        a.out = out.data(), a.out_row = a.q_row, a.out_head = a.q_head;
    }

    std::vector<uint8_t> cells(kv_type type, unsigned seed, std::vector<float> & x) {
        const size_t bytes = kv_head_bytes(type, s.d), heads = (size_t) s.n_kv * s.n_head_kv;
        std::vector<uint8_t> out(bytes * heads);
        x = normal(heads * s.d, seed);
        for (size_t h = 0; h < heads; h++) kv_encode(type, &x[h * s.d], s.d, &out[h * bytes]);
        return out;
    }

    // Causal at the end of the cache, a hole, and the cells' distance for ALiBi.
    void add_mask() {
        a.mask_row = s.n_kv + 3;
        mask.assign(a.mask_row * s.n_q, 0);
        slope.resize(a.n_head);
        for (int h = 0; h < a.n_head; h++) slope[h] = 0.01f * h;
        a.slope = slope.data();
        for (int i = 0; i < s.n_q; i++) {
            for (int c = 0; c < s.n_kv; c++) {
                const bool hidden = c > s.n_kv - s.n_q + i || (c >= 70 && c < 210) || c % 31 == 30;
                mask[i * a.mask_row + c] = hidden ? 0xfc00 : kv_f32_to_f16(-(float) (s.n_kv - c) / 64);
            }
        }
        a.mask = mask.data();
    }

    void add_offsets(unsigned seed) {
        a.n_blocks = s.n_kv / 100 + 1;
        offset = normal((size_t) s.n_q * a.n_head * a.n_blocks, seed, 5);
        cell_block.resize(s.n_kv);
        for (int c = 0; c < s.n_kv; c++) cell_block[c] = (c * 7 % s.n_kv) / 100;
        a.offset = offset.data(), a.cell_block = cell_block.data();
    }

    void add_exact(unsigned seed) {
        for (int c : {0, 1, 2, 5, s.n_kv / 2, s.n_kv - 1}) {
            if (c < s.n_kv && (exact_cell.empty() || c > exact_cell.back())) exact_cell.push_back(c);
        }
        a.n_exact = (int) exact_cell.size();
        const auto x = normal((size_t) 2 * a.n_exact * s.n_head_kv * s.d, seed);
        const size_t half = x.size() / 2;
        for (size_t i = 0; i < half; i++)
            exact_k.push_back(kv_f32_to_f16(x[i])), exact_v.push_back(kv_f32_to_f16(x[half + i]));
        a.exact_cell = exact_cell.data(), a.exact_k = exact_k.data(), a.exact_v = exact_v.data();
    }

    std::vector<double> head_of_cell(bool key, int cell, int h, bool plain) const {
        std::vector<double> x(s.d);
        if (plain) {
            const float * src = (key ? plain_k : plain_v).data() + ((size_t) cell * s.n_head_kv + h) * s.d;
            std::copy(src, src + s.d, x.begin());
            return x;
        }
        for (int e = 0; e < a.n_exact; e++) {
            if (exact_cell[e] != cell) continue;
            const uint16_t * src = (key ? a.exact_k : a.exact_v) + ((size_t) e * s.n_head_kv + h) * s.d;
            for (int i = 0; i < s.d; i++) x[i] = kv_f16_to_f32(src[i]);
            return x;
        }
        std::vector<float> f(s.d);
        const uint8_t * src = key ? &k[cell * a.k_row + h * a.k_head] : &v[cell * a.v_row + h * a.v_head];
        kv_decode(key ? s.k : s.v, src, s.d, f.data());
        std::copy(f.begin(), f.end(), x.begin());
        return x;
    }

    // The definition in kv_attention.h, in double, two passes; plain: of what was encoded, not of the codes. The
    // softmax's weights of all rows, if wanted.
    std::vector<double> truth(bool plain = false, std::vector<double> * weights = nullptr) const {
        std::vector<double> result(q.size());
        if (weights) weights->assign((size_t) s.n_q * a.n_head * s.n_kv, 0);
        for (int h = 0; h < s.n_head_kv; h++) {
            std::vector<std::vector<double>> ks, vs;
            for (int c = 0; c < s.n_kv; c++)
                ks.push_back(head_of_cell(true, c, h, plain)), vs.push_back(head_of_cell(false, c, h, plain));
            for (int i = 0; i < s.n_q; i++) {
                for (int g = 0; g < s.group; g++) {
                    const int head = h * s.group + g;
                    double * w = weights ? &(*weights)[((size_t) i * a.n_head + head) * s.n_kv] : nullptr;
                    attend(i, head, ks, vs, &result[i * a.out_row + head * a.out_head], w);
                }
            }
        }
        return result;
    }

    void attend(int i, int head, const std::vector<std::vector<double>> & ks,
        const std::vector<std::vector<double>> & vs, double * result, double * weights) const {
        std::vector<double> x(s.n_kv);
        double top = a.sinks ? a.sinks[head] : -INFINITY;
        for (int c = 0; c < s.n_kv; c++) {
            double dot = a.offset ? a.offset[((size_t) i * a.n_head + head) * a.n_blocks + cell_block[c]] : 0;
            for (int j = 0; j < s.d; j++) dot += a.q[i * a.q_row + head * a.q_head + j] * ks[c][j];
            x[c] = dot * a.scale;
            if (a.softcap != 0) x[c] = a.softcap * std::tanh(x[c] / a.softcap);
            const double m = a.mask ? kv_f16_to_f32(mask[i * a.mask_row + c]) : 0;
            x[c] = m == -INFINITY ? m : x[c] + m * (a.slope ? a.slope[head] : 1);
            top = std::max(top, x[c]);
        }
        if (top == -INFINITY) return;
        double sum = a.sinks ? std::exp(a.sinks[head] - top) : 0;
        for (int c = 0; c < s.n_kv; c++) {
            const double w = std::exp(x[c] - top);
            sum += w;
            for (int j = 0; j < s.d; j++) result[j] += w * vs[c][j];
        }
        for (int j = 0; j < s.d; j++) result[j] /= sum;
        for (int c = 0; c < s.n_kv && weights; c++) weights[c] = std::exp(x[c] - top) / sum;
    }

    // The weights of every second row (query and head) as the kernels tell them, the last row first; others stay 0.
    std::vector<float> weights(bool few, int threads) {
        const int rows = s.n_q * a.n_head, wanted = (rows + 1) / 2;
        std::vector<int32_t> row(rows, -1);
        std::vector<float> sum((size_t) rows * s.n_kv), norms(wanted, NAN);
        std::vector<float *> sums(wanted);
        for (int r = 0; r < rows; r += 2) {
            row[r] = wanted - 1 - r / 2;
            sums[row[r]] = &sum[(size_t) r * s.n_kv];
        }
        a.logit_row = row.data(), a.logit_stride = s.n_kv + a.n_exact + 5, a.logit_norm = norms.data();
        std::vector<float> logits(wanted * a.logit_stride, NAN);
        a.logits = logits.data();
        const auto w =
            workspace(few ? kv_attention_decode_workspace(&a, threads) : kv_attention_prefill_workspace(&a, threads));
        for (int t = 0; t < threads; t++) {
            if (few) kv_attention_decode_partial(&a, t, threads, w.get());
            else kv_attention_prefill(&a, t, threads, w.get());
        }
        if (few) kv_attention_decode_norms(&a, threads, w.get());
        for (int t = 0; t < threads; t++) kv_attention_add_weights(&a, wanted, sums.data(), t, threads);
        a.logit_row = nullptr;
        return sum;
    }

    struct Free {
        void operator()(void * p) const { std::free(p); }
    };
    static std::unique_ptr<void, Free> workspace(size_t bytes) {
        return std::unique_ptr<void, Free>(std::aligned_alloc(64, (bytes + 63) / 64 * 64));
    }

    const std::vector<float> & decode(int threads) {
        const auto w = workspace(kv_attention_decode_workspace(&a, threads));
        std::fill(out.begin(), out.end(), NAN);
        for (int t = 0; t < threads; t++) kv_attention_decode_partial(&a, t, threads, w.get());
        for (int t = 0; t < threads; t++) kv_attention_decode_merge(&a, t, threads, w.get());
        return out;
    }

    const std::vector<float> & prefill(int threads) {
        const auto w = workspace(kv_attention_prefill_workspace(&a, threads));
        std::fill(out.begin(), out.end(), NAN);
        for (int t = 0; t < threads; t++) kv_attention_prefill(&a, t, threads, w.get());
        return out;
    }
};

bool integer(const Shape & s) {
    return s.k == KV_TYPE_TURBO3 || s.k == KV_TYPE_TURBO4 || s.v == KV_TYPE_TURBO3 || s.v == KV_TYPE_TURBO4;
}

const kv_kernels * reference() {
    int n = 0;
    return kv_kernels_all(&n)[0];
}

double limit_of(const Cache & cache, const std::vector<double> & truth) {
    if (kv_kernels_best() == reference()) return LIMIT_FLOAT;
    if (!integer(cache.s)) return cache.s.k == KV_TYPE_Q8_0 ? LIMIT_Q8_0 : LIMIT_FLOAT;
    return cache.s.sharp <= 1 ? LIMIT_INTEGER : SHARE * nmse(truth, cache.truth(true));
}

void check_near(const char * how, const Shape & s, const std::vector<float> & got, const std::vector<double> & truth,
    double limit) {
    const double error = nmse(got, truth);
    CHECK_MSG(error < limit,
        "%s %s: head %d x %d, group %d, %d queries, %d cells, k %d, v %d, sharp %g: NMSE %g, limit %g",
        kv_kernels_best()->name, how, s.d, s.n_head_kv, s.group, s.n_q, s.n_kv, s.k, s.v, s.sharp, error, limit);
}

// Weights of every table against those of the definition, which are 1 in all with what the sink takes.
void check_weights(Cache & cache, const std::vector<double> & truth, bool few, int threads) {
    const Shape & s = cache.s;
    const std::vector<float> got = cache.weights(few, threads);
    double error = 0, power = 0, most = 0;
    for (size_t r = 0; r < got.size() / s.n_kv; r++) {
        double sum = 0, expected = 0;
        for (size_t i = r * s.n_kv; i < (r + 1) * s.n_kv; i++) {
            sum += got[i];
            if (r % 2 != 0) continue;
            expected += truth[i];
            error += (got[i] - truth[i]) * (got[i] - truth[i]);
            power += truth[i] * truth[i];
        }
        most = std::max(most, std::fabs(sum - expected));
    }
    const bool exact = s.k == F16 || kv_kernels_best() == reference();
    const double limit = exact ? 1e-9 : s.k == Q8 ? 1e-7 : s.sharp <= 1 ? LIMIT_WEIGHTS : 10 * LIMIT_WEIGHTS;
    CHECK_MSG(error <= limit * power && most < (exact ? 1e-4 : 1e-2),
        "%s %s: weights of head %d x %d, group %d, %d queries, %d cells, k %d, sharp %g: NMSE %g, limit %g; sums "
        "off by %g",
        kv_kernels_best()->name, few ? "decode" : "prefill", s.d, s.n_head_kv, s.group, s.n_q, s.n_kv, s.k, s.sharp,
        error / power, limit, most);
}

// Decode and prefill of every table against the double-precision definition.
void check_shape(const Shape & s, unsigned seed) {
    kv_kernels_force(nullptr);
    Cache cache(s, seed);
    std::vector<double> weights;
    const auto truth = cache.truth(false, &weights);
    CHECK(kv_attention_unsupported(&cache.a) == nullptr);
    int n = 0;
    const kv_kernels * const * tables = kv_kernels_all(&n);
    for (int i = 0; i < n; i++) {
        if (!tables[i]->supported()) continue;
        kv_kernels_force(tables[i]);
        const double limit = limit_of(cache, truth);
        if (s.n_q <= KV_DECODE_MAX_QUERIES)
            for (int threads = 1; threads <= 4; threads++) check_near("decode", s, cache.decode(threads), truth, limit);
        for (int threads = 1; threads <= 2; threads++) check_near("prefill", s, cache.prefill(threads), truth, limit);
        for (int threads : {1, 3}) {
            if (s.n_q <= KV_DECODE_MAX_QUERIES) check_weights(cache, weights, true, threads);
            check_weights(cache, weights, false, threads);
        }
    }
}

} // namespace

TEST("attention is the softmax of its definition, for every head size, group and type") {
    unsigned seed = 1;
    for (int d : {32, 64, 96, 128, 256})
        for (int group : {1, 4, 7, 8})
            for (kv_type k : {T3, T4, Q8, F16})
                for (kv_type v : {T3, T4})
                    check_shape({d, 2, group, 1, 197, k, v, false, false, false, false, 0, 1}, seed++);
    for (kv_type k : {T4, Q8, F16})
        for (kv_type v : {Q8, F16}) check_shape({128, 2, 4, 2, 150, k, v, true, true, true, false, 0, 1}, seed++);
}

TEST("masks, centre offsets, exact cells, sinks and soft caps enter as defined, together and alone") {
    unsigned seed = 100;
    for (int bits = 0; bits < 32; bits++) {
        const float cap = bits & 16 ? 20 : 0;
        check_shape(
            {64, 2, 4, 3, 331, T4, T3, (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0, cap, 1},
            seed++);
    }
}

TEST("any number of cells will do, from one") {
    unsigned seed = 200;
    for (int n : {1, 2, 3, 15, 16, 17, 63, 64, 65, 127, 129}) {
        check_shape({128, 1, 4, 1, n, T3, T3, false, false, n > 6, false, 0, 1}, seed++);
        check_shape({64, 3, 3, 1, n, T4, T4, false, false, false, false, 0, 1}, seed++);
    }
}

TEST("many queries: tiles of rows, ragged at the end") {
    unsigned seed = 300;
    for (int n_q : {8, 17, 70}) {
        check_shape({128, 2, 4, n_q, 200, T4, T3, true, true, true, false, 0, 1}, seed++);
        check_shape({64, 1, 7, n_q, 130, T3, T4, true, false, false, true, 0, 1}, seed++);
        check_shape({128, 1, 2, n_q, 130, Q8, F16, true, false, false, true, 0, 1}, seed++);
    }
}

TEST("flat, sharp and very sharp attention keep their precision") {
    unsigned seed = 400;
    for (float sharp : {0.0f, 0.3f, 3.0f, 8.0f, 30.0f})
        check_shape({128, 1, 4, 1, 3000, T4, T4, false, false, false, false, 0, sharp}, seed++);
}

TEST("exact cells may lie in any rows") {
    Cache cache({64, 2, 4, 2, 90, T4, T3, true, true, true, false, 0, 1}, 450);
    const auto truth = cache.truth();
    const size_t width = (size_t) cache.s.n_head_kv * cache.s.d;
    const int n = cache.a.n_exact, rows = 2 * n + 1;
    std::vector<uint16_t> k(rows * width, 0x7e00), v(k); // NaN where nothing is
    std::vector<int32_t> row;
    for (int e = 0; e < n; e++) {
        row.push_back(2 * (n - e));
        std::copy_n(&cache.exact_k[e * width], width, &k[row[e] * width]);
        std::copy_n(&cache.exact_v[e * width], width, &v[row[e] * width]);
    }
    cache.a.exact_row = row.data(), cache.a.exact_k = k.data(), cache.a.exact_v = v.data();
    int tables = 0;
    const kv_kernels * const * all = kv_kernels_all(&tables);
    for (int i = 0; i < tables; i++) {
        if (!all[i]->supported()) continue;
        kv_kernels_force(all[i]);
        check_near("decode", cache.s, cache.decode(2), truth, LIMIT_INTEGER);
        check_near("prefill", cache.s, cache.prefill(1), truth, LIMIT_INTEGER);
    }
}

TEST("a query that sees nothing gives zeros") {
    Cache cache({128, 1, 4, 1, 90, T3, T3, true, false, false, false, 0, 1}, 500);
    std::fill(cache.mask.begin(), cache.mask.end(), 0xfc00);
    int n = 0;
    const kv_kernels * const * tables = kv_kernels_all(&n);
    for (int i = 0; i < n; i++) {
        if (!tables[i]->supported()) continue;
        kv_kernels_force(tables[i]);
        for (float x : cache.decode(2)) CHECK_MSG(x == 0, "%g", x);
        for (float x : cache.prefill(1)) CHECK_MSG(x == 0, "%g", x);
    }
}

TEST("masked cells may hold anything: what a removed sequence left does not show") {
    Cache cache({128, 1, 4, 1, 130, T4, T3, true, false, false, false, 0, 1}, 600);
    const auto truth = cache.truth();
    for (int c = 70; c < 130; c++) {
        std::memset(&cache.k[c * cache.a.k_row], 0xff, cache.a.k_row); // NaN scales
        std::memset(&cache.v[c * cache.a.v_row], 0xff, cache.a.v_row);
    }
    int n = 0;
    const kv_kernels * const * tables = kv_kernels_all(&n);
    for (int i = 0; i < n; i++) {
        if (!tables[i]->supported()) continue;
        kv_kernels_force(tables[i]);
        check_near("decode", cache.s, cache.decode(1), truth, LIMIT_INTEGER);
    }
}

TEST("sequences side by side come out bit for bit as each alone") {
    // A prefix that all see, then each one's own cells in turn, and a stretch that nobody sees.
    const int n_q = 5, n_kv = 500, prefix = 203;
    for (kv_type k : {T3, T4, Q8, F16}) {
        Cache cache({64, 2, 7, n_q, n_kv, k, k == F16 ? F16 : T3, true, true, true, false, 0, 3}, 650);
        for (int i = 0; i < n_q; i++) {
            for (int c = 0; c < n_kv; c++) {
                const bool seen = c < prefix || (c >= 330 && c % n_q == i);
                cache.mask[i * cache.a.mask_row + c] = seen ? 0 : 0xfc00;
            }
        }
        int n = 0;
        const kv_kernels * const * tables = kv_kernels_all(&n);
        for (int table = 0; table < n; table++) {
            if (!tables[table]->supported()) continue;
            kv_kernels_force(tables[table]);
            for (int threads : {1, 3}) {
                const std::vector<float> together = cache.decode(threads);
                Cache alone = cache;
                alone.a.n_q = 1;
                alone.a.out = alone.out.data();
                for (int i = 0; i < n_q; i++) {
                    alone.a.q = cache.q.data() + i * cache.a.q_row;
                    alone.a.mask = cache.mask.data() + i * cache.a.mask_row;
                    alone.a.offset = cache.offset.data() + (size_t) i * cache.a.n_head * cache.a.n_blocks;
                    alone.decode(threads);
                    CHECK_MSG(std::equal(together.begin() + i * cache.a.out_row,
                                  together.begin() + (i + 1) * cache.a.out_row, alone.out.begin()),
                        "%s, k %d, query %d, %d threads", tables[table]->name, k, i, threads);
                }
            }
        }
    }
}

TEST("cells of any position blocks get their offsets, however these run") {
    Cache cache({64, 2, 4, 3, 331, T4, T3, true, true, false, false, 0, 1}, 660);
    unsigned random = 7;
    for (int c = 0; c < cache.s.n_kv; c++) {
        random = random * 1664525 + 1013904223;
        const bool stay = c > 0 && (c / 64 % 2 == 0 ? (random >> 16) % 9 != 0 : (random >> 16) % 2 != 0);
        cache.cell_block[c] = stay ? cache.cell_block[c - 1] : (int) (random >> 20) % cache.a.n_blocks;
    }
    const auto truth = cache.truth();
    int n = 0;
    const kv_kernels * const * tables = kv_kernels_all(&n);
    for (int i = 0; i < n; i++) {
        if (!tables[i]->supported()) continue;
        kv_kernels_force(tables[i]);
        check_near("decode", cache.s, cache.decode(2), truth, LIMIT_INTEGER);
        check_near("prefill", cache.s, cache.prefill(2), truth, LIMIT_INTEGER);
    }
}

TEST("huge and tiny queries give numbers") {
    for (float size : {1e-30f, 1e-6f, 1e6f}) {
        Cache cache({128, 1, 4, 1, 90, T3, T3, false, false, false, false, 0, size}, 700);
        int n = 0;
        const kv_kernels * const * tables = kv_kernels_all(&n);
        for (int i = 0; i < n; i++) {
            if (!tables[i]->supported()) continue;
            kv_kernels_force(tables[i]);
            for (float x : cache.decode(1)) CHECK_MSG(std::isfinite(x), "%s, %g", tables[i]->name, size);
        }
    }
}

TEST("keys and values beyond f16 count as the largest numbers that it has, in codes' exact cells and where all are "
     "f16") {
    for (const bool f16 : {true, false}) {
        Cache cache({64, 2, 4, 3, 90, f16 ? F16 : T4, f16 ? F16 : T3, true, false, !f16, false, 0, 1e-4f}, 710);
        const auto halves = [&](bool keys) {
            auto & bytes = keys ? cache.k : cache.v;
            auto & exact = keys ? cache.exact_k : cache.exact_v;
            return f16 ? reinterpret_cast<uint16_t *>(bytes.data()) : exact.data();
        };
        const size_t head = 64;
        // The first head of the first two cells, and the second one's of a value that is no number.
        const auto put = [&](uint16_t huge, uint16_t none) {
            for (const bool keys : {true, false}) halves(keys)[3] = huge, halves(keys)[2 * head + 5] = huge | 0x8000;
            halves(false)[head + 7] = none;
        };
        put(0x7bff, 0);
        const auto truth = cache.truth();
        put(0x7c00, f16 ? 0 : 0x7e00); // a NaN of f16 cells is a number, and which one is not said
        int n = 0;
        const kv_kernels * const * tables = kv_kernels_all(&n);
        for (int i = 0; i < n; i++) {
            if (!tables[i]->supported()) continue;
            kv_kernels_force(tables[i]);
            check_near("decode", cache.s, cache.decode(2), truth, f16 ? LIMIT_FLOAT : LIMIT_INTEGER);
            check_near("prefill", cache.s, cache.prefill(2), truth, f16 ? LIMIT_FLOAT : LIMIT_INTEGER);
        }
    }
}

TEST("what the kernels cannot do is said, not done") {
    Cache cache({128, 1, 4, 1, 10, T3, T3, false, false, false, false, 0, 1}, 800);
    cache.a.d_k = 80;
    CHECK(kv_attention_unsupported(&cache.a) != nullptr);
    cache.a.d_k = 128, cache.a.n_head = 17;
    CHECK(kv_attention_unsupported(&cache.a) != nullptr);
}

TEST("the product of coefficients and a table is that of its definition in every table, to f32's precision") {
    int n_tables = 0;
    const kv_kernels * const * tables = kv_kernels_all(&n_tables);
    const struct {
        int n, d, n_blocks;
    } cases[] = {{1, 64, 32}, {3, 96, 64}, {5, 80, 96}, {33, 128, 32}, {130, 256, 160}, {0, 128, 32}};
    for (const auto & c : cases) {
        // Hundreds, as centres are: what must not be rounded to f16, whose steps are a quarter there.
        const auto rows = normal((size_t) c.n * c.d, 11, 300), columns = normal((size_t) c.d * c.n_blocks, 12);
        std::vector<double> truth((size_t) c.n * c.n_blocks);
        for (int r = 0; r < c.n; r++)
            for (int k = 0; k < c.d; k++)
                for (int b = 0; b < c.n_blocks; b++)
                    truth[r * c.n_blocks + b] += (double) rows[r * c.d + k] * columns[k * c.n_blocks + b];
        for (int t = 0; t < n_tables; t++) {
            if (!tables[t]->supported()) continue;
            kv_kernels_force(tables[t]);
            std::vector<float> out(truth.size(), NAN);
            kv_attention_offsets(rows.data(), c.n, c.d, columns.data(), c.n_blocks, out.data());
            const double error = truth.empty() ? 0 : nmse(out, truth);
            CHECK_MSG(error < 1e-12, "%s: %d x %d x %d: %g", tables[t]->name, c.n, c.d, c.n_blocks, error);
        }
    }
}
