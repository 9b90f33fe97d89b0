#include "cache_codec.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <stdexcept>

#include "exact_cells.h"
#include "layer_codec.h"
#include "llama-graph.h"
#include "llama-io.h"
#include "llama-kv-cells.h"

namespace carrel {
namespace {

constexpr int MAX_GROUP = 16; // query heads that the kernels let share a key head

class Cache;

// The inputs of one graph.
class Inputs : public llm_graph_input_i {
public:
    Inputs(Cache & cache, ggml_context * ctx, const llama_kv_cells & cells, ggml_tensor * k_idxs, int64_t n_kv);

    void set_input(const llama_ubatch * ubatch) override;
    bool can_reuse(const llm_graph_params & params) override;

    // The rows of a table as an input, made when a layer first asks.
    ggml_tensor * table(const RopeTable & table);

    ggml_tensor * tokens() const { return tokens_; }
    ggml_tensor * cells() const { return cells_input_; }

private:
    struct Blocks {
        int64_t first = 0, last = 0;
    };
    Blocks blocks() const; // of the cells in use
    void set_tokens(const llama_ubatch & ubatch);
    void set_cells(int64_t first_block);

    Cache & cache_;
    ggml_context * ctx_;
    const llama_kv_cells & cells_;
    ggml_tensor * k_idxs_;
    int64_t n_kv_, n_blocks_;
    ggml_tensor * tokens_;
    ggml_tensor * cells_input_;

    std::map<const RopeTable *, ggml_tensor *> tables_;
};

class Cache : public llama_kv_codec_cache {
public:
    Cache(CacheCodec & codec, uint32_t n_seq_max) : codec_(codec), exact_(EXACT_TOKENS * static_cast<int>(n_seq_max)) {}

    bool row(
        int32_t il, int32_t n_head, int32_t n_head_kv, int32_t d_k, int32_t d_v, llama_kv_codec_row & row) override;
    bool attends(int32_t il) const override { return layers_.count(il) != 0; }

    std::unique_ptr<llm_graph_input_i> build_inputs(
        ggml_context * ctx, const llama_kv_cells & cells, ggml_tensor * k_idxs, int64_t n_kv) override {
        cells_ = &cells;
        return std::make_unique<Inputs>(*this, ctx, cells, k_idxs, n_kv);
    }

    ggml_tensor * build_attn(ggml_context * ctx, ggml_cgraph * gf, llm_graph_input_i * inputs,
        const llama_kv_codec_layer & cache, const llama_kv_rope & rope, const llama_kv_codec_attn & attn) override;

    ggml_tensor * build_shift(ggml_context * ctx, const llama_kv_cells & cells, const llama_kv_codec_layer & cache,
        const llama_kv_rope & rope, ggml_tensor * shift) override;

    void state_write(llama_io_write_i & io, const std::vector<llama_kv_codec_layer> & layers,
        const std::vector<uint32_t> & cells) const override;
    bool state_read(llama_io_read_i & io, const std::vector<llama_kv_codec_layer> & layers,
        const std::vector<uint32_t> & cells) override;

    ExactCells & exact() { return exact_; }

    // All tables get their rows up to this block.
    void reach(int64_t block) {
        for (auto & table : tables_) table->reach(block);
    }

private:
    kv_type fitting(kv_type type, int d, const char * what, int32_t il);
    uint32_t id() const { return codec_.layout().calibration ? codec_.layout().calibration->id : 0; }
    void bind(LayerCodec & layer, const llama_kv_rope & rope);

