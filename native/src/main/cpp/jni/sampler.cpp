// SPDX-License-Identifier: Apache-2.0
// Sampler: llama.cpp's sampler chain.

#include <cmath>
#include <memory>
#include <string>

#include "context.h"
#include "llama.h"
#include "log.h"
#include "support.h"

using carrel::Failure;
using carrel::Kind;

namespace {

llama_sampler * chain(jlong handle) { return carrel::from_handle<llama_sampler>(handle); }

void add(jlong handle, llama_sampler * sampler) {
    if (sampler == nullptr) {
        throw Failure(Kind::INTERNAL, "llama.cpp refused a sampler's parameters");
    }
    llama_sampler_chain_add(chain(handle), sampler);
}

} // namespace

extern "C" {

JNIEXPORT jlong JNICALL Java_dev_carrel_llama_Sampler_nChain(JNIEnv * env, jclass) {
    return carrel::guarded(env,
        [&]() -> jlong { return carrel::to_handle(llama_sampler_chain_init(llama_sampler_chain_default_params())); });
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_Sampler_nFree(JNIEnv * env, jclass, jlong handle) {
    carrel::guarded(env, [&] { llama_sampler_free(chain(handle)); });
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_Sampler_nGreedy(JNIEnv * env, jclass, jlong handle) {
    carrel::guarded(env, [&] { add(handle, llama_sampler_init_greedy()); });
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_Sampler_nDist(JNIEnv * env, jclass, jlong handle, jint seed) {
    carrel::guarded(env, [&] { add(handle, llama_sampler_init_dist(static_cast<uint32_t>(seed))); });
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_Sampler_nTemperature(JNIEnv * env, jclass, jlong handle, jfloat t) {
    carrel::guarded(env, [&] { add(handle, llama_sampler_init_temp(t)); });
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_Sampler_nTopK(JNIEnv * env, jclass, jlong handle, jint k) {
    carrel::guarded(env, [&] { add(handle, llama_sampler_init_top_k(k)); });
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_Sampler_nTopP(JNIEnv * env, jclass, jlong handle, jfloat p) {
    carrel::guarded(env, [&] { add(handle, llama_sampler_init_top_p(p, 1)); });
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_Sampler_nMinP(JNIEnv * env, jclass, jlong handle, jfloat p) {
    carrel::guarded(env, [&] { add(handle, llama_sampler_init_min_p(p, 1)); });
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_Sampler_nPenalties(
    JNIEnv * env, jclass, jlong handle, jlong model, jint last_n, jfloat repeat, jfloat frequency, jfloat presence) {
    carrel::guarded(env, [&] {
        const auto * vocab = llama_model_get_vocab(carrel::from_handle<llama_model>(model));
        add(handle, llama_sampler_init_penalties(llama_vocab_n_tokens(vocab), last_n, repeat, frequency, presence));
    });
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_Sampler_nGrammar(
    JNIEnv * env, jclass, jlong handle, jlong model, jbyteArray gbnf, jbyteArray root) {
    carrel::guarded(env, [&] {
        carrel::ErrorScope errors;
        llama_sampler * grammar =
            llama_sampler_init_grammar(llama_model_get_vocab(carrel::from_handle<llama_model>(model)),
                carrel::to_string(env, gbnf).c_str(), carrel::to_string(env, root).c_str());
        if (grammar == nullptr) {
            throw Failure(Kind::GRAMMAR, "the grammar cannot be parsed: " + errors.text("no reason given"));
        }
        add(handle, grammar);
    });
}

JNIEXPORT jint JNICALL Java_dev_carrel_llama_Sampler_nSample(
    JNIEnv * env, jclass, jlong handle, jlong context, jint i) {
    return carrel::guarded(env, [&]() -> jint {
        const auto * ctx = carrel::from_handle<carrel::Context>(context);
        ctx->logits(i); // llama.cpp aborts the process where there are none
        return llama_sampler_sample(chain(handle), ctx->get(), i);
    });
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_Sampler_nAccept(JNIEnv * env, jclass, jlong handle, jint token) {
    carrel::guarded(env, [&] { llama_sampler_accept(chain(handle), token); });
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_Sampler_nReset(JNIEnv * env, jclass, jlong handle) {
    carrel::guarded(env, [&] { llama_sampler_reset(chain(handle)); });
}

} // extern "C"
