// SPDX-License-Identifier: Apache-2.0
// Which sequences have the cells of a context's cache, counted.
#pragma once

#include <cstdint>
#include <vector>

#include "llama.h"

class llama_kv_cells;

namespace carrel {

struct SequenceUse {
    int32_t sequence = 0;
    int64_t tokens = 0; // cells that it has
    int64_t shared = 0; // of these, how many another sequence has too
};

struct CellUse {
    int64_t used = 0;                   // cells that any sequence has
    std::vector<SequenceUse> sequences; // those that have tokens, ascending
};

// The cells of the layers that look back on everything; a sliding window's are not counted. Of a model that has no
// cells (recurrent) nothing is told. Only for the thread whose turn it is.
class CellCounter {
public:
    explicit CellCounter(llama_memory_t memory);

    // Takes in a batch that was decoded whole: each token has a cell of its own.
    void add(const llama_batch & batch);

    // Counts all cells anew: after any other change. Two nanoseconds a cell, less than llama.cpp took for the change.
    void recount();

    CellUse use() const;

private:
    const llama_kv_cells * cells_;
    int64_t used_ = 0;
    std::vector<SequenceUse> sequences_; // all, by number
};

} // namespace carrel
