// SPDX-License-Identifier: Apache-2.0
// Which cells are kept exact besides their codes: the first tokens of each sequence, which take much of the attention
// of all later ones. A cell that finds no row free is merely not exact.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

class llama_kv_cells;

namespace carrel {

// Positions of a sequence that are kept exact.
constexpr int EXACT_TOKENS = 8;

class ExactCells {
public:
    explicit ExactCells(int rows) : cell_(rows, -1) {}

    int rows() const { return static_cast<int>(cell_.size()); }

    // The row of a cell, or -1.
    int32_t row_of(uint32_t cell) const;

    // A row for a cell: its own, a free one, or one whose cell holds no first token any more; else -1.
    int32_t place(uint32_t cell, const llama_kv_cells & cells);

    // As above, without taking any from others.
    int32_t place(uint32_t cell);

    void release(uint32_t cell);

    // Those in use among the first n_kv cells, ascending: the count, then rows() cells, then rows() rows.
    void list(const llama_kv_cells & cells, int64_t n_kv, int32_t * out) const;

private:
    std::vector<int64_t> cell_; // of each row, or -1
    std::unordered_map<uint32_t, int32_t> row_;
};

} // namespace carrel
