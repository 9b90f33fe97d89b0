// SPDX-License-Identifier: Apache-2.0
#include "kv_centre.h"

#include <algorithm>
#include <cmath>

namespace {

struct Pair {
    int a, b;
};

Pair pair_of(const kv_rope * rope, int i) {
    if (rope->interleaved) return {2 * i, 2 * i + 1};
    return {i, i + rope->n_dims / 2};
}

void rotate_pair(float * x, Pair p, double angle, double magnitude) {
    // The angle reaches 10^6 radians: reduced in double, since float has no fraction left there.
    const double c = std::cos(angle) * magnitude, s = std::sin(angle) * magnitude;
    const double a = x[p.a], b = x[p.b];
    x[p.a] = (float) (a * c - b * s);
    x[p.b] = (float) (a * s + b * c);
}

} // namespace

void kv_rope_apply(const kv_rope * rope, float * x, double p) {
    for (int i = 0; i < rope->n_dims / 2; i++) {
        rotate_pair(x, pair_of(rope, i), p * rope->frequency[i], rope->magnitude);
    }
}

void kv_centre_key(float * k, const float * centre, const float * f, int d) {
    for (int i = 0; i < d; i++) k[i] = (k[i] - centre[i]) * (f ? f[i] : 1);
}

void kv_restore_key(float * k, const float * centre, const float * f, int d) {
    for (int i = 0; i < d; i++) k[i] = k[i] / (f ? f[i] : 1) + centre[i];
}

void kv_balance_query(float * q, const float * f, int d) {
    for (int i = 0; f && i < d; i++) q[i] /= f[i];
}

void kv_subtract_mean(float * x, const float * mean, int d) {
    for (int i = 0; i < d; i++) x[i] -= mean[i];
}

void kv_add_mean(float * x, const float * mean, int d) {
    for (int i = 0; i < d; i++) x[i] += mean[i];
}

void kv_balance_factors(
    const kv_rope * rope, const float * q_square, const float * k_square, int d, float alpha, float * f) {
    const auto ratio = [&](double q, double k) { return std::pow((q + 1e-20) / (k + 1e-20), alpha / 2.0); };
    for (int i = 0; i < d; i++) f[i] = (float) ratio(q_square[i], k_square[i]);
    for (int i = 0; i < rope->n_dims / 2; i++) {
        const Pair p = pair_of(rope, i);
        f[p.a] = f[p.b] = (float) ratio(q_square[p.a] + q_square[p.b], k_square[p.a] + k_square[p.b]);
    }
    double log_mean = 0;
    for (int i = 0; i < d; i++) log_mean += std::log(f[i]) / d;
    for (int i = 0; i < d; i++) f[i] = std::min(std::max((float) (f[i] / std::exp(log_mean)), 1 / 16.0f), 16.0f);
}
