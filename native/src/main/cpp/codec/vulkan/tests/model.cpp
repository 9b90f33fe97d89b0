// SPDX-License-Identifier: Apache-2.0
// vulkan_model MODEL TEXT [LAYERS]: a model with so many layers on the first device, its cache in the machine's memory and
// in the device's, on the same tokens. The weights are the same device's in both, whose products are its own affair.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "cache_codec.h"
#include "calls.h"
#include "ggml-backend.h"
#include "libraries.h"
#include "llama.h"
#include "observer.h"

using namespace carrel;

namespace {

constexpr int TOKENS = 256;

// Of f16, llama.cpp's own; or ours, on the host, or on the device, where one token attends to rows or to the codes.
enum class Cache { F16, HOST, DEVICE, DEVICE_CODES };

struct Reading {
    std::unique_ptr<CacheCodec> codec; // null: llama.cpp's own f16
    llama_context * ctx = nullptr;

    Reading(llama_model * model, const std::shared_ptr<const kv_calibration> & calibration, Cache cache,
        kv_type keys = KV_TYPE_TURBO4, kv_type values = KV_TYPE_TURBO3) {
        llama_context_params params = llama_context_default_params();
        params.n_ctx = 512;
        params.n_batch = params.n_ubatch = params.n_outputs_max = TOKENS;
        params.n_threads = params.n_threads_batch = 1;
        params.flash_attn_type = LLAMA_FLASH_ATTN_TYPE_ENABLED;
        if (cache != Cache::F16) {
            CacheLayout layout;
            layout.keys = {keys};
            layout.values = {values};
            layout.calibration = calibration;
            layout.on_device = cache != Cache::HOST;
            layout.few_on_codes = cache == Cache::DEVICE_CODES;
            codec = std::make_unique<CacheCodec>(layout, 1);
            params.kv_codec = codec.get();
        }
        ctx = llama_init_from_model(model, params);
        if (ctx == nullptr) std::exit(2);
    }
    Reading(const Reading &) = delete;
    Reading & operator=(const Reading &) = delete;
    ~Reading() { llama_free(ctx); }

    // Tokens at positions from `at` on; logits of all.
    void read(const std::vector<llama_token> & tokens, int from, int to, int at) {
        const auto start = std::chrono::steady_clock::now();
        llama_batch batch = llama_batch_init(to - from, 0, 1);
        for (int i = from; i < to; i++) {
            const int n = batch.n_tokens++;
            batch.token[n] = tokens[i];
            batch.pos[n] = at + n;
            batch.n_seq_id[n] = 1;
            batch.seq_id[n][0] = 0;
            batch.logits[n] = 1;
        }
        const int failed = llama_decode(ctx, batch);
        llama_synchronize(ctx);
        llama_batch_free(batch);
        std::printf("  %d tokens in %.1f s%s\n", to - from,
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), failed ? ": FAILED" : "");
        std::fflush(stdout);
        if (failed) std::exit(2);
    }
};

double log_sum(const float * x, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) sum += std::exp((double) x[i]);
    return std::log(sum);
}

// Mean KL divergence of the next token's distribution over the last n tokens read.
double divergence(const Reading & truth, const Reading & other, int n, int vocabulary) {
    double total = 0;
    for (int t = 0; t < n; t++) {
        const float *a = llama_get_logits_ith(truth.ctx, t), *b = llama_get_logits_ith(other.ctx, t);
        const double la = log_sum(a, vocabulary), lb = log_sum(b, vocabulary);
        for (int i = 0; i < vocabulary; i++) total += std::exp(a[i] - la) * ((a[i] - la) - (b[i] - lb)) / n;
    }
    return total;
}

void say(const char * what, double x) {
    std::printf("%s %.6f\n", what, x);
    std::fflush(stdout);
}

std::shared_ptr<const kv_calibration> measure(llama_model * model, std::vector<llama_token> tokens) {
    llama_context_params params = llama_context_default_params();
    params.n_ctx = params.n_batch = params.n_ubatch = static_cast<uint32_t>(tokens.size());
    params.n_threads = params.n_threads_batch = 1;
    params.n_outputs_max = 1;
    params.flash_attn_type = LLAMA_FLASH_ATTN_TYPE_ENABLED;
    Observer observer;
    params.kv_codec = &observer;
    llama_context * ctx = llama_init_from_model(model, params);
    llama_decode(ctx, llama_batch_get_one(tokens.data(), static_cast<int32_t>(tokens.size())));
    llama_free(ctx);
    return std::make_shared<kv_calibration>(observer.result(static_cast<uint32_t>(tokens.size())));
}

llama_model * load(const char * path, int layers) {
    llama_model_params params = llama_model_default_params();
    ggml_backend_dev_t none[] = {nullptr};
    if (layers == 0) params.devices = none;
    params.n_gpu_layers = layers;
    llama_model * model = llama_model_load_from_file(path, params);
    if (model == nullptr) std::exit(2);
    return model;
}

} // namespace

