// SPDX-License-Identifier: Apache-2.0
#include "kv_codebook.h"
#include "kv_codec.h"
#include "kv_f16.h"
#include "kv_kernels.h"
#include "check.h"

#include <cstring>

namespace {

const int HEADS[] = {32, 64, 96, 128, 192, 256, 512};

std::vector<uint8_t> encoded(kv_type type, const std::vector<float> & x) {
    std::vector<uint8_t> bytes(kv_head_bytes(type, (int) x.size()));
    kv_encode(type, x.data(), (int) x.size(), bytes.data());
    return bytes;
}

std::vector<float> through(kv_type type, const std::vector<float> & x) {
    const auto bytes = encoded(type, x);
    std::vector<float> y(x.size());
    kv_decode(type, bytes.data(), (int) x.size(), y.data());
    return y;
}

double gaussian_mse(kv_type type, int d, int heads) {
    double error = 0, energy = 0;
    for (int i = 0; i < heads; i++) {
        const auto x = normal(d, 1000 + i);
        const auto y = through(type, x);
        for (int j = 0; j < d; j++) error += (x[j] - y[j]) * (x[j] - y[j]), energy += x[j] * x[j];
    }
    return error / energy;
}

template <class F> void on_each_table(F f) {
    int n = 0;
    const kv_kernels * const * tables = kv_kernels_all(&n);
    for (int i = 0; i < n; i++) {
        if (!tables[i]->supported()) continue;
        kv_kernels_force(tables[i]);
        f(tables[i]->name);
    }
}

} // namespace

TEST("the size of a head is what the format says") {
    CHECK(kv_head_bytes(KV_TYPE_TURBO3, 128) == 50);
    CHECK(kv_head_bytes(KV_TYPE_TURBO4, 128) == 66);
    CHECK(kv_head_bytes(KV_TYPE_TURBO3, 64) == 26);
    CHECK(kv_head_bytes(KV_TYPE_TURBO4, 64) == 34);
    CHECK(kv_head_bytes(KV_TYPE_TURBO3, 256) == 100);
    CHECK(kv_head_bytes(KV_TYPE_TURBO3, 96) == 38);
    CHECK(kv_head_bytes(KV_TYPE_TURBO3, 80) == 0);
    CHECK(kv_head_bytes(KV_TYPE_Q8_0, 128) == 136);
}

TEST("every head that has a turbo form is spread by the rotation over all of its values") {
    for (int d = 32; d <= KV_MAX_HEAD; d += 32) {
        std::vector<float> x(d);
        x[0] = 1;
        kv_rotate(x.data(), d);
        int reached = 0;
        for (const float v : x) reached += std::fabs(v) > 1e-4f;
        CHECK_MSG((kv_block_values(d) != 0) == (reached == d), "head %d: %d values reached", d, reached);
        CHECK((kv_head_bytes(KV_TYPE_TURBO3, d) != 0) == (kv_block_values(d) != 0));
    }
}

TEST("fp16 goes to float and back unchanged for every number") {
    for (int h = 0; h < 65536; h++) {
        if ((h & 0x7c00) == 0x7c00 && (h & 0x3ff)) continue; // NaN
        CHECK_MSG(kv_f32_to_f16(kv_f16_to_f32((uint16_t) h)) == h, "%04x", h);
    }
    CHECK(kv_f32_to_f16(65520.0f) == 0x7c00);
    CHECK(kv_f32_to_f16(65519.0f) == 0x7bff);
    CHECK(kv_f32_to_f16(1e-9f) == 0);
}

TEST("the codebooks are symmetric under complement of the index") {
    for (int i = 0; i < 16; i++) CHECK(KV_LEVELS_3[i] == -KV_LEVELS_3[15 - i]);
    for (int i = 0; i < 32; i++) CHECK(KV_LEVELS_4[i] == -KV_LEVELS_4[31 - i]);
}

// Lloyd-Max reaches 0.03454 and 0.009497 on N(0,1); the trellis is a fifth and a quarter below it.
TEST("the error on Gaussian data is that of the trellis, well below Lloyd-Max") {
    const double three = gaussian_mse(KV_TYPE_TURBO3, 128, 2000), four = gaussian_mse(KV_TYPE_TURBO4, 128, 2000);
    std::printf(
        "    relative squared error: turbo3 %.5f (Lloyd-Max .03454), turbo4 %.6f (Lloyd-Max .009497)\n", three, four);
    CHECK_MSG(std::fabs(three / KV_GAUSSIAN_ERROR_3 - 1) < 0.01, "%.5f", three);
    CHECK_MSG(std::fabs(four / KV_GAUSSIAN_ERROR_4 - 1) < 0.01, "%.6f", four);
    for (int d : {64, 96, 256}) {
        const double t = gaussian_mse(KV_TYPE_TURBO3, d, 1000), f = gaussian_mse(KV_TYPE_TURBO4, d, 1000);
        CHECK_MSG(t < KV_GAUSSIAN_ERROR_3 * 1.01, "head %d: %.5f", d, t);
        CHECK_MSG(f < KV_GAUSSIAN_ERROR_4 * 1.01, "head %d: %.6f", d, f);
    }
}

