// SPDX-License-Identifier: Apache-2.0
#include "centre_reference.h"
#include "check.h"
#include "kv_centre.h"

namespace {

std::vector<float> frequencies(int pairs, double base) {
    std::vector<float> f(pairs);
    for (int i = 0; i < pairs; i++) f[i] = (float) std::pow(base, -i / (double) pairs);
    return f;
}

double product(const std::vector<float> & a, const std::vector<float> & b) {
    double sum = 0;
    for (size_t i = 0; i < a.size(); i++) sum += (double) a[i] * b[i];
    return sum;
}

struct Case {
    int d, n_dims, interleaved;
};
const Case CASES[] = {{128, 128, 0}, {64, 64, 1}, {128, 64, 0}, {96, 32, 1}};

} // namespace

TEST("a query times a key is the same after centring and balancing, with the centre's offset") {
    for (const Case & c : CASES) {
        const auto theta = frequencies(c.n_dims / 2, 1e6);
        const kv_rope rope = {c.n_dims, c.interleaved, 1, theta.data()};
        auto b = normal(c.d, 1, 20), q = normal(c.d, 2), k = normal(c.d, 3);
        std::vector<float> f(c.d), qq(c.d), kk(c.d);
        for (int i = 0; i < c.d; i++) k[i] += b[i], qq[i] = q[i] * q[i], kk[i] = 0.1f + std::fabs(b[(i * 7) % c.d]);
        kv_balance_factors(&rope, qq.data(), kk.data(), c.d, 0.5f, f.data());
        const auto exact = centre_of_block(rope, b, 57, 128);
        const std::vector<float> centre(exact.begin(), exact.end());
        kv_rope_apply(&rope, k.data(), 57 * 128 + 31);
        auto stored = k, query = q;
        kv_centre_key(stored.data(), centre.data(), f.data(), c.d);
        kv_balance_query(query.data(), f.data(), c.d);
        const double before = product(q, k), after = product(query, stored) + centre_offset(q, exact);
        CHECK_MSG(std::fabs(before - after) < 1e-4 * (1 + std::fabs(before)), "head %d: %g, %g", c.d, before, after);
        kv_restore_key(stored.data(), centre.data(), f.data(), c.d);
        CHECK_MSG(nmse(stored, k) < 1e-12, "%g", nmse(stored, k));
    }
}

TEST("the centre is the mean of the keys that a constant makes over its block") {
    for (const Case & c : CASES) {
        const auto theta = frequencies(c.n_dims / 2, 1e4);
        const kv_rope rope = {c.n_dims, c.interleaved, 1.1f, theta.data()};
        const auto b = normal(c.d, 4);
        std::vector<double> mean(c.d);
        for (int p = 5 * 128; p < 6 * 128; p++) {
            auto k = b;
            kv_rope_apply(&rope, k.data(), p);
            for (int i = 0; i < c.d; i++) mean[i] += k[i] / 128.0;
        }
        const auto centre = centre_of_block(rope, b, 5, 128);
        CHECK_MSG(nmse(centre, mean) < 1e-4, "head %d, %d rotated: %g", c.d, c.n_dims, nmse(centre, mean));
    }
}

TEST("centring removes nearly all of a constant offset where the pairs turn slowly") {
    const auto theta = frequencies(64, 1e6);
    const kv_rope rope = {128, 0, 1, theta.data()};
    std::vector<float> b(128);
    for (int i = 32; i < 64; i++) b[i] = b[i + 64] = 30; // the slow half
    auto k = b;
    kv_rope_apply(&rope, k.data(), 1000);
    const auto exact = centre_of_block(rope, b, 1000 / 128, 128);
    const std::vector<float> centre(exact.begin(), exact.end());
    const double before = product(k, k);
    kv_centre_key(k.data(), centre.data(), nullptr, 128);
    CHECK_MSG(product(k, k) < 1e-3 * before, "%g of %g", product(k, k), before);
}

TEST("RoPE of minus p undoes RoPE of p") {
    for (const Case & c : CASES) {
        const auto theta = frequencies(c.n_dims / 2, 1e4);
        const kv_rope rope = {c.n_dims, c.interleaved, 1, theta.data()};
        const auto x = normal(c.d, 9);
        auto y = x;
        kv_rope_apply(&rope, y.data(), 31007);
        CHECK(nmse(y, x) > 1e-3);
        kv_rope_apply(&rope, y.data(), -31007);
        CHECK_MSG(nmse(y, x) < 1e-12, "%g", nmse(y, x));
    }
}

TEST("balance factors have mean 1, lie within a sixteenth and sixteen, and are alike in a pair") {
    for (const Case & c : CASES) {
        const auto theta = frequencies(c.n_dims / 2, 1e4);
        const kv_rope rope = {c.n_dims, c.interleaved, 1, theta.data()};
        auto q = normal(c.d, 10), k = normal(c.d, 11);
        for (int i = 0; i < c.d; i++) q[i] *= q[i], k[i] *= k[i] * (i % 16 == 0 ? 1e9f : 1);
        std::vector<float> f(c.d);
        kv_balance_factors(&rope, q.data(), k.data(), c.d, 0.5f, f.data());
        for (float v : f) CHECK_MSG(v >= 1 / 16.0f && v <= 16, "%g", v);
        for (int i = 0; i < c.n_dims / 2; i++) {
            CHECK(c.interleaved ? f[2 * i] == f[2 * i + 1] : f[i] == f[i + c.n_dims / 2]);
        }
        kv_balance_factors(&rope, q.data(), k.data(), c.d, 0, f.data());
        for (float v : f) CHECK_MSG(std::fabs(v - 1) < 1e-5, "alpha 0 gave %g", v);
    }
}

TEST("a value mean that is subtracted comes back") {
    auto x = normal(64, 1);
    const auto was = x, mean = normal(64, 2, 10);
    kv_subtract_mean(x.data(), mean.data(), 64);
    kv_add_mean(x.data(), mean.data(), 64);
    CHECK(nmse(x, was) < 1e-10);
}
