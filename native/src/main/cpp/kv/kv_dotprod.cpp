// SPDX-License-Identifier: Apache-2.0
// The table for AArch64 with the dot product instruction (Armv8.2 and later, all Apple silicon).
#include "kv_tables.h"

#if defined(__ARM_FEATURE_DOTPROD) && defined(__aarch64__)
#include "kv_simd_neon.h"
#include "kv_simd_core.h"

#if defined(__linux__)
#include <asm/hwcap.h>
#include <sys/auxv.h>
#endif

namespace {

int supported() {
#if defined(__linux__)
    return (getauxval(AT_HWCAP) & HWCAP_ASIMDDP) != 0;
#else
    return 1; // Apple and Windows machines for AArch64 have it, as far as the compiler was told so
#endif
}

constexpr kv_kernels TABLE = make_table<Neon>("dotprod", supported);

} // namespace

const kv_kernels * kv_table_dotprod() { return &TABLE; }

#else

const kv_kernels * kv_table_dotprod() { return nullptr; }

#endif
