// SPDX-License-Identifier: Apache-2.0
// What the tests of the shaders share: the CPU and a device, and layers with a made-up calibration.
#pragma once

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#include "calls.h"
#include "check.h"
#include "cpu/ops.h"
#include "kv_kernels.h"
#include "libraries.h"

namespace carrel::vulkan {

constexpr int HEADS = 3, N_BLOCKS = 6; // heads of keys and values, and position blocks

struct Backends {
    ggml_backend_t cpu = nullptr, device = nullptr;
    Backends() {
        if (!load_libraries()) return;
        cpu = ggml_backend_init_by_type(GGML_BACKEND_DEVICE_TYPE_CPU, nullptr);
        const char * wanted = std::getenv("CARREL_TEST_DEVICE");
        for (size_t i = 0; i < ggml_backend_dev_count() && device == nullptr; i++) {
            ggml_backend_dev_t d = ggml_backend_dev_get(i);
            if (wanted != nullptr && std::strcmp(wanted, ggml_backend_dev_name(d)) != 0) continue;
            if (give_shaders(d)) device = ggml_backend_dev_init(d, nullptr);
        }
        if (device != nullptr) {
            ggml_backend_dev_t d = ggml_backend_get_device(device);
            std::printf("device: %s, %s\n", ggml_backend_dev_name(d), ggml_backend_dev_description(d));
        }
    }
};

inline const Backends & backends() {
    static const Backends b;
    if (b.cpu == nullptr || b.device == nullptr) {
        std::printf("    no Vulkan device, or a backend without our hook: nothing was tested\n");
        std::exit(1);
    }
    return b;
}

struct Case {
    kv_type type;
    int d, n_dims;
    bool interleaved, centred;
    int values = -1; // the type of the values, where it is another
    kv_type type_v() const { return values < 0 ? type : static_cast<kv_type>(values); }
};

// A layer with made-up calibration; keys and values have the same heads.
struct TestLayer {
    kv_calibration_layer calibration;
    llama_kv_rope rope;
    std::unique_ptr<RopeTable> table;
    LayerCodec codec;
    std::atomic<int64_t> nanos{0};
    cpu::Layer op;

    explicit TestLayer(const Case & c, int n_head = HEADS) {
        rope.n_dims = c.n_dims;
        rope.interleaved = c.interleaved;
        for (int i = 0; i < c.n_dims / 2; i++) rope.frequency.push_back((float) std::pow(1e4, -2.0 * i / c.n_dims));
        table = std::make_unique<RopeTable>(rope, c.d);
        table->reach(N_BLOCKS);
        calibration.b = normal((size_t) HEADS * c.d, 1, 20);
        calibration.mean_v = normal((size_t) HEADS * c.d, 2);
        for (const float v : normal((size_t) HEADS * c.d, 3)) calibration.f.push_back(std::exp(0.5f * v));
        codec.shape = LayerShape::of(n_head, HEADS, c.d, c.d, c.type, c.type_v());
        codec.table = table.get();
        codec.calibration = c.centred ? &calibration : nullptr;
        codec.centred = c.centred && codec.shape.rotates_k();
        op = {&codec, 1, &nanos, nullptr, nullptr, 0, nullptr};
    }
};

inline std::string name(const Case & c, bool keys) {
    const char * types[] = {"f16", "q8_0", "turbo3", "turbo4"};
    return std::string(keys ? "keys" : "values") + " of " + std::to_string(c.d) + " in " +
        types[keys ? c.type : c.type_v()] +
        (c.values < 0 ? "" : std::string(", the others in ") + types[keys ? c.type_v() : c.type]) +
        (c.centred ? ", centred" : "") + (c.interleaved ? ", half of it rotated in neighbours" : "");
}

inline void scalar_only() {
    int n = 0;
    kv_kernels_force(kv_kernels_all(&n)[0]);
}

} // namespace carrel::vulkan
