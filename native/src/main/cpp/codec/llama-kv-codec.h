// SPDX-License-Identifier: Apache-2.0
// The seam to llama.cpp: a KV cache whose rows are made and read by code outside of it. native/patches puts calls of
// these interfaces into llama.cpp, and the build puts a copy of this file into llama.cpp's src/: a change here builds
// llama.cpp anew.
//
// llama.cpp keeps cells, sequences, masks, buffers, and the graph around attention. A codec does the rest: types by
// layer, storing, attention, shifts, its part of a saved state.
//
// Who owns what: an application makes a llama_kv_codec, gives it to llama_context_params::kv_codec and keeps it until
// the context is freed. What the codec returns in a unique_ptr is llama.cpp's: a llama_kv_codec_cache lives as long as
// the context, inputs live as long as their graph. Tensors and cells are llama.cpp's always. References and pointers
// that a call is given are valid during that call, but for the cells, which live as long as the cache, and for tensors,
// which the operations of a graph may use while it computes.
//
// Threads: all of these functions are called by the thread that makes, decodes with, or saves the context, one at a
// time. Only the operations that a codec puts into a graph run on the threads that compute it.
//
// Errors: attach() and row() may throw a std::exception, and the context is then not made. So may state_write() and
// state_read(), as io does at the end of its bytes; saving or loading has then failed. The others must not throw.
//
// Without flash attention, with more than one stream of cells, with MLA, and for caches that share another one's cells
// llama.cpp asks no codec, and keeps the cache its own way.

// A guard of the older kind: the two copies of this file may meet in one compilation.
#ifndef LLAMA_KV_CODEC_H
#define LLAMA_KV_CODEC_H

#include "ggml.h"

#include <cstdint>
#include <memory>
#include <vector>

class llama_io_read_i;
class llama_io_write_i;
class llama_kv_cells;
class llm_graph_input_i;

// RoPE as a layer applies it: at position p pair i is turned by p*frequency[i] and multiplied by magnitude.
struct llama_kv_rope {
    int32_t n_dims = 0;           // dimensions that are rotated, the first ones, even; 0: the layer has no positions
    bool interleaved = false;     // pairs (2i, 2i + 1) rather than (i, i + n_dims/2)
    bool plain = true;            // false: positions of more than one number (M-RoPE)
    float magnitude = 1.0f;       // of the rotated pairs; 1 unless YaRN
    std::vector<float> frequency; // [n_dims/2], radians a position
};

// What a cache holds of a layer. Row i is cell i.
struct llama_kv_codec_layer {
    int32_t il;            // the layer, counted from 0
    ggml_tensor * k;       // [n_k, kv_size] of type_k, as row() wanted
    ggml_tensor * v;       // [n_v, kv_size] of type_v
    ggml_tensor * k_exact; // F16 [n_k, n_exact]; null if n_exact is 0
    ggml_tensor * v_exact; // F16 [n_v, n_exact]; the same
};

// How the cache of a layer is to be made.
struct llama_kv_codec_row {
    ggml_type type_k, type_v;
    int64_t n_k, n_v; // values in a row, a multiple of the type's block
    int64_t n_exact;  // rows of the exact tensors, which are the codec's to use; 0: none
    bool on_host;     // in the CPU's memory, whatever the layer's device
};

// One attention in a graph: queries of n_tokens tokens over the first n_kv cells. k and v are null where a layer reads
// what another one stored.
struct llama_kv_codec_attn {
    ggml_tensor * q;      // F32 [d_k, n_head, n_tokens], after RoPE
    ggml_tensor * k;      // F32 [d_k, n_head_kv, n_tokens], after RoPE
    ggml_tensor * v;      // F32 [d_v, n_head_kv, n_tokens]
    ggml_tensor * k_idxs; // I64 [n_tokens], the cell of each token, below kv_size; an input, not yet set
    ggml_tensor * v_idxs; // the same
    ggml_tensor * mask;   // F16 [n_kv, n_tokens]: 0, -inf, or minus the distance where there is ALiBi; an input
    ggml_tensor * sinks;  // F32 [n_head], logits that take weight and give no value; or null
    float scale;          // of q . k
    float softcap;        // the logits x become softcap*tanh(x/softcap); 0: as they are
    float max_alibi_bias; // 0: no ALiBi
    int64_t n_kv;         // cells, 1 to kv_size
};

