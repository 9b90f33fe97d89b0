// How one layer's keys and values are stored, and the operations of its attention as llama.cpp's graph runs them.
#pragma once

#include <atomic>
#include <vector>

#include "kv_attention.h"
#include "kv_calibration.h"
#include "llama-kv-codec.h"
#include "rope_tables.h"

namespace carrel {

class ExactCells;

// Heads are padded to the next multiple of 32: the smallest block.
inline int padded(int d) { return (d + 31) / 32 * 32; }

// ggml's type for heads of d values (padded); F16 and Q8_0 have one for all.
ggml_type ggml_type_of(kv_type type, int d);

// Constant from the first graph on; every operation gets it as its userdata.
struct LayerCodec {
    int n_head = 0, n_head_kv = 0;
    int d_k = 0, d_v = 0; // of the model
    int p_k = 0, p_v = 0; // as stored
    kv_type type_k = KV_TYPE_F16, type_v = KV_TYPE_F16;

    const kv_calibration_layer * calibration = nullptr; // null: not centred
    bool centred = false;                               // keys
    const RopeTable * table = nullptr;                  // if centred, or keys are to be shifted
    std::vector<float> slope;                           // ALiBi's, or empty

    float scale = 1, softcap = 0;
    bool sinks = false; // the model has logits that take weight and give no value: the others do not sum to 1
    int max_threads = 1;

    std::atomic<int64_t> * store_nanos = nullptr; // time that the first thread spent on storing

    const ExactCells * exact = nullptr;
    const llama_kv_cells * cells = nullptr; // for a shift

    bool rotates_k() const { return type_k != KV_TYPE_F16; }
    bool rotates_v() const { return type_v != KV_TYPE_F16; }
    bool centres_v() const { return calibration != nullptr && rotates_v() && !sinks; }
    int group() const { return n_head / n_head_kv; }

    const float * b(int head) const { return calibration->b.data() + static_cast<size_t>(head) * d_k; }
    const float * f(int head) const { return calibration->f.data() + static_cast<size_t>(head) * d_k; }
    const float * mean_v(int head) const { return calibration->mean_v.data() + static_cast<size_t>(head) * d_v; }
};

// One column of the tensor "tokens", I32 [3, n_tokens].
struct TokenInput {
    int32_t position;
    int32_t block; // position / POSITION_BLOCK
    int32_t exact; // row of the exact tensors, or -1
};

// The tensors of one attention; null where a layer has none.
struct AttentionGraph {
    ggml_context * ctx;
    ggml_cgraph * gf;
    const llama_kv_codec_layer * cache;
    const llama_kv_codec_attn * attn;
    ggml_tensor * tokens; // TokenInput [n_tokens]
    ggml_tensor * cells;  // see CellsInput
    ggml_tensor * table;  // F32 [d_k, n_blocks], rows of the RopeTable
};

// The tensor "cells": the position block of each of n_kv cells, counted from the table's first; then the number of
// exact cells, those cells in ascending order, and their rows.
struct CellsInput {
    static int64_t size(int64_t n_kv, int64_t n_exact) { return n_kv + 1 + 2 * n_exact; }
};

// Stores k and v where given, attends; F32 [d_v * n_head, n_tokens].
ggml_tensor * build_attention(const LayerCodec & layer, const AttentionGraph & graph);

// Keys of shifted cells anew.
ggml_tensor * build_key_shift(
    const LayerCodec & layer, ggml_context * ctx, const llama_kv_codec_layer & cache, ggml_tensor * shift);

} // namespace carrel
