// SPDX-License-Identifier: Apache-2.0
#include "cache_codec.h"

#include <algorithm>
#include <map>

#include "cpu/operations.h"
#include "device.h"
#include "exact_cells.h"
#include "ggml-backend.h"
#include "graph_inputs.h"
#include "layer_codec.h"
#include "llama-io.h"
#include "llama-kv-cells.h"

namespace carrel {
namespace {

class Cache : public llama_kv_codec_cache {
public:
    Cache(CacheCodec & codec, uint32_t kv_size, uint32_t n_seq_max)
        : codec_(codec), exact_(codec.layout().looks_on() ? 0 : EXACT_TOKENS * static_cast<int>(n_seq_max)),
          watch_(kv_size, kv_size + exact_.rows(), codec.max_threads()),
          cpu_(codec.max_threads(), exact_, watch_, codec.store_nanos()),
          device_(codec.layout().on_device ? device_operations(codec.max_threads(), exact_, watch_, codec.store_nanos(),
                                                 codec.layout().few_on_codes)
                                           : nullptr) {
        codec.watch().add(watch_, cells_);
        if (codec.layout().looks_on() || device_ != nullptr) watch_.look_on();
    }
    ~Cache() override { codec_.watch().remove(watch_); }

    bool row(
        int32_t il, int32_t n_head, int32_t n_head_kv, int32_t d_k, int32_t d_v, llama_kv_codec_row & row) override;
    bool attends(int32_t il) const override { return layers_.count(il) != 0; }

    std::unique_ptr<llm_graph_input_i> build_inputs(
        ggml_context * ctx, const llama_kv_cells & cells, ggml_tensor * k_idxs, int64_t n_kv) override {
        cells_ = &cells;
        return std::make_unique<GraphInputs>(tables_, exact_, watch_, ctx, cells, k_idxs, n_kv);
    }

    ggml_tensor * build_attn(ggml_context * ctx, ggml_cgraph * gf, llm_graph_input_i * inputs,
        const llama_kv_codec_layer & cache, const llama_kv_rope & rope, const llama_kv_codec_attn & attn) override;

    ggml_tensor * build_shift(ggml_context * ctx, const llama_kv_cells & cells, const llama_kv_codec_layer & cache,
        const llama_kv_rope & rope, ggml_tensor * shift) override;

    void state_write(llama_io_write_i & io, const std::vector<llama_kv_codec_layer> & layers,
        const std::vector<uint32_t> & cells) const override;
    bool state_read(llama_io_read_i & io, const std::vector<llama_kv_codec_layer> & layers,
        const std::vector<uint32_t> & cells) override;

private:
    bool look_on(int32_t il, int32_t n_head, int32_t n_head_kv, int32_t d_k, int32_t d_v, ggml_type type_k);
    void note_fallback(int32_t il, const char * what, kv_type wanted, kv_type got, int d);
    uint32_t id() const { return codec_.layout().calibration ? codec_.layout().calibration->id : 0; }
    void bind(LayerCodec & layer, const llama_kv_rope & rope);

