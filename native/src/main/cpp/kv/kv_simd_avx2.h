// SPDX-License-Identifier: Apache-2.0
// The primitives of kv_simd_core.h for AVX2, FMA and F16C; with AVX-VNNI where the file is compiled with it.
#pragma once

#include <immintrin.h>

#include <cstdint>

namespace {

struct Avx2 {
    static constexpr int W = 8;
    static constexpr int VECTORS = 2;
    static constexpr bool UNSIGNED_LEVELS = true, UNSIGNED_WEIGHTS = true, MATRIX = false;
#if defined(__AVXVNNI__)
    static constexpr int QUERY_MAX = 127, WEIGHT_MAX = 255;
#else
    static constexpr int QUERY_MAX = 63, WEIGHT_MAX = 127; // pairs of products must fit int16
#endif
    using I = __m256i;
    using F = __m256;

    static F set(float x) { return _mm256_set1_ps(x); }
    static F load(const float * p) { return _mm256_loadu_ps(p); }
    static void store(float * p, F x) { _mm256_storeu_ps(p, x); }
    static F load_f16(const void * p) { return _mm256_cvtph_ps(_mm_loadu_si128((const __m128i *) p)); }
    static F load_i8(const void * p) {
        return _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(_mm_loadl_epi64((const __m128i *) p)));
    }
    static F add(F a, F b) { return _mm256_add_ps(a, b); }
    static F sub(F a, F b) { return _mm256_sub_ps(a, b); }
    static F mul(F a, F b) { return _mm256_mul_ps(a, b); }
    static F fma(F a, F b, F c) { return _mm256_fmadd_ps(a, b, c); }
    static F max(F a, F b) { return _mm256_max_ps(a, b); } // b if a is NaN
    static F min(F a, F b) { return _mm256_min_ps(a, b); }
    static float hmax(F a) {
        __m128 x = _mm_max_ps(_mm256_castps256_ps128(a), _mm256_extractf128_ps(a, 1));
        x = _mm_max_ps(x, _mm_movehl_ps(x, x));
        return _mm_cvtss_f32(_mm_max_ss(x, _mm_movehdup_ps(x)));
    }
    static float hsum(F a) {
        __m128 x = _mm_add_ps(_mm256_castps256_ps128(a), _mm256_extractf128_ps(a, 1));
        x = _mm_add_ps(x, _mm_movehl_ps(x, x));
        return _mm_cvtss_f32(_mm_add_ss(x, _mm_movehdup_ps(x)));
    }
    static F round(F a) { return _mm256_round_ps(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }
    static F times_power_of_2(F a, F n) { // a in [0.7, 1.5), n >= -126
        return _mm256_castsi256_ps(
            _mm256_add_epi32(_mm256_castps_si256(a), _mm256_slli_epi32(_mm256_cvtps_epi32(n), 23)));
    }
    static F add_unless_masked(F x, F mask, F slope) {
        const F gone = set(-__builtin_inff());
        return _mm256_blendv_ps(fma(mask, slope, x), gone, _mm256_cmp_ps(mask, gone, _CMP_EQ_OQ));
    }
    static void store_u8(uint8_t * p, F x) {
        const I v = _mm256_cvttps_epi32(x);
        const __m128i w = _mm_packus_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
        _mm_storel_epi64((__m128i *) p, _mm_packus_epi16(w, w));
    }

    static I zero() { return _mm256_setzero_si256(); }
    static I load_bytes(const void * p) { return _mm256_loadu_si256((const I *) p); }
    static void store_bytes(void * p, I x) { _mm256_storeu_si256((I *) p, x); }
    static I broadcast32(const void * p) {
        int32_t x;
        __builtin_memcpy(&x, p, 4);
        return _mm256_set1_epi32(x);
    }
    static I set32(int32_t x) { return _mm256_set1_epi32(x); }
    static I set8(char x) { return _mm256_set1_epi8(x); }
    static I flip_sign(I x) { return _mm256_xor_si256(x, set8(-128)); } // int8 to uint8, plus 128
    static I add32(I a, I b) { return _mm256_add_epi32(a, b); }
    static F to_float(I x) { return _mm256_cvtepi32_ps(x); }
    static I dot_us(I acc, I u, I s) {
#if defined(__AVXVNNI__)
        return _mm256_dpbusd_avx_epi32(acc, u, s);
#else
        return _mm256_add_epi32(acc, _mm256_madd_epi16(_mm256_maddubs_epi16(u, s), _mm256_set1_epi16(1)));
#endif
    }
    static I dot_ss(I acc, I, I) { return acc; } // unused: levels are unsigned here

    template <int N> static I shr(I x) { return _mm256_srli_epi16(x, N); }
    template <int N> static I shl(I x) { return _mm256_slli_epi16(x, N); }
    static I select(I mask, I a, I b) {
        return _mm256_or_si256(_mm256_and_si256(mask, a), _mm256_andnot_si256(mask, b));
    }

    using Table16 = I;
    struct Table32 {
        I low, high;
    };
    static Table16 table16(const uint8_t * t) {
        return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *) t));
    }
    static Table32 table32(const uint8_t * t) { return {table16(t), table16(t + 16)}; }
    static I lookup16(Table16 t, I i) { return _mm256_shuffle_epi8(t, _mm256_and_si256(i, set8(15))); }
    static I lookup32(const Table32 & t, I i) {
        const I j = _mm256_and_si256(i, set8(15));
        // Bit 4 of the index to the byte's top, where the blend looks.
        return _mm256_blendv_epi8(_mm256_shuffle_epi8(t.low, j), _mm256_shuffle_epi8(t.high, j), shl<3>(i));
    }

    static I halves(const uint8_t * low, const uint8_t * high) {
        return _mm256_inserti128_si256(
            _mm256_castsi128_si256(_mm_loadu_si128((const __m128i *) low)), _mm_loadu_si128((const __m128i *) high), 1);
    }

    // out[i]: the i-th four bytes after `at` of 8 cells, in order.
    static void dwords_of_cells(const uint8_t * const * cell, size_t at, I * out) {
        const I a = halves(cell[0] + at, cell[4] + at), b = halves(cell[1] + at, cell[5] + at);
        const I c = halves(cell[2] + at, cell[6] + at), d = halves(cell[3] + at, cell[7] + at);
        const I ab0 = _mm256_unpacklo_epi32(a, b), ab1 = _mm256_unpackhi_epi32(a, b);
        const I cd0 = _mm256_unpacklo_epi32(c, d), cd1 = _mm256_unpackhi_epi32(c, d);
        out[0] = _mm256_unpacklo_epi64(ab0, cd0);
        out[1] = _mm256_unpackhi_epi64(ab0, cd0);
        out[2] = _mm256_unpacklo_epi64(ab1, cd1);
        out[3] = _mm256_unpackhi_epi64(ab1, cd1);
    }

    // 8 bytes after `at` of four cells, the four cells' bytes beside each other.
    static I columns_of_cells(const uint8_t * const * cell, size_t at) {
        const auto load = [&](int i) { return _mm_loadl_epi64((const __m128i *) (cell[i] + at)); };
        const __m128i ab = _mm_unpacklo_epi8(load(0), load(1)), cd = _mm_unpacklo_epi8(load(2), load(3));
        return _mm256_inserti128_si256(
            _mm256_castsi128_si256(_mm_unpacklo_epi16(ab, cd)), _mm_unpackhi_epi16(ab, cd), 1);
    }
};

} // namespace
