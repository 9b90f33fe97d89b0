// SPDX-License-Identifier: Apache-2.0
// What a model's keys, values and queries are like on average, and its bytes on disk.
//
// Little-endian:
//   "CKVC"            magic
//   u32 version       KV_CALIBRATION_VERSION
//   u32 crc32c        of all bytes behind it
//   u32 tokens        read to measure
//   u32 n             layers, each:
//     u32 layer, n_head_kv, d_k, d_v
//     u32 flags       bit 0: keys are centred (else b is 0)
//     f32 explained   share of the keys' energy that the centre takes away
//     f32 alpha   [n_head_kv]       exponent of the balance of each head
//     f32 b       [n_head_kv][d_k]  mean key before RoPE
//     f32 f       [n_head_kv][d_k]  factors of the balance, the two of a RoPE pair alike
//     f32 mean_v  [n_head_kv][d_v]  mean value
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

constexpr uint32_t KV_CALIBRATION_VERSION = 1;

struct kv_calibration_layer {
    int32_t layer = 0, n_head_kv = 0, d_k = 0, d_v = 0;
    bool centred = false;
    float explained = 0;
    std::vector<float> alpha, b, f, mean_v;
};

struct kv_calibration {
    uint32_t tokens = 0;
    uint32_t id = 0;                          // the checksum, which tells calibrations apart
    std::vector<kv_calibration_layer> layers; // ascending

    const kv_calibration_layer * of(int32_t layer) const; // or null
};

std::string kv_calibration_bytes(const kv_calibration & calibration);

// False with a reason in `error` for anything but what kv_calibration_bytes gives. `out` is then of no use.
bool kv_calibration_parse(const uint8_t * data, size_t n, kv_calibration & out, std::string & error);

// CRC-32C (Castagnoli) of n bytes.
uint32_t kv_crc32c(const void * data, size_t n);
