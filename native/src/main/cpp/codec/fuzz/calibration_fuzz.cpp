// SPDX-License-Identifier: Apache-2.0
// Any bytes as a calibration: refused with a reason, or just what the writer gives. The checksum would hide all that
// stands behind it, so each input is tried as it is and with a checksum that matches.
#include "kv_calibration.h"
#include "fuzz.h"

#include <cmath>
#include <cstdio>
#include <cstring>
#include <memory>

namespace {

constexpr size_t CRC_AT = 8, BODY_AT = 12;

void check_layer(const kv_calibration_layer & layer) {
    const auto heads = (size_t) layer.n_head_kv;
    FUZZ_CHECK(layer.alpha.size() == heads && layer.mean_v.size() == heads * layer.d_v);
    FUZZ_CHECK(layer.b.size() == heads * layer.d_k && layer.f.size() == heads * layer.d_k);
    for (const auto * numbers : {&layer.alpha, &layer.b, &layer.f, &layer.mean_v})
        for (float x : *numbers) FUZZ_CHECK(std::isfinite(x));
    for (float f : layer.f) FUZZ_CHECK(f > 0); // queries are divided by it
}

void parse(const uint8_t * data, size_t size) {
    kv_calibration c;
    std::string error;
    const bool whole = kv_calibration_parse(data, size, c, error);
    FUZZ_CHECK(whole == error.empty());
    if (!whole) return;
    for (const auto & layer : c.layers) {
        check_layer(layer);
        FUZZ_CHECK(c.of(layer.layer) == &layer);
    }
    const std::string again = kv_calibration_bytes(c);
    FUZZ_CHECK(again.size() == size && std::memcmp(again.data(), data, size) == 0);
}

kv_calibration_layer layer_of(int32_t layer, int32_t n_head_kv, int32_t d_k, int32_t d_v, bool centred) {
    kv_calibration_layer l;
    l.layer = layer, l.n_head_kv = n_head_kv, l.d_k = d_k, l.d_v = d_v, l.centred = centred, l.explained = 0.5f;
    l.alpha.assign((size_t) n_head_kv, 0.35f);
    l.b.assign((size_t) n_head_kv * d_k, -3);
    l.f.assign((size_t) n_head_kv * d_k, 2);
    l.mean_v.assign((size_t) n_head_kv * d_v, 0.1f);
    return l;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t * data, size_t size) {
    parse(data, size);
    if (size < BODY_AT) return 0;
    const std::unique_ptr<uint8_t[]> sealed(new uint8_t[size]);
    std::memcpy(sealed.get(), data, size);
    const uint32_t crc = kv_crc32c(data + BODY_AT, size - BODY_AT);
    for (int i = 0; i < 4; i++) sealed[CRC_AT + i] = (uint8_t) (crc >> 8 * i);
    parse(sealed.get(), size);
    return 0;
}

std::vector<Bytes> fuzz_seeds() {
    std::vector<Bytes> seeds;
    for (const std::vector<kv_calibration_layer> & layers :
        std::vector<std::vector<kv_calibration_layer>>{{}, {layer_of(0, 1, 32, 32, true)},
            {layer_of(0, 2, 64, 64, true), layer_of(1, 2, 64, 64, false), layer_of(7, 1, 80, 48, true)}}) {
        kv_calibration c;
        c.tokens = 1024;
        c.layers = layers;
        const std::string bytes = kv_calibration_bytes(c);
        seeds.emplace_back(bytes.begin(), bytes.end());
    }
    return seeds;
}
