// SPDX-License-Identifier: Apache-2.0
// Records what chosen heads attend to: the weights of their softmax over the first places of a sequence, summed over
// the query tokens that count. Costs nothing, and takes no memory, while it is closed; while it is open, only what
// batches with such tokens take.
//
// Threads: opened, told what counts, and read by the thread that decodes, between decodes; the operations of a graph
// use what begin() made ready.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

struct llama_ubatch;
class llama_kv_cells;

namespace carrel {

// Query tokens that may count at once, over all sequences.
constexpr int32_t MAX_COUNTED_TOKENS = 512;

struct WatchedHead {
    int32_t layer, head; // both from 0
};

// What an attention is asked for besides its result: see kv_attention_args.
struct WantedLogits {
    int n_rows = 0;                // 0: nothing
    const int32_t * row = nullptr; // [n_tokens][n_head]
    float * logits = nullptr;      // [n_rows][stride]
    size_t stride = 0;
    float * norms = nullptr;        // [threads][n_rows]; of a prefill the first alone
    float * const * sums = nullptr; // [n_rows], each by cell
};

// Of one cache: its layers' heads, and sums by its cells.
class CacheWatch {
public:
    // stride: floats for the logits of one query and head: cells and exact cells.
    CacheWatch(uint32_t kv_size, size_t stride, int max_threads)
        : kv_size_(kv_size), stride_(stride), max_threads_(max_threads) {}

    // A layer of this cache, before all else.
    void add_layer(int32_t il, int32_t n_head) { n_head_[il] = n_head; }
    bool has(int32_t il, int32_t head) const {
        const auto found = n_head_.find(il);
        return found != n_head_.end() && head >= 0 && head < found->second;
    }

    // llama.cpp attends by itself, or a device, and graphs have operations for recording only where tokens count.
    void look_on() { looks_on_ = true; }
    // What graphs must have been made for: another number, another graph. 0: without such operations.
    uint64_t graph() const { return looks_on_ && !ranges_.empty() ? openings_ : 0; }
    bool watches(int32_t il) const { return !ranges_.empty() && layers_.count(il) != 0; }

    // All heads that are watched in the context; those of other caches are passed over.
    void open(const std::vector<WatchedHead> & heads, bool apart);
    void close();

    // Query tokens at positions from to before to of that sequence count in slot from now on. All ranges together have
    // at most MAX_COUNTED_TOKENS. May throw std::bad_alloc.
    void count(int32_t sequence, int32_t from, int32_t to, int32_t slot);
    void clear(int32_t slot);

    // Adds what was recorded in a slot into out[place]: of one head, or of all (-1).
    void read(int32_t slot, int32_t head, const llama_kv_cells & cells, std::vector<float> & out) const;

    // Tokens that were counted in a slot.
    int32_t counted(int32_t slot) const;

    // Makes the next computation's tokens known; for the thread that sets a graph's inputs. Never throws.
    void begin(const llama_ubatch & ubatch);
    // The computation failed: what it counted is of no use, so its slots are made empty.
    void fail();

    // For the operations of layer il: what is wanted of the computation that was begun.
    WantedLogits wanted(int32_t il);

private:
    struct Range {
        int32_t from, to, slot;
    };
    struct Slot {
        int32_t sequence = -1, counted = 0;
        std::vector<float> sums; // [heads of this cache if apart, else 1][kv_size]
    };
    struct Row {
        int32_t token, slot; // the token's place in the ubatch
    };
    struct LayerRows {
        std::vector<int32_t> order; // the heads' places in the order that they were opened in
        std::vector<int32_t> heads; // the same, query heads of the layer
        std::vector<int32_t> row;   // see WantedLogits
        std::vector<float *> sums;
    };

    const uint32_t kv_size_;
    const size_t stride_;
    const int max_threads_;
    std::map<int32_t, int32_t> n_head_; // by layer
    bool apart_ = false, looks_on_ = false;
    uint64_t openings_ = 0;
    size_t most_heads_ = 0; // in one layer
    std::map<int32_t, LayerRows> layers_;
    std::map<int32_t, int32_t> place_; // of a head in the sums of a slot, by its order
    std::map<int32_t, Range> ranges_;  // by sequence
    std::map<int32_t, Slot> slots_;
    std::vector<Row> rows_; // of the computation that was begun
    std::vector<float> norms_;
    std::unique_ptr<float[]> logits_; // not touched before it is used: a large one takes memory as far as it is
    size_t logits_size_ = 0;
};

// Of one context: all of its caches. Slots and sequences are numbers from 0 to 7 that the caller chooses.
class ContextWatch {
public:
    // A cache, and where it has its cells once it has some; both live until remove().
    void add(CacheWatch & cache, const llama_kv_cells * const & cells) { caches_.push_back({&cache, &cells}); }
    void remove(const CacheWatch & cache);

    // Throws std::out_of_range if no cache of this context has one of the heads.
    void open(const std::vector<WatchedHead> & heads, bool apart, int32_t places);
    void close();
    bool is_open() const { return places_ >= 0; }

    // As CacheWatch has them; count() throws std::length_error for more than MAX_COUNTED_TOKENS.
    void count(int32_t sequence, int32_t from, int32_t to, int32_t slot);
    void clear(int32_t slot);
    void fail();
    int32_t counted(int32_t slot) const;

    // What was recorded in a slot: of one head by its order, or of all (-1). [places]
    std::vector<float> read(int32_t slot, int32_t head) const;

private:
    struct Watched {
        CacheWatch * cache;
        const llama_kv_cells * const * cells;
    };
    std::vector<Watched> caches_;
    std::map<int32_t, int32_t> lengths_; // of what counts, by sequence
    int32_t places_ = -1;                // -1: closed
};

} // namespace carrel
