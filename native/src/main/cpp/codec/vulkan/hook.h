// SPDX-License-Identifier: Apache-2.0
// How ggml's Vulkan backend runs an operation of ours: native/patches/vulkan/0002 gives it these types, and
// "carrel_custom_shader" among what ggml_backend_reg_get_proc_address() knows. A GGML_OP_CUSTOM node whose function was
// given a description is computed there; all others stay the CPU's.
#pragma once

#include <cstdint>

#include "ggml.h"

namespace carrel::vulkan {

// One run of a shader, with the node's tensors bound as dst, src[0], src[1] and so on; one that is null as dst.
struct Call {
    const uint32_t * spirv; // stays where it is as long as the library is loaded
    uint64_t spirv_bytes;
    uint32_t n_constants, constants[16]; // specialization constants, from id 0 on
    uint32_t n_push, push[20]; // push constants; behind them the bytes that each binding begins before its tensor
    uint32_t groups[3];
};

// Whether a device may compute the node, and how; userdata as the node has it. Asked before the node has memory, too.
using Describe = bool (*)(const ggml_tensor * node, const void * userdata, Call * call);

// What "carrel_custom_shader" is.
using GiveShader = void (*)(ggml_custom_op_t function, Describe describe);

} // namespace carrel::vulkan
