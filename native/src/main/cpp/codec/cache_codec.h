// SPDX-License-Identifier: Apache-2.0
// Our KV cache inside llama.cpp's: types by layer, centring, attention.
#pragma once

#include <algorithm>
#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "attention_watch.h"
#include "kv_calibration.h"
#include "kv_format.h"
#include "llama-kv-codec.h"

namespace carrel {

// What each layer asks for; one entry is for all layers.
struct CacheLayout {
    std::vector<kv_type> keys, values; // empty: llama.cpp keeps an f16 cache and attends, and attention is recorded
    std::shared_ptr<const kv_calibration> calibration; // null: only rotated

    bool on_device = false;    // layers that a device computes are kept in its memory, where it can
    bool few_on_codes = false; // and there few queries attend to the codes, not to rows made of them

    bool looks_on() const { return keys.empty(); }

    // Layers beyond those that a model counts (for predicting more than one token) are stored as the last one.
    kv_type key(int layer) const { return keys[std::min<size_t>(layer, keys.size() - 1)]; }
    kv_type value(int layer) const { return values[std::min<size_t>(layer, values.size() - 1)]; }
};

// Thread-safe for nothing: belongs to one context, whose threads llama.cpp keeps in order.
class CacheCodec : public llama_kv_codec {
public:
    // max_threads: the most that will compute a graph.
    CacheCodec(CacheLayout layout, int max_threads) : layout_(std::move(layout)), max_threads_(max_threads) {}

    std::unique_ptr<llama_kv_codec_cache> attach(uint32_t kv_size, uint32_t n_seq_max) override;

    const CacheLayout & layout() const { return layout_; }
    int max_threads() const { return max_threads_; }

    // Time spent on storing since the context was made, as the first thread sees it.
    std::atomic<int64_t> & store_nanos() { return store_nanos_; }

    // Layers whose cache is kept here; 0 where llama.cpp has no place for a codec (no flash attention, MLA).
    int & layers_kept() { return layers_kept_; }

    // What is recorded of attention.
    ContextWatch & watch() { return watch_; }

    // What a layer did not get as asked, and why; one line each.
    std::vector<std::string> & notes() { return notes_; }

private:
    CacheLayout layout_;
    ContextWatch watch_;
    int max_threads_;
    std::vector<std::string> notes_;
    int layers_kept_ = 0;
    std::atomic<int64_t> store_nanos_{0};
};

} // namespace carrel