TEST("every table encodes as well as the scalar one") {
    on_each_table([](const char * name) {
        for (int d : HEADS) {
            for (kv_type type : {KV_TYPE_TURBO3, KV_TYPE_TURBO4, KV_TYPE_Q8_0}) {
                const auto x = normal(d, 7 + d);
                const double mine = nmse(through(type, x), x);
                int n = 0;
                kv_kernels_all(&n)[0]->encode(type, x.data(), d, encoded(type, x).data());
                const kv_kernels * me = kv_kernels_best();
                kv_kernels_force(kv_kernels_all(&n)[0]);
                const double scalar = nmse(through(type, x), x);
                kv_kernels_force(me);
                CHECK_MSG(std::fabs(mine - scalar) < 1e-5 + 1e-3 * scalar, "%s, head %d, type %d: %g, scalar %g", name,
                    d, type, mine, scalar);
            }
        }
    });
}

TEST("zeros, single values, huge and denormal values keep their place and their size") {
    on_each_table([](const char * name) {
        for (kv_type type : {KV_TYPE_TURBO3, KV_TYPE_TURBO4}) {
            for (int d : HEADS) {
                for (float v : through(type, std::vector<float>(d)))
                    CHECK_MSG(v == 0, "%s, zeros, head %d: %g", name, d, v);
                std::vector<float> one(d);
                one[d - 1] = -5;
                const auto back = through(type, one);
                for (int i = 0; i < d; i++)
                    CHECK_MSG(std::fabs(back[i] - one[i]) < 3.5, "%s, head %d at %d: %g", name, d, i, back[i]);
                for (float size : {1e-6f, 1e-3f, 1e4f}) {
                    const auto x = normal(d, 5, size);
                    CHECK_MSG(nmse(through(type, x), x) < (size < 1e-5f ? 0.2 : 0.045), "%s, head %d, size %g: %g",
                        name, d, size, nmse(through(type, x), x));
                }
                for (float v : through(type, std::vector<float>(d, 1e-42f)))
                    CHECK_MSG(std::fabs(v) < 1e-6, "%s: %g", name, v);
                for (float v : through(type, std::vector<float>(d, 3e38f)))
                    CHECK_MSG(std::isfinite(v) && v > 5e4, "%s: %g", name, v);
                auto bad = normal(d, 6);
                bad[3] = NAN;
                bad[5] = INFINITY;
                for (float v : through(type, bad)) CHECK_MSG(std::isfinite(v), "%s: %g", name, v);
            }
        }
    });
}

TEST("a block that spans no other leaves its neighbours' bytes alone") {
    for (int d : HEADS) {
        const size_t bytes = kv_head_bytes(KV_TYPE_TURBO3, d);
        std::vector<uint8_t> buffer(bytes + 16, 0xa5);
        const auto x = normal(d, 3);
        kv_encode(KV_TYPE_TURBO3, x.data(), d, buffer.data() + 8);
        for (int i = 0; i < 8; i++) CHECK(buffer[i] == 0xa5 && buffer[bytes + 8 + i] == 0xa5);
    }
}

TEST("the rotation is orthonormal and undone by its inverse, for every head size") {
    on_each_table([](const char * name) {
        for (int d : {32, 64, 80, 96, 112, 128, 192, 256, 512}) {
            const auto x = normal(d, d);
            auto y = x;
            kv_rotate(y.data(), d);
            double a = 0, b = 0;
            for (int i = 0; i < d; i++) a += x[i] * x[i], b += y[i] * y[i];
            CHECK_MSG(std::fabs(a / b - 1) < 1e-5, "%s, head %d: %g", name, d, a / b);
            CHECK_MSG(nmse(y, x) > 0.5, "%s, head %d: not rotated", name, d);
            kv_unrotate(y.data(), d);
            CHECK_MSG(nmse(y, x) < 1e-12, "%s, head %d: %g", name, d, nmse(y, x));
        }
    });
}

TEST("the rotation spreads a single value over all of the head") {
    std::vector<float> x(96);
    x[50] = 1;
    kv_rotate(x.data(), 96);
    int touched = 0;
    for (float v : x) touched += std::fabs(v) > 1e-3f;
    CHECK_MSG(touched >= 64, "%d", touched);
}
