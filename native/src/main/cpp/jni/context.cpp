// SPDX-License-Identifier: Apache-2.0
#include "context.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <unordered_set>

#include "llama-ext.h"
#include "log.h"
#include "support.h"

namespace carrel {
namespace {

bool on_abort(void * flag) { return static_cast<std::atomic<bool> *>(flag)->load(std::memory_order_relaxed); }

// Whose memory that is: memory of the machine that a GPU's driver has pinned is the machine's.
std::string device_of(ggml_backend_buffer_type_t type) {
    ggml_backend_dev_t device = ggml_backend_buft_get_device(type);
    return device == nullptr || ggml_backend_buft_is_host(type) ? "CPU" : ggml_backend_dev_name(device);
}

// Asked before each node is computed, when its tensor has its place already.
bool on_node(ggml_tensor * node, bool ask, void * data) {
    if (ask) {
        auto & nodes = *static_cast<std::vector<NodeUse> *>(data);
        const bool placed = node->buffer != nullptr;
        nodes.push_back({ggml_op_desc(node), node->name,
            placed ? device_of(ggml_backend_buffer_get_type(node->buffer)) : std::string()});
    }
    return !ask;
}

// The cache's tensors among all that a graph reaches: llama.cpp names them cache_k_l7, cache_v_l7.
void collect(
    const ggml_tensor * tensor, std::unordered_set<const ggml_tensor *> & seen, std::map<int32_t, LayerUse> & layers) {
    if (tensor == nullptr || !seen.insert(tensor).second) {
        return;
    }
    int layer = 0;
    char which = 0;
    if (tensor->view_src == nullptr && std::sscanf(tensor->name, "cache_%c_l%d", &which, &layer) == 2 &&
        (which == 'k' || which == 'v')) {
        LayerUse & use = layers[layer];
        use.layer = layer;
        if (tensor->buffer != nullptr) {
            use.device = device_of(ggml_backend_buffer_get_type(tensor->buffer));
        }
        const auto bytes = static_cast<int64_t>(ggml_nbytes(tensor));
        const auto elements = static_cast<int64_t>(ggml_nelements(tensor));
        (which == 'k' ? use.k_type : use.v_type) = tensor->type;
        (which == 'k' ? use.k_bytes : use.v_bytes) += bytes;
        (which == 'k' ? use.k_elements : use.v_elements) += elements;
    }
    collect(tensor->view_src, seen, layers);
}

} // namespace

Context::Context(
    llama_model * model, llama_context_params params, bool plan, bool nodes, std::unique_ptr<CacheCodec> codec)
    : codec_(std::move(codec)) {
    if (nodes) {
        params.cb_eval = on_node;
        params.cb_eval_user_data = &nodes_;
    }
    params.kv_codec = codec_.get();
    params.abort_callback = on_abort;
    params.abort_callback_data = &abort_;
    ErrorScope errors;
    context_.reset(llama_init_from_model(model, params));
    if (!context_) {
        const std::string reason = errors.text("no reason given");
        const bool memory = reason.find("alloc") != std::string::npos;
        throw Failure(memory ? Kind::OUT_OF_MEMORY : Kind::UNSUPPORTED_MODEL,
            "no context of " + std::to_string(params.n_ctx) + " tokens: " + reason);
    }
    if (codec_ && !codec_->layout().looks_on() && codec_->layers_kept() == 0) {
        const auto & notes = codec_->notes();
        throw Failure(Kind::UNSUPPORTED_MODEL,
            "our own cache can keep no layer of this model" + (notes.empty() ? "" : ": " + notes.front()));
    }
    if (codec_ && !plan) {
        for (const std::string & note : codec_->notes()) log_line(GGML_LOG_LEVEL_WARN, note);
    }
    cells_ = std::make_unique<CellCounter>(llama_get_memory(context_.get()));
    measure_layers(plan);
    measure_buffers();
}

// llama.cpp does not say what each layer's cache takes, but its graphs reach the tensors. The graph
// reserved is the one that the context's constructor reserved last, so that nothing changes by it.
void Context::measure_layers(bool plan) {
    llama_context * ctx = context_.get();
    const uint32_t n_seqs = llama_n_seq_max(ctx);
    const uint32_t n_tokens = plan ? n_seqs : std::min(llama_n_ctx(ctx), llama_n_ubatch(ctx));
    ggml_cgraph * graph = llama_graph_reserve(ctx, n_tokens, n_seqs, std::min(n_tokens, n_seqs));
    if (graph == nullptr) {
        throw Failure(Kind::OUT_OF_MEMORY, "the compute buffers cannot be allocated");
    }
    std::unordered_set<const ggml_tensor *> seen;
    std::map<int32_t, LayerUse> layers;
    for (int i = 0; i < ggml_graph_n_nodes(graph); i++) {
        const ggml_tensor * node = ggml_graph_node(graph, i);
        collect(node, seen, layers);
        for (const ggml_tensor * source : node->src) {
            collect(source, seen, layers);
        }
    }
    for (auto & [layer, use] : layers) {
        figures_.layers.push_back(use);
    }
}

void Context::measure_buffers() {
    std::vector<BufferUse> buffers;
    for (const auto & [type, use] : llama_get_memory_breakdown(context_.get())) {
        if (use.total() > 0) {
            buffers.push_back({ggml_backend_buft_name(type), device_of(type), static_cast<int64_t>(use.model),
                static_cast<int64_t>(use.context), static_cast<int64_t>(use.compute)});
        }
    }
    const std::lock_guard<std::mutex> lock(mutex_);
    figures_.buffers = std::move(buffers);
    // The output buffer holds one row of logits for each sequence from the start; decode() grows it.
    const int64_t row = static_cast<int64_t>(n_vocab()) * static_cast<int64_t>(sizeof(float));
    figures_.outputs = std::max(figures_.outputs, row * llama_n_seq_max(context_.get()));
}

int32_t Context::decode(llama_batch batch) {
    nodes_.clear();
    const int32_t result = llama_decode(context_.get(), batch);
    if (result == 2) {
        abort_ = false; // consumed
    }
    const int64_t outputs =
        std::count_if(batch.logits, batch.logits + batch.n_tokens, [](int8_t want) { return want != 0; });
    {
        const std::lock_guard<std::mutex> lock(mutex_);
        figures_.outputs =
            std::max(figures_.outputs, outputs * static_cast<int64_t>(n_vocab()) * static_cast<int64_t>(sizeof(float)));
    }
    measure_buffers();
    if (result == 0) {
        cells_->add(batch);
        tell_cells();
    } else {
        count_cells(); // a part of the batch may have stayed
        if (codec_) codec_->watch().fail();
    }
    return result;
}

void Context::count_cells() {
    cells_->recount();
    tell_cells();
}

void Context::tell_cells() {
    CellUse use = cells_->use();
    const std::lock_guard<std::mutex> lock(mutex_);
    figures_.cells = std::move(use);
}

Figures Context::figures() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return figures_;
}

const float * Context::logits(int32_t i) const {
    ErrorScope errors;
    const float * result = llama_get_logits_ith(context_.get(), i);
    if (result == nullptr) {
        throw Failure(Kind::INVALID_BATCH,
            "no logits at " + std::to_string(i) + " of the last batch: " + errors.text("no reason given"));
    }
    return result;
}

int32_t Context::n_vocab() const {
    return llama_vocab_n_tokens(llama_model_get_vocab(llama_get_model(context_.get())));
}

} // namespace carrel
