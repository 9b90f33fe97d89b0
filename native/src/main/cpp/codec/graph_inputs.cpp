// SPDX-License-Identifier: Apache-2.0
#include "graph_inputs.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "llama-kv-cells.h"

namespace carrel {

GraphInputs::GraphInputs(RopeTables & tables, ExactCells & exact, CacheWatch & watch, ggml_context * ctx,
    const llama_kv_cells & cells, ggml_tensor * k_idxs, int64_t n_kv)
    : tables_(tables), exact_(exact), watch_(watch), watched_(watch.graph()), ctx_(ctx), cells_(cells), k_idxs_(k_idxs),
      n_kv_(n_kv) {
    // One block more than n_kv cells in a row can touch; where positions are sparse, in larger steps, so that graphs
    // are used again.
    const Blocks b = blocks();
    const int64_t need = b.last - b.first + 1, dense = n_kv / POSITION_BLOCK + 1;
    n_blocks_ = need <= dense ? GGML_PAD(dense, 32) : GGML_PAD(need, 64);
    tokens_ = ggml_new_tensor_2d(ctx, GGML_TYPE_I32, 3, k_idxs->ne[0]);
    cells_input_ = ggml_new_tensor_1d(ctx, GGML_TYPE_I32, CellsInput::size(n_kv, exact.rows()));
    for (ggml_tensor * t : {tokens_, cells_input_}) ggml_set_input(t);
}

ggml_tensor * GraphInputs::table(const RopeTable & table) {
    ggml_tensor *& input = table_inputs_[&table];
    if (input == nullptr) {
        input = ggml_new_tensor_2d(ctx_, GGML_TYPE_F32, n_blocks_, table.width());
        ggml_set_input(input);
    }
    return input;
}

GraphInputs::Blocks GraphInputs::blocks() const {
    llama_pos first = std::numeric_limits<llama_pos>::max(), last = 0;
    for (uint32_t i = 0; i < cells_.size() && i < n_kv_; i++) {
        if (cells_.is_empty(i)) continue;
        first = std::min(first, cells_.pos_get(i));
        last = std::max(last, cells_.pos_get(i));
    }
    return {std::min(first, last) / POSITION_BLOCK, last / POSITION_BLOCK};
}

bool GraphInputs::can_reuse(const llm_graph_params & params) {
    if (watch_.graph() != watched_) return false;
    const Blocks b = blocks();
    return tokens_->ne[1] == params.ubatch.n_tokens && b.last - b.first < n_blocks_;
}

void GraphInputs::set_input(const llama_ubatch * ubatch) {
    if (tokens_->buffer == nullptr && cells_input_->buffer == nullptr) return; // a graph without attention of ours
    watch_.begin(*ubatch);
    const Blocks b = blocks();
    tables_.reach(b.last);
    if (tokens_->buffer) set_tokens(*ubatch);
    if (cells_input_->buffer) set_cells(b.first);
    for (auto & [table, input] : table_inputs_) {
        const int64_t width = table->width(), known = b.last - b.first + 1;
        auto * out = static_cast<float *>(input->data);
        std::fill(out, out + n_blocks_ * width, 0.0f);
        for (int64_t j = 0; j < known; j++) {
            const float * row = table->row(b.first + j);
            for (int64_t i = 0; i < width; i++) out[i * n_blocks_ + j] = row[i];
        }
    }
}

void GraphInputs::set_tokens(const llama_ubatch & ubatch) {
    const auto * cell = static_cast<const int64_t *>(k_idxs_->data);
    auto * out = static_cast<TokenInput *>(tokens_->data);
    for (uint32_t i = 0; i < ubatch.n_tokens; i++) {
        if (ubatch.pos[i] >= EXACT_TOKENS) exact_.release(static_cast<uint32_t>(cell[i]));
    }
    for (uint32_t i = 0; i < ubatch.n_tokens; i++) {
        const llama_pos p = ubatch.pos[i];
        out[i] = {p, p / POSITION_BLOCK, p < EXACT_TOKENS ? exact_.place(static_cast<uint32_t>(cell[i]), cells_) : -1};
    }
}

void GraphInputs::set_cells(int64_t first_block) {
    auto * out = static_cast<int32_t *>(cells_input_->data);
    for (int64_t i = 0; i < n_kv_; i++) {
        const auto cell = static_cast<uint32_t>(i);
        out[i] = cells_.is_empty(cell) ? 0 : static_cast<int32_t>(cells_.pos_get(cell) / POSITION_BLOCK - first_block);
    }
    exact_.list(cells_, n_kv_, out + n_kv_);
}

} // namespace carrel
