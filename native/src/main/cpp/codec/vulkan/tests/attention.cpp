// SPDX-License-Identifier: Apache-2.0
// Attention on a device, in both ways that there are, against sums in double over the same codes; and against the CPU's
// kernels, which round queries and weights to 8 bits.
#include "test_attention.h"

using namespace carrel;
using namespace carrel::vulkan;

namespace {

std::vector<Case> cases() {
    std::vector<Case> all;
    for (const int d : {64, 80, 96, 128, 256}) {
        all.push_back({KV_TYPE_TURBO4, d, d, false, true});
        all.push_back({KV_TYPE_TURBO3, d, d, false, d != 128});
    }
    all.push_back({KV_TYPE_TURBO4, 128, 64, true, true, KV_TYPE_TURBO3});
    all.push_back({KV_TYPE_Q8_0, 64, 64, false, true});
    all.push_back({KV_TYPE_Q8_0, 128, 128, false, true, KV_TYPE_TURBO4});
    all.push_back({KV_TYPE_F16, 80, 80, false, false});
    return all;
}

const Tokens RAGGED{"ragged", 23, 7, 40}, ONE_QUERY{"one query", 23, 1, 40}, SINGLE{"a single token", 1, 1, 40},
    MANY{"many cells", 700, 3, 1000}, MANY_ROWS{"eight queries over many cells", 300, 8, 500};

// The largest errors so far, by way.
struct Largest {
    double by_device[2] = {}, by_reference = 0;
    ~Largest() {
        std::printf(
            "    largest errors (NMSE): on rows %.2g, on the codes %.2g, by the scalar reference on the codes %.2g\n",
            by_device[0], by_device[1], by_reference);
    }
};

// kernels: also close to them, which bound rows of f16 elsewhere. Numbers they give in any case.
void compare(Largest & largest, const Case & c, const Tokens & tokens, float scale_k, float scale_v, FewQueries way,
    bool kernels = true, const Asked & asked = {}) {
    const bool on_codes = way == FewQueries::ON_CODES;
    const std::string what = name(c, true) + ", " + tokens.what + (on_codes ? ", on the codes" : ", on rows");
    if (!computes(ggml_backend_get_device(backends().device), TestLayer(c, N_HEAD).codec.shape)) {
        std::printf("    not offered by the device: attention, %s\n", what.c_str());
        return;
    }
    const Input in = input(c, tokens, scale_k, scale_v);
    Attention here(backends().cpu, c, tokens, asked), there(backends().device, c, tokens, asked);
    vulkan::Operations device = there.device_operations(way), reference = here.device_operations(way);
    cpu::Operations cpu = here.cpu_operations();
    const std::vector<float> got = there.attend(device, in, true);
    here.take(there);
    const std::vector<float> by_kernels = here.attend(cpu, in, false);
    size_t infinite = 0;
    for (size_t i = 0; i < got.size(); i++) infinite += !std::isfinite(got[i]) || !std::isfinite(by_kernels[i]);
    CHECK_MSG(infinite == 0, "%s: %zu values are not finite", what.c_str(), infinite);
    const std::vector<float> truth = here.truth(in, !on_codes);
    const double error = nmse(got, truth), apart = nmse(got, by_kernels);
    largest.by_device[on_codes] = std::max(largest.by_device[on_codes], error);
    CHECK_MSG(error < 1e-3, "%s: error %g", what.c_str(), error);
    CHECK_MSG(apart < 1e-2 || !kernels, "%s: %g from the CPU's kernels", what.c_str(), apart);
    if (!on_codes) return;
    const double by_reference = nmse(here.attend(reference, in, false), truth);
    largest.by_reference = std::max(largest.by_reference, by_reference);
    CHECK_MSG(by_reference < 1e-6, "%s: error %g of the scalar reference", what.c_str(), by_reference);
}

void compare_all(Largest & largest, const Tokens & tokens, float scale_k, float scale_v, bool kernels = true) {
    for (const Case & c : cases()) {
        for (const FewQueries way : {FewQueries::ON_ROWS, FewQueries::ON_CODES}) {
            compare(largest, c, tokens, scale_k, scale_v, way, kernels);
        }
    }
}

} // namespace