    CacheCodec & codec_;
    const llama_kv_cells * cells_ = nullptr; // known since the first graph, which is made with the context
    ExactCells exact_;
    std::map<int32_t, LayerCodec> layers_;
    RopeTables tables_;
    CacheWatch watch_;
    cpu::Operations cpu_;
    std::unique_ptr<DeviceOperations> device_; // null: the CPU keeps all layers
};

// Where a layer's rows are to be is asked before llama.cpp says which device has it: those of the CPU's are there anyway.
bool on_device(const llama_kv_codec_layer & cache) { return !ggml_backend_buffer_is_host(cache.k->buffer); }

void Cache::note_fallback(int32_t il, const char * what, kv_type wanted, kv_type got, int d) {
    if (got == wanted) return;
    codec_.notes().push_back(
        "layer " + std::to_string(il) + ": " + what + " of heads of " + std::to_string(d) + " stay f16");
}

// llama.cpp's rows are as ours where heads need no padding. Always false: it makes them.
bool Cache::look_on(int32_t il, int32_t n_head, int32_t n_head_kv, int32_t d_k, int32_t d_v, ggml_type type_k) {
    if (type_k == GGML_TYPE_F16 && LayerShape::takes(n_head, n_head_kv, d_k, d_v) && padded(d_k) == d_k &&
        padded(d_v) == d_v) {
        layers_[il].shape = LayerShape::of(n_head, n_head_kv, d_k, d_v, KV_TYPE_F16, KV_TYPE_F16);
        watch_.add_layer(il, n_head);
    }
    return false;
}

bool Cache::row(int32_t il, int32_t n_head, int32_t n_head_kv, int32_t d_k, int32_t d_v, llama_kv_codec_row & row) {
    if (codec_.layout().looks_on()) return look_on(il, n_head, n_head_kv, d_k, d_v, row.type_k);
    if (!LayerShape::takes(n_head, n_head_kv, d_k, d_v)) {
        codec_.notes().push_back("layer " + std::to_string(il) + " stays f16: " + std::to_string(n_head) +
            " heads on " + std::to_string(n_head_kv) + " of " + std::to_string(d_k) + " and " + std::to_string(d_v) +
            " values");
        return false;
    }
    const CacheLayout & layout = codec_.layout();
    LayerCodec layer;
    layer.shape = LayerShape::of(n_head, n_head_kv, d_k, d_v, layout.key(il), layout.value(il));
    const LayerShape & shape = layer.shape;
    note_fallback(il, "keys", layout.key(il), shape.type_k, d_k);
    note_fallback(il, "values", layout.value(il), shape.type_v, d_v);
    const kv_calibration_layer * c = layout.calibration ? layout.calibration->of(il) : nullptr;
    if (c && c->n_head_kv == n_head_kv && c->d_k == d_k && c->d_v == d_v) layer.calibration = c;
    row.type_k = ggml_type_of(shape.type_k, shape.p_k);
    row.type_v = ggml_type_of(shape.type_v, shape.p_v);
    row.n_k = shape.row_values_k();
    row.n_v = shape.row_values_v();
    row.n_exact = shape.rotates_k() || shape.rotates_v() ? exact_.rows() : 0;
    row.on_host = device_ == nullptr || !device_->take(shape);
    layers_.emplace(il, std::move(layer));
    watch_.add_layer(il, n_head);
    codec_.layers_kept()++;
    return true;
}

// What is known only when a graph is made. The same each time, so that operations of older graphs stay right.
void Cache::bind(LayerCodec & layer, const llama_kv_rope & rope) {
    if (layer.table != nullptr) return;
    layer.table = &tables_.of(rope, layer.shape.d_k);
    layer.centred = layer.calibration && layer.calibration->centred && layer.shape.rotates_k() && rope.plain;
}

ggml_tensor * Cache::build_attn(ggml_context * ctx, ggml_cgraph * gf, llm_graph_input_i * inputs,
    const llama_kv_codec_layer & cache, const llama_kv_rope & rope, const llama_kv_codec_attn & attn) {
    LayerCodec & layer = layers_.at(cache.il);
    bind(layer, rope);
    layer.scale = attn.scale;
    layer.softcap = attn.softcap;
    layer.sinks = attn.sinks != nullptr;
    if (attn.max_alibi_bias > 0 && layer.slope.empty()) {
        layer.slope = alibi_slopes(layer.shape.n_head, attn.max_alibi_bias);
    }
    auto & in = *static_cast<GraphInputs *>(inputs);
    ggml_tensor * table = layer.centred ? in.table(*layer.table) : nullptr;
    const AttentionGraph graph{ctx, gf, &cache, &attn, in.tokens(), in.cells(), table};
    if (device_ && on_device(cache)) return device_->attention(layer, graph);
    if (!codec_.layout().looks_on()) return cpu_.attention(layer, graph);
    if (watch_.watches(cache.il) && attn.k && attn.v) cpu_.look_on(layer, graph);
    return nullptr;
}

ggml_tensor * Cache::build_shift(ggml_context * ctx, const llama_kv_cells & cells, const llama_kv_codec_layer & cache,
    const llama_kv_rope & rope, ggml_tensor * shift) {
    LayerCodec & layer = layers_.at(cache.il);
    bind(layer, rope);
    int64_t last = 0;
    for (uint32_t i = 0; i < cells.size(); i++) {
        if (!cells.is_empty(i))
            last = std::max<int64_t>(last, std::max(cells.pos_get(i), cells.pos_get(i) - cells.get_shift(i)));
    }
    tables_.reach(last / POSITION_BLOCK);
    if (device_ && on_device(cache)) return device_->key_shift(layer, ctx, cells, cache, shift);
    return cpu_.key_shift(layer, ctx, cells, cache, shift);
}

// u32 id of the calibration, u32 n, then for each exact cell: u32 which of the saved cells, and by layer its rows.
void Cache::state_write(llama_io_write_i & io, const std::vector<llama_kv_codec_layer> & layers,
    const std::vector<uint32_t> & cells) const {
    if (codec_.layout().looks_on()) return; // the state is llama.cpp's alone
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
    if (codec_.layout().looks_on()) return true;
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

} // namespace

std::unique_ptr<llama_kv_codec_cache> CacheCodec::attach(uint32_t kv_size, uint32_t n_seq_max) {
    return std::make_unique<Cache>(*this, kv_size, n_seq_max);
}

} // namespace carrel
