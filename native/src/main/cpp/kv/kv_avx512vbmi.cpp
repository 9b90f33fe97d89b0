// SPDX-License-Identifier: Apache-2.0
// The table for AVX-512 with VNNI and VBMI (Ice Lake, Zen 4 and later).
#include "kv_tables.h"

#if defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512DQ__) && defined(__AVX512VL__) &&                 \
    defined(__AVX512VNNI__) && defined(__AVX512VBMI__)
#include "kv_simd_avx512.h"
#include "kv_simd_core.h"

namespace {

int supported() {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512vbmi");
}

constexpr kv_kernels TABLE = make_table<Avx512>("avx512vbmi", supported);

} // namespace

const kv_kernels * kv_table_avx512vbmi() { return &TABLE; }

#else

const kv_kernels * kv_table_avx512vbmi() { return nullptr; }

#endif
