// SPDX-License-Identifier: Apache-2.0
// One layer's attention over our cache, whatever computes it: what its keys, values and queries go through besides the
// kernels, and the tensors that a graph gives to it. codec/cpu has the operations for the CPU.
#pragma once

#include <vector>

#include "kv_calibration.h"
#include "layer_shape.h"
#include "llama-kv-codec.h"
#include "rope_tables.h"

namespace carrel {

// Constant from the first graph on: operations of older graphs may still point here.
struct LayerCodec {
    LayerShape shape;

    const kv_calibration_layer * calibration = nullptr; // null: not centred
    bool centred = false;                               // keys
    const RopeTable * table = nullptr;                  // if centred, or keys are to be shifted
    std::vector<float> slope;                           // [n_head], ALiBi's, or empty

    float scale = 1, softcap = 0; // as in llama_kv_codec_attn
    bool sinks = false;           // the model has logits that take weight and give no value: the others do not sum to 1

    bool centres_v() const { return calibration != nullptr && shape.rotates_v() && !sinks; }

    // Of a key head, in the model's own size; only with a calibration.
    const float * b(int head) const { return calibration->b.data() + static_cast<size_t>(head) * shape.d_k; }
    const float * f(int head) const { return calibration->f.data() + static_cast<size_t>(head) * shape.d_k; }
    const float * mean_v(int head) const { return calibration->mean_v.data() + static_cast<size_t>(head) * shape.d_v; }
};

// What ALiBi multiplies the distances by, [n_head]; as ggml's attention has it.
std::vector<float> alibi_slopes(int n_head, float max_bias);

// One column of the tensor "tokens", I32 [3, n_tokens].
struct TokenInput {
    int32_t position;
    int32_t block; // position / POSITION_BLOCK
    int32_t exact; // row of the exact tensors, or -1
};
static_assert(sizeof(TokenInput) == 3 * sizeof(int32_t), "a column of the tensor");

// The tensor "cells": the position block of each of n_kv cells, counted from the table's first; then the number of
// exact cells, those cells in ascending order, and their rows.
struct CellsInput {
    static int64_t size(int64_t n_kv, int64_t n_exact) { return n_kv + 1 + 2 * n_exact; }
};

// The tensors of one attention; null where a layer has none.
struct AttentionGraph {
    ggml_context * ctx;
    ggml_cgraph * gf;
    const llama_kv_codec_layer * cache;
    const llama_kv_codec_attn * attn;
    ggml_tensor * tokens; // TokenInput [n_tokens]
    ggml_tensor * cells;  // see CellsInput
    ggml_tensor * table;  // F32 [n_blocks, d_k], the RopeTable turned
};

} // namespace carrel
