// SPDX-License-Identifier: Apache-2.0
// DeviceContextTrial: our cache in a device's memory, and how long attention over it takes there. Run in a process of its
// own, since a driver may end the process.

#include <cmath>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <vector>

#include "ggml-backend.h"
#include "log.h"
#include "support.h"
#include "ways_trial.h"

using carrel::Failure;
using carrel::Kind;

namespace {

// A line for a thing that was computed: what, its error, the error allowed, with tabs between.
std::string line(const char * what, double error, double limit) {
    char text[160], number[32];
    std::snprintf(number, sizeof number, std::isfinite(error) ? "%.3g" : "Infinity", error);
    std::snprintf(text, sizeof text, "%s\t%s\t%.3g\n", what, number, limit);
    return text;
}

} // namespace

// Two texts: a line for each thing that was computed, and one for each depth: tokens, seconds over rows, on codes.
extern "C" JNIEXPORT jobjectArray JNICALL Java_dev_carrel_llama_DeviceContextTrial_nRun(
    JNIEnv * env, jclass, jbyteArray name_bytes, jintArray depths) {
    return carrel::guarded(env, [&] {
        const std::string name = carrel::to_string(env, name_bytes);
        carrel::ErrorScope errors(/*expected =*/true);
        ggml_backend_dev_t device = ggml_backend_dev_by_name(name.c_str());
        if (device == nullptr) throw Failure(Kind::DEVICE, "the device " + name + " cannot be opened");
        std::vector<int64_t> tokens;
        for (const int32_t depth : carrel::to_ints(env, depths)) tokens.push_back(depth);
        const carrel::WaysTrial trial = carrel::try_ways(device, tokens);
        std::string cases, times;
        if (trial.offered) {
            cases = line("a context is stored", trial.store_error, 0.01) +
                line("attention over its rows", trial.rows_error, 1e-3) +
                line("attention on its codes", trial.codes_error, 1e-3);
        }
        for (const carrel::WayTimes & t : trial.times) {
            char text[96];
            std::snprintf(text, sizeof text, "%lld\t%.9f\t%.9f\n", static_cast<long long>(t.tokens), t.rows, t.codes);
            times += text;
        }
        return carrel::to_java(env, std::vector<std::string>{cases, times});
    });
}
