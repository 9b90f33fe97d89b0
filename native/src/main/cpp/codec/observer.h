// SPDX-License-Identifier: Apache-2.0
// Measures a calibration: sits in the graph where the cache's codec would, lets llama.cpp keep its own f16 cache, and
// looks at keys, values and queries as they come by.
#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "kv_calibration.h"
#include "llama-kv-codec.h"

namespace carrel {

// All tokens must come in one ubatch; a layer is measured as a whole.
class Observer : public llama_kv_codec {
public:
    std::unique_ptr<llama_kv_codec_cache> attach(uint32_t kv_size, uint32_t n_seq_max) override;

    // What was seen, layers ascending.
    kv_calibration result(uint32_t tokens) const;

    // For the operations: layer `il` gets room for its figures, once.
    kv_calibration_layer & layer(int32_t il) { return layers_[il]; }

private:
    std::map<int32_t, kv_calibration_layer> layers_;
};

} // namespace carrel
