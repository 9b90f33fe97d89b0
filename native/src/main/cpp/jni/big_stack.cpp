// SPDX-License-Identifier: Apache-2.0
#include "big_stack.h"

#include <exception>
#include <string>

#include "support.h"

#ifdef _WIN32
#include <windows.h>

#include <process.h>
#else
#include <pthread.h>
#endif

namespace carrel {
namespace {

struct Job {
    const std::function<void()> & work;
    std::exception_ptr thrown;

    void run() noexcept {
        try {
            work();
        } catch (...) {
            thrown = std::current_exception();
        }
    }
};

[[noreturn]] void no_thread(size_t bytes) {
    throw Failure(Kind::OUT_OF_MEMORY, "no thread with a stack of " + std::to_string(bytes >> 20) + " MB can be had");
}

#ifdef _WIN32

unsigned __stdcall enter(void * job) {
    static_cast<Job *>(job)->run();
    return 0;
}

void start_and_wait(Job & job, size_t bytes) {
    const uintptr_t thread =
        _beginthreadex(nullptr, static_cast<unsigned>(bytes), enter, &job, STACK_SIZE_PARAM_IS_A_RESERVATION, nullptr);
    if (thread == 0) {
        no_thread(bytes);
    }
    WaitForSingleObject(reinterpret_cast<HANDLE>(thread), INFINITE);
    CloseHandle(reinterpret_cast<HANDLE>(thread));
}

#else

void * enter(void * job) {
    static_cast<Job *>(job)->run();
    return nullptr;
}

void start_and_wait(Job & job, size_t bytes) {
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0) {
        no_thread(bytes);
    }
    pthread_t thread;
    const bool started =
        pthread_attr_setstacksize(&attributes, bytes) == 0 && pthread_create(&thread, &attributes, enter, &job) == 0;
    pthread_attr_destroy(&attributes);
    if (!started) {
        no_thread(bytes);
    }
    pthread_join(thread, nullptr);
}

#endif

} // namespace

void on_big_stack(size_t bytes, const std::function<void()> & work) {
    Job job{work, nullptr};
    start_and_wait(job, bytes);
    if (job.thrown) {
        std::rethrow_exception(job.thrown);
    }
}

} // namespace carrel
