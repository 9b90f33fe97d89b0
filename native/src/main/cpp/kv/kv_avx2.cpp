// SPDX-License-Identifier: Apache-2.0
// The table for AVX2 with FMA and F16C (Haswell, Zen and later).
#include "kv_tables.h"

#if defined(__AVX2__) && defined(__FMA__) && defined(__F16C__)
#include "kv_simd_avx2.h"
#include "kv_simd_core.h"

namespace {

int supported() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

constexpr kv_kernels TABLE = make_table<Avx2>("avx2", supported);

} // namespace

const kv_kernels * kv_table_avx2() { return &TABLE; }

#else

const kv_kernels * kv_table_avx2() { return nullptr; }

#endif