TEST("attention of a device is the reference's from the same codes, for many queries over cells with holes") {
    Largest largest;
    compare_all(largest, RAGGED, 2, 1);
}

TEST("attention of one query, and over a single token, is the reference's") {
    Largest largest;
    compare_all(largest, ONE_QUERY, 2, 1);
    compare_all(largest, SINGLE, 1, 1);
}

TEST("attention over many cells, which parts of a device attend, is the reference's") {
    Largest largest;
    for (const Tokens & tokens : {MANY, MANY_ROWS}) {
        for (const int d : {64, 128}) {
            compare(largest, {KV_TYPE_TURBO4, d, d, false, true, KV_TYPE_TURBO3}, tokens, 2, 1, FewQueries::ON_CODES);
        }
    }
}

TEST("attention with bounded scores, with distances and with sinks is the reference's") {
    Largest largest;
    const Case turbo{KV_TYPE_TURBO4, 64, 64, false, true, KV_TYPE_TURBO3};
    for (const Asked & asked : {Asked{5, 0, false}, Asked{0, 8, false}, Asked{0, 0, true}, Asked{5, 8, true}}) {
        compare(largest, turbo, RAGGED, 2, 1, FewQueries::ON_CODES, true, asked);
        compare(largest, turbo, MANY, 2, 1, FewQueries::ON_CODES, true, asked);
    }
}

TEST("attention over zeros and denormal numbers is the reference's") {
    Largest largest;
    compare_all(largest, RAGGED, 0, 0);
    compare_all(largest, RAGGED, 1e-40f, 1e-40f);
}

TEST("attention over huge numbers is the reference's") {
    Largest largest;
    compare_all(largest, RAGGED, 1, 1e4f);
    compare_all(largest, ONE_QUERY, 1e4f, 1);
    compare_all(largest, RAGGED, 1, 1e6f, false);
    compare_all(largest, ONE_QUERY, 1e6f, 1, false);
}

TEST(
    "what heads attend to is recorded of a device's layer as of the CPU's, in both ways, and where values are others") {
    const std::vector<int> heads{1, 4};
    for (const Case & c : cases()) {
        for (const Tokens & tokens : {RAGGED, ONE_QUERY, MANY}) {
            if (!computes(ggml_backend_get_device(backends().device), TestLayer(c, N_HEAD).codec.shape)) continue;
            for (const FewQueries way : {FewQueries::ON_ROWS, FewQueries::ON_CODES}) {
                for (const Asked & asked : {Asked{}, Asked{5, 8, true}}) {
                    // The rest of the ways is another test's, and each is a pipeline that lavapipe compiles.
                    if (asked.sinks && (way == FewQueries::ON_ROWS || c.type_v() != KV_TYPE_TURBO3)) continue;
                    const Input in = input(c, tokens, 2, 1);
                    Attention here(backends().cpu, c, tokens, asked), there(backends().device, c, tokens, asked);
                    vulkan::Operations device = there.device_operations(way);
                    cpu::Operations cpu = here.cpu_operations();
                    const std::vector<float> got = there.look_on(device, in, true, heads);
                    here.take(there);
                    const std::vector<float> truth = here.look_on(cpu, in, false, heads);
                    double most = 0, sum = 0;
                    for (size_t i = 0; i < truth.size(); i++) {
                        most = std::max<double>(most, std::fabs(got[i] - truth[i]));
                        sum += truth[i];
                    }
                    CHECK_MSG(most < 1e-3, "%s, %s: %g off", name(c, true).c_str(), tokens.what, most);
                    const double all = static_cast<double>(heads.size()) * tokens.queries;
                    CHECK_MSG(asked.sinks ? sum > 0.1 && sum < all : std::fabs(sum - all) < 1e-3 * all,
                        "%s, %s: weights of %g", name(c, true).c_str(), tokens.what, sum);
                }
            }
        }
    }
}
