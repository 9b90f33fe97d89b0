// SPDX-License-Identifier: Apache-2.0
// Attention over our cache in a device's memory: our shaders store and decode, ggml's own attention attends; for few
// queries our own may, on the codes.
#pragma once

#include <map>
#include <memory>

#include "calls.h"
#include "cpu/operations.h"
#include "device.h"

namespace carrel::vulkan {

// What attends where queries are few: ggml's attention over decoded rows, or our shaders on the codes.
enum class FewQueries { ON_ROWS, ON_CODES };

class Operations : public DeviceOperations {
public:
    // As cpu::Operations has them: the shaders' operations are the CPU's too.
    Operations(int max_threads, const ExactCells & exact, CacheWatch & watch, std::atomic<int64_t> & store_nanos,
        FewQueries few_queries)
        : max_threads_(max_threads), exact_(exact), watch_(watch), store_nanos_(store_nanos),
          few_queries_(few_queries) {}

    bool take(const LayerShape & shape) const override;
    ggml_tensor * attention(const LayerCodec & layer, const AttentionGraph & graph) override;
    ggml_tensor * key_shift(const LayerCodec & layer, ggml_context * ctx, const llama_kv_cells & cells,
        const llama_kv_codec_layer & cache, ggml_tensor * shift) override;

private:
    struct FreeContext {
        void operator()(ggml_context * ctx) const { ggml_free(ctx); }
    };
    struct FreeBuffer {
        void operator()(ggml_backend_buffer_t buffer) const { ggml_backend_buffer_free(buffer); }
    };
    // A layer, and its numbers in the memory where its cache is.
    struct Layer {
        cpu::Layer cpu;
        std::unique_ptr<LayerCodec> watched; // without values, for what is recorded
        cpu::Layer watching;
        std::unique_ptr<ggml_context, FreeContext> ctx;
        std::unique_ptr<ggml_backend_buffer, FreeBuffer> buffer;
        ggml_tensor * keys;
        ggml_tensor * values;
    };
    Layer & layer_of(const LayerCodec & layer, const llama_kv_codec_layer & cache);
    ggml_tensor * on_rows(Layer & own, const AttentionGraph & g, ggml_tensor * k, ggml_tensor * v);
    ggml_tensor * on_codes(Layer & own, const AttentionGraph & g, ggml_tensor * k, ggml_tensor * v);

    const int max_threads_;
    const ExactCells & exact_;
    CacheWatch & watch_;
    std::atomic<int64_t> & store_nanos_;
    const FewQueries few_queries_;
    std::map<const LayerCodec *, Layer> layers_;
};

} // namespace carrel::vulkan
