// SPDX-License-Identifier: Apache-2.0
// LlamaContext: sequences in the cache, and their state to and from files.

#include <algorithm>
#include <string>
#include <vector>

#include "context.h"
#include "log.h"
#include "support.h"

using carrel::Failure;
using carrel::Kind;

namespace {

llama_context * llama(jlong handle) { return carrel::from_handle<carrel::Context>(handle)->get(); }

llama_memory_t memory(jlong handle) { return llama_get_memory(llama(handle)); }

constexpr jint ALL = -1;

// Counts the cells when a change has ended, also one that failed on its way.
class Counted {
public:
    explicit Counted(jlong handle) : context_(carrel::from_handle<carrel::Context>(handle)) {}
    ~Counted() { context_->count_cells(); }
    Counted(const Counted &) = delete;
    Counted & operator=(const Counted &) = delete;

private:
    carrel::Context * context_;
};

} // namespace

extern "C" {

JNIEXPORT void JNICALL Java_dev_carrel_llama_LlamaContext_nSeqCopy(
    JNIEnv * env, jclass, jlong handle, jint from, jint to, jint p0, jint p1) {
    carrel::guarded(env, [&] {
        const Counted counted(handle);
        llama_memory_seq_cp(memory(handle), from, to, p0, p1);
    });
}

JNIEXPORT jboolean JNICALL Java_dev_carrel_llama_LlamaContext_nSeqRemove(
    JNIEnv * env, jclass, jlong handle, jint seq, jint p0, jint p1) {
    return carrel::guarded(env, [&]() -> jboolean {
        const Counted counted(handle);
        return llama_memory_seq_rm(memory(handle), seq, p0, p1);
    });
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_LlamaContext_nSeqKeep(JNIEnv * env, jclass, jlong handle, jint seq) {
    carrel::guarded(env, [&] {
        const Counted counted(handle);
        llama_memory_seq_keep(memory(handle), seq);
    });
}

JNIEXPORT jboolean JNICALL Java_dev_carrel_llama_LlamaContext_nSeqShift(
    JNIEnv * env, jclass, jlong handle, jint seq, jint p0, jint p1, jint delta) {
    return carrel::guarded(env, [&]() -> jboolean {
        if (!llama_memory_can_shift(memory(handle))) {
            return JNI_FALSE;
        }
        const Counted counted(handle);
        llama_memory_seq_add(memory(handle), seq, p0, p1, delta);
        return JNI_TRUE;
    });
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_LlamaContext_nClear(JNIEnv * env, jclass, jlong handle) {
    carrel::guarded(env, [&] {
        const Counted counted(handle);
        llama_memory_clear(memory(handle), false);
    });
}

JNIEXPORT jint JNICALL Java_dev_carrel_llama_LlamaContext_nPosMin(JNIEnv * env, jclass, jlong handle, jint seq) {
    return carrel::guarded(env, [&]() -> jint { return llama_memory_seq_pos_min(memory(handle), seq); });
}

JNIEXPORT jint JNICALL Java_dev_carrel_llama_LlamaContext_nPosMax(JNIEnv * env, jclass, jlong handle, jint seq) {
    return carrel::guarded(env, [&]() -> jint { return llama_memory_seq_pos_max(memory(handle), seq); });
}

// The bytes written.
JNIEXPORT jlong JNICALL Java_dev_carrel_llama_LlamaContext_nSave(
    JNIEnv * env, jclass, jlong handle, jbyteArray path_bytes, jint seq, jintArray token_array) {
    return carrel::guarded(env, [&]() -> jlong {
        const std::string path = carrel::to_string(env, path_bytes);
        const auto tokens = carrel::to_ints(env, token_array);
        carrel::ErrorScope errors;
        if (seq == ALL) {
            if (!llama_state_save_file(llama(handle), path.c_str(), tokens.data(), tokens.size())) {
                throw Failure(Kind::STATE_FILE,
                    path + ": the context's state cannot be written: " + errors.text("no reason given"));
            }
            return 0;
        }
        const size_t written =
            llama_state_seq_save_file(llama(handle), path.c_str(), seq, tokens.data(), tokens.size());
        if (written == 0) {
            throw Failure(
                Kind::STATE_FILE, path + ": the sequence's state cannot be written: " + errors.text("no reason given"));
        }
        return static_cast<jlong>(written);
    });
}

// The tokens that were saved with the sequence. "capacity": as many as the file can hold.
JNIEXPORT jintArray JNICALL Java_dev_carrel_llama_LlamaContext_nLoadSequence(
    JNIEnv * env, jclass, jlong handle, jbyteArray path_bytes, jint seq, jint capacity) {
    return carrel::guarded(env, [&] {
        const std::string path = carrel::to_string(env, path_bytes);
        std::vector<int32_t> tokens(static_cast<size_t>(std::max(capacity, 1))); // without room llama.cpp loads nothing
        size_t n = 0;
        const Counted counted(handle);
        carrel::ErrorScope errors;
        if (llama_state_seq_load_file(llama(handle), path.c_str(), seq, tokens.data(), tokens.size(), &n) == 0) {
            throw Failure(Kind::STATE_FILE,
                path + ": this state does not fit the model and context: " + errors.text("no reason given"));
        }
        tokens.resize(n);
        return carrel::to_java(env, tokens);
    });
}

// The whole context's state from memory that Java has mapped and checked.
JNIEXPORT void JNICALL Java_dev_carrel_llama_LlamaContext_nSetState(
    JNIEnv * env, jclass, jlong handle, jlong address, jlong size) {
    carrel::guarded(env, [&] {
        const Counted counted(handle);
        carrel::ErrorScope errors;
        const size_t read =
            llama_state_set_data(llama(handle), carrel::from_handle<const uint8_t>(address), static_cast<size_t>(size));
        if (read != static_cast<size_t>(size)) {
            throw Failure(Kind::STATE_FILE,
                "this state does not fit the model and context (" + std::to_string(read) + " of " +
                    std::to_string(size) + " bytes taken): " + errors.text("no reason given"));
        }
    });
}

// Bytes that nExport will write of a sequence.
JNIEXPORT jlong JNICALL Java_dev_carrel_llama_LlamaContext_nExportSize(JNIEnv * env, jclass, jlong handle, jint seq) {
    return carrel::guarded(
        env, [&]() -> jlong { return static_cast<jlong>(llama_state_seq_get_size(llama(handle), seq)); });
}

// Copies a sequence's state to memory of this size that Java has allocated.
JNIEXPORT void JNICALL Java_dev_carrel_llama_LlamaContext_nExport(
    JNIEnv * env, jclass, jlong handle, jint seq, jlong address, jlong size) {
    carrel::guarded(env, [&] {
        carrel::ErrorScope errors;
        const size_t written = llama_state_seq_get_data(
            llama(handle), carrel::from_handle<uint8_t>(address), static_cast<size_t>(size), seq);
        if (written != static_cast<size_t>(size)) {
            throw Failure(Kind::STATE_FILE,
                "the sequence's state took " + std::to_string(written) + " of " + std::to_string(size) +
                    " bytes: " + errors.text("no reason given"));
        }
    });
}

// A sequence's state from memory that Java has checked.
JNIEXPORT void JNICALL Java_dev_carrel_llama_LlamaContext_nImport(
    JNIEnv * env, jclass, jlong handle, jint seq, jlong address, jlong size) {
    carrel::guarded(env, [&] {
        carrel::ErrorScope errors;
        const size_t read = llama_state_seq_set_data(
            llama(handle), carrel::from_handle<const uint8_t>(address), static_cast<size_t>(size), seq);
        if (read != static_cast<size_t>(size)) {
            throw Failure(Kind::STATE_FILE,
                "this state does not fit the model and context (" + std::to_string(read) + " of " +
                    std::to_string(size) + " bytes taken): " + errors.text("no reason given"));
        }
    });
}

} // extern "C"
