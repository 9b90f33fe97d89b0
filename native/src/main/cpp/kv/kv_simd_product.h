// SPDX-License-Identifier: Apache-2.0
// The small matrix product that attention is made of: rows (broadcast) times a tile (vectors across), a block of rows
// by a few vectors held in registers; and the elementwise functions of softmax.
#pragma once

#include "kv_kernels.h"

#include <cmath>
#include <cstring>

namespace {

// How one step of the product works: what is broadcast from a row, and how it is taken in.
// Keys: four int8 dimensions of a query against four levels of a key.
template <class S> struct KeyProduct {
    using Acc = typename S::I;
    using Row = int8_t;
    static constexpr int STEP = 4; // row elements a step
    static Acc zero() { return S::zero(); }
    static Acc load(const void * p) { return S::load_bytes(p); }
    static Acc broadcast(const Row * p) { return S::broadcast32(p); }
    static Acc take(Acc acc, Acc tile, Acc row) {
        return S::UNSIGNED_LEVELS ? S::dot_us(acc, tile, row) : S::dot_ss(acc, tile, row);
    }
    static constexpr bool MATRIX = S::MATRIX;
    static Acc take_pair(Acc acc, Acc lanes, Acc rows) { return S::matrix_ss(acc, rows, lanes); }
};

// Values: four uint8 weights of keys against four levels of a dimension.
template <class S> struct ValueProduct {
    using Acc = typename S::I;
    using Row = uint8_t;
    static constexpr int STEP = 4;
    static Acc zero() { return S::zero(); }
    static Acc load(const void * p) { return S::load_bytes(p); }
    static Acc broadcast(const Row * p) { return S::broadcast32(p); }
    static Acc take(Acc acc, Acc tile, Acc row) {
        return S::UNSIGNED_WEIGHTS ? S::dot_us(acc, row, tile) : S::dot_ss(acc, tile, row);
    }
    static constexpr bool MATRIX = S::MATRIX;
    static Acc take_pair(Acc acc, Acc lanes, Acc rows) { return S::matrix_us(acc, rows, lanes); }
};

template <class S> struct FloatProduct {
    using Acc = typename S::F;
    using Row = float;
    static constexpr int STEP = 1;
    static Acc zero() { return S::set(0); }
    static Acc load(const void * p) { return S::load((const float *) p); }
    static Acc broadcast(const Row * p) { return S::set(*p); }
    static Acc take(Acc acc, Acc tile, Acc row) { return S::fma(tile, row, acc); }
    static constexpr bool MATRIX = false;
};

// R rows by V vectors. tile: [steps][width] of four bytes. store(row, first lane, sum).
template <class S, class P, int R, int V, class RowOf, class Store>
inline void product_block(
    int r0, int c0, int width, int steps, const RowOf & row, const void * tile, const Store & store) {
    typename P::Acc acc[R][V];
    const typename P::Row * from[R];
#pragma GCC unroll 8
    for (int r = 0; r < R; r++) {
        from[r] = row(r0 + r);
#pragma GCC unroll 8
        for (int v = 0; v < V; v++) acc[r][v] = P::zero();
    }
    const uint8_t * t = (const uint8_t *) tile + (size_t) c0 * 4;
    for (int k = 0; k < steps; k++, t += (size_t) width * 4) {
        typename P::Acc b[V];
#pragma GCC unroll 8
        for (int v = 0; v < V; v++) b[v] = P::load(t + v * S::W * 4);
#pragma GCC unroll 8
        for (int r = 0; r < R; r++) {
            const auto x = P::broadcast(from[r] + k * P::STEP);
#pragma GCC unroll 8
            for (int v = 0; v < V; v++) acc[r][v] = P::take(acc[r][v], b[v], x);
        }
    }
#pragma GCC unroll 8
    for (int r = 0; r < R; r++) {
#pragma GCC unroll 8
        for (int v = 0; v < V; v++) store(r0 + r, c0 + v * S::W, acc[r][v]);
    }
}

// The same by pairs of rows and pairs of lanes, two steps at once: half the instructions. An even number of steps.
template <class S, class P, int R, int V, class RowOf, class Store>
inline void product_block_pairs(
    int r0, int c0, int width, int steps, const RowOf & row, const void * tile, const Store & store) {
    typename P::Acc acc[R / 2][V][2];
    const typename P::Row * from[R];
#pragma GCC unroll 8
    for (int r = 0; r < R; r++) from[r] = row(r0 + r);
#pragma GCC unroll 8
    for (int r = 0; r < R / 2; r++) {
#pragma GCC unroll 8
        for (int v = 0; v < V; v++) acc[r][v][0] = acc[r][v][1] = P::zero();
    }
    const size_t step = (size_t) width * 4;
    const uint8_t * t = (const uint8_t *) tile + (size_t) c0 * 4;
    for (int k = 0; k < steps; k += 2, t += 2 * step) {
        typename P::Acc b[V][2];
#pragma GCC unroll 8
        for (int v = 0; v < V; v++) S::two_steps(P::load(t + v * S::W * 4), P::load(t + step + v * S::W * 4), b[v]);
#pragma GCC unroll 8
        for (int r = 0; r < R / 2; r++) {
            const auto x = S::two_rows(from[2 * r] + k * P::STEP, from[2 * r + 1] + k * P::STEP);
#pragma GCC unroll 8
            for (int v = 0; v < V; v++) {
                acc[r][v][0] = P::take_pair(acc[r][v][0], b[v][0], x);
                acc[r][v][1] = P::take_pair(acc[r][v][1], b[v][1], x);
            }
        }
    }
#pragma GCC unroll 8
    for (int r = 0; r < R / 2; r++) {
#pragma GCC unroll 8
        for (int v = 0; v < V; v++) {
            store(r0 + 2 * r, c0 + v * S::W, S::first_row(acc[r][v][0], acc[r][v][1]));
            store(r0 + 2 * r + 1, c0 + v * S::W, S::second_row(acc[r][v][0], acc[r][v][1]));
        }
    }
}

template <class S, class P, int R, int V, class RowOf, class Store>
inline void product_best(
    int r0, int c0, int width, int steps, const RowOf & row, const void * tile, const Store & store) {
    if constexpr (P::MATRIX && R % 2 == 0) product_block_pairs<S, P, R, V>(r0, c0, width, steps, row, tile, store);
    else product_block<S, P, R, V>(r0, c0, width, steps, row, tile, store);
}

template <class S, class P, int R, class RowOf, class Store>
inline void product_rows(int r0, int width, int steps, const RowOf & row, const void * tile, const Store & store) {
    int c = 0;
    for (; c + S::VECTORS * S::W <= width; c += S::VECTORS * S::W) {
        product_best<S, P, R, S::VECTORS>(r0, c, width, steps, row, tile, store);
    }
    for (; c + 2 * S::W <= width; c += 2 * S::W) product_best<S, P, R, 2>(r0, c, width, steps, row, tile, store);
}

// All rows by all `width` lanes, a multiple of 32.
template <class S, class P, class RowOf, class Store>
inline void product(int n_rows, int width, int steps, const RowOf & row, const void * tile, const Store & store) {
    int r = 0;
    for (; r + 4 <= n_rows; r += 4) product_rows<S, P, 4>(r, width, steps, row, tile, store);
    if (n_rows - r == 3) product_rows<S, P, 3>(r, width, steps, row, tile, store);
    if (n_rows - r == 2) product_rows<S, P, 2>(r, width, steps, row, tile, store);
    if (n_rows - r == 1) product_rows<S, P, 1>(r, width, steps, row, tile, store);
}

// exp(x) for x <= 0, relative error below 3e-7; below -87 it stays at exp(-87), which is nothing.
template <class S> inline typename S::F exp_negative(typename S::F x) {
    x = S::max(x, S::set(-87.0f));
    const auto n = S::round(S::mul(x, S::set(1.44269504f)));
    auto r = S::fma(n, S::set(-0.693359375f), x); // ln 2 in two parts, the first exact in 10 bits
    r = S::fma(n, S::set(2.12194440e-4f), r);
    auto p = S::set(1.9875691500e-4f); // Cephes expf
    p = S::fma(p, r, S::set(1.3981999507e-3f));
    p = S::fma(p, r, S::set(8.3334519073e-3f));
    p = S::fma(p, r, S::set(4.1665795894e-2f));
    p = S::fma(p, r, S::set(1.6666665459e-1f));
    p = S::fma(p, r, S::set(5.0000001201e-1f));
    p = S::add(S::fma(S::mul(p, r), r, r), S::set(1));
    return S::times_power_of_2(p, n);
}

// cap * tanh(x / cap), from exp(-2|x| / cap).
template <class S> inline typename S::F soft_cap(typename S::F x, float cap) {
    alignas(64) float v[S::W];
    S::store(v, x);
    for (int i = 0; i < S::W; i++) v[i] = cap * std::tanh(v[i] / cap);
    return S::load(v);
}

} // namespace
