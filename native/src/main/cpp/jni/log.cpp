// SPDX-License-Identifier: Apache-2.0
#include "log.h"

#include "ggml.h"
#include "llama.h"
#include "support.h"

namespace carrel {
namespace {

thread_local ErrorScope * scope = nullptr; // where this thread's error lines are collected
thread_local std::string pending;          // a line whose end has not come yet
thread_local ggml_log_level pending_level = GGML_LOG_LEVEL_INFO;

// Hands one line to NativeLog.accept; threads that Java does not know are attached for that long.
void send(int level, const std::string & line) {
    JNIEnv * env = nullptr;
    bool attached = false;
    if (java.vm->GetEnv(reinterpret_cast<void **>(&env), JNI_VERSION_10) != JNI_OK) {
        if (java.vm->AttachCurrentThreadAsDaemon(reinterpret_cast<void **>(&env), nullptr) != JNI_OK) {
            return;
        }
        attached = true;
    }
    if (!env->ExceptionCheck()) {
        jbyteArray bytes = env->NewByteArray(static_cast<jsize>(line.size()));
        if (bytes != nullptr) {
            env->SetByteArrayRegion(
                bytes, 0, static_cast<jsize>(line.size()), reinterpret_cast<const jbyte *>(line.data()));
            env->CallStaticVoidMethod(java.native_log, java.native_log_accept, static_cast<jint>(level), bytes);
            env->DeleteLocalRef(bytes);
        }
        env->ExceptionClear(); // a log that fails must not fail what it tells about
    }
    if (attached) {
        java.vm->DetachCurrentThread();
    }
}

void end_line() {
    if (pending.empty()) {
        return;
    }
    std::string line;
    line.swap(pending);
    send(scope == nullptr ? pending_level : scope->note(pending_level, line), line);
}

void on_log(ggml_log_level level, const char * text, void *) {
    if (level != GGML_LOG_LEVEL_CONT) {
        end_line();
        pending_level = level;
    }
    for (const char * c = text; *c != '\0'; c++) {
        if (*c == '\n') {
            end_line();
        } else {
            pending.push_back(*c);
        }
    }
}

} // namespace

void install_log() { llama_log_set(on_log, nullptr); }

void log_line(int level, const std::string & line) { send(level, line); }

ErrorScope::ErrorScope(bool expected) : outer_(scope), expected_(expected) { scope = this; }

ErrorScope::~ErrorScope() { scope = outer_; }

int ErrorScope::note(int level, const std::string & line) {
    if (level == GGML_LOG_LEVEL_ERROR) {
        lines_.append(lines_.empty() ? "" : "; ").append(line);
        return GGML_LOG_LEVEL_INFO;
    }
    return level == GGML_LOG_LEVEL_WARN && expected_ ? GGML_LOG_LEVEL_INFO : level;
}

std::string ErrorScope::text(const std::string & otherwise) const { return lines_.empty() ? otherwise : lines_; }

} // namespace carrel
