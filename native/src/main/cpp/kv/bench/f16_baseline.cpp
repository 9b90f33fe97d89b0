// SPDX-License-Identifier: Apache-2.0
#include "f16_baseline.h"

#include "kv_rows.h"
#include "kv_simd_product.h"

#if defined(__AVX512F__)
#include "kv_simd_avx512.h"
using S = Avx512;
#elif defined(__AVX2__)
#include "kv_simd_avx2.h"
using S = Avx2;
#endif

#if defined(__AVX2__)

namespace {

constexpr int D = 128, TILE = 64, GROUP = 4, V = D / S::W;

struct Head {
    float score[GROUP][TILE], acc[GROUP][D], max[GROUP], sum[GROUP];
};

void scores(const kv_attention_args & a, int h, int c0, int n, Head & s) {
    for (int c = 0; c < n; c++) {
        const uint8_t * row = (const uint8_t *) a.k + (c0 + c) * a.k_row + h * a.k_head;
        S::F sum[GROUP];
        for (int g = 0; g < GROUP; g++) sum[g] = S::set(0);
#pragma GCC unroll 16
        for (int v = 0; v < V; v++) {
            const S::F k = S::load_f16(row + v * S::W * 2);
#pragma GCC unroll 4
            for (int g = 0; g < GROUP; g++)
                sum[g] = S::fma(k, S::load(a.q + (h * GROUP + g) * a.q_head + v * S::W), sum[g]);
        }
        for (int g = 0; g < GROUP; g++) s.score[g][c] = S::hsum(sum[g]) * a.scale;
    }
}

void softmax(int n, Head & s) {
    for (int g = 0; g < GROUP; g++) {
        for (int c = n; c < TILE; c++) s.score[g][c] = -INFINITY;
        S::F top = S::set(-INFINITY), sum = S::set(0);
        for (int c = 0; c < TILE; c += S::W) top = S::max(top, S::load(s.score[g] + c));
        const float max = std::max(S::hmax(top), s.max[g]), shrink = std::exp(s.max[g] - max);
        if (shrink != 1)
            for (int i = 0; i < D; i++) s.acc[g][i] *= shrink;
        for (int c = 0; c < TILE; c += S::W) {
            const S::F w = exp_negative<S>(S::sub(S::load(s.score[g] + c), S::set(max)));
            S::store(s.score[g] + c, w);
            sum = S::add(sum, w);
        }
        s.sum[g] = s.sum[g] * shrink + S::hsum(sum);
        s.max[g] = max;
    }
}

void values(const kv_attention_args & a, int h, int c0, int n, Head & s) {
    constexpr int STRIP = 4; // vectors of the head whose sums stay in registers, for all of the group
    for (int v0 = 0; v0 < V; v0 += STRIP) {
        S::F acc[GROUP][STRIP];
#pragma GCC unroll 4
        for (int g = 0; g < GROUP; g++)
#pragma GCC unroll 4
            for (int v = 0; v < STRIP; v++) acc[g][v] = S::load(s.acc[g] + (v0 + v) * S::W);
        for (int c = 0; c < n; c++) {
            const uint8_t * row = (const uint8_t *) a.v + (c0 + c) * a.v_row + h * a.v_head;
#pragma GCC unroll 4
            for (int v = 0; v < STRIP; v++) {
                const S::F x = S::load_f16(row + (v0 + v) * S::W * 2);
#pragma GCC unroll 4
                for (int g = 0; g < GROUP; g++) acc[g][v] = S::fma(x, S::set(s.score[g][c]), acc[g][v]);
            }
        }
#pragma GCC unroll 4
        for (int g = 0; g < GROUP; g++)
#pragma GCC unroll 4
            for (int v = 0; v < STRIP; v++) S::store(s.acc[g] + (v0 + v) * S::W, acc[g][v]);
    }
}

} // namespace

void f16_decode(const kv_attention_args & a) {
    for (int h = 0; h < a.n_head_kv; h++) {
        Head s = {};
        for (int g = 0; g < GROUP; g++) s.max[g] = -INFINITY;
        for (int c0 = 0; c0 < a.n_kv; c0 += TILE) {
            const int n = std::min(TILE, a.n_kv - c0);
            scores(a, h, c0, n, s);
            softmax(n, s);
            values(a, h, c0, n, s);
        }
        for (int g = 0; g < GROUP; g++)
            for (int i = 0; i < D; i++) a.out[(h * GROUP + g) * a.out_head + i] = s.acc[g][i] / s.sum[g];
    }
}

#else

void f16_decode(const kv_attention_args &) {}

#endif
