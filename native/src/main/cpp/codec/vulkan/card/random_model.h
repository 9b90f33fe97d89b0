// SPDX-License-Identifier: Apache-2.0
// A model of random weights, as a GGUF file: as fast as one with real weights of its shape, and nothing to bring along.
#pragma once

#include <cstdint>
#include <string>

namespace carrel::card {

// The layers of Qwen3-4B, but few of them and few words, so that it is quickly made and attention is most of the work.
struct ModelShape {
    int layers = 4, width = 2560, heads = 32, heads_kv = 8, head = 128, inner = 9728, words = 4096;

    static ModelShape small() { return {2, 256, 4, 2, 64, 512, 512}; }
};

// Writes it, in Q4_0 with norms of one. False: the file cannot be written.
bool write_random_model(const std::string & path, const ModelShape & shape, uint32_t context);

} // namespace carrel::card
