// SPDX-License-Identifier: Apache-2.0
// DeviceContextTrial: our cache in a device's memory, and how long attention over it takes there. Run in a process of its
// own, since a driver may end the process.

#include <algorithm>
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
std::string line(const std::string & what, double error, double limit) {
    char text[160], number[32];
    std::snprintf(number, sizeof number, std::isfinite(error) ? "%.3g" : "Infinity", error);
    std::snprintf(text, sizeof text, "%s\t%s\t%.3g", what.c_str(), number, limit);
    return text;
}

ggml_backend_dev_t device_of(const std::string & name) {
    ggml_backend_dev_t device = ggml_backend_dev_by_name(name.c_str());
    if (device == nullptr) throw Failure(Kind::DEVICE, "the device " + name + " cannot be opened");
    return device;
}

} // namespace

// A line for each thing that was computed with heads of that size; none where the device takes no such layer.
extern "C" JNIEXPORT jobjectArray JNICALL Java_dev_carrel_llama_DeviceContextTrial_nTry(
    JNIEnv * env, jclass, jbyteArray name, jint head) {
    return carrel::guarded(env, [&] {
        carrel::ErrorScope errors(/*expected =*/true);
        const carrel::WaysTrial trial = carrel::try_ways(device_of(carrel::to_string(env, name)), head);
        std::vector<std::string> lines;
        if (trial.offered) {
            const std::string of = " with heads of " + std::to_string(head);
            lines.push_back(line("a context is stored" + of, trial.store_error, 0.01));
            lines.push_back(line("attention over its rows" + of, trial.rows_error, 1e-3));
            lines.push_back(line("attention on its codes" + of, trial.codes_error, 1e-3));
        }
        return carrel::to_java(env, lines);
    });
}

// Seconds of one token's attention to so many: over rows, on codes, by the processor.
extern "C" JNIEXPORT jdoubleArray JNICALL Java_dev_carrel_llama_DeviceContextTrial_nTime(
    JNIEnv * env, jclass, jbyteArray name, jint tokens, jint threads) {
    return carrel::guarded(env, [&] {
        carrel::ErrorScope errors(/*expected =*/true);
        const carrel::WayTimes t =
            carrel::time_ways(device_of(carrel::to_string(env, name)), tokens, std::max(1, threads));
        const double seconds[] = {t.rows, t.codes, t.processor};
        jdoubleArray out = env->NewDoubleArray(3);
        if (out != nullptr) env->SetDoubleArrayRegion(out, 0, 3, seconds);
        return out;
    });
}