// One cache of a context: all of its state beside what llama.cpp keeps. A layer is given by its number il, from 0.
struct llama_kv_codec_cache {
    virtual ~llama_kv_codec_cache() = default;

    // How to make layer il, with n_head query heads, n_head_kv key and value heads, d_k values in a query or key head
    // and d_v in a value head. Asked once for each layer that has a cache, before all else. `row` comes as llama.cpp
    // would make it; false: it is left so.
    virtual bool row(
        int32_t il, int32_t n_head, int32_t n_head_kv, int32_t d_k, int32_t d_v, llama_kv_codec_row & row) = 0;

    // Whether it is asked for the attention of that layer; the same from row() on. A layer that was made llama.cpp's
    // own way may be attended, if only to look on.
    virtual bool attends(int32_t il) const = 0;

    // The inputs of one graph of n_tokens tokens over n_kv cells: made once for each graph and cache, handed to
    // build_attn() again. Their set_input() comes before each computation of the graph and after that of k_idxs
    // (I64 [n_tokens]), so it may read those. Their can_reuse() says if the graph fits another batch.
    virtual std::unique_ptr<llm_graph_input_i> build_inputs(
        ggml_context * ctx, const llama_kv_cells & cells, ggml_tensor * k_idxs, int64_t n_kv) = 0;

    // Stores k and v at k_idxs, attends over them and what was there before, and gives F32 [d_v*n_head, n_tokens], made
    // in ctx. What nothing else depends on must be added to gf here. Null: llama.cpp stores and attends by itself. Also
    // called for graphs that are only measured, with any cells.
    virtual ggml_tensor * build_attn(ggml_context * ctx, ggml_cgraph * gf, llm_graph_input_i * inputs,
        const llama_kv_codec_layer & layer, const llama_kv_rope & rope, const llama_kv_codec_attn & attn) = 0;

    // Moves the keys of each cell by shift, I32 [kv_size] positions, an input; gives the tensor to compute. The cells'
    // positions are the new ones already.
    virtual ggml_tensor * build_shift(ggml_context * ctx, const llama_kv_cells & cells,
        const llama_kv_codec_layer & layer, const llama_kv_rope & rope, ggml_tensor * shift) = 0;

    // The codec's part of a state, behind the rows of k and v. layers: all that the cache has, ascending. cells: those
    // saved, in the order of their rows; read: where they went, in the same order, with positions and sequences in
    // place. False: not what state_write() of a codec like this one wrote, or not all of it; llama.cpp then drops these
    // cells.
    virtual void state_write(llama_io_write_i & io, const std::vector<llama_kv_codec_layer> & layers,
        const std::vector<uint32_t> & cells) const = 0;
    virtual bool state_read(llama_io_read_i & io, const std::vector<llama_kv_codec_layer> & layers,
        const std::vector<uint32_t> & cells) = 0;
};

struct llama_kv_codec {
    virtual ~llama_kv_codec() = default;

    // For a cache of kv_size cells and n_seq_max sequences, never null. A context may have more than one cache (sliding
    // windows), each of some of the layers.
    virtual std::unique_ptr<llama_kv_codec_cache> attach(uint32_t kv_size, uint32_t n_seq_max) = 0;
};

// The codec of the caches that this thread makes: how llama_context_params::kv_codec reaches them past the constructors
// in between. llama.cpp's own; null but while a context is made.
llama_kv_codec *& llama_kv_codec_of_thread();

#endif
