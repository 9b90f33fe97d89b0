// SPDX-License-Identifier: Apache-2.0
// Which of ggml's backends take part: those that lie beside this library, and no others.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "ggml-backend.h"
#include "llama.h"
#include "log.h"
#include "support.h"

#ifdef _WIN32
#define NOMINMAX
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace fs = std::filesystem;

namespace {

using Score = int (*)();

#ifdef _WIN32
const std::string PREFIX = "ggml-", SUFFIX = ".dll";
#else
const std::string PREFIX = "libggml-", SUFFIX = ".so"; // ggml's modules end so on macOS too
#endif

// How well a backend library suits this machine; 0: not at all. A library without a score is a base: 1.
int score_of(const fs::path & library) {
#ifdef _WIN32
    HMODULE handle = LoadLibraryW(library.wstring().c_str());
    if (handle == nullptr) {
        return 0;
    }
    auto score = reinterpret_cast<Score>(reinterpret_cast<void *>(GetProcAddress(handle, "ggml_backend_score")));
    const int result = score == nullptr ? 1 : score();
    FreeLibrary(handle);
#else
    void * handle = dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) {
        return 0; // its driver is not here: the backend is absent
    }
    auto score = reinterpret_cast<Score>(dlsym(handle, "ggml_backend_score"));
    const int result = score == nullptr ? 1 : score();
    dlclose(handle);
#endif
    return result;
}

// "cpu" for libggml-cpu-haswell.so; empty for what is no backend.
std::string family_of(const std::string & file) {
    if (file.size() <= PREFIX.size() + SUFFIX.size() || file.compare(0, PREFIX.size(), PREFIX) != 0 ||
        file.compare(file.size() - SUFFIX.size(), SUFFIX.size(), SUFFIX) != 0) {
        return {};
    }
    const std::string name = file.substr(PREFIX.size(), file.size() - PREFIX.size() - SUFFIX.size());
    const std::string family = name.substr(0, name.find('-'));
    return family == "base" ? std::string() : family;
}

// The CPU's are loaded at the start; those of other devices when they are first wanted, since a driver takes time, and
// may fail.
bool is_cpu(const std::string & family) { return family == "cpu"; }

// Loads the best library of each family in the folder: the CPU's, or all others. "forced": a CPU variant to take
// instead, for measuring.
std::vector<std::string> load_backends(const fs::path & folder, bool cpu, const std::string & forced) {
    std::vector<std::pair<std::string, std::pair<int, fs::path>>> best;
    for (const auto & entry : fs::directory_iterator(folder)) {
        const std::string file = entry.path().filename().u8string();
        const std::string family = family_of(file);
        if (family.empty() || is_cpu(family) != cpu) {
            continue;
        }
        if (family == "cpu" && !forced.empty() && file != PREFIX + forced + SUFFIX) {
            continue;
        }
        const int score = score_of(entry.path());
        auto it = best.begin();
        while (it != best.end() && it->first != family) {
            ++it;
        }
        if (it == best.end()) {
            it = best.insert(it, {family, {0, fs::path()}});
        }
        if (score > it->second.first) {
            it->second = {score, entry.path()};
        }
    }
    std::vector<std::string> loaded;
    for (const auto & [family, choice] : best) {
        if (choice.first > 0 && ggml_backend_load(choice.second.u8string().c_str()) != nullptr) {
            loaded.push_back(choice.second.filename().u8string());
        }
    }
    return loaded;
}

// What the backend of a device says of it beside what all say: native/patches/vulkan has it for Vulkan.
using Facts = void (*)(ggml_backend_dev_t device, char * driver, size_t size, int * software);

struct DeviceFacts {
    std::string driver; // its name and version, as one text; empty: not known
    bool software = false;
};

