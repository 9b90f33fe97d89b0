// SPDX-License-Identifier: Apache-2.0
// The primitives of kv_simd_core.h for AArch64; with dot products, and with products of small matrices, where the file
// is compiled with them.
#pragma once

#include <arm_neon.h>

#include <cstdint>
#include <cstring>

namespace {

struct Neon {
    static constexpr int W = 4;
    static constexpr int VECTORS = 4;
    static constexpr bool UNSIGNED_LEVELS = false;
#if defined(__ARM_FEATURE_MATMUL_INT8)
    static constexpr bool UNSIGNED_WEIGHTS = true, MATRIX = true;
    static constexpr int QUERY_MAX = 127, WEIGHT_MAX = 255;
#else
    static constexpr bool UNSIGNED_WEIGHTS = false, MATRIX = false;
    static constexpr int QUERY_MAX = 127, WEIGHT_MAX = 127; // both sides of the dot product are signed
#endif
    using I = uint8x16_t;
    using F = float32x4_t;

    static F set(float x) { return vdupq_n_f32(x); }
    static F load(const float * p) { return vld1q_f32(p); }
    static void store(float * p, F x) { vst1q_f32(p, x); }
    static F load_f16(const void * p) {
        uint16_t h[4];
        memcpy(h, p, 8);
        return vcvt_f32_f16(vreinterpret_f16_u16(vld1_u16(h)));
    }
    static F load_i8(const void * p) {
        int32_t x;
        memcpy(&x, p, 4);
        return vcvtq_f32_s32(vmovl_s16(vget_low_s16(vmovl_s8(vreinterpret_s8_s32(vdup_n_s32(x))))));
    }
    static F add(F a, F b) { return vaddq_f32(a, b); }
    static F sub(F a, F b) { return vsubq_f32(a, b); }
    static F mul(F a, F b) { return vmulq_f32(a, b); }
    static F fma(F a, F b, F c) { return vfmaq_f32(c, a, b); }
    static F max(F a, F b) { return vmaxnmq_f32(a, b); } // b if a is NaN
    static F min(F a, F b) { return vminnmq_f32(a, b); }
    static float hmax(F a) { return vmaxnmvq_f32(a); }
    static float hsum(F a) { return vaddvq_f32(a); }
    static F round(F a) { return vrndnq_f32(a); }
    static F times_power_of_2(F a, F n) { // a in [0.7, 1.5), n >= -126
        return vreinterpretq_f32_s32(vaddq_s32(vreinterpretq_s32_f32(a), vshlq_n_s32(vcvtnq_s32_f32(n), 23)));
    }
    static F add_unless_masked(F x, F mask, F slope) {
        const F gone = set(-__builtin_inff());
        return vbslq_f32(vceqq_f32(mask, gone), gone, fma(mask, slope, x));
    }
    static void store_u8(uint8_t * p, F x) {
        const uint16x4_t half = vqmovn_u32(vcvtq_u32_f32(x));
        const uint8x8_t bytes = vqmovn_u16(vcombine_u16(half, half));
        const uint32_t word = vget_lane_u32(vreinterpret_u32_u8(bytes), 0);
        memcpy(p, &word, 4);
    }

    static I zero() { return vdupq_n_u8(0); }
    static I load_bytes(const void * p) { return vld1q_u8((const uint8_t *) p); }
    static void store_bytes(void * p, I x) { vst1q_u8((uint8_t *) p, x); }
    static I broadcast32(const void * p) {
        uint32_t x;
        memcpy(&x, p, 4);
        return vreinterpretq_u8_u32(vdupq_n_u32(x));
    }
    static I set32(int32_t x) { return vreinterpretq_u8_s32(vdupq_n_s32(x)); }
    static I set8(char x) { return vdupq_n_u8((uint8_t) x); }
    static I add32(I a, I b) {
        return vreinterpretq_u8_s32(vaddq_s32(vreinterpretq_s32_u8(a), vreinterpretq_s32_u8(b)));
    }
    static F to_float(I x) { return vcvtq_f32_s32(vreinterpretq_s32_u8(x)); }
    static I dot_ss(I acc, I a, I b) {
        const int8x16_t x = vreinterpretq_s8_u8(a), y = vreinterpretq_s8_u8(b);
#if defined(__ARM_FEATURE_DOTPROD)
        return vreinterpretq_u8_s32(vdotq_s32(vreinterpretq_s32_u8(acc), x, y));
#else
        const int32x4_t low = vpaddlq_s16(vmull_s8(vget_low_s8(x), vget_low_s8(y)));
        const int32x4_t high = vpaddlq_s16(vmull_high_s8(x, y));
        return vreinterpretq_u8_s32(vaddq_s32(vreinterpretq_s32_u8(acc), vpaddq_s32(low, high)));
#endif
    }
#if defined(__ARM_FEATURE_MATMUL_INT8)
    static I dot_us(I acc, I u, I s) {
        return vreinterpretq_u8_s32(vusdotq_s32(vreinterpretq_s32_u8(acc), u, vreinterpretq_s8_u8(s)));
    }

