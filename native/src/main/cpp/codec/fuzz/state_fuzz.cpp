// SPDX-License-Identifier: Apache-2.0
// Any bytes as our part of a saved state, behind which stands what llama.cpp keeps of it: read or refused, nothing
// written outside of the exact tensors' rows, and what was read whole is written as it was.
//
//   byte 0: cells that the state is read into   byte 1: where the first of them lies
//   then what Cache::state_write writes
#include "cache_codec.h"
#include "exact_cells.h"
#include "fuzz.h"
#include "llama-graph.h"
#include "llama-io.h"
#include "llama-kv-cells.h"

#include <cstdio>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace {

using namespace carrel;

constexpr size_t HEADER = 2;
constexpr uint32_t CELLS = 64, SEQUENCES = 2;
constexpr int LAYERS = 2, HEADS = 2, HEAD = 32;

// Where llama.cpp would read from a file; as there, the end is an exception.
class Reader : public llama_io_read_i {
public:
    Reader(const uint8_t * data, size_t size) : data_(data), size_(size) {}

    void read(void * dst, size_t n) override {
        if (n > size_ - at_) throw std::runtime_error("the state ends");
        std::memcpy(dst, data_ + at_, n);
        at_ += n;
    }

    void read_tensor(ggml_tensor * t, size_t offset, size_t n) override {
        FUZZ_CHECK(offset + n <= ggml_nbytes(t));
        read((uint8_t *) t->data + offset, n);
    }

    size_t n_bytes() override { return at_; }

private:
    const uint8_t * data_;
    size_t size_, at_ = 0;
};

class Writer : public llama_io_write_i {
public:
    void write(const void * src, size_t n) override {
        bytes.insert(bytes.end(), (const uint8_t *) src, (const uint8_t *) src + n);
    }
    void write_tensor(ggml_tensor * t, size_t offset, size_t n) override {
        FUZZ_CHECK(offset + n <= ggml_nbytes(t));
        write((const uint8_t *) t->data + offset, n);
    }
    size_t n_bytes() override { return bytes.size(); }

    Bytes bytes;
};

// A cache of two layers as a context has it: tensors, cells, and the codec's side, with each tensor's bytes in an
// allocation of just their size.
struct Context {
    CacheCodec codec{{{KV_TYPE_TURBO4}, {KV_TYPE_TURBO3}, nullptr}, 1};
    std::unique_ptr<llama_kv_codec_cache> cache = codec.attach(CELLS, SEQUENCES);
    ggml_context * ggml = ggml_init({64 * ggml_tensor_overhead(), nullptr, true});
    std::vector<std::unique_ptr<uint8_t[]>> memory;
    std::vector<llama_kv_codec_layer> layers;
    llama_kv_cells cells;
    std::unique_ptr<llm_graph_input_i> inputs;

    Context() {
        for (int il = 0; il < LAYERS; il++) {
            llama_kv_codec_row row{};
            FUZZ_CHECK(cache->row(il, HEADS, HEADS, HEAD, HEAD, row) && row.n_exact == EXACT_TOKENS * (int) SEQUENCES);
            layers.push_back({il, tensor(row.type_k, row.n_k, CELLS), tensor(row.type_v, row.n_v, CELLS),
                tensor(GGML_TYPE_F16, row.n_k, row.n_exact), tensor(GGML_TYPE_F16, row.n_v, row.n_exact)});
        }
        cells.resize(CELLS);
        for (uint32_t i = 0; i < CELLS; i++) {
            cells.pos_set(i, (llama_pos) (i % 32)); // two sequences, each with its first tokens
            cells.seq_add(i, (llama_seq_id) (i / 32));
        }
        inputs = cache->build_inputs(ggml, cells, ggml_new_tensor_1d(ggml, GGML_TYPE_I64, 1), CELLS);
    }

    ~Context() {
        inputs.reset();
        ggml_free(ggml);
    }

    ggml_tensor * tensor(ggml_type type, int64_t width, int64_t rows) {
        ggml_tensor * t = ggml_new_tensor_2d(ggml, type, width, rows);
        memory.push_back(std::make_unique<uint8_t[]>(ggml_nbytes(t)));
        t->data = memory.back().get();
        return t;
    }
};

// Exact cells of a stream, if they are ascending and no more than there are rows for: such a stream is written again
// as it was read.
bool is_canonical(const uint8_t * data, size_t size) {
    uint32_t n = 0, last = 0;
    const size_t width = sizeof(uint32_t) + (size_t) LAYERS * 2 * HEADS * HEAD * sizeof(uint16_t);
    std::memcpy(&n, data + 4, 4);
    if (n > EXACT_TOKENS * SEQUENCES || size != 8 + n * width) return false;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t cell;
        std::memcpy(&cell, data + 8 + i * width, 4);
        if (i > 0 && cell <= last) return false;
        last = cell;
    }
    return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t * data, size_t size) {
    if (size < HEADER) return 0;
    const uint32_t n = 1 + data[0] % CELLS, first = data[1] % CELLS;
    std::vector<uint32_t> into;
    for (uint32_t i = 0; i < n; i++) into.push_back((first + i) % CELLS);
    data += HEADER, size -= HEADER;
    Context context;
    // Twice: rows that are taken already are found again.
    for (int round = 0; round < 2; round++) {
        Reader reader(data, size);
        bool whole = false;
        try {
            whole = context.cache->state_read(reader, context.layers, into);
        } catch (const std::runtime_error &) {
        }
        Writer writer;
        context.cache->state_write(writer, context.layers, into);
        FUZZ_CHECK(writer.bytes.size() >= 8);
        if (whole && is_canonical(data, size)) FUZZ_CHECK(writer.bytes == Bytes(data, data + size));
    }
    return 0;
}

std::vector<Bytes> fuzz_seeds() {
    std::vector<Bytes> seeds;
    uint32_t noise = 1;
    for (uint32_t n : {0u, 1u, 3u, 8u, 16u}) {
        Bytes x = {(uint8_t) (n + 20), (uint8_t) (n * 5)};
        const auto word = [&](uint32_t w) {
            for (int i = 0; i < 4; i++) x.push_back((uint8_t) (w >> 8 * i));
        };
        word(0), word(n);
        for (uint32_t i = 0; i < n; i++) {
            word(i + i / 4);
            for (int k = 0; k < LAYERS * 2 * HEADS * HEAD * 2; k++)
                x.push_back((uint8_t) ((noise = noise * 1664525 + 1013904223) >> 24));
        }
        seeds.push_back(x);
    }
    return seeds;
}
