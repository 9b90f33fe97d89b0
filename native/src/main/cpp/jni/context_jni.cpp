// SPDX-License-Identifier: Apache-2.0
// LlamaContext: creation, decoding, what came out.

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "calibration.h"
#include "context.h"
#include "log.h"
#include "support.h"

using carrel::Context;
using carrel::Failure;
using carrel::Kind;

namespace {

Context * context(jlong handle) { return carrel::from_handle<Context>(handle); }

// In the order in which LlamaContext.Options writes them.
enum Option {
    N_CTX,
    N_BATCH,
    N_UBATCH,
    N_SEQ_MAX,
    THREADS,
    THREADS_BATCH,
    TYPE_K,
    TYPE_V,
    FLASH_ATTENTION,
    SWA_FULL,
    N_OUTPUTS_MAX,
    FLAGS,
    N_OPTIONS
};

// Bits of FLAGS.
enum Flag { NOTES_NODES = 1, ON_DEVICE = 2, FEW_ON_CODES = 4 };

llama_context_params params_from(const std::vector<int32_t> & options) {
    llama_context_params params = llama_context_default_params();
    params.n_ctx = static_cast<uint32_t>(options[N_CTX]);
    params.n_batch = static_cast<uint32_t>(options[N_BATCH]);
    params.n_ubatch = static_cast<uint32_t>(options[N_UBATCH]);
    params.n_seq_max = static_cast<uint32_t>(options[N_SEQ_MAX]);
    params.n_threads = options[THREADS];
    params.n_threads_batch = options[THREADS_BATCH];
    params.type_k = static_cast<ggml_type>(options[TYPE_K]);
    params.type_v = static_cast<ggml_type>(options[TYPE_V]);
    params.flash_attn_type = options[FLASH_ATTENTION] ? LLAMA_FLASH_ATTN_TYPE_ENABLED : LLAMA_FLASH_ATTN_TYPE_DISABLED;
    params.swa_full = options[SWA_FULL] != 0;
    // Sequences share the document that stands first, so they share one buffer.
    params.kv_unified = options[N_SEQ_MAX] > 1;
    // Left to itself llama.cpp reserves a row of logits for each token of a batch: 300 MB for Qwen.
    params.n_outputs_max = static_cast<uint32_t>(std::max(options[N_OUTPUTS_MAX], options[N_SEQ_MAX]));
    params.no_perf = true;
    return params;
}

kv_type kv_type_from(int32_t ggml) {
    switch (ggml) {
        case GGML_TYPE_F16: return KV_TYPE_F16;
        case GGML_TYPE_Q8_0: return KV_TYPE_Q8_0;
        case GGML_TYPE_TURBO4: return KV_TYPE_TURBO4;
        case GGML_TYPE_TURBO3: return KV_TYPE_TURBO3;
        default: throw Failure(Kind::INTERNAL, "no type of our own cache: " + std::to_string(ggml));
    }
}

// Whether llama.cpp's own cache is one whose attention can be recorded.
bool can_look_on(const llama_model * model, const std::vector<int32_t> & options) {
    return options[FLASH_ATTENTION] && options[TYPE_K] == GGML_TYPE_F16 && options[TYPE_V] == GGML_TYPE_F16 &&
        !llama_model_has_encoder(model) && !llama_model_is_recurrent(model);
}

// layers: types of keys, then of values, one for each layer or one for all; empty: llama.cpp's own cache, where at most
// attention is recorded.
std::unique_ptr<carrel::CacheCodec> codec_from(const llama_model * model, const std::vector<int32_t> & options,
    const std::vector<int32_t> & layers, const std::string & calibration) {
    const int threads = std::max(options[THREADS], options[THREADS_BATCH]);
    if (layers.empty()) {
        return can_look_on(model, options) ? std::make_unique<carrel::CacheCodec>(carrel::CacheLayout{}, threads)
                                           : nullptr;
    }
    const size_t n = layers.size() / 2;
    if (n != 1 && n != static_cast<size_t>(llama_model_n_layer(model))) {
        throw Failure(Kind::UNSUPPORTED_MODEL,
            "types for " + std::to_string(n) + " layers, where the model has " +
                std::to_string(llama_model_n_layer(model)));
    }
    if (llama_model_has_encoder(model) || llama_model_is_recurrent(model)) {
        throw Failure(Kind::UNSUPPORTED_MODEL, "our own cache serves decoders with attention only");
    }
    carrel::CacheLayout layout;
    for (size_t i = 0; i < layers.size(); i++) {
        (i < n ? layout.keys : layout.values).push_back(kv_type_from(layers[i]));
    }
    if (!calibration.empty()) {
        layout.calibration = carrel::calibration_from(calibration);
    }
    layout.on_device = (options[FLAGS] & ON_DEVICE) != 0;
    layout.few_on_codes = (options[FLAGS] & FEW_ON_CODES) != 0;
    return std::make_unique<carrel::CacheCodec>(std::move(layout), threads);
}

void check_index(const Context * ctx, int32_t token) {
    if (token < 0 || token >= ctx->n_vocab()) {
        throw Failure(Kind::INVALID_BATCH,
            "no token " + std::to_string(token) + " in a vocabulary of " + std::to_string(ctx->n_vocab()));
    }
}

} // namespace

