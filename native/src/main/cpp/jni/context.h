// SPDX-License-Identifier: Apache-2.0
// A context with what belongs to it: the abort flag and the figures of its memory and its cells.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "cache_codec.h"
#include "cell_use.h"
#include "llama.h"

namespace carrel {

// One of ggml's buffer types: what lies in it.
struct BufferUse {
    std::string name;   // buffer type, e.g. "CPU_REPACK"
    std::string device; // device that it belongs to
    int64_t weights = 0;
    int64_t context = 0;
    int64_t compute = 0;
};

// The cache of one layer, from its tensors.
struct LayerUse {
    int32_t layer = 0;
    std::string device;
    int32_t k_type = 0, v_type = 0; // ggml_type
    int64_t k_bytes = 0, v_bytes = 0;
    int64_t k_elements = 0, v_elements = 0;
};

// One node of a graph as it was computed.
struct NodeUse {
    std::string op, name;
    std::string device; // whose memory its result lies in, and so what computed it; empty: it has none
};

struct Figures {
    std::vector<BufferUse> buffers;
    std::vector<LayerUse> layers;
    int64_t outputs = 0; // logits kept for the caller
    CellUse cells;
};

class Context {
public:
    // codec: keeps the cache, or null for llama.cpp's own. nodes: notes where each node is computed.
    Context(llama_model * model, llama_context_params params, bool plan, bool nodes, std::unique_ptr<CacheCodec> codec);

    llama_context * get() const { return context_.get(); }

    // Runs llama_decode on the caller's arrays; its return value.
    int32_t decode(llama_batch batch);

    // Where the nodes of the last decode() were computed, if they were to be noted.
    const std::vector<NodeUse> & nodes() const { return nodes_; }

    // Counts the cells again after a change of the cache other than by decode().
    void count_cells();

    // Stops the decode in progress, or the next one. Any thread.
    void abort() { abort_ = true; }
    void clear_abort() { abort_ = false; }

    // Time that our own cache took to store, 0 for llama.cpp's.
    int64_t store_nanos() const { return codec_ ? codec_->store_nanos().load(std::memory_order_relaxed) : 0; }

    // What is recorded of attention; null for llama.cpp's own cache.
    ContextWatch * watch() { return codec_ ? &codec_->watch() : nullptr; }

    // The figures as of the last decode or change. Any thread.
    Figures figures() const;

    // The logits of the output i of the last decode; throws when there are none.
    const float * logits(int32_t i) const;
    int32_t n_vocab() const;

private:
    struct Free {
        void operator()(llama_context * context) const { llama_free(context); }
    };

    void measure_layers(bool plan);
    void measure_buffers();
    void tell_cells();

    std::unique_ptr<CacheCodec> codec_; // outlives the context
    std::vector<NodeUse> nodes_;        // the same
    std::unique_ptr<llama_context, Free> context_;
    std::unique_ptr<CellCounter> cells_;
    std::atomic<bool> abort_{false};
    mutable std::mutex mutex_; // guards figures_
    Figures figures_;
};

} // namespace carrel
