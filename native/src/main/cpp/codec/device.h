// SPDX-License-Identifier: Apache-2.0
// Attention over our cache in the memory of a device that is not the CPU: what such operations are to cache_codec.cpp.
#pragma once

#include <atomic>
#include <memory>

#include "layer_codec.h"

class llama_kv_cells;

namespace carrel {

class CacheWatch;
class ExactCells;

// Of one cache; made and used by the thread that builds its graphs.
class DeviceOperations {
public:
    virtual ~DeviceOperations() = default;

    // Whether all devices that there are can keep and attend such a layer: which of them gets it is not known yet.
    virtual bool take(const LayerShape & shape) const = 0;

    // Stores k and v where given, attends, and has the CPU record what is watched; F32 [d_v * n_head, n_tokens]. The layer's cache lies on a device.
    virtual ggml_tensor * attention(const LayerCodec & layer, const AttentionGraph & graph) = 0;

    // Keys of shifted cells anew: shift as in llama_kv_codec_cache::build_shift().
    virtual ggml_tensor * key_shift(const LayerCodec & layer, ggml_context * ctx, const llama_kv_cells & cells,
        const llama_kv_codec_layer & cache, ggml_tensor * shift) = 0;
};

// Null where the library was built without any (no_device.cpp). max_threads, few_on_codes: as CacheCodec has them.
std::unique_ptr<DeviceOperations> device_operations(int max_threads, const ExactCells & exact, CacheWatch & watch,
    std::atomic<int64_t> & store_nanos, bool few_on_codes);

} // namespace carrel
