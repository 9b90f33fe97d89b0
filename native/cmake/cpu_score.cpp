// SPDX-License-Identifier: Apache-2.0
// Prints ggml's score of one CPU variant on this machine: CpuVariants.cmake compiles it with that variant's
// definitions, and without its instructions.
#include <cstdio>

#include "ggml-cpu/arch/x86/cpu-feats.cpp"

int main() { std::printf("%d", ggml_backend_score()); }
