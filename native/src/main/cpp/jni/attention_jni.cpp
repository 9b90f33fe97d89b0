// SPDX-License-Identifier: Apache-2.0
// RecordedAttention: what heads of a context attend to.

#include <stdexcept>

#include "context.h"
#include "support.h"

using carrel::Context;
using carrel::Failure;
using carrel::Kind;

namespace {

carrel::ContextWatch & watch(jlong handle) {
    carrel::ContextWatch * found = carrel::from_handle<Context>(handle)->watch();
    if (found == nullptr) {
        throw Failure(Kind::UNSUPPORTED_MODEL,
            "attention is recorded over our own cache, and over llama.cpp's in f16 with flash attention");
    }
    return *found;
}

} // namespace

extern "C" {

// layers and heads: pairs, in the order that weights are asked for by.
JNIEXPORT void JNICALL Java_dev_carrel_llama_RecordedAttention_nOpen(
    JNIEnv * env, jclass, jlong handle, jintArray layers_array, jintArray heads_array, jboolean apart, jint places) {
    carrel::guarded(env, [&] {
        const auto layers = carrel::to_ints(env, layers_array), heads = carrel::to_ints(env, heads_array);
        std::vector<carrel::WatchedHead> watched;
        for (size_t i = 0; i < layers.size() && i < heads.size(); i++) watched.push_back({layers[i], heads[i]});
        try {
            watch(handle).open(watched, apart, places);
        } catch (const std::out_of_range & e) {
            throw Failure(Kind::UNSUPPORTED_MODEL, e.what());
        }
    });
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_RecordedAttention_nClose(JNIEnv * env, jclass, jlong handle) {
    carrel::guarded(env, [&] {
        watch(handle).close();
        carrel::give_back_heap();
    });
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_RecordedAttention_nCount(
    JNIEnv * env, jclass, jlong handle, jint sequence, jint from, jint to, jint slot) {
    carrel::guarded(env, [&] {
        try {
            watch(handle).count(sequence, from, to, slot);
        } catch (const std::length_error & e) {
            throw Failure(Kind::INVALID_BATCH, e.what());
        }
    });
}

JNIEXPORT jint JNICALL Java_dev_carrel_llama_RecordedAttention_nCounted(JNIEnv * env, jclass, jlong handle, jint slot) {
    return carrel::guarded(env, [&]() -> jint { return watch(handle).counted(slot); });
}

JNIEXPORT jfloatArray JNICALL Java_dev_carrel_llama_RecordedAttention_nWeights(
    JNIEnv * env, jclass, jlong handle, jint slot, jint head) {
    return carrel::guarded(env, [&] {
        const std::vector<float> weights = watch(handle).read(slot, head);
        return carrel::to_java(env, weights.data(), weights.size());
    });
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_RecordedAttention_nClear(JNIEnv * env, jclass, jlong handle, jint slot) {
    carrel::guarded(env, [&] { watch(handle).clear(slot); });
}

} // extern "C"
