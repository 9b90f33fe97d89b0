// SPDX-License-Identifier: Apache-2.0
#include "attention_watch.h"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "llama-batch.h"
#include "llama-kv-cells.h"

namespace carrel {

void CacheWatch::open(const std::vector<WatchedHead> & heads, bool apart) {
    close();
    openings_++;
    apart_ = apart;
    for (size_t i = 0; i < heads.size(); i++) {
        if (!has(heads[i].layer, heads[i].head)) continue;
        LayerRows & layer = layers_[heads[i].layer];
        layer.order.push_back(static_cast<int32_t>(i));
        layer.heads.push_back(heads[i].head);
        most_heads_ = std::max(most_heads_, layer.heads.size());
        const auto place = static_cast<int32_t>(place_.size());
        place_[static_cast<int32_t>(i)] = apart ? place : 0;
    }
}

void CacheWatch::close() {
    layers_.clear();
    place_.clear();
    ranges_.clear();
    slots_.clear();
    rows_.clear();
    norms_ = {};
    logits_.reset();
    logits_size_ = most_heads_ = 0;
}

void CacheWatch::count(int32_t sequence, int32_t from, int32_t to, int32_t slot) {
    ranges_.erase(sequence);
    if (from >= to || layers_.empty()) return;
    size_t tokens = static_cast<size_t>(to - from);
    for (const auto & [other, range] : ranges_) tokens += static_cast<size_t>(range.to - range.from);
    const size_t rows = tokens * most_heads_;
    if (logits_size_ < rows * stride_) {
        logits_.reset();
        logits_size_ = 0;
        logits_.reset(new float[rows * stride_]);
        logits_size_ = rows * stride_;
    }
    norms_.resize(std::max(norms_.size(), rows * static_cast<size_t>(max_threads_)));
    rows_.reserve(tokens);
    for (auto & [il, layer] : layers_) layer.sums.reserve(rows);
    Slot & s = slots_[slot];
    const size_t heads = apart_ ? place_.size() : 1;
    s.sums.resize(heads * kv_size_);
    if (s.sequence != sequence) clear(slot);
    s.sequence = sequence;
    ranges_[sequence] = {from, to, slot};
}

void CacheWatch::clear(int32_t slot) {
    const auto found = slots_.find(slot);
    if (found == slots_.end()) return;
    std::fill(found->second.sums.begin(), found->second.sums.end(), 0.0f);
    found->second.counted = 0;
}

int32_t CacheWatch::counted(int32_t slot) const {
    const auto found = slots_.find(slot);
    return found == slots_.end() ? 0 : found->second.counted;
}

void CacheWatch::read(int32_t slot, int32_t head, const llama_kv_cells & cells, std::vector<float> & out) const {
    const auto found = slots_.find(slot);
    if (found == slots_.end() || found->second.sequence < 0) return;
    const Slot & s = found->second;
    if (head >= 0 && place_.count(head) == 0) return; // another cache has it
    const float * sums = s.sums.data() + (head < 0 ? 0 : static_cast<size_t>(place_.at(head)) * kv_size_);
    const size_t heads = head < 0 && apart_ ? place_.size() : 1;
    for (uint32_t cell = 0; cell < kv_size_; cell++) {
        if (cells.is_empty(cell) || !cells.seq_has(cell, s.sequence)) continue;
        const auto place = static_cast<size_t>(cells.pos_get(cell));
        if (place >= out.size()) continue;
        for (size_t h = 0; h < heads; h++) out[place] += sums[h * kv_size_ + cell];
    }
}

void CacheWatch::begin(const llama_ubatch & ubatch) {
    rows_.clear();
    if (ranges_.empty()) return;
    for (uint32_t i = 0; i < ubatch.n_tokens; i++) {
        const auto range = ranges_.find(ubatch.seq_id[i][0]);
        if (range == ranges_.end()) continue;
        const auto [from, to, slot] = range->second;
        if (ubatch.pos[i] < from || ubatch.pos[i] >= to) continue;
        rows_.push_back({static_cast<int32_t>(i), slot});
        slots_[slot].counted++;
    }
    for (auto & [il, layer] : layers_) {
        const auto n_head = static_cast<size_t>(n_head_.at(il));
        layer.row.assign(ubatch.n_tokens * n_head, -1);
        layer.sums.clear();
        for (const Row & row : rows_) {
            for (size_t h = 0; h < layer.heads.size(); h++) {
                layer.row[row.token * n_head + layer.heads[h]] = static_cast<int32_t>(layer.sums.size());
                layer.sums.push_back(
                    slots_[row.slot].sums.data() + static_cast<size_t>(place_.at(layer.order[h])) * kv_size_);
            }
        }
    }
}

void CacheWatch::fail() {
    for (const Row & row : rows_) clear(row.slot);
    rows_.clear();
}

WantedLogits CacheWatch::wanted(int32_t il) {
    const auto found = rows_.empty() ? layers_.end() : layers_.find(il);
    if (found == layers_.end()) return {};
    LayerRows & layer = found->second;
    return {static_cast<int>(layer.sums.size()), layer.row.data(), logits_.get(), stride_, norms_.data(),
        layer.sums.data()};
}

void ContextWatch::remove(const CacheWatch & cache) {
    caches_.erase(std::remove_if(caches_.begin(), caches_.end(), [&](const Watched & w) { return w.cache == &cache; }),
        caches_.end());
}

void ContextWatch::open(const std::vector<WatchedHead> & heads, bool apart, int32_t places) {
    for (const WatchedHead & head : heads) {
        const auto has = [&](const Watched & w) { return w.cache->has(head.layer, head.head); };
        if (std::none_of(caches_.begin(), caches_.end(), has)) {
            throw std::out_of_range(
                "our cache keeps no head " + std::to_string(head.head) + " of layer " + std::to_string(head.layer));
        }
    }
    for (const Watched & w : caches_) w.cache->open(heads, apart);
    lengths_.clear();
    places_ = places;
}

void ContextWatch::close() {
    for (const Watched & w : caches_) w.cache->close();
    places_ = -1;
}

void ContextWatch::count(int32_t sequence, int32_t from, int32_t to, int32_t slot) {
    lengths_[sequence] = std::max(0, to - from);
    int64_t tokens = 0;
    for (const auto & [other, length] : lengths_) tokens += length;
    if (tokens > MAX_COUNTED_TOKENS) {
        lengths_.erase(sequence);
        throw std::length_error(
            std::to_string(tokens) + " tokens to count, of at most " + std::to_string(MAX_COUNTED_TOKENS));
    }
    for (const Watched & w : caches_) w.cache->count(sequence, from, to, slot);
}

void ContextWatch::clear(int32_t slot) {
    for (const Watched & w : caches_) w.cache->clear(slot);
}

void ContextWatch::fail() {
    for (const Watched & w : caches_) w.cache->fail();
}

int32_t ContextWatch::counted(int32_t slot) const {
    int32_t most = 0;
    for (const Watched & w : caches_) most = std::max(most, w.cache->counted(slot));
    return most;
}

std::vector<float> ContextWatch::read(int32_t slot, int32_t head) const {
    std::vector<float> out(static_cast<size_t>(std::max(0, places_)));
    for (const Watched & w : caches_) {
        if (*w.cells != nullptr) w.cache->read(slot, head, **w.cells, out);
    }
    return out;
}

} // namespace carrel
