// SPDX-License-Identifier: Apache-2.0
// The table for AArch64 with int8 matrix products (Armv8.6; Apple M2 and Neoverse V1 and later).
#include "kv_tables.h"

#if defined(__ARM_FEATURE_MATMUL_INT8) && defined(__ARM_FEATURE_DOTPROD) && defined(__aarch64__)
#include "kv_simd_neon.h"
#include "kv_simd_core.h"

#if defined(__linux__)
#include <asm/hwcap.h>
#include <sys/auxv.h>
#elif defined(__APPLE__)
#include <sys/sysctl.h>
#endif

namespace {

int supported() {
#if defined(__linux__)
    return (getauxval(AT_HWCAP2) & HWCAP2_I8MM) != 0;
#elif defined(__APPLE__)
    int has = 0;
    size_t size = sizeof(has);
    return sysctlbyname("hw.optional.arm.FEAT_I8MM", &has, &size, nullptr, 0) == 0 && has; // the M1 has none
#else
    return 0; // no way to ask that is known here
#endif
}

constexpr kv_kernels TABLE = make_table<Neon>("i8mm", supported);

} // namespace

const kv_kernels * kv_table_i8mm() { return &TABLE; }

#else

const kv_kernels * kv_table_i8mm() { return nullptr; }

#endif