extern "C" {

JNIEXPORT jlong JNICALL Java_dev_carrel_llama_LlamaContext_nCreate(JNIEnv * env, jclass, jlong model,
    jintArray options_array, jintArray layers_array, jbyteArray calibration_bytes, jboolean plan) {
    return carrel::guarded(env, [&]() -> jlong {
        const auto options = carrel::to_ints(env, options_array);
        if (options.size() != N_OPTIONS) {
            throw Failure(
                Kind::INTERNAL, "the options do not match: Java and native library are of different versions");
        }
        auto * m = carrel::from_handle<llama_model>(model);
        return carrel::to_handle(new Context(m, params_from(options), plan, (options[FLAGS] & NOTES_NODES) != 0,
            codec_from(m, options, carrel::to_ints(env, layers_array), carrel::to_string(env, calibration_bytes))));
    });
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_LlamaContext_nFree(JNIEnv * env, jclass, jlong handle) {
    carrel::guarded(env, [&] {
        delete context(handle);
        carrel::give_back_heap();
    });
}

// n_ctx, n_batch, n_ubatch, n_seq_max as llama.cpp made them.
JNIEXPORT jintArray JNICALL Java_dev_carrel_llama_LlamaContext_nNumbers(JNIEnv * env, jclass, jlong handle) {
    return carrel::guarded(env, [&] {
        const llama_context * ctx = context(handle)->get();
        return carrel::to_java(env,
            std::vector<int32_t>{static_cast<int32_t>(llama_n_ctx(ctx)), static_cast<int32_t>(llama_n_batch(ctx)),
                static_cast<int32_t>(llama_n_ubatch(ctx)), static_cast<int32_t>(llama_n_seq_max(ctx))});
    });
}

JNIEXPORT jint JNICALL Java_dev_carrel_llama_LlamaContext_nDecode(JNIEnv * env, jclass, jlong handle, jint n,
    jintArray token_array, jintArray pos_array, jintArray seq_array, jbyteArray logits_array) {
    return carrel::guarded(env, [&]() -> jint {
        const auto count = static_cast<size_t>(n);
        std::vector<int32_t> tokens(count), pos(count), seq(count), n_seq(count, 1);
        std::vector<int8_t> logits(count);
        std::vector<llama_seq_id *> seq_ids(count);
        env->GetIntArrayRegion(token_array, 0, n, tokens.data());
        env->GetIntArrayRegion(pos_array, 0, n, pos.data());
        env->GetIntArrayRegion(seq_array, 0, n, seq.data());
        env->GetByteArrayRegion(logits_array, 0, n, logits.data());
        carrel::check(env);
        for (size_t i = 0; i < count; i++) {
            seq_ids[i] = &seq[i];
        }
        const llama_batch batch{n, tokens.data(), nullptr, pos.data(), n_seq.data(), seq_ids.data(), logits.data()};
        carrel::ErrorScope errors(/*expected =*/true);
        const int32_t result = context(handle)->decode(batch);
        if (result == -1) {
            throw Failure(Kind::INVALID_BATCH,
                "llama.cpp refused the batch of " + std::to_string(n) + " tokens: " + errors.text("no reason given"));
        }
        if (result < 0) {
            throw Failure(result == -2 ? Kind::OUT_OF_MEMORY : Kind::DECODE_FAILED,
                "decoding failed (" + std::to_string(result) + "): " + errors.text("no reason given"));
        }
        return result;
    });
}

// Operation, name and device in turn of each node of the last decode.
JNIEXPORT jobjectArray JNICALL Java_dev_carrel_llama_LlamaContext_nNodes(JNIEnv * env, jclass, jlong handle) {
    return carrel::guarded(env, [&] {
        std::vector<std::string> texts;
        for (const auto & node : context(handle)->nodes()) {
            texts.insert(texts.end(), {node.op, node.name, node.device});
        }
        return carrel::to_java(env, texts);
    });
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_LlamaContext_nAbort(JNIEnv *, jclass, jlong handle) {
    context(handle)->abort();
}

JNIEXPORT jlong JNICALL Java_dev_carrel_llama_LlamaContext_nStoreNanos(JNIEnv *, jclass, jlong handle) {
    return context(handle)->store_nanos();
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_LlamaContext_nClearAbort(JNIEnv *, jclass, jlong handle) {
    context(handle)->clear_abort();
}

JNIEXPORT jfloatArray JNICALL Java_dev_carrel_llama_LlamaContext_nLogits(JNIEnv * env, jclass, jlong handle, jint i) {
    return carrel::guarded(env, [&] {
        const Context * ctx = context(handle);
        return carrel::to_java(env, ctx->logits(i), static_cast<size_t>(ctx->n_vocab()));
    });
}

// The token with the highest logit, the first of equals; among "allowed", or all when that is null.
JNIEXPORT jint JNICALL Java_dev_carrel_llama_LlamaContext_nArgmax(
    JNIEnv * env, jclass, jlong handle, jint i, jintArray allowed) {
    return carrel::guarded(env, [&]() -> jint {
        const Context * ctx = context(handle);
        const float * logits = ctx->logits(i);
        if (allowed == nullptr) {
            return static_cast<jint>(std::max_element(logits, logits + ctx->n_vocab()) - logits);
        }
        int32_t best = -1;
        for (const int32_t token : carrel::to_ints(env, allowed)) {
            check_index(ctx, token);
            if (best < 0 || logits[token] > logits[best]) {
                best = token;
            }
        }
        return best;
    });
}

// Natural logarithms of the softmax at the given tokens.
JNIEXPORT jfloatArray JNICALL Java_dev_carrel_llama_LlamaContext_nLogProbabilities(
    JNIEnv * env, jclass, jlong handle, jint i, jintArray token_array) {
    return carrel::guarded(env, [&] {
        const Context * ctx = context(handle);
        const float * logits = ctx->logits(i);
        const float max = *std::max_element(logits, logits + ctx->n_vocab());
        double sum = 0;
        for (int32_t k = 0; k < ctx->n_vocab(); k++) {
            sum += std::exp(static_cast<double>(logits[k]) - max);
        }
        std::vector<float> result;
        for (const int32_t token : carrel::to_ints(env, token_array)) {
            check_index(ctx, token);
            result.push_back(static_cast<float>(static_cast<double>(logits[token]) - max - std::log(sum)));
        }
        return carrel::to_java(env, result.data(), result.size());
    });
}

// Buffer type and device in turn, then each layer's device.
JNIEXPORT jobjectArray JNICALL Java_dev_carrel_llama_LlamaContext_nMemoryTexts(JNIEnv * env, jclass, jlong handle) {
    return carrel::guarded(env, [&] {
        const auto figures = context(handle)->figures();
        std::vector<std::string> texts;
        for (const auto & buffer : figures.buffers) {
            texts.push_back(buffer.name);
            texts.push_back(buffer.device);
        }
        for (const auto & layer : figures.layers) {
            texts.push_back(layer.device);
        }
        return carrel::to_java(env, texts);
    });
}

// Outputs, cells used, number of buffers and of sequences, then 3 figures a buffer, 3 a sequence and 7 a layer, in the
// order that MemoryUse reads.
JNIEXPORT jlongArray JNICALL Java_dev_carrel_llama_LlamaContext_nMemory(JNIEnv * env, jclass, jlong handle) {
    return carrel::guarded(env, [&] {
        const auto figures = context(handle)->figures();
        std::vector<int64_t> numbers{figures.outputs, figures.cells.used, static_cast<int64_t>(figures.buffers.size()),
            static_cast<int64_t>(figures.cells.sequences.size())};
        for (const auto & b : figures.buffers) {
            numbers.insert(numbers.end(), {b.weights, b.context, b.compute});
        }
        for (const auto & s : figures.cells.sequences) {
            numbers.insert(numbers.end(), {s.sequence, s.tokens, s.shared});
        }
        for (const auto & l : figures.layers) {
            numbers.insert(
                numbers.end(), {l.layer, l.k_type, l.v_type, l.k_bytes, l.v_bytes, l.k_elements, l.v_elements});
        }
        return carrel::to_java(env, numbers);
    });
}

} // extern "C"
