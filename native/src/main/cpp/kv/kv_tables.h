// SPDX-License-Identifier: Apache-2.0
// The tables, each in the file of its instruction set, which CMakeLists.txt compiles with flags of its own.
#pragma once

#include "kv_kernels.h"

extern const kv_kernels kv_kernels_scalar;

// NULL where the file was compiled without the instruction set.
const kv_kernels * kv_table_avx2(void);
const kv_kernels * kv_table_avxvnni(void);
const kv_kernels * kv_table_avx512(void);
const kv_kernels * kv_table_avx512vnni(void);
const kv_kernels * kv_table_avx512vbmi(void);
const kv_kernels * kv_table_neon(void);
const kv_kernels * kv_table_dotprod(void);
const kv_kernels * kv_table_i8mm(void);
