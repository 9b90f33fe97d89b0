// SPDX-License-Identifier: Apache-2.0
#include "cache_kind.h"

#include <stdexcept>

#include "ggml-backend.h"
#include "llama-ext.h"
#include "observer.h"

namespace carrel::card {
namespace {

int word(int at, int words) { return static_cast<int>((at * 2654435761u >> 7) % static_cast<uint32_t>(words)); }

int words_of(const llama_model * model) { return llama_vocab_n_tokens(llama_model_get_vocab(model)); }

// Asked before each node is computed, when it has its place.
bool on_node(ggml_tensor * node, bool ask, void * data) {
    if (!ask || node->buffer == nullptr) return false;
    switch (node->op) {
        case GGML_OP_NONE:
        case GGML_OP_VIEW:
        case GGML_OP_RESHAPE:
        case GGML_OP_PERMUTE:
        case GGML_OP_TRANSPOSE: return false;
        default: break;
    }
    auto & nodes = *static_cast<Nodes *>(data);
    const bool away = ggml_backend_buffer_is_host(node->buffer);
    if (node->op == GGML_OP_CUSTOM) (away ? nodes.ours_away : nodes.ours)++;
    else if (node->op == GGML_OP_FLASH_ATTN_EXT) (away ? nodes.attention_away : nodes.attention)++;
    else (away ? nodes.others_away : nodes.others)++;
    return false;
}

llama_context_params params_for(uint32_t tokens, int threads) {
    llama_context_params params = llama_context_default_params();
    params.n_ctx = tokens;
    params.n_batch = params.n_ubatch = Reading::BATCH;
    params.n_outputs_max = 1;
    params.n_threads = params.n_threads_batch = threads;
    params.flash_attn_type = LLAMA_FLASH_ATTN_TYPE_ENABLED;
    params.no_perf = true;
    return params;
}

} // namespace

std::vector<CacheKind> all_kinds() {
    return {{"f16", GGML_TYPE_F16, KV_TYPE_F16, KV_TYPE_F16}, {"q8_0", GGML_TYPE_Q8_0, KV_TYPE_F16, KV_TYPE_F16},
        {"q4_0", GGML_TYPE_Q4_0, KV_TYPE_F16, KV_TYPE_F16},
        {"turbo4/turbo3", GGML_TYPE_COUNT, KV_TYPE_TURBO4, KV_TYPE_TURBO3},
        {"turbo4/turbo3 on codes", GGML_TYPE_COUNT, KV_TYPE_TURBO4, KV_TYPE_TURBO3, true},
        {"turbo3/turbo3", GGML_TYPE_COUNT, KV_TYPE_TURBO3, KV_TYPE_TURBO3},
        {"turbo3/turbo3 on codes", GGML_TYPE_COUNT, KV_TYPE_TURBO3, KV_TYPE_TURBO3, true}};
}

Reading::Reading(llama_model * model, const CacheKind & cache, const Calibration & calibration, uint32_t tokens,
    int threads, Nodes * nodes)
    : words_(words_of(model)) {
    llama_context_params params = params_for(tokens, threads);
    if (cache.ours()) {
        CacheLayout layout;
        layout.keys = {cache.keys};
        layout.values = {cache.values};
        layout.calibration = calibration;
        layout.on_device = true;
        layout.few_on_codes = cache.on_codes;
        codec_ = std::make_unique<CacheCodec>(layout, threads);
        params.kv_codec = codec_.get();
    } else {
        params.type_k = params.type_v = cache.llama;
    }
    if (nodes != nullptr) {
        params.cb_eval = on_node;
        params.cb_eval_user_data = nodes;
    }
    ctx_ = llama_init_from_model(model, params);
    if (ctx_ == nullptr) throw std::runtime_error("no context of " + std::to_string(tokens) + " tokens");
}

void Reading::read(int n) {
    llama_batch batch = llama_batch_init(n, 0, 1);
    for (int i = 0; i < n; i++) {
        batch.token[i] = word(tokens_ + i, words_);
        batch.pos[i] = tokens_ + i;
        batch.n_seq_id[i] = 1;
        batch.seq_id[i][0] = 0;
        batch.logits[i] = i == n - 1;
    }
    batch.n_tokens = n;
    const int failed = llama_decode(ctx_, batch);
    llama_batch_free(batch);
    if (failed != 0) throw std::runtime_error("reading failed (" + std::to_string(failed) + ")");
    llama_synchronize(ctx_);
    tokens_ += n;
}

void Reading::cut(int n) {
    llama_memory_seq_rm(llama_get_memory(ctx_), 0, n, -1);
    tokens_ = n;
}

Bytes Reading::bytes() const {
    Bytes bytes;
    for (const auto & [type, use] : llama_get_memory_breakdown(ctx_)) {
        if (ggml_backend_buft_is_host(type) || ggml_backend_buft_get_device(type) == nullptr) {
            bytes.host += static_cast<int64_t>(use.total());
            continue;
        }
        bytes.weights += static_cast<int64_t>(use.model);
        bytes.context += static_cast<int64_t>(use.context);
        bytes.working += static_cast<int64_t>(use.compute);
    }
    return bytes;
}

Model::Model(const std::string & path, ggml_backend_dev_t device, bool plan) {
    llama_model_params params = llama_model_default_params();
    ggml_backend_dev_t devices[] = {device, nullptr};
    params.devices = devices;
    params.n_gpu_layers = 1000;
    params.load_mode = LLAMA_LOAD_MODE_NONE;
    params.no_alloc = plan;
    model = llama_model_load_from_file(path.c_str(), params);
    if (model == nullptr) throw std::runtime_error("the model cannot be loaded");
}

Calibration calibrate(llama_model * model, int threads) {
    llama_context_params params = params_for(Reading::BATCH, threads);
    Observer observer;
    params.kv_codec = &observer;
    llama_context * ctx = llama_init_from_model(model, params);
    if (ctx == nullptr) throw std::runtime_error("no context to calibrate with");
    std::vector<llama_token> tokens;
    for (int i = 0; i < Reading::BATCH; i++) tokens.push_back(word(i, words_of(model)));
    const int failed = llama_decode(ctx, llama_batch_get_one(tokens.data(), Reading::BATCH));
    llama_free(ctx);
    if (failed != 0) throw std::runtime_error("calibrating failed");
    return std::make_shared<kv_calibration>(observer.result(Reading::BATCH));
}

} // namespace carrel::card
