# SPDX-License-Identifier: Apache-2.0
# What llama.cpp is built from: one place. README.md says how to move to the next.
set(LLAMA_TAG v0.5.0)
set(LLAMA_TREE fd570ef54b10ec5fecb739e7e04c8ce44a6f415a) # git tree of that tag, whatever way it came
set(LLAMA_REPOSITORY https://github.com/ggml-org/llama.cpp)
set(LLAMA_NPM_PACKAGE node-llama-cpp@3.22.1)              # carries the tag as a git bundle
set(LLAMA_NPM_BUNDLE package/llama/gitRelease.bundle)

# Which instruction sets: docs/decisions/0002-cpu-variants.md. The plain ggml-cpu is the base of the
# platform and runs everywhere; ggml takes the best of these that the processor can run.
set(CPU_VARIANTS_X86
    "sse42 SSE42"
    "haswell SSE42 AVX F16C FMA AVX2 BMI2"
    "alderlake SSE42 AVX F16C FMA AVX2 BMI2 AVX_VNNI"
    "icelake SSE42 AVX F16C FMA AVX2 BMI2 AVX512 AVX512_VBMI AVX512_VNNI")
# MSVC has no AMX and no BF16 intrinsics.
set(CPU_VARIANTS_X86_NOT_MSVC
    "sapphirerapids SSE42 AVX F16C FMA AVX2 BMI2 AVX512 AVX512_VBMI AVX512_VNNI AVX512_BF16 AMX_TILE AMX_INT8")
set(CPU_VARIANTS_ARM_LINUX
    "armv8.2_2 DOTPROD FP16_VECTOR_ARITHMETIC"
    "armv8.6_1 DOTPROD FP16_VECTOR_ARITHMETIC SVE MATMUL_INT8"
    "armv8.6_2 DOTPROD FP16_VECTOR_ARITHMETIC SVE MATMUL_INT8 SVE2")
set(CPU_VARIANTS_ARM_APPLE
    "apple_m1 DOTPROD"
    "apple_m2_m3 DOTPROD MATMUL_INT8"
    "apple_m4 DOTPROD MATMUL_INT8 NOSVE SME")
