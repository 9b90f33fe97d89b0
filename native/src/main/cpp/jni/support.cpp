// SPDX-License-Identifier: Apache-2.0
#include "support.h"

#include <cstdlib> // defines __GLIBC__ where it is glibc

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace carrel {

JavaIds java;

void give_back_heap() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

void check(JNIEnv * env) {
    if (env->ExceptionCheck()) {
        throw JavaPending{};
    }
}

void throw_failure(JNIEnv * env, Kind kind, const std::string & message) {
    if (env->ExceptionCheck()) {
        return; // the first one says more
    }
    jbyteArray text = env->NewByteArray(static_cast<jsize>(message.size()));
    if (text == nullptr) {
        return; // OutOfMemoryError is pending
    }
    env->SetByteArrayRegion(
        text, 0, static_cast<jsize>(message.size()), reinterpret_cast<const jbyte *>(message.data()));
    jobject exception =
        env->CallStaticObjectMethod(java.llama_exception, java.llama_exception_make, static_cast<jint>(kind), text);
    if (!env->ExceptionCheck() && exception != nullptr) {
        env->Throw(static_cast<jthrowable>(exception));
    }
}

std::string to_string(JNIEnv * env, jbyteArray bytes) {
    std::string result(static_cast<size_t>(env->GetArrayLength(bytes)), '\0');
    env->GetByteArrayRegion(bytes, 0, static_cast<jsize>(result.size()), reinterpret_cast<jbyte *>(&result[0]));
    check(env);
    return result;
}

std::vector<std::string> to_strings(JNIEnv * env, jobjectArray array) {
    std::vector<std::string> result;
    for (jsize i = 0; i < env->GetArrayLength(array); i++) {
        auto bytes = static_cast<jbyteArray>(env->GetObjectArrayElement(array, i));
        check(env);
        result.push_back(to_string(env, bytes));
        env->DeleteLocalRef(bytes);
    }
    return result;
}

std::vector<int32_t> to_ints(JNIEnv * env, jintArray array) {
    std::vector<int32_t> result(static_cast<size_t>(env->GetArrayLength(array)));
    env->GetIntArrayRegion(array, 0, static_cast<jsize>(result.size()), result.data());
    check(env);
    return result;
}

jbyteArray to_java(JNIEnv * env, const std::string & bytes) {
    jbyteArray result = env->NewByteArray(static_cast<jsize>(bytes.size()));
    check(env);
    env->SetByteArrayRegion(result, 0, static_cast<jsize>(bytes.size()), reinterpret_cast<const jbyte *>(bytes.data()));
    check(env);
    return result;
}

jintArray to_java(JNIEnv * env, const std::vector<int32_t> & values) {
    jintArray result = env->NewIntArray(static_cast<jsize>(values.size()));
    check(env);
    env->SetIntArrayRegion(result, 0, static_cast<jsize>(values.size()), values.data());
    check(env);
    return result;
}

jlongArray to_java(JNIEnv * env, const std::vector<int64_t> & values) {
    const std::vector<jlong> copy(values.begin(), values.end());
    jlongArray result = env->NewLongArray(static_cast<jsize>(copy.size()));
    check(env);
    env->SetLongArrayRegion(result, 0, static_cast<jsize>(copy.size()), copy.data());
    check(env);
    return result;
}

jfloatArray to_java(JNIEnv * env, const float * values, size_t n) {
    jfloatArray result = env->NewFloatArray(static_cast<jsize>(n));
    check(env);
    env->SetFloatArrayRegion(result, 0, static_cast<jsize>(n), values);
    check(env);
    return result;
}

jobjectArray to_java(JNIEnv * env, const std::vector<std::string> & strings) {
    jobjectArray result = env->NewObjectArray(static_cast<jsize>(strings.size()), java.byte_array, nullptr);
    check(env);
    for (size_t i = 0; i < strings.size(); i++) {
        jbyteArray bytes = to_java(env, strings[i]);
        env->SetObjectArrayElement(result, static_cast<jsize>(i), bytes);
        check(env);
        env->DeleteLocalRef(bytes);
    }
    return result;
}

} // namespace carrel

namespace {

jclass global_class(JNIEnv * env, const char * name) {
    jclass local = env->FindClass(name);
    if (local == nullptr) {
        return nullptr;
    }
    auto global = static_cast<jclass>(env->NewGlobalRef(local));
    env->DeleteLocalRef(local);
    return global;
}

} // namespace

extern "C" JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM * vm, void *) {
    using carrel::java;
    JNIEnv * env = nullptr;
    if (vm->GetEnv(reinterpret_cast<void **>(&env), JNI_VERSION_10) != JNI_OK) {
        return JNI_ERR;
    }
    java.vm = vm;
    java.byte_array = global_class(env, "[B");
    java.llama_exception = global_class(env, "dev/carrel/llama/LlamaException");
    java.native_log = global_class(env, "dev/carrel/llama/NativeLog");
    jclass progress = env->FindClass("dev/carrel/llama/LoadProgress");
    if (java.byte_array == nullptr || java.llama_exception == nullptr || java.native_log == nullptr ||
        progress == nullptr) {
        return JNI_ERR; // a NoClassDefFoundError is pending and says which
    }
    java.llama_exception_make =
        env->GetStaticMethodID(java.llama_exception, "ofNative", "(I[B)Ldev/carrel/llama/LlamaException;");
    java.native_log_accept = env->GetStaticMethodID(java.native_log, "accept", "(I[B)V");
    java.load_progress_report = env->GetMethodID(progress, "report", "(F)Z");
    env->DeleteLocalRef(progress);
    if (java.llama_exception_make == nullptr || java.native_log_accept == nullptr ||
        java.load_progress_report == nullptr) {
        return JNI_ERR;
    }
    return JNI_VERSION_10;
}
