// SPDX-License-Identifier: Apache-2.0
// DeviceCheck: a device computes what a model is made of, and the CPU the same. Run in a process of its own, since a
// driver may end the process.

#include <cmath>
#include <cstring>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "ggml-alloc.h"
#include "ggml-backend.h"
#include "ggml.h"
#include "log.h"
#include "support.h"

using carrel::Failure;
using carrel::Kind;

namespace {

struct Free {
    void operator()(ggml_context * context) const { ggml_free(context); }
    void operator()(ggml_backend * backend) const { ggml_backend_free(backend); }
    void operator()(ggml_backend_buffer * buffer) const { ggml_backend_buffer_free(buffer); }
};
using Context = std::unique_ptr<ggml_context, Free>;
using Backend = std::unique_ptr<ggml_backend, Free>;
using Buffer = std::unique_ptr<ggml_backend_buffer, Free>;

// One thing to compute: its inputs are the tensors that build() makes and names; the result is what it returns.
struct Case {
    std::string name;
    double limit; // of the normalised mean squared error, as ggml's own tests have it
    std::function<ggml_tensor *(ggml_context *)> build;
};

ggml_tensor * input(ggml_context * ctx, ggml_type type, int64_t n0, int64_t n1, int64_t n2 = 1) {
    ggml_tensor * tensor = ggml_new_tensor_3d(ctx, type, n0, n1, n2);
    ggml_set_input(tensor);
    return tensor;
}

std::vector<Case> cases() {
    std::vector<Case> all;
    for (const ggml_type type : {GGML_TYPE_F16, GGML_TYPE_Q8_0, GGML_TYPE_Q4_0, GGML_TYPE_Q4_K, GGML_TYPE_Q6_K}) {
        for (const int64_t n : {1, 64}) {
            all.push_back({std::string("product ") + ggml_type_name(type) + ", " + std::to_string(n) + " columns", 5e-4,
                [=](ggml_context * ctx) {
                    return ggml_mul_mat(ctx, input(ctx, type, 512, 96), input(ctx, GGML_TYPE_F32, 512, n));
                }});
        }
    }
    for (const int64_t n : {1, 40}) {
        all.push_back({"attention, " + std::to_string(n) + " queries", 5e-4, [=](ggml_context * ctx) {
                           ggml_tensor * q = input(ctx, GGML_TYPE_F32, 128, n, 8);
                           ggml_tensor * k = input(ctx, GGML_TYPE_F16, 128, 256, 2);
                           ggml_tensor * v = input(ctx, GGML_TYPE_F16, 128, 256, 2);
                           ggml_tensor * mask = input(ctx, GGML_TYPE_F16, 256, n);
                           return ggml_flash_attn_ext(ctx, q, k, v, mask, 1 / std::sqrt(128.0f), 0, 0);
                       }});
    }
    all.push_back({"norm", 1e-6,
        [](ggml_context * ctx) { return ggml_rms_norm(ctx, input(ctx, GGML_TYPE_F32, 576, 33), 1e-5f); }});
    all.push_back(
        {"softmax", 1e-6, [](ggml_context * ctx) { return ggml_soft_max(ctx, input(ctx, GGML_TYPE_F32, 300, 17)); }});
    return all;
}

// The same numbers for a case each time, in the tensor's type.
void fill(ggml_tensor * tensor, std::mt19937 & random) {
    std::normal_distribution<float> gauss(0, 0.5f);
    std::vector<float> x(static_cast<size_t>(ggml_nelements(tensor)));
    for (float & v : x) v = gauss(random);
    std::vector<uint8_t> bytes(ggml_nbytes(tensor));
    if (tensor->type == GGML_TYPE_F32) {
        std::memcpy(bytes.data(), x.data(), bytes.size());
    } else {
        ggml_quantize_chunk(
            tensor->type, x.data(), bytes.data(), 0, ggml_nrows(tensor), tensor->ne[0], /*imatrix =*/nullptr);
    }
    ggml_backend_tensor_set(tensor, bytes.data(), 0, bytes.size());
}

// The result of a case on a device; empty: the device does not offer this operation, and the CPU will do it.
std::vector<float> compute(const Case & c, ggml_backend_t backend) {
    const ggml_init_params params{ggml_tensor_overhead() * 64 + ggml_graph_overhead(), nullptr, true};
    const Context context(ggml_init(params));
    ggml_tensor * result = c.build(context.get());
    if (!ggml_backend_supports_op(backend, result)) return {};
    ggml_cgraph * graph = ggml_new_graph(context.get());
    ggml_build_forward_expand(graph, result);
    const Buffer buffer(ggml_backend_alloc_ctx_tensors(context.get(), backend));
    if (!buffer) throw Failure(Kind::OUT_OF_MEMORY, "the device has no memory for " + c.name);
    std::mt19937 random(7);
    for (ggml_tensor * t = ggml_get_first_tensor(context.get()); t != nullptr;
        t = ggml_get_next_tensor(context.get(), t)) {
        if (t->flags & GGML_TENSOR_FLAG_INPUT) fill(t, random);
    }
    if (ggml_backend_graph_compute(backend, graph) != GGML_STATUS_SUCCESS) {
        throw Failure(Kind::DECODE_FAILED, "the device failed to compute " + c.name);
    }
    std::vector<float> values(static_cast<size_t>(ggml_nelements(result)));
    ggml_backend_tensor_get(result, values.data(), 0, values.size() * sizeof(float));
    return values;
}

double error_of(const std::vector<float> & x, const std::vector<float> & truth) {
    double error = 0, energy = 0;
    for (size_t i = 0; i < truth.size(); i++) {
        error += (static_cast<double>(x[i]) - truth[i]) * (static_cast<double>(x[i]) - truth[i]);
        energy += static_cast<double>(truth[i]) * truth[i];
    }
    return std::isfinite(error) ? error / energy : HUGE_VAL;
}

Backend backend_of(ggml_backend_dev_t device, const std::string & name) {
    Backend backend(device == nullptr ? nullptr : ggml_backend_dev_init(device, nullptr));
    if (!backend) throw Failure(Kind::DEVICE, "the device " + name + " cannot be opened");
    return backend;
}

} // namespace

// A line for the case of that number: its name, its error ("-": not offered by the device) and the error allowed, with
// tabs between; nothing behind the last one. One at a time, so that who waits hears of each.
extern "C" JNIEXPORT jobjectArray JNICALL Java_dev_carrel_llama_DeviceCheck_nRun(
    JNIEnv * env, jclass, jbyteArray name_bytes, jint number) {
    return carrel::guarded(env, [&] {
        const std::string name = carrel::to_string(env, name_bytes);
        carrel::ErrorScope errors(/*expected =*/true);
        const Backend device = backend_of(ggml_backend_dev_by_name(name.c_str()), name);
        const Backend cpu = backend_of(ggml_backend_dev_by_type(GGML_BACKEND_DEVICE_TYPE_CPU), "CPU");
        const std::vector<Case> all = cases();
        if (number < 0 || static_cast<size_t>(number) >= all.size()) {
            return carrel::to_java(env, std::vector<std::string>());
        }
        const Case & c = all[static_cast<size_t>(number)];
        const auto here = compute(c, device.get());
        char error[32] = "-";
        if (!here.empty()) {
            const double off = error_of(here, compute(c, cpu.get()));
            std::snprintf(error, sizeof error, std::isfinite(off) ? "%.3g" : "Infinity", off);
        }
        char line[160];
        std::snprintf(line, sizeof line, "%s\t%s\t%.3g", c.name.c_str(), error, c.limit);
        return carrel::to_java(env, std::vector<std::string>{line});
    });
}
