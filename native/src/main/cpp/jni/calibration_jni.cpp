// SPDX-License-Identifier: Apache-2.0
// KvCalibration: measuring, checking and describing.

#include "calibration.h"

#include <cmath>
#include <cstdio>
#include <vector>

#include "context.h"
#include "log.h"
#include "observer.h"
#include "support.h"

using carrel::Failure;
using carrel::Kind;

namespace carrel {

std::shared_ptr<const kv_calibration> calibration_from(const std::string & bytes) {
    auto calibration = std::make_shared<kv_calibration>();
    std::string error;
    if (!kv_calibration_parse(reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size(), *calibration, error)) {
        throw Failure(Kind::CALIBRATION, error);
    }
    return calibration;
}

void require_fit(const kv_calibration & calibration, const llama_model * model) {
    if (!calibration.layers.empty() &&
        calibration.layers.back().layer >= llama_model_n_layer(model) + llama_model_n_layer_nextn(model)) {
        throw Failure(Kind::CALIBRATION, "the calibration is of a model with more layers");
    }
}

} // namespace carrel

namespace {

// llama.cpp asks this while it computes.
struct Cancelled {
    JNIEnv * env;
    jobject supplier;
    jmethodID get;
    bool asked = false;

    static bool callback(void * data) {
        auto * self = static_cast<Cancelled *>(data);
        if (!self->asked && !self->env->ExceptionCheck()) {
            self->asked = self->env->CallBooleanMethod(self->supplier, self->get) || self->env->ExceptionCheck();
        }
        return self->asked;
    }
};

kv_calibration measure(
    JNIEnv * env, llama_model * model, std::vector<int32_t> tokens, int32_t threads, jobject supplier) {
    const auto n = static_cast<uint32_t>(tokens.size());
    llama_context_params params = llama_context_default_params();
    params.n_ctx = params.n_batch = params.n_ubatch = n;
    params.n_threads = params.n_threads_batch = threads;
    params.n_outputs_max = 1;
    params.flash_attn_type = LLAMA_FLASH_ATTN_TYPE_ENABLED;
    params.no_perf = true;
    carrel::Observer observer;
    params.kv_codec = &observer;
    jclass type = env->GetObjectClass(supplier);
    Cancelled cancelled{env, supplier, env->GetMethodID(type, "getAsBoolean", "()Z")};
    params.abort_callback = Cancelled::callback;
    params.abort_callback_data = &cancelled;
    carrel::ErrorScope errors(/*expected =*/true);
    std::unique_ptr<llama_context, void (*)(llama_context *)> context(llama_init_from_model(model, params), llama_free);
    if (!context) {
        throw Failure(Kind::UNSUPPORTED_MODEL, "no context to measure in: " + errors.text("no reason given"));
    }
    const int32_t result = llama_decode(context.get(), llama_batch_get_one(tokens.data(), static_cast<int32_t>(n)));
    carrel::check(env);
    if (result == 2) {
        throw Failure(Kind::CANCELLED, "the measurement was cancelled");
    }
    if (result != 0) {
        throw Failure(
            Kind::DECODE_FAILED, "the model could not read the text to measure by: " + errors.text("no reason given"));
    }
    context.reset(); // its caches tell the observer what they saw when they go
    return observer.result(n);
}

} // namespace

extern "C" {

JNIEXPORT void JNICALL Java_dev_carrel_llama_KvCalibration_nCheck(JNIEnv * env, jclass, jlong model, jbyteArray bytes) {
    carrel::guarded(env, [&] {
        carrel::require_fit(
            *carrel::calibration_from(carrel::to_string(env, bytes)), carrel::from_handle<llama_model>(model));
    });
}

JNIEXPORT jbyteArray JNICALL Java_dev_carrel_llama_KvCalibration_nMeasure(
    JNIEnv * env, jclass, jlong handle, jintArray token_array, jint threads, jobject cancelled) {
    return carrel::guarded(env, [&]() -> jbyteArray {
        auto * model = carrel::from_handle<llama_model>(handle);
        const auto tokens = carrel::to_ints(env, token_array);
        if (tokens.size() < 256 || llama_model_has_encoder(model) || llama_model_is_recurrent(model)) {
            throw Failure(Kind::UNSUPPORTED_MODEL,
                tokens.size() < 256 ? "less than 256 tokens to measure by"
                                    : "our own cache serves decoders with attention only");
        }
        const kv_calibration result = measure(env, model, tokens, threads, cancelled);
        bool finite = !result.layers.empty();
        for (const auto & layer : result.layers) {
            for (const auto * xs : {&layer.b, &layer.f, &layer.mean_v}) {
                for (const float x : *xs) finite = finite && std::isfinite(x);
            }
        }
        if (!finite) {
            throw Failure(Kind::UNSUPPORTED_MODEL, "the model has no attention that our own cache can keep");
        }
        return carrel::to_java(env, kv_calibration_bytes(result));
    });
}

JNIEXPORT jbyteArray JNICALL Java_dev_carrel_llama_KvCalibration_nReport(JNIEnv * env, jclass, jbyteArray bytes) {
    return carrel::guarded(env, [&] {
        const auto calibration = carrel::calibration_from(carrel::to_string(env, bytes));
        std::string text;
        for (const auto & layer : calibration->layers) {
            double alpha = 0;
            for (const float a : layer.alpha) alpha += a / static_cast<double>(layer.alpha.size());
            char line[160];
            std::snprintf(line, sizeof(line), "layer %d: %s, %.1f %% of the keys' energy, balance %.2f\n", layer.layer,
                layer.centred ? "centred" : "not centred", 100.0 * static_cast<double>(layer.explained), alpha);
            text += line;
        }
        return carrel::to_java(env, text);
    });
}

} // extern "C"
