// SPDX-License-Identifier: Apache-2.0
// Which shader computes which operation of a layer whose cache lies on a device, with which numbers; and the operation
// that the CPU's attention has no use for, rows of f16 from codes, with its scalar reference.
#pragma once

#include "ggml-backend.h"
#include "layer_codec.h"

namespace carrel::vulkan {

// Sources beyond those of cpu::store_keys, in order: dst's source 0 is the cache, 1 x, 2 cells, 3 tokens.
enum StoreSource { STORE_EXACT = 4, STORE_CELLS, STORE_CONSTANTS, STORE_TABLE };

// dst: F16 [d, n_kv, n_head_kv], the heads of cells as attention takes them. Exact and table may be null.
enum DecodeSource { DECODE_CACHE, DECODE_CELLS, DECODE_CONSTANTS, DECODE_EXACT, DECODE_TABLE, N_DECODE_SOURCES };
void decode_keys(ggml_tensor * dst, int ith, int nth, void * userdata);
void decode_values(ggml_tensor * dst, int ith, int nth, void * userdata);

// dst: F16, the words of the cache and of the exact rows, the keys of shifted cells moved. src: cache, shift (I32 for each
// cell), exact or none. The CPU alone computes it.
void move_keys(ggml_tensor * dst, int ith, int nth, void * userdata);

// dst: the cache. src: cache, what move_keys() made, exact or none.
void put_keys(ggml_tensor * dst, int ith, int nth, void * userdata);

// A layer's numbers for the shaders (codec.glsl): f32, to be kept in the device's memory.
std::vector<float> constants_of(const LayerCodec & layer, bool keys);

// Gives a backend our shaders, if it takes any: Vulkan's with our patch. Again is no harm.
bool give_shaders(ggml_backend_dev_t device);

// Whether a device can do all that attention() needs for such heads.
bool computes(ggml_backend_dev_t device, const LayerShape & shape);

} // namespace carrel::vulkan