int main(int argc, char ** argv) {
    if (argc < 3) return 2;
    llama_log_set(
        [](ggml_log_level level, const char * text, void *) {
            if (level >= GGML_LOG_LEVEL_ERROR) std::fputs(text, stderr);
        },
        nullptr);
    if (!vulkan::load_libraries()) return 2;
    const int layers = argc > 3 ? std::atoi(argv[3]) : 1000;

    std::ifstream file(argv[2]);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    llama_model * on_cpu = load(argv[1], 0);
    const llama_vocab * vocab = llama_model_get_vocab(on_cpu);
    const int n = llama_vocab_n_tokens(vocab);
    std::vector<llama_token> tokens(text.size());
    tokens.resize(std::max(
        0, llama_tokenize(vocab, text.data(), (int) text.size(), tokens.data(), (int) tokens.size(), false, false)));
    if (tokens.size() < TOKENS + 32) return 2;
    tokens.resize(TOKENS + 32);
    const auto calibration = measure(on_cpu, tokens);
    llama_model * model = load(argv[1], layers);

    Reading host(model, calibration, Cache::HOST), device(model, calibration, Cache::DEVICE);
    host.read(tokens, 0, TOKENS, 0);
    device.read(tokens, 0, TOKENS, 0);
    say("cache on the device against the same on the host, mean divergence of all tokens:",
        divergence(host, device, TOKENS, n));

    host.read(tokens, TOKENS, TOKENS + 1, TOKENS);
    device.read(tokens, TOKENS, TOKENS + 1, TOKENS);
    say("a single token after them:", divergence(host, device, 1, n));

    // The host's state on the device, and back.
    std::vector<uint8_t> state(llama_state_seq_get_size(host.ctx, 0));
    llama_state_seq_get_data(host.ctx, state.data(), state.size(), 0);
    Reading loaded(model, calibration, Cache::DEVICE), codes(model, calibration, Cache::DEVICE_CODES);
    const size_t read = llama_state_seq_set_data(loaded.ctx, state.data(), state.size(), 0);
    std::vector<uint8_t> again(llama_state_seq_get_size(loaded.ctx, 0));
    llama_state_seq_get_data(loaded.ctx, again.data(), again.size(), 0);
    const bool same = read == state.size() && again == state;
    std::printf("a state of %zu bytes, loaded on the device and saved there: %s\n", state.size(),
        same ? "the same bytes" : "OTHER BYTES");
    host.read(tokens, TOKENS + 1, TOKENS + 2, TOKENS + 1);
    loaded.read(tokens, TOKENS + 1, TOKENS + 2, TOKENS + 1);
    const double after_loading = divergence(host, loaded, 1, n);
    say("a token after it was loaded:", after_loading);

    // The same codes and queries, attended in both ways; and where what is kept are numbers, none of which can become
    // another code.
    llama_state_seq_set_data(codes.ctx, state.data(), state.size(), 0);
    codes.read(tokens, TOKENS + 1, TOKENS + 2, TOKENS + 1);
    const double on_codes = divergence(loaded, codes, 1, n);
    say("the same token, attended on the codes, against rows:", on_codes);
    Reading halves(model, calibration, Cache::DEVICE, KV_TYPE_F16, KV_TYPE_F16);
    Reading halves_on_codes(model, calibration, Cache::DEVICE_CODES, KV_TYPE_F16, KV_TYPE_F16);
    for (Reading * r : {&halves, &halves_on_codes}) {
        r->read(tokens, 0, 64, 0);
        r->read(tokens, 64, 65, 64);
    }
    const double on_halves = divergence(halves, halves_on_codes, 1, n);
    say("a token where keys and values are kept in 16 bits, attended on them, against rows:", on_halves);

    for (Reading * r : {&host, &loaded}) {
        llama_memory_seq_add(llama_get_memory(r->ctx), 0, 0, -1, 150);
        r->read(tokens, TOKENS + 2, TOKENS + 3, TOKENS + 2 + 150);
    }
    const double after_shift = divergence(host, loaded, 1, n);
    say("a token after all were shifted by 150:", after_shift);

    Reading exact(model, nullptr, Cache::F16);
    exact.read(tokens, 0, TOKENS, 0);
    Reading host_again(model, calibration, Cache::HOST);
    host_again.read(tokens, 0, TOKENS, 0);
    const double cost_host = divergence(exact, host_again, TOKENS, n);
    say("what the codes cost, cache on the host:", cost_host);
    Reading device_again(model, calibration, Cache::DEVICE);
    device_again.read(tokens, 0, TOKENS, 0);
    const double cost_device = divergence(exact, device_again, TOKENS, n);
    say("what the codes cost, cache on the device:", cost_device);
    // The two ways of attention differ by what the host's rounds, and a code by what comes before it: decision 0028.
    const bool alike = after_loading < 0.05 && on_codes < 0.05 && on_halves < 1e-3 && after_shift < 0.05;
    return cost_device <= 1.1 * cost_host && same && alike ? 0 : 1;
}
