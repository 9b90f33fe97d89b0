// SPDX-License-Identifier: Apache-2.0
#include "cell_use.h"

#include <algorithm>
#include <iterator>

#include "llama-kv-cache-iswa.h"
#include "llama-kv-cache.h"
#include "llama-memory-hybrid-iswa.h"
#include "llama-memory-hybrid.h"

namespace carrel {
namespace {

const llama_kv_cells * cells_of(llama_memory_t memory) {
    if (const auto * cache = dynamic_cast<const llama_kv_cache *>(memory)) return &cache->get_codec_cells();
    if (const auto * windows = dynamic_cast<const llama_kv_cache_iswa *>(memory)) return cells_of(windows->get_base());
    if (const auto * hybrid = dynamic_cast<const llama_memory_hybrid *>(memory))
        return cells_of(hybrid->get_mem_attn());
    if (const auto * hybrid = dynamic_cast<const llama_memory_hybrid_iswa *>(memory))
        return cells_of(hybrid->get_mem_attn());
    return nullptr;
}

} // namespace

CellCounter::CellCounter(llama_memory_t memory) : cells_(cells_of(memory)), sequences_(LLAMA_MAX_SEQ) {
    for (int32_t i = 0; i < LLAMA_MAX_SEQ; i++) sequences_[i].sequence = i;
}

void CellCounter::add(const llama_batch & batch) {
    if (cells_ == nullptr) return;
    used_ += batch.n_tokens;
    for (int32_t i = 0; i < batch.n_tokens; i++) sequences_[batch.seq_id[i][0]].tokens++;
}

void CellCounter::recount() {
    if (cells_ == nullptr) return;
    used_ = cells_->get_used();
    for (SequenceUse & s : sequences_) s.tokens = s.shared = 0;
    const uint32_t end = cells_->used_max_p1();
    for (uint32_t i = 0; i < end;) {
        // Cells beside each other mostly have the same sequences.
        const auto & owners = cells_->seq_get_all(i);
        uint32_t next = i + 1;
        while (next < end && cells_->seq_get_all(next) == owners) next++;
        const auto count = owners.count();
        for (int32_t s = 0; count > 0 && s < LLAMA_MAX_SEQ; s++) {
            if (!owners.test(s)) continue;
            sequences_[s].tokens += next - i;
            if (count > 1) sequences_[s].shared += next - i;
        }
        i = next;
    }
}

CellUse CellCounter::use() const {
    CellUse use;
    use.used = used_;
    std::copy_if(sequences_.begin(), sequences_.end(), std::back_inserter(use.sequences),
        [](const SequenceUse & s) { return s.tokens > 0; });
    return use;
}

} // namespace carrel