DeviceFacts facts_of(ggml_backend_dev_t device) {
    DeviceFacts facts;
    ggml_backend_reg_t backend = ggml_backend_dev_backend_reg(device);
    auto ask = reinterpret_cast<Facts>(ggml_backend_reg_get_proc_address(backend, "carrel_device_facts"));
    if (ask != nullptr) {
        char driver[512] = {};
        int software = 0;
        ask(device, driver, sizeof driver, &software);
        facts.driver = driver;
        facts.software = software != 0;
    }
    return facts;
}

} // namespace

extern "C" {

JNIEXPORT jobjectArray JNICALL Java_dev_carrel_llama_Backends_nInit(
    JNIEnv * env, jclass, jbyteArray folder, jbyteArray forced) {
    return carrel::guarded(env, [&] {
        carrel::install_log();
        const std::string path = carrel::to_string(env, folder);
        const auto loaded = load_backends(fs::u8path(path), true, carrel::to_string(env, forced));
        if (ggml_backend_dev_by_type(GGML_BACKEND_DEVICE_TYPE_CPU) == nullptr) {
            throw carrel::Failure(carrel::Kind::LIBRARY,
                "no CPU backend of ggml in " + path +
                    ": the native library is not complete; build or install it again");
        }
        llama_backend_init();
        return carrel::to_java(env, loaded);
    });
}

// Files of the folder that hold backends of other devices; nothing is loaded.
JNIEXPORT jobjectArray JNICALL Java_dev_carrel_llama_Backends_nOthers(JNIEnv * env, jclass, jbyteArray folder) {
    return carrel::guarded(env, [&] {
        std::vector<std::string> files;
        for (const auto & entry : fs::directory_iterator(fs::u8path(carrel::to_string(env, folder)))) {
            const std::string file = entry.path().filename().u8string(), family = family_of(file);
            if (!family.empty() && !is_cpu(family)) files.push_back(file);
        }
        return carrel::to_java(env, files);
    });
}

// Loads them; the files of those that found a driver.
JNIEXPORT jobjectArray JNICALL Java_dev_carrel_llama_Backends_nLoadOthers(JNIEnv * env, jclass, jbyteArray folder) {
    return carrel::guarded(env, [&] {
        carrel::ErrorScope errors(/*expected =*/true); // a machine without such a device is nothing to warn of
        return carrel::to_java(env, load_backends(fs::u8path(carrel::to_string(env, folder)), false, ""));
    });
}

JNIEXPORT void JNICALL Java_dev_carrel_llama_NativeHeap_nGiveBack(JNIEnv *, jclass) { carrel::give_back_heap(); }

JNIEXPORT jint JNICALL Java_dev_carrel_llama_Backends_nCount(JNIEnv *, jclass) {
    return static_cast<jint>(ggml_backend_dev_count());
}

JNIEXPORT jobjectArray JNICALL Java_dev_carrel_llama_Backends_nTexts(JNIEnv * env, jclass, jint i) {
    return carrel::guarded(env, [&] {
        ggml_backend_dev_t device = ggml_backend_dev_get(static_cast<size_t>(i));
        return carrel::to_java(env,
            std::vector<std::string>{
                ggml_backend_dev_name(device), ggml_backend_dev_description(device), facts_of(device).driver});
    });
}

JNIEXPORT jlongArray JNICALL Java_dev_carrel_llama_Backends_nNumbers(JNIEnv * env, jclass, jint i) {
    return carrel::guarded(env, [&] {
        ggml_backend_dev_t device = ggml_backend_dev_get(static_cast<size_t>(i));
        size_t free = 0, total = 0;
        ggml_backend_dev_memory(device, &free, &total);
        // Free is a difference of unsigned numbers in some backends, and drivers report a budget beyond what there is.
        free = std::min(free, total);
        return carrel::to_java(env,
            std::vector<int64_t>{ggml_backend_dev_type(device), static_cast<int64_t>(free), static_cast<int64_t>(total),
                facts_of(device).software});
    });
}

} // extern "C"