    // Two rows of eight bytes by two lanes of eight bytes: [row 0 x lane 0, row 0 x lane 1, row 1 x lane 0, row 1 x
    // lane 1].
    static I matrix_ss(I acc, I rows, I lanes) {
        return vreinterpretq_u8_s32(
            vmmlaq_s32(vreinterpretq_s32_u8(acc), vreinterpretq_s8_u8(rows), vreinterpretq_s8_u8(lanes)));
    }
    static I matrix_us(I acc, I rows, I lanes) {
        return vreinterpretq_u8_s32(vusmmlaq_s32(vreinterpretq_s32_u8(acc), rows, vreinterpretq_s8_u8(lanes)));
    }
    static I two_rows(const void * a, const void * b) {
        return vcombine_u8(vld1_u8((const uint8_t *) a), vld1_u8((const uint8_t *) b));
    }
    // Four lanes of four bytes from each of two steps, to two times two lanes of eight.
    static void two_steps(I first, I second, I * lanes) {
        const uint32x4_t a = vreinterpretq_u32_u8(first), b = vreinterpretq_u32_u8(second);
        lanes[0] = vreinterpretq_u8_u32(vzip1q_u32(a, b));
        lanes[1] = vreinterpretq_u8_u32(vzip2q_u32(a, b));
    }
    // The four lanes of either row from two such products.
    static I first_row(I a, I b) {
        return vreinterpretq_u8_u64(vuzp1q_u64(vreinterpretq_u64_u8(a), vreinterpretq_u64_u8(b)));
    }
    static I second_row(I a, I b) {
        return vreinterpretq_u8_u64(vuzp2q_u64(vreinterpretq_u64_u8(a), vreinterpretq_u64_u8(b)));
    }
#else
    static I dot_us(I acc, I, I) { return acc; } // unused: levels and weights are signed here
#endif

    template <int N> static I shr(I x) { return vshrq_n_u8(x, N); }
    template <int N> static I shl(I x) { return vshlq_n_u8(x, N); }
    static I select(I mask, I a, I b) { return vbslq_u8(mask, a, b); }
    static I flip_sign(I x) { return x; } // levels are signed here

    using Table16 = I;
    using Table32 = uint8x16x2_t;
    static Table16 table16(const uint8_t * t) { return vld1q_u8(t); }
    static Table32 table32(const uint8_t * t) { return {{vld1q_u8(t), vld1q_u8(t + 16)}}; }
    static I lookup16(Table16 t, I i) { return vqtbl1q_u8(t, vandq_u8(i, vdupq_n_u8(15))); }
    static I lookup32(const Table32 & t, I i) { return vqtbl2q_u8(t, vandq_u8(i, vdupq_n_u8(31))); }

    // out[i]: the i-th four bytes after `at` of 4 cells, in order.
    static void dwords_of_cells(const uint8_t * const * cell, size_t at, I * out) {
        const auto load = [&](int i) { return vreinterpretq_u32_u8(vld1q_u8(cell[i] + at)); };
        const uint32x4_t a = load(0), b = load(1), c = load(2), d = load(3);
        const auto wide = [](uint32x4_t x) { return vreinterpretq_u64_u32(x); };
        const uint64x2_t ab0 = wide(vtrn1q_u32(a, b)), ab1 = wide(vtrn2q_u32(a, b));
        const uint64x2_t cd0 = wide(vtrn1q_u32(c, d)), cd1 = wide(vtrn2q_u32(c, d));
        out[0] = vreinterpretq_u8_u64(vtrn1q_u64(ab0, cd0));
        out[1] = vreinterpretq_u8_u64(vtrn1q_u64(ab1, cd1));
        out[2] = vreinterpretq_u8_u64(vtrn2q_u64(ab0, cd0));
        out[3] = vreinterpretq_u8_u64(vtrn2q_u64(ab1, cd1));
    }

    // 4 bytes after `at` of four cells, the four cells' bytes beside each other.
    static I columns_of_cells(const uint8_t * const * cell, size_t at) {
        uint32_t w[4];
        for (int i = 0; i < 4; i++) memcpy(w + i, cell[i] + at, 4);
        static const uint8_t ORDER[16] = {0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15};
        return vqtbl1q_u8(vreinterpretq_u8_u32(vld1q_u32(w)), vld1q_u8(ORDER));
    }
};

} // namespace
