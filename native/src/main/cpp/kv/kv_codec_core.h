// SPDX-License-Identifier: Apache-2.0
// The codec itself, over the 16 columns of a block at once: compiled once per instruction set, and vectorised by the
// compiler. Included by kv_scalar.cpp and each kv_<isa>.cpp; all in an anonymous namespace, so that code for
// one instruction set can never be linked into another's.
#pragma once

#include "kv_codebook.h"
#include "kv_f16.h"
#include "kv_format.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace {

constexpr int COLUMNS = KV_MAX_BLOCK / 8; // narrower blocks leave columns unused

// One value of LANES columns in the compiler's own vectors, as wide as the instruction set has them: wider ones GCC 12
// takes apart value by value.
#if defined(__AVX512F__)
constexpr int LANES = 16;
#elif defined(__AVX2__)
constexpr int LANES = 8;
#else
constexpr int LANES = 4;
#endif
typedef float ColumnF __attribute__((vector_size(4 * LANES)));
typedef int32_t ColumnI __attribute__((vector_size(4 * LANES)));

// What distinguishes the 3-bit from the 4-bit trellis: 2 states, FREE codes for each pair of states.
struct Trellis3 {
    static constexpr int FREE = 4, CODE_BITS = 3;
    static constexpr float NORMAL_SCALE = KV_NORMAL_SCALE_3;
    static constexpr int FREE_SHIFT = 0, STATE_SHIFT = 2;
    static float level(int index) { return KV_LEVELS_3[index]; }
};

struct Trellis4 {
    static constexpr int FREE = 8, CODE_BITS = 4;
    static constexpr float NORMAL_SCALE = KV_NORMAL_SCALE_4;
    static constexpr int FREE_SHIFT = 1, STATE_SHIFT = 0;
    static float level(int index) { return KV_LEVELS_4[index]; }
};

// Codes of one block: code[e][c], and the level that each decodes to.
struct Codes {
    int32_t code[8][COLUMNS];
    float level[8][COLUMNS];
};

// The least squared error between two states, for each column. The low three bits of the float say which of the FREE
// codes has it: a float that is not negative orders like an integer, so one minimum finds both.
template <class T> inline void best_branch(const ColumnF & z, int state, int next, ColumnI & out) {
    ColumnI best = ColumnI{} + 0x7f7fffff;
#pragma GCC unroll 8
    for (int free = 0; free < T::FREE; free++) {
        const ColumnF d = z - T::level(free << T::FREE_SHIFT | state << T::STATE_SHIFT | next << T::CODE_BITS),
                      e = d * d;
        const ColumnI marked = ((ColumnI) e & ~7) | free;
        best = marked < best ? marked : best;
    }
    out = best;
}

// Viterbi over the eight values of LANES columns from c0, once for each start state, since the ends are joined.
template <class T> void viterbi(const ColumnF * z, int c0, Codes & out) {
    ColumnI branch[8][2][2]; // [value][state][next state]
    for (int e = 0; e < 8; e++) {
        for (int s = 0; s < 2; s++)
            for (int n = 0; n < 2; n++) best_branch<T>(z[e], s, n, branch[e][s][n]);
    }

    ColumnI from[2][8][2]; // [start][value][next state]: the better state to come from, as a mask
    ColumnF total[2];
    for (int start = 0; start < 2; start++) {
        ColumnF cost[2];
        cost[start] = ColumnF{};
        cost[1 - start] = ColumnF{} + 1e38f;
        for (int e = 0; e < 8; e++) {
            ColumnF next[2];
            for (int n = 0; n < 2; n++) {
                const ColumnF a = cost[0] + (ColumnF) branch[e][0][n], b = cost[1] + (ColumnF) branch[e][1][n];
                from[start][e][n] = b < a;
                next[n] = b < a ? b : a;
            }
            cost[0] = next[0];
            cost[1] = next[1];
        }
        total[start] = cost[start];
    }

    const ColumnI start = total[1] < total[0];
    ColumnI state = start;
    for (int e = 7; e >= 0; e--) {
        const ColumnI n = state;
        state = start ? (n ? from[1][e][1] : from[1][e][0]) : (n ? from[0][e][1] : from[0][e][0]);
        const ColumnI b0 = n ? branch[e][0][1] : branch[e][0][0], b1 = n ? branch[e][1][1] : branch[e][1][0];
        const ColumnI free = (state ? b1 : b0) & 7, own = state & 1;
        const ColumnI code = free << T::FREE_SHIFT | own << T::STATE_SHIFT, index = code | (n & 1) << T::CODE_BITS;
        for (int c = 0; c < LANES; c++) {
            out.code[e][c0 + c] = code[c];
            out.level[e][c0 + c] = T::level(index[c]);
        }
    }
}

// The fp16 scale that makes scale * unit * level closest to y, or 0 where there is nothing to fit.
inline uint16_t fit_scale(const float (*y)[COLUMNS], const Codes & codes) {
    float yl[COLUMNS] = {0}, ll[COLUMNS] = {0};
    for (int e = 0; e < 8; e++) {
        for (int c = 0; c < COLUMNS; c++) {
            yl[c] += y[e][c] * codes.level[e][c];
            ll[c] += codes.level[e][c] * codes.level[e][c];
        }
    }
    double a = 0, b = 0;
    for (int c = 0; c < COLUMNS; c++) a += yl[c], b += ll[c];
    const double scale = b > 0 ? a / b / KV_LEVEL_UNIT : 0;
    return kv_f32_to_f16((float) std::min(std::max(scale, 0.0), 65504.0));
}