    CacheCodec & codec_;
    const llama_kv_cells * cells_ = nullptr; // known since the first graph, which is made with the context
    ExactCells exact_;
    std::map<int32_t, LayerCodec> layers_;
    std::vector<std::unique_ptr<RopeTable>> tables_;
};

// The wanted type, or the next better one that has a form for heads of d values.
kv_type Cache::fitting(kv_type type, int d, const char * what, int32_t il) {
    if (kv_head_bytes(type, padded(d)) != 0) return type;
    codec_.notes().push_back(
        "layer " + std::to_string(il) + ": " + what + " of heads of " + std::to_string(d) + " stay f16");
    return KV_TYPE_F16;
}

bool Cache::row(int32_t il, int32_t n_head, int32_t n_head_kv, int32_t d_k, int32_t d_v, llama_kv_codec_row & row) {
    if (d_k <= 0 || d_v <= 0 || padded(d_k) > KV_MAX_HEAD || padded(d_v) > KV_MAX_HEAD || n_head_kv <= 0 ||
        n_head % n_head_kv != 0 || n_head / n_head_kv > MAX_GROUP) {
        codec_.notes().push_back("layer " + std::to_string(il) + " stays f16: " + std::to_string(n_head) +
            " heads on " + std::to_string(n_head_kv) + " of " + std::to_string(d_k) + " and " + std::to_string(d_v) +
            " values");
        return false;
    }
    LayerCodec layer;
    layer.n_head = n_head;
    layer.n_head_kv = n_head_kv;
    layer.d_k = d_k;
    layer.d_v = d_v;
    layer.p_k = padded(d_k);
    layer.p_v = padded(d_v);
    layer.type_k = fitting(codec_.layout().key(il), d_k, "keys", il);
    layer.type_v = fitting(codec_.layout().value(il), d_v, "values", il);
    layer.max_threads = codec_.max_threads();
    layer.exact = &exact_;
    layer.store_nanos = &codec_.store_nanos();
    const kv_calibration_layer * c = codec_.layout().calibration ? codec_.layout().calibration->of(il) : nullptr;
    if (c && c->n_head_kv == n_head_kv && c->d_k == d_k && c->d_v == d_v) layer.calibration = c;
    row.type_k = ggml_type_of(layer.type_k, layer.p_k);
    row.type_v = ggml_type_of(layer.type_v, layer.p_v);
    row.n_k = static_cast<int64_t>(layer.p_k) * n_head_kv;
    row.n_v = static_cast<int64_t>(layer.p_v) * n_head_kv;
    row.n_exact = layer.rotates_k() || layer.rotates_v() ? exact_.rows() : 0;
    row.on_host = true;
    layers_.emplace(il, std::move(layer));
    codec_.layers_kept()++;
    return true;
}

// What is known only when a graph is made. The same each time, so that operations of older graphs stay right.
void Cache::bind(LayerCodec & layer, const llama_kv_rope & rope) {
    if (layer.table != nullptr) return;
    const auto same =
        std::find_if(tables_.begin(), tables_.end(), [&](const auto & t) { return t->rotates_as(rope, layer.d_k); });
    if (same != tables_.end()) {
        layer.table = same->get();
    } else {
        tables_.push_back(std::make_unique<RopeTable>(rope, layer.d_k));
        layer.table = tables_.back().get();
    }
    layer.centred = layer.calibration && layer.calibration->centred && layer.rotates_k() && rope.plain;
}

ggml_tensor * Cache::build_attn(ggml_context * ctx, ggml_cgraph * gf, llm_graph_input_i * inputs,
    const llama_kv_codec_layer & cache, const llama_kv_rope & rope, const llama_kv_codec_attn & attn) {
    LayerCodec & layer = layers_.at(cache.il);
    bind(layer, rope);
    layer.scale = attn.scale;
    layer.softcap = attn.softcap;
    layer.sinks = attn.sinks != nullptr;
    if (attn.max_alibi_bias > 0 && layer.slope.empty()) {
        // As ggml's attention: powers of two for the nearest power of two of heads, the odd ones between them after.
        const int n = 1 << static_cast<int>(std::floor(std::log2(layer.n_head)));
        const float m0 = std::pow(2.0f, -attn.max_alibi_bias / n), m1 = std::pow(2.0f, -attn.max_alibi_bias / 2 / n);
        for (int h = 0; h < layer.n_head; h++) {
            layer.slope.push_back(h < n ? std::pow(m0, h + 1) : std::pow(m1, 2 * (h - n) + 1));
        }
    }
    auto & in = *static_cast<Inputs *>(inputs);
    return build_attention(
        layer, {ctx, gf, &cache, &attn, in.tokens(), in.cells(), layer.centred ? in.table(*layer.table) : nullptr});
}

ggml_tensor * Cache::build_shift(ggml_context * ctx, const llama_kv_cells & cells, const llama_kv_codec_layer & cache,
    const llama_kv_rope & rope, ggml_tensor * shift) {
    LayerCodec & layer = layers_.at(cache.il);
    bind(layer, rope);
    layer.cells = &cells;
    int64_t last = 0;
    for (uint32_t i = 0; i < cells.size(); i++) {
        if (!cells.is_empty(i))
            last = std::max<int64_t>(last, std::max(cells.pos_get(i), cells.pos_get(i) - cells.get_shift(i)));
    }
    reach(last / POSITION_BLOCK);
    return build_key_shift(layer, ctx, cache, shift);
}

// u32 id of the calibration, u32 n, then for each exact cell: u32 which of the saved cells, and by layer its rows.
void Cache::state_write(llama_io_write_i & io, const std::vector<llama_kv_codec_layer> & layers,
    const std::vector<uint32_t> & cells) const {
    std::vector<std::pair<uint32_t, int32_t>> kept;
    for (uint32_t i = 0; i < cells.size(); i++) {
        const int32_t row = exact_.row_of(cells[i]);
        if (row >= 0) kept.emplace_back(i, row);
    }
    const uint32_t head[] = {id(), static_cast<uint32_t>(kept.size())};
    io.write(head, sizeof(head));
    for (const auto & [i, row] : kept) {
        io.write(&i, sizeof(i));
        for (const auto & layer : layers) {
            for (ggml_tensor * t : {layer.k_exact, layer.v_exact}) {
                if (t) io.write_tensor(t, row * t->nb[1], t->nb[1]);
            }
        }
    }
}

bool Cache::state_read(
    llama_io_read_i & io, const std::vector<llama_kv_codec_layer> & layers, const std::vector<uint32_t> & cells) {
    uint32_t head[2];
    io.read(head, sizeof(head));
    for (const uint32_t cell : cells) exact_.release(cell);
    if (head[0] != id() || cells_ == nullptr || head[1] > cells.size()) return false;
    std::vector<uint8_t> unwanted;
    for (uint32_t n = 0; n < head[1]; n++) {
        uint32_t i;
        io.read(&i, sizeof(i));
        if (i >= cells.size()) return false;
        const int32_t row = exact_.place(cells[i], *cells_);
        for (const auto & layer : layers) {
            for (ggml_tensor * t : {layer.k_exact, layer.v_exact}) {
                if (t == nullptr) continue;
                if (row >= 0) {
                    io.read_tensor(t, row * t->nb[1], t->nb[1]);
                } else {
                    unwanted.resize(t->nb[1]);
                    io.read(unwanted.data(), unwanted.size());
                }
            }
        }
    }
    return true;
}

Inputs::Inputs(Cache & cache, ggml_context * ctx, const llama_kv_cells & cells, ggml_tensor * k_idxs, int64_t n_kv)
    : cache_(cache), ctx_(ctx), cells_(cells), k_idxs_(k_idxs), n_kv_(n_kv) {
    // One block more than n_kv cells in a row can touch; where positions are sparse, in larger steps, so that graphs
    // are used again.
    const Blocks b = blocks();
    const int64_t need = b.last - b.first + 1, dense = n_kv / POSITION_BLOCK + 1;
    n_blocks_ = need <= dense ? dense : GGML_PAD(need, 64);
    tokens_ = ggml_new_tensor_2d(ctx, GGML_TYPE_I32, 3, k_idxs->ne[0]);
    cells_input_ = ggml_new_tensor_1d(ctx, GGML_TYPE_I32, CellsInput::size(n_kv, cache.exact().rows()));
    for (ggml_tensor * t : {tokens_, cells_input_}) ggml_set_input(t);
}

ggml_tensor * Inputs::table(const RopeTable & table) {
    ggml_tensor *& input = tables_[&table];
    if (input == nullptr) {
        input = ggml_new_tensor_2d(ctx_, GGML_TYPE_F32, table.width(), n_blocks_);
        ggml_set_input(input);
    }
    return input;
}

Inputs::Blocks Inputs::blocks() const {
    llama_pos first = std::numeric_limits<llama_pos>::max(), last = 0;
    for (uint32_t i = 0; i < cells_.size() && i < n_kv_; i++) {
        if (cells_.is_empty(i)) continue;
        first = std::min(first, cells_.pos_get(i));
        last = std::max(last, cells_.pos_get(i));
    }
    return {std::min(first, last) / POSITION_BLOCK, last / POSITION_BLOCK};
}

bool Inputs::can_reuse(const llm_graph_params & params) {
    const Blocks b = blocks();
    return tokens_->ne[1] == params.ubatch.n_tokens && b.last - b.first < n_blocks_;
}

void Inputs::set_input(const llama_ubatch * ubatch) {
    if (tokens_->buffer == nullptr && cells_input_->buffer == nullptr) return; // a graph without attention of ours
    const Blocks b = blocks();
    cache_.reach(b.last);
    if (tokens_->buffer) set_tokens(*ubatch);
    if (cells_input_->buffer) set_cells(b.first);
    for (auto & [table, input] : tables_) {
        const size_t width = static_cast<size_t>(table->width()),
                     known = static_cast<size_t>(b.last - b.first + 1) * width;
        auto * out = static_cast<float *>(input->data);
        std::memcpy(out, table->row(b.first), known * sizeof(float));
        std::fill(out + known, out + n_blocks_ * width, 0.0f);
    }
}

void Inputs::set_tokens(const llama_ubatch & ubatch) {
    const auto * cell = static_cast<const int64_t *>(k_idxs_->data);
    auto * out = static_cast<TokenInput *>(tokens_->data);
    for (uint32_t i = 0; i < ubatch.n_tokens; i++) {
        if (ubatch.pos[i] >= EXACT_TOKENS) cache_.exact().release(static_cast<uint32_t>(cell[i]));
    }
    for (uint32_t i = 0; i < ubatch.n_tokens; i++) {
        const llama_pos p = ubatch.pos[i];
        out[i] = {p, p / POSITION_BLOCK,
            p < EXACT_TOKENS ? cache_.exact().place(static_cast<uint32_t>(cell[i]), cells_) : -1};
    }
}

void Inputs::set_cells(int64_t first_block) {
    auto * out = static_cast<int32_t *>(cells_input_->data);
    for (int64_t i = 0; i < n_kv_; i++) {
        const auto cell = static_cast<uint32_t>(i);
        out[i] = cells_.is_empty(cell) ? 0 : static_cast<int32_t>(cells_.pos_get(cell) / POSITION_BLOCK - first_block);
    }
    cache_.exact().list(cells_, n_kv_, out + n_kv_);
}

} // namespace

std::unique_ptr<llama_kv_codec_cache> CacheCodec::attach(uint32_t, uint32_t n_seq_max) {
    return std::make_unique<Cache>(*this, n_seq_max);
}

} // namespace carrel
