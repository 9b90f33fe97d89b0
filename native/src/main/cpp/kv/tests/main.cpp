// SPDX-License-Identifier: Apache-2.0
#include "kv_kernels.h"
#include "check.h"

#include <cstring>

// kv_tests [WORD]: all tests, or those whose sentence holds WORD.
int main(int argc, char ** argv) {
    int n = 0, run = 0;
    const kv_kernels * const * tables = kv_kernels_all(&n);
    std::printf("tables:");
    for (int i = 0; i < n; i++)
        std::printf(" %s%s", tables[i]->name, tables[i]->supported() ? "" : " (not on this machine)");
    std::printf("\n");
    for (const Test & test : all_tests()) {
        if (argc > 1 && !std::strstr(test.sentence, argv[1])) continue;
        const int before = failures();
        test.body();
        kv_kernels_force(nullptr);
        std::printf("%s %s\n", failures() == before ? "ok    " : "FAILED", test.sentence);
        std::fflush(stdout); // what ends it early leaves what was seen
        run++;
    }
    std::printf("%d tests, %d failed checks\n", run, failures());
    return failures() != 0 || run == 0;
}
