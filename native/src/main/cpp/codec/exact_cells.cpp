// SPDX-License-Identifier: Apache-2.0
#include "exact_cells.h"

#include <algorithm>

#include "llama-kv-cells.h"

namespace carrel {

int32_t ExactCells::row_of(uint32_t cell) const {
    const auto found = row_.find(cell);
    return found == row_.end() ? -1 : found->second;
}

int32_t ExactCells::place(uint32_t cell) {
    const int32_t own = row_of(cell);
    if (own >= 0) return own;
    const auto free = std::find(cell_.begin(), cell_.end(), -1);
    if (free == cell_.end()) return -1;
    *free = cell;
    return row_[cell] = static_cast<int32_t>(free - cell_.begin());
}

int32_t ExactCells::place(uint32_t cell, const llama_kv_cells & cells) {
    const int32_t row = place(cell);
    if (row >= 0) return row;
    for (const int64_t owner : std::vector<int64_t>(cell_)) {
        const auto o = static_cast<uint32_t>(owner);
        if (cells.is_empty(o) || cells.pos_get(o) >= EXACT_TOKENS) release(o);
    }
    return place(cell);
}

void ExactCells::release(uint32_t cell) {
    const auto found = row_.find(cell);
    if (found == row_.end()) return;
    cell_[found->second] = -1;
    row_.erase(found);
}

void ExactCells::list(const llama_kv_cells & cells, int64_t n_kv, int32_t * out) const {
    std::vector<std::pair<uint32_t, int32_t>> used;
    for (const auto & [cell, row] : row_) {
        if (cell < n_kv && !cells.is_empty(cell)) used.emplace_back(cell, row);
    }
    std::sort(used.begin(), used.end());
    out[0] = static_cast<int32_t>(used.size());
    for (size_t i = 0; i < used.size(); i++) {
        out[1 + i] = static_cast<int32_t>(used[i].first);
        out[1 + rows() + i] = used[i].second;
    }
}

} // namespace carrel
