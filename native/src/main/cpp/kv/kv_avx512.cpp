// SPDX-License-Identifier: Apache-2.0
// The table for AVX-512 (F, BW, DQ, VL).
#include "kv_tables.h"

#if defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512DQ__) && defined(__AVX512VL__)
#include "kv_simd_avx512.h"
#include "kv_simd_core.h"

namespace {

int supported() {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
}

constexpr kv_kernels TABLE = make_table<Avx512>("avx512", supported);

} // namespace

const kv_kernels * kv_table_avx512() { return &TABLE; }

#else

const kv_kernels * kv_table_avx512() { return nullptr; }

#endif
