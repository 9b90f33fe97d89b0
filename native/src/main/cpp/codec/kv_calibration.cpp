// SPDX-License-Identifier: Apache-2.0
#include "kv_calibration.h"

#include <array>
#include <cmath>
#include <cstring>

namespace {

constexpr char MAGIC[4] = {'C', 'K', 'V', 'C'};
constexpr size_t CHECKED = 12; // bytes before those that the checksum covers
constexpr int MAX_HEAD = 512;
constexpr int MAX_HEADS = 1024;
constexpr int MAX_LAYERS = 4096;

void put(std::string & out, uint32_t x) {
    for (int i = 0; i < 4; i++) out.push_back(static_cast<char>(x >> (8 * i) & 0xff));
}

void put(std::string & out, float x) {
    uint32_t bits;
    std::memcpy(&bits, &x, 4);
    put(out, bits);
}

void put(std::string & out, const std::vector<float> & xs) {
    for (const float x : xs) put(out, x);
}

// Reads words; past the end it gives zeros and remembers.
class Words {
public:
    Words(const uint8_t * data, size_t n) : data_(data), n_(n) {}

    uint32_t word() {
        if (n_ - at_ < 4) {
            short_ = true;
            return 0;
        }
        const uint8_t * p = data_ + at_;
        at_ += 4;
        return p[0] | static_cast<uint32_t>(p[1]) << 8 | static_cast<uint32_t>(p[2]) << 16 |
            static_cast<uint32_t>(p[3]) << 24;
    }

    float number() {
        const uint32_t bits = word();
        float x;
        std::memcpy(&x, &bits, 4);
        return x;
    }

    // False if they are not there or not all finite and between the limits.
    bool numbers(std::vector<float> & out, size_t n, float min, float max) {
        if ((n_ - at_) / 4 < n) return false;
        out.resize(n);
        for (float & x : out) {
            x = number();
            if (!(x >= min && x <= max)) return false;
        }
        return true;
    }

    bool is_short() const { return short_; }
    bool at_end() const { return at_ == n_; }

private:
    const uint8_t * data_;
    size_t n_, at_ = 0;
    bool short_ = false;
};

bool parse_layer(Words & in, kv_calibration_layer & layer) {
    layer.layer = static_cast<int32_t>(in.word());
    layer.n_head_kv = static_cast<int32_t>(in.word());
    layer.d_k = static_cast<int32_t>(in.word());
    layer.d_v = static_cast<int32_t>(in.word());
    const uint32_t flags = in.word();
    layer.centred = flags == 1;
    layer.explained = in.number();
    const auto within = [](int32_t x, int32_t max) { return x >= 1 && x <= max; };
    if (flags > 1 || layer.layer < 0 || !within(layer.n_head_kv, MAX_HEADS) || !within(layer.d_k, MAX_HEAD) ||
        !within(layer.d_v, MAX_HEAD) || !std::isfinite(layer.explained)) {
        return false;
    }
    const auto heads = static_cast<size_t>(layer.n_head_kv), keys = heads * layer.d_k, values = heads * layer.d_v;
    return in.numbers(layer.alpha, heads, 0, 1) && in.numbers(layer.b, keys, -1e9f, 1e9f) &&
        in.numbers(layer.f, keys, 1e-3f, 1e3f) && in.numbers(layer.mean_v, values, -1e9f, 1e9f);
}

} // namespace

uint32_t kv_crc32c(const void * data, size_t n) {
    static const auto table = [] {
        std::array<uint32_t, 256> t{};
        for (uint32_t i = 0; i < 256; i++) {
            uint32_t x = i;
            for (int k = 0; k < 8; k++) x = x >> 1 ^ (x & 1 ? 0x82f63b78u : 0);
            t[i] = x;
        }
        return t;
    }();
    uint32_t crc = ~0u;
    const auto * p = static_cast<const uint8_t *>(data);
    for (size_t i = 0; i < n; i++) crc = crc >> 8 ^ table[(crc ^ p[i]) & 0xff];
    return ~crc;
}

const kv_calibration_layer * kv_calibration::of(int32_t layer) const {
    for (const auto & l : layers) {
        if (l.layer == layer) return &l;
    }
    return nullptr;
}

std::string kv_calibration_bytes(const kv_calibration & calibration) {
    std::string body;
    put(body, calibration.tokens);
    put(body, static_cast<uint32_t>(calibration.layers.size()));
    for (const auto & layer : calibration.layers) {
        for (const int32_t x : {layer.layer, layer.n_head_kv, layer.d_k, layer.d_v, layer.centred ? 1 : 0}) {
            put(body, static_cast<uint32_t>(x));
        }
        put(body, layer.explained);
        put(body, layer.alpha);
        put(body, layer.b);
        put(body, layer.f);
        put(body, layer.mean_v);
    }
    std::string out(MAGIC, sizeof(MAGIC));
    put(out, KV_CALIBRATION_VERSION);
    put(out, kv_crc32c(body.data(), body.size()));
    return out + body;
}

bool kv_calibration_parse(const uint8_t * data, size_t n, kv_calibration & out, std::string & error) {
    out = {};
    if (n < CHECKED || std::memcmp(data, MAGIC, sizeof(MAGIC)) != 0) {
        error = "this is no calibration";
        return false;
    }
    Words head(data + sizeof(MAGIC), CHECKED - sizeof(MAGIC));
    const uint32_t version = head.word();
    if (version != KV_CALIBRATION_VERSION) {
        error = "a calibration of version " + std::to_string(version) + ", where this is version " +
            std::to_string(KV_CALIBRATION_VERSION);
        return false;
    }
    out.id = head.word();
    if (out.id != kv_crc32c(data + CHECKED, n - CHECKED)) {
        error = "the calibration's checksum does not match: it is damaged";
        return false;
    }
    Words in(data + CHECKED, n - CHECKED);
    out.tokens = in.word();
    const uint32_t count = in.word();
    error = "the calibration is not well formed";
    if (count > MAX_LAYERS) return false;
    for (uint32_t i = 0; i < count; i++) {
        kv_calibration_layer layer;
        if (!parse_layer(in, layer)) return false;
        if (!out.layers.empty() && layer.layer <= out.layers.back().layer) return false;
        out.layers.push_back(std::move(layer));
    }
    if (in.is_short() || !in.at_end()) return false;
    error.clear();
    return true;
}
