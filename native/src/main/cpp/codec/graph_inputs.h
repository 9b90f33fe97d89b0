// SPDX-License-Identifier: Apache-2.0
// What a graph with our attention is given besides llama.cpp's own inputs, and set anew before each computation: the
// tokens, the cells, and rows of the tables of cosines and sines.
#pragma once

#include <map>

#include "attention_watch.h"
#include "exact_cells.h"
#include "layer_codec.h"
#include "llama-graph.h"
#include "rope_tables.h"

namespace carrel {

// Of one graph, which owns it; cells, tables, exact cells and what is watched are the cache's.
class GraphInputs : public llm_graph_input_i {
public:
    // As llama_kv_codec_cache::build_inputs() has them.
    GraphInputs(RopeTables & tables, ExactCells & exact, CacheWatch & watch, ggml_context * ctx,
        const llama_kv_cells & cells, ggml_tensor * k_idxs, int64_t n_kv);

    void set_input(const llama_ubatch * ubatch) override;
    bool can_reuse(const llm_graph_params & params) override;

    // The rows of a table as an input, turned: F32 [n_blocks, d], made when a layer first asks.
    ggml_tensor * table(const RopeTable & table);

    ggml_tensor * tokens() const { return tokens_; }     // TokenInput [n_tokens]
    ggml_tensor * cells() const { return cells_input_; } // see CellsInput

private:
    struct Blocks {
        int64_t first = 0, last = 0;
    };
    Blocks blocks() const; // of the cells in use
    void set_tokens(const llama_ubatch & ubatch);
    void set_cells(int64_t first_block);

    RopeTables & tables_;
    ExactCells & exact_;
    CacheWatch & watch_;
    const uint64_t watched_; // CacheWatch::graph() as the graph was made
    ggml_context * ctx_;
    const llama_kv_cells & cells_;
    ggml_tensor * k_idxs_;
    int64_t n_kv_, n_blocks_;
    ggml_tensor * tokens_;
    ggml_tensor * cells_input_;
    std::map<const RopeTable *, ggml_tensor *> table_inputs_;
};

} // namespace carrel
