// SPDX-License-Identifier: Apache-2.0
// What c_interface.c, compiled as C, gives to the tests in C++.
#pragma once

#include "kv_format.h"

#define C_SIZES 8

#ifdef __cplusplus
extern "C" {
#endif

// Sizes and offsets of what the headers declare.
void c_sizes(size_t sizes[C_SIZES]);

// x [d] as it comes back from its code.
void c_through(int type, float * x, int d);

// The first value of a block, by its fields.
float c_first_of_turbo4(const struct kv_block_turbo4_128 * block);

// kv_attention_unsupported for one query, head and cell of f16.
const char * c_unsupported(int d);

#ifdef __cplusplus
}
#endif
