// SPDX-License-Identifier: Apache-2.0
// What the compressed caches are measured against in decode: attention over f16, as good as ggml's or better.
#pragma once

#include "kv_attention.h"

// A row of f16 is converted once for the whole group (ggml: once per query head); tiles of 64 cells; vectorised exp
// (ggml: expf for each cell); accumulators in float (ggml: f16). Head after head, as ggml goes. One query, head size
// 128, no mask, no centres. Compiled for this machine (-march=native).
void f16_decode(const kv_attention_args & a);
