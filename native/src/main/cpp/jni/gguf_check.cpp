// SPDX-License-Identifier: Apache-2.0
#include "gguf_check.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <system_error>

#include "gguf.h"
#include "header_check.h"
#include "log.h"
#include "support.h"

namespace fs = std::filesystem;

namespace carrel {
namespace {

using Gguf = std::unique_ptr<gguf_context, decltype(&gguf_free)>;

uint64_t size_of(const std::string & path) {
    std::error_code error;
    const fs::path file = fs::u8path(path);
    if (!fs::exists(file, error)) {
        throw Failure(Kind::FILE_MISSING, path + ": no such file");
    }
    if (!fs::is_regular_file(file, error)) {
        throw Failure(Kind::NOT_GGUF, path + ": is not a file");
    }
    const uint64_t size = fs::file_size(file, error);
    if (error) {
        throw Failure(Kind::FILE_MISSING, path + ": cannot be read: " + error.message());
    }
    return size;
}

void check_magic(const std::string & path, uint64_t size) {
    char magic[4] = {};
    std::ifstream in(fs::u8path(path), std::ios::binary);
    if (!in) {
        throw Failure(Kind::FILE_MISSING, path + ": cannot be opened");
    }
    in.read(magic, sizeof magic);
    if (std::memcmp(magic, "GGUF", sizeof magic) != 0) {
        throw Failure(Kind::NOT_GGUF,
            path + ": is not a GGUF model (" + std::to_string(size) + " bytes, and it does not begin with GGUF)");
    }
}

// Where the last tensor ends.
uint64_t expected_size(const gguf_context * gguf) {
    uint64_t end = gguf_get_data_offset(gguf);
    for (int64_t i = 0; i < gguf_get_n_tensors(gguf); i++) {
        end = std::max<uint64_t>(
            end, gguf_get_data_offset(gguf) + gguf_get_tensor_offset(gguf, i) + gguf_get_tensor_size(gguf, i));
    }
    return end;
}

} // namespace

void check_gguf(const std::string & path) {
    const uint64_t size = size_of(path);
    check_magic(path, size);
    ErrorScope errors;
    const Gguf gguf(gguf_init_from_file(path.c_str(), {/*.no_alloc =*/true, /*.ctx =*/nullptr}), gguf_free);
    if (!gguf) {
        throw Failure(Kind::TRUNCATED,
            path + ": the header of this GGUF cannot be read, the file (" + std::to_string(size) +
                " bytes) is cut off or damaged: " + errors.text("no reason given"));
    }
    const uint64_t expected = expected_size(gguf.get());
    if (size < expected) {
        throw Failure(Kind::TRUNCATED,
            path + ": is cut off: " + std::to_string(size) + " of " + std::to_string(expected) +
                " bytes are there. Fetch it again");
    }
    check_header(path, gguf.get());
}

} // namespace carrel
