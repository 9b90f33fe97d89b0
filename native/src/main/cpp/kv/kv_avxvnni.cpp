// SPDX-License-Identifier: Apache-2.0
// The table for AVX2 with AVX-VNNI (Alder Lake and later).
#include "kv_tables.h"

#if defined(__AVX2__) && defined(__FMA__) && defined(__F16C__) && defined(__AVXVNNI__)
#include "kv_simd_avx2.h"
#include "kv_simd_core.h"

#include <cpuid.h>

namespace {

// Not every compiler here knows "avxvnni" by name: CPUID leaf 7, subleaf 1, EAX bit 4.
bool has_avx_vnni() {
    unsigned a = 0, b = 0, c = 0, d = 0;
    return __get_cpuid_count(7, 1, &a, &b, &c, &d) && (a >> 4 & 1);
}

int supported() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && has_avx_vnni(); }

constexpr kv_kernels TABLE = make_table<Avx2>("avxvnni", supported);

} // namespace

const kv_kernels * kv_table_avxvnni() { return &TABLE; }

#else

const kv_kernels * kv_table_avxvnni() { return nullptr; }

#endif
