// SPDX-License-Identifier: Apache-2.0
// The table for AArch64 without the dot product instruction (Armv8.0).
#include "kv_tables.h"

#if defined(__ARM_NEON) && defined(__aarch64__)
#include "kv_simd_neon.h"
#include "kv_simd_core.h"

namespace {

int supported() { return 1; }

constexpr kv_kernels TABLE = make_table<Neon>("neon", supported);

} // namespace

const kv_kernels * kv_table_neon() { return &TABLE; }

#else

const kv_kernels * kv_table_neon() { return nullptr; }

#endif
