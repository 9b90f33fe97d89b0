// SPDX-License-Identifier: Apache-2.0
// The primitives of kv_simd_core.h for AVX-512 F, BW, DQ, VL; with VNNI (dot products) and VBMI (look-ups) where the
// file is compiled with them.
#pragma once

#include <immintrin.h>

#include <cstdint>

namespace {

struct Avx512 {
    static constexpr int W = 16;
    static constexpr int VECTORS = 4;
    static constexpr bool UNSIGNED_LEVELS = true, UNSIGNED_WEIGHTS = true, MATRIX = false;
#if defined(__AVX512VNNI__)
    static constexpr int QUERY_MAX = 127, WEIGHT_MAX = 255;
#else
    static constexpr int QUERY_MAX = 63, WEIGHT_MAX = 127; // pairs of products must fit int16
#endif
    using I = __m512i;
    using F = __m512;

    static F set(float x) { return _mm512_set1_ps(x); }
    static F load(const float * p) { return _mm512_loadu_ps(p); }
    static void store(float * p, F x) { _mm512_storeu_ps(p, x); }
    static F load_f16(const void * p) { return _mm512_cvtph_ps(_mm256_loadu_si256((const __m256i *) p)); }
    static F load_i8(const void * p) {
        return _mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(_mm_loadu_si128((const __m128i *) p)));
    }
    static F add(F a, F b) { return _mm512_add_ps(a, b); }
    static F sub(F a, F b) { return _mm512_sub_ps(a, b); }
    static F mul(F a, F b) { return _mm512_mul_ps(a, b); }
    static F fma(F a, F b, F c) { return _mm512_fmadd_ps(a, b, c); }
    static F max(F a, F b) { return _mm512_max_ps(a, b); } // b if a is NaN
    static F min(F a, F b) { return _mm512_min_ps(a, b); }
    static float hmax(F a) { return _mm512_reduce_max_ps(a); }
    static float hsum(F a) { return _mm512_reduce_add_ps(a); }
    static F round(F a) { return _mm512_roundscale_ps(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }
    static F times_power_of_2(F a, F n) { return _mm512_scalef_ps(a, n); }
    static F add_unless_masked(F x, F mask, F slope) {
        const F gone = set(-__builtin_inff());
        return _mm512_mask_mov_ps(fma(mask, slope, x), _mm512_cmp_ps_mask(mask, gone, _CMP_EQ_OQ), gone);
    }
    static void store_u8(uint8_t * p, F x) {
        _mm_storeu_si128((__m128i *) p, _mm512_cvtusepi32_epi8(_mm512_cvttps_epi32(x)));
    }

    static I zero() { return _mm512_setzero_si512(); }
    static I load_bytes(const void * p) { return _mm512_loadu_si512(p); }
    static void store_bytes(void * p, I x) { _mm512_storeu_si512(p, x); }
    static I broadcast32(const void * p) {
        int32_t x;
        __builtin_memcpy(&x, p, 4);
        return _mm512_set1_epi32(x);
    }
    static I set32(int32_t x) { return _mm512_set1_epi32(x); }
    static I set8(char x) { return _mm512_set1_epi8(x); }
    static I flip_sign(I x) { return _mm512_xor_si512(x, set8(-128)); } // int8 to uint8, plus 128
    static I add32(I a, I b) { return _mm512_add_epi32(a, b); }
    static F to_float(I x) { return _mm512_cvtepi32_ps(x); }
    static I dot_us(I acc, I u, I s) {
#if defined(__AVX512VNNI__)
        return _mm512_dpbusd_epi32(acc, u, s);
#else
        return _mm512_add_epi32(acc, _mm512_madd_epi16(_mm512_maddubs_epi16(u, s), _mm512_set1_epi16(1)));
#endif
    }
    static I dot_ss(I acc, I, I) { return acc; } // unused: levels are unsigned here

    template <int N> static I shr(I x) { return _mm512_srli_epi16(x, N); }
    template <int N> static I shl(I x) { return _mm512_slli_epi16(x, N); }
    static I select(I mask, I a, I b) { return _mm512_ternarylogic_epi32(mask, a, b, 0xca); }

#if defined(__AVX512VBMI__)
    // vpermb takes six bits of the index and drops the rest: the table repeats, and no index needs masking.
    using Table16 = I;
    using Table32 = I;
    static Table16 table16(const uint8_t * t) { return _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *) t)); }
    static Table32 table32(const uint8_t * t) {
        return _mm512_broadcast_i64x4(_mm256_loadu_si256((const __m256i *) t));
    }
    static I lookup16(Table16 t, I i) { return _mm512_permutexvar_epi8(i, t); }
    static I lookup32(Table32 t, I i) { return _mm512_permutexvar_epi8(i, t); }
#else
    using Table16 = I;
    struct Table32 {
        I low, high;
    };
    static Table16 table16(const uint8_t * t) { return _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *) t)); }
    static Table32 table32(const uint8_t * t) { return {table16(t), table16(t + 16)}; }
    static I lookup16(Table16 t, I i) { return _mm512_shuffle_epi8(t, _mm512_and_si512(i, set8(15))); }
    static I lookup32(const Table32 & t, I i) {
        const __mmask64 high = _mm512_test_epi8_mask(i, set8(16));
        const I j = _mm512_and_si512(i, set8(15));
        return _mm512_mask_shuffle_epi8(_mm512_shuffle_epi8(t.low, j), high, t.high, j);
    }
#endif

    // Four cells a, b, c, d at `at` in the four quarters.
    static I quarters(const uint8_t * const * cell, int stride, size_t at) {
        const auto load = [&](int i) { return _mm_loadu_si128((const __m128i *) (cell[i * stride] + at)); };
        I x = _mm512_castsi128_si512(load(0));
        x = _mm512_inserti32x4(x, load(1), 1);
        x = _mm512_inserti32x4(x, load(2), 2);
        return _mm512_inserti32x4(x, load(3), 3);
    }

    // out[i]: the i-th four bytes after `at` of 16 cells, in order.
    static void dwords_of_cells(const uint8_t * const * cell, size_t at, I * out) {
        const I a = quarters(cell, 4, at), b = quarters(cell + 1, 4, at);
        const I c = quarters(cell + 2, 4, at), d = quarters(cell + 3, 4, at);
        const I ab0 = _mm512_unpacklo_epi32(a, b), ab1 = _mm512_unpackhi_epi32(a, b);
        const I cd0 = _mm512_unpacklo_epi32(c, d), cd1 = _mm512_unpackhi_epi32(c, d);
        out[0] = _mm512_unpacklo_epi64(ab0, cd0);
        out[1] = _mm512_unpackhi_epi64(ab0, cd0);
        out[2] = _mm512_unpacklo_epi64(ab1, cd1);
        out[3] = _mm512_unpackhi_epi64(ab1, cd1);
    }

    // 16 bytes after `at` of four cells, the four cells' bytes beside each other.
    static I columns_of_cells(const uint8_t * const * cell, size_t at) {
        const I x = quarters(cell, 1, at);
        const I by_dword =
            _mm512_permutexvar_epi32(_mm512_setr_epi32(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15), x);
        const __m128i by_byte = _mm_setr_epi8(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
        return _mm512_shuffle_epi8(by_dword, _mm512_broadcast_i32x4(by_byte));
    }
};

} // namespace
