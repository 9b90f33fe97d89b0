// SPDX-License-Identifier: Apache-2.0
// Attention over our cache on the CPU: operations of ours in llama.cpp's graph, which the kernels of kv/ compute. Those
// of another processor would be a folder beside this one, with a class like this one.
#pragma once

#include <atomic>
#include <map>

#include "layer_codec.h"

class llama_kv_cells;

namespace carrel {

class CacheWatch;
class ExactCells;

namespace cpu {

// What the operations of a layer know: their userdata. Its address stays the same as long as a graph may run.
struct Layer {
    const LayerCodec * codec;
    int max_threads;                    // the most that compute a graph
    std::atomic<int64_t> * store_nanos; // time that the first thread spent on storing
    const ExactCells * exact;           // for a shift
    const llama_kv_cells * cells;       // the same; null before the first one
    int32_t il;                         // the layer
    CacheWatch * watch;
};

// A layer of another device's as looking_on() attends it: with small values that are none.
LayerCodec without_values(const LayerCodec & layer);

// Attention that is recorded and has no other use, of a layer whose codes k another device stored: op is that of
// without_values(), and the scheduler copies what it needs of g to the CPU.
ggml_tensor * looking_on(Layer & op, const AttentionGraph & g, ggml_tensor * k);

// Of one cache; made and used by the thread that builds its graphs.
class Operations {
public:
    // max_threads: the most that will compute a graph. The others are the cache's, and outlive this and its graphs.
    Operations(int max_threads, const ExactCells & exact, CacheWatch & watch, std::atomic<int64_t> & store_nanos)
        : max_threads_(max_threads), exact_(exact), watch_(watch), store_nanos_(store_nanos) {}

    // Stores k and v where given, attends; F32 [d_v * n_head, n_tokens].
    ggml_tensor * attention(const LayerCodec & layer, const AttentionGraph & graph);

    // Attends for what is recorded of it alone, beside llama.cpp, whose cache is F16.
    void look_on(const LayerCodec & layer, const AttentionGraph & graph);

    // Keys of shifted cells anew, in place: shift as in llama_kv_codec_cache::build_shift().
    ggml_tensor * key_shift(const LayerCodec & layer, ggml_context * ctx, const llama_kv_cells & cells,
        const llama_kv_codec_layer & cache, ggml_tensor * shift);

private:
    Layer & userdata(const LayerCodec & layer, int32_t il);

    int max_threads_;
    const ExactCells & exact_;
    CacheWatch & watch_;
    std::atomic<int64_t> & store_nanos_;
    std::map<const LayerCodec *, Layer> layers_;
};

} // namespace cpu
} // namespace carrel
