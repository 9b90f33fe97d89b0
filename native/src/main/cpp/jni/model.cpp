// SPDX-License-Identifier: Apache-2.0
// LlamaModel: loading, and what the file says.

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "ggml-backend.h"
#include "gguf_check.h"
#include "llama.h"
#include "log.h"
#include "support.h"

using carrel::Failure;
using carrel::Kind;

namespace {

struct Progress {
    JNIEnv * env;
    jobject listener;
    bool cancelled;
};

bool on_progress(float fraction, void * data) {
    auto * progress = static_cast<Progress *>(data);
    if (progress->env->ExceptionCheck()) {
        return false;
    }
    const bool go_on = progress->env->CallBooleanMethod(
        progress->listener, carrel::java.load_progress_report, static_cast<jfloat>(fraction));
    progress->cancelled = progress->env->ExceptionCheck() || !go_on;
    return !progress->cancelled;
}

// Which devices take how many of the model's last layers, of which the output is the last; with none all is the CPU's.
struct Offload {
    std::vector<ggml_backend_dev_t> devices; // ends with null, as llama.cpp wants it
    std::vector<float> layers;               // one for each device that llama.cpp may know of
    int32_t all = 0;
    std::vector<std::string> patterns;
    std::vector<llama_model_tensor_buft_override> overrides; // the same end

    Offload(const std::vector<std::string> & names, const std::vector<int32_t> & counts, int32_t host_experts)
        : layers(llama_max_devices(), 0.0f) {
        for (size_t i = 0; i < names.size() && i < layers.size(); i++) {
            ggml_backend_dev_t device = ggml_backend_dev_by_name(names[i].c_str());
            if (device == nullptr) {
                throw Failure(Kind::DEVICE, "there is no device " + names[i] + " any more");
            }
            devices.push_back(device);
            layers[i] = static_cast<float>(counts[i]);
            all += counts[i];
        }
        devices.push_back(nullptr);
        // Of a mixture, what few tokens use: the experts of the first layers stay in the machine's memory.
        for (int32_t il = 0; il < host_experts; il++) {
            patterns.push_back("blk\\." + std::to_string(il) + "\\.ffn_(up|down|gate|gate_up)_(ch|)exps");
        }
        for (const std::string & pattern : patterns) {
            overrides.push_back({pattern.c_str(), ggml_backend_dev_buffer_type(cpu())});
        }
        overrides.push_back({nullptr, nullptr});
    }
    Offload(const Offload &) = delete;

    static ggml_backend_dev_t cpu() { return ggml_backend_dev_by_type(GGML_BACKEND_DEVICE_TYPE_CPU); }
};

llama_model_params params_for(Offload & offload, bool mmap, bool vocab_only, bool no_alloc, Progress & progress) {
    llama_model_params params = llama_model_default_params();
    params.devices = offload.devices.data();
    params.tensor_split = offload.layers.data();
    params.n_gpu_layers = offload.all;
    if (offload.overrides.size() > 1) params.tensor_buft_overrides = offload.overrides.data();
    params.load_mode = mmap && !no_alloc ? LLAMA_LOAD_MODE_MMAP : LLAMA_LOAD_MODE_NONE;
    params.vocab_only = vocab_only;
    params.no_alloc = no_alloc;
    params.progress_callback = on_progress;
    params.progress_callback_user_data = &progress;
    return params;
}

// Overrides that leave a model without its words, but with as many of them: the buffers are the same, and a vocabulary
// takes tens of megabytes. The array ends with an empty key.
std::vector<llama_model_kv_override> without_words(const std::string & architecture, jint words) {
    std::vector<llama_model_kv_override> overrides(3);
    overrides[0].tag = LLAMA_KV_OVERRIDE_TYPE_STR;
    std::snprintf(overrides[0].key, sizeof overrides[0].key, "tokenizer.ggml.model");
    std::snprintf(overrides[0].val_str, sizeof overrides[0].val_str, "no_vocab");
    overrides[1].tag = LLAMA_KV_OVERRIDE_TYPE_INT;
    std::snprintf(overrides[1].key, sizeof overrides[1].key, "%s.vocab_size", architecture.c_str());
    overrides[1].val_i64 = words;
    return overrides;
}

using Getter = int32_t (*)(const llama_model *, int32_t, char *, size_t);

std::string meta(const llama_model * model, int32_t i, Getter get) {
    const int32_t length = get(model, i, nullptr, 0);
    if (length < 0) {
        return {};
    }
    std::string text(static_cast<size_t>(length) + 1, '\0');
    get(model, i, &text[0], text.size());
    text.resize(static_cast<size_t>(length));
    return text;
}

} // namespace