inline void pack(Trellis4, const Codes & k, int cols, uint8_t * dst) {
    for (int q = 0; q < 4; q++)
        for (int c = 0; c < cols; c++) dst[q * cols + c] = (uint8_t) (k.code[2 * q][c] | k.code[2 * q + 1][c] << 4);
}

inline void pack(Trellis3, const Codes & k, int cols, uint8_t * dst) {
    for (int h = 0; h < 2; h++) {
        for (int c = 0; c < cols; c++) {
            int byte = 0;
            for (int t = 0; t < 4; t++) byte |= (k.code[4 * h + t][c] & 3) << 2 * t;
            dst[h * cols + c] = (uint8_t) byte;
        }
    }
    for (int c = 0; c < cols; c++) {
        int byte = 0;
        for (int e = 0; e < 8; e++) byte |= (k.code[e][c] >> 2) << e;
        dst[2 * cols + c] = (uint8_t) byte;
    }
}

// Two rounds: codes at the scale that the block's energy suggests, then at the scale that fits those codes.
template <class T> void encode_block(const float * x, int n, uint8_t * dst) {
    const int cols = n / 8;
    float y[8][COLUMNS] = {{0}};
    ColumnF z[8];
    float energy[COLUMNS] = {0};
    for (int e = 0; e < 8; e++) {
        for (int c = 0; c < cols; c++) {
            const float v = x[e * cols + c];
            y[e][c] = v == v ? std::min(std::max(v, -1e5f), 1e5f) : 0; // NaN to 0
            energy[c] += y[e][c] * y[e][c];
        }
    }
    float sum = 0;
    for (int c = 0; c < cols; c++) sum += energy[c];
    float scale = std::min(T::NORMAL_SCALE * std::sqrt(sum / n), 65504.0f);
    Codes codes;
    uint16_t d = 0;
    for (int round = 0; round < 2; round++) {
        const float inverse = scale > 1e-30f ? 1 / (scale * KV_LEVEL_UNIT) : 0;
        for (int c = 0; c < cols; c += LANES) {
            for (int e = 0; e < 8; e++) {
                memcpy(&z[e], y[e] + c, sizeof(z[e]));
                z[e] *= inverse;
            }
            viterbi<T>(z, c, codes);
        }
        // Unused columns must not weigh in the fit: a zero's nearest level may not be zero.
        for (int e = 0; e < 8; e++)
            for (int c = cols; c < COLUMNS; c++) codes.level[e][c] = 0;
        d = fit_scale(y, codes);
        scale = kv_f16_to_f32(d);
    }
    memcpy(dst, &d, 2);
    pack(T{}, codes, cols, dst + 2);
}

inline void encode_q8_0(const float * x, int d, uint8_t * dst) {
    for (int i = 0; i < d; i += 32, dst += 34) {
        float amax = 0;
        for (int j = 0; j < 32; j++) amax = std::max(amax, std::fabs(x[i + j]));
        const float scale = std::min(amax, 8e6f) / 127, inverse = scale > 1e-30f ? 1 / scale : 0;
        const uint16_t h = kv_f32_to_f16(scale);
        memcpy(dst, &h, 2);
        for (int j = 0; j < 32; j++) {
            const float v = std::min(std::max(x[i + j] * inverse, -127.0f), 127.0f);
            dst[2 + j] = (uint8_t) (int8_t) std::lrintf(v == v ? v : 0);
        }
    }
}

inline void encode_head(kv_type type, const float * x, int d, void * dst) {
    uint8_t * out = (uint8_t *) dst;
    if (type == KV_TYPE_Q8_0) return encode_q8_0(x, d, out);
    if (type == KV_TYPE_F16) {
        for (int i = 0; i < d; i++) {
            const uint16_t h = kv_f32_to_f16(x[i]);
            memcpy(out + 2 * i, &h, 2);
        }
        return;
    }
    const int n = kv_block_values(d);
    for (int i = 0; i < d; i += n, out += kv_block_bytes(type, n)) {
        if (type == KV_TYPE_TURBO4) encode_block<Trellis4>(x + i, n, out);
        else encode_block<Trellis3>(x + i, n, out);
    }
}

// Unnormalised Walsh-Hadamard transform of n values, n a power of two.
inline void hadamard(float * x, int n) {
    for (int half = 1; half < n; half *= 2) {
        for (int i = 0; i < n; i += 2 * half) {
            for (int j = i; j < i + half; j++) {
                const float a = x[j], b = x[j + half];
                x[j] = a + b;
                x[j + half] = a - b;
            }
        }
    }
}

// Applies the m x m orthonormal DCT-II (or its transpose) across m groups of n values.
inline void mix_groups(float * x, int n, int m, bool transpose) {
    float dct[7][7];
    for (int i = 0; i < m; i++)
        for (int j = 0; j < m; j++)
            dct[i][j] =
                (float) (std::sqrt((i == 0 ? 1.0 : 2.0) / m) * std::cos(3.14159265358979323846 * (j + 0.5) * i / m));
    for (int k = 0; k < n; k++) {
        float in[7];
        for (int j = 0; j < m; j++) in[j] = x[j * n + k];
        for (int i = 0; i < m; i++) {
            float sum = 0;
            for (int j = 0; j < m; j++) sum += (transpose ? dct[j][i] : dct[i][j]) * in[j];
            x[i * n + k] = sum;
        }
    }
}

inline void rotate_head(float * x, int d, bool inverse) {
    const int n = d & -d, m = d / n;
    if (m > 7) return; // refused by kv_block_values too: 7 odd groups at most
    const float norm = 1 / std::sqrt((float) n);
    for (int i = 0; i < d; i += n) hadamard(x + i, n);
    for (int i = 0; i < d; i++) x[i] *= norm;
    if (m > 1) mix_groups(x, n, m, inverse);
}

} // namespace
