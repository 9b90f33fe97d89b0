// SPDX-License-Identifier: Apache-2.0
// Which shader computes which operation of a layer whose cache lies on a device, with which numbers; and the operations
// that the CPU's attention has no use for, with their scalar references: rows of f16 from codes, and attention on codes.
#pragma once

#include "ggml-backend.h"
#include "layer_codec.h"

namespace carrel::vulkan {

// The last source of an operation that has a shader is never null: what is behind the last one that is there is not bound.

// Sources beyond those of cpu::store_keys, in order: dst's source 0 is the cache, 1 x, 2 cells, 3 tokens.
enum StoreSource { STORE_EXACT = 4, STORE_CELLS, STORE_TABLE, STORE_CONSTANTS };

// dst: F16 [d, n_kv, n_head_kv], the heads of cells as attention takes them. Exact and table may be null.
enum DecodeSource { DECODE_CACHE, DECODE_CELLS, DECODE_EXACT, DECODE_TABLE, DECODE_CONSTANTS, N_DECODE_SOURCES };
void decode_keys(ggml_tensor * dst, int ith, int nth, void * userdata);
void decode_values(ggml_tensor * dst, int ith, int nth, void * userdata);

// Attention of few queries on the codes, in three operations. Tables, exact rows and sinks may be null.

// dst: F32 [p_k + n_blocks, n_head, n_q], the queries in the basis of the codes, and what each has with the centres.
enum PrepareSource { PREPARE_QUERIES, PREPARE_TABLE, PREPARE_CONSTANTS, N_PREPARE_SOURCES };
void prepare_codes(ggml_tensor * dst, int ith, int nth, void * userdata);

// dst: F32 [p_v + 2, parts, n_head, n_q]: of a part of the cells the weighted sum of the values, the highest score, and
// the sum of the weights, which are those of that score.
enum AttendSource {
    ATTEND_QUERIES,
    ATTEND_KEYS,
    ATTEND_VALUES,
    ATTEND_MASK,
    ATTEND_EXACT_K,
    ATTEND_EXACT_V,
    ATTEND_CELLS,
    N_ATTEND_SOURCES
};
void attend_codes(ggml_tensor * dst, int ith, int nth, void * userdata);

// dst: F32 [d_v, n_head, n_q].
enum FinishSource { FINISH_PARTS, FINISH_SINKS, FINISH_CONSTANTS, N_FINISH_SOURCES };
void finish_codes(ggml_tensor * dst, int ith, int nth, void * userdata);

// The most queries for which that is made, and the parts that it is made in.
constexpr int64_t FEW_QUERIES = 8;
int64_t parts_of(const LayerShape & shape, int64_t n_q, int64_t n_kv);

// What the references share: the row that a cell is kept exactly in, or -1.
int32_t exact_row_of(const int32_t * cells, int64_t n_kv, int64_t n_exact, int64_t cell);

// dst: F16, the words of the cache and of the exact rows, the keys of shifted cells moved. src: cache, shift (I32 for each
// cell), exact or none. The CPU alone computes it.
void move_keys(ggml_tensor * dst, int ith, int nth, void * userdata);

// dst: the cache. src: cache, exact or none, what move_keys() made.
void put_keys(ggml_tensor * dst, int ith, int nth, void * userdata);

// A layer's numbers for the shaders (codec.glsl): f32, to be kept in the device's memory.
std::vector<float> constants_of(const LayerCodec & layer, bool keys);

// Gives a backend our shaders, if it takes any: Vulkan's with our patch. Again is no harm.
bool give_shaders(ggml_backend_dev_t device);

// Whether a device can do all that attention() needs for such heads.
bool computes(ggml_backend_dev_t device, const LayerShape & shape);

} // namespace carrel::vulkan