extern "C" {

// words: above 0, so many are made up instead of those in the file.
JNIEXPORT jlong JNICALL Java_dev_carrel_llama_LlamaModel_nLoadOn(JNIEnv * env, jclass, jbyteArray path_bytes,
    jobjectArray device_names, jintArray device_layers, jint host_experts, jboolean mmap, jboolean vocab_only,
    jboolean no_alloc, jbyteArray architecture, jint words, jobject listener) {
    return carrel::guarded(env, [&]() -> jlong {
        const std::string path = carrel::to_string(env, path_bytes);
        carrel::check_gguf(path);
        Progress progress{env, listener, false};
        carrel::ErrorScope errors;
        Offload offload(
            carrel::to_strings(env, device_names), carrel::to_ints(env, device_layers), std::max(0, host_experts));
        llama_model_params params = params_for(offload, mmap, vocab_only, no_alloc, progress);
        std::vector<llama_model_kv_override> overrides;
        if (words > 0) {
            overrides = without_words(carrel::to_string(env, architecture), words);
            params.kv_overrides = overrides.data();
        }
        llama_model * model = llama_model_load_from_file(path.c_str(), params);
        if (progress.cancelled) {
            llama_model_free(model);
            carrel::check(env);
            throw Failure(Kind::CANCELLED, path + ": loading was cancelled");
        }
        if (model == nullptr) {
            throw Failure(Kind::UNSUPPORTED_MODEL,
                path + ": llama.cpp cannot load this model: " + errors.text("no reason given"));
        }
        carrel::give_back_heap();
        return carrel::to_handle(model);
    });
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_LlamaModel_nFree(JNIEnv * env, jclass, jlong handle) {
    carrel::guarded(env, [&] {
        llama_model_free(carrel::from_handle<llama_model>(handle));
        carrel::give_back_heap();
    });
}

// Keys and values in turn.
JNIEXPORT jobjectArray JNICALL Java_dev_carrel_llama_LlamaModel_nMetadata(JNIEnv * env, jclass, jlong handle) {
    return carrel::guarded(env, [&] {
        const auto * model = carrel::from_handle<llama_model>(handle);
        std::vector<std::string> texts;
        for (int32_t i = 0; i < llama_model_meta_count(model); i++) {
            texts.push_back(meta(model, i, llama_model_meta_key_by_index));
            texts.push_back(meta(model, i, llama_model_meta_val_str_by_index));
        }
        return carrel::to_java(env, texts);
    });
}

JNIEXPORT jbyteArray JNICALL Java_dev_carrel_llama_LlamaModel_nDescription(JNIEnv * env, jclass, jlong handle) {
    return carrel::guarded(env, [&] {
        char text[256] = {};
        llama_model_desc(carrel::from_handle<llama_model>(handle), text, sizeof text);
        return carrel::to_java(env, std::string(text));
    });
}

// Null: the model has none.
JNIEXPORT jbyteArray JNICALL Java_dev_carrel_llama_LlamaModel_nChatTemplate(JNIEnv * env, jclass, jlong handle) {
    return carrel::guarded(env, [&]() -> jbyteArray {
        const char * text = llama_model_chat_template(carrel::from_handle<llama_model>(handle), nullptr);
        return text == nullptr ? nullptr : carrel::to_java(env, std::string(text));
    });
}

// In the order in which LlamaModel reads them.
JNIEXPORT jlongArray JNICALL Java_dev_carrel_llama_LlamaModel_nNumbers(JNIEnv * env, jclass, jlong handle) {
    return carrel::guarded(env, [&] {
        const auto * model = carrel::from_handle<llama_model>(handle);
        const bool layered = llama_model_n_layer(model) > 0; // not when only the vocabulary is loaded
        return carrel::to_java(env,
            std::vector<int64_t>{
                static_cast<int64_t>(llama_model_n_params(model)),
                static_cast<int64_t>(llama_model_size(model)),
                llama_model_n_ctx_train(model),
                llama_model_n_layer(model),
                layered ? llama_model_n_head(model) : 0,
                layered ? llama_model_n_head_kv(model) : 0,
                llama_model_n_embd(model),
                llama_model_n_swa(model),
                llama_model_is_recurrent(model) || llama_model_is_hybrid(model),
            });
    });
}

} // extern "C"
