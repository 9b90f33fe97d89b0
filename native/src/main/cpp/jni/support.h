// SPDX-License-Identifier: Apache-2.0
// What every JNI function here stands on: ids cached at load, arrays in and out, and the border that
// no C++ exception crosses.
#pragma once

#include <jni.h>

#include <cstdint>
#include <exception>
#include <new>
#include <string>
#include <system_error>
#include <vector>

namespace carrel {

// LlamaException.Kind, in its order.
enum class Kind : jint {
    FILE_MISSING,
    NOT_GGUF,
    TRUNCATED,
    UNSUPPORTED_MODEL,
    OUT_OF_MEMORY,
    CANCELLED,
    INVALID_BATCH,
    DECODE_FAILED,
    STATE_FILE,
    CALIBRATION,
    TEMPLATE,
    LIBRARY,
    INTERNAL,
    DEVICE,
};

// Becomes a LlamaException at the border.
class Failure : public std::exception {
public:
    Failure(Kind kind, std::string message) : kind_(kind), message_(std::move(message)) {}
    Kind kind() const { return kind_; }
    const char * what() const noexcept override { return message_.c_str(); }

private:
    Kind kind_;
    std::string message_;
};

// A Java exception is pending already: unwind to the border and leave it be.
struct JavaPending {};

// Set once by JNI_OnLoad, constant from then on.
struct JavaIds {
    JavaVM * vm = nullptr;
    jclass byte_array = nullptr;
    jclass llama_exception = nullptr;
    jmethodID llama_exception_make = nullptr; // static LlamaException ofNative(int, byte[])
    jclass native_log = nullptr;
    jmethodID native_log_accept = nullptr;    // static void accept(int, byte[])
    jmethodID load_progress_report = nullptr; // boolean LoadProgress.report(float)
};
extern JavaIds java;

void throw_failure(JNIEnv * env, Kind kind, const std::string & message);

// Throws JavaPending when a JNI call left an exception behind.
void check(JNIEnv * env);

std::string to_string(JNIEnv * env, jbyteArray bytes);
std::vector<std::string> to_strings(JNIEnv * env, jobjectArray array); // of byte[]
std::vector<int32_t> to_ints(JNIEnv * env, jintArray array);
jbyteArray to_java(JNIEnv * env, const std::string & bytes);
jintArray to_java(JNIEnv * env, const std::vector<int32_t> & values);
jlongArray to_java(JNIEnv * env, const std::vector<int64_t> & values);
jfloatArray to_java(JNIEnv * env, const float * values, size_t n);
jobjectArray to_java(JNIEnv * env, const std::vector<std::string> & strings);

template <class T> T * from_handle(jlong handle) { return reinterpret_cast<T *>(static_cast<intptr_t>(handle)); }
inline jlong to_handle(const void * pointer) { return static_cast<jlong>(reinterpret_cast<intptr_t>(pointer)); }

// Returns freed memory to the system. Under glibc it would stay with the process: tens of megabytes that reading a
// file's metadata took where a vocabulary is large, or a context's tables.
void give_back_heap();

// The border: runs the body; what it throws becomes a Java exception, and the result is then zero.
template <class F> auto guarded(JNIEnv * env, F && body) -> decltype(body()) {
    try {
        return body();
    } catch (const JavaPending &) {
    } catch (const Failure & e) {
        throw_failure(env, e.kind(), e.what());
    } catch (const std::bad_alloc &) {
        throw_failure(env, Kind::OUT_OF_MEMORY, "no memory left for the native library");
    } catch (const std::system_error & e) {
        // What Vulkan throws when a device, or its memory, is lost: what lay there is gone, all else is as it was.
        const bool vulkan = std::string(e.code().category().name()).find("vk::") != std::string::npos;
        throw_failure(env, vulkan ? Kind::DEVICE : Kind::INTERNAL,
            vulkan ? std::string("The graphics card stopped: ") + e.what() + "." : e.what());
    } catch (const std::exception & e) {
        throw_failure(env, Kind::INTERNAL, e.what());
    } catch (...) {
        throw_failure(env, Kind::INTERNAL, "unknown C++ exception");
    }
    return decltype(body())();
}

} // namespace carrel
