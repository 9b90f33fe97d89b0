// SPDX-License-Identifier: Apache-2.0
// The caches that are measured against each other, and a context with one of them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "cache_codec.h"
#include "llama.h"

namespace carrel::card {

using Calibration = std::shared_ptr<const kv_calibration>;

struct CacheKind {
    std::string name;
    ggml_type llama;       // of llama.cpp's own keys and values; of ours GGML_TYPE_COUNT
    kv_type keys, values;  // of ours
    bool on_codes = false; // one token attends to the codes, not to rows made of them
    bool ours() const { return llama == GGML_TYPE_COUNT; }
};

std::vector<CacheKind> all_kinds();

// Bytes by who holds them: the device, the machine.
struct Bytes {
    int64_t weights = 0, context = 0, working = 0, host = 0;
};

// Where the nodes of a graph were computed, of those that compute: ours, attention, and all others.
struct Nodes {
    int ours = 0, attention = 0, others = 0;                // on the device
    int ours_away = 0, attention_away = 0, others_away = 0; // elsewhere
};

// A context; what fails throws std::runtime_error, and Vulkan's own when a device is lost.
class Reading {
public:
    static constexpr int BATCH = 512;

    Reading(llama_model * model, const CacheKind & cache, const Calibration & calibration, uint32_t tokens, int threads,
        Nodes * nodes = nullptr);
    Reading(const Reading &) = delete;
    Reading & operator=(const Reading &) = delete;
    ~Reading() { llama_free(ctx_); }

    // So many made-up tokens behind those that are there; returns when they are computed.
    void read(int n);
    // Forgets all but the first n tokens.
    void cut(int n);
    int tokens() const { return tokens_; }
    Bytes bytes() const;

private:
    std::unique_ptr<CacheCodec> codec_; // null: llama.cpp's own cache
    llama_context * ctx_ = nullptr;
    int words_, tokens_ = 0;
};

// A model whose layers all lie on a device; for a plan without its weights, which are counted and not loaded.
struct Model {
    llama_model * model;

    Model(const std::string & path, ggml_backend_dev_t device, bool plan);
    Model(const Model &) = delete;
    Model & operator=(const Model &) = delete;
    ~Model() { llama_model_free(model); }
};

Calibration calibrate(llama_model * model, int threads);

} // namespace carrel::card
