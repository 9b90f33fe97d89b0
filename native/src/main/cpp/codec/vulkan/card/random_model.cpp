// SPDX-License-Identifier: Apache-2.0
#include "random_model.h"

#include <cmath>
#include <cstring>
#include <memory>

#include "ggml.h"
#include "gguf.h"

namespace carrel::card {
namespace {

// Of Q4_0 in ggml: a scale in f16 and 32 values in four bits, which stand for -8 to 7.
constexpr int BLOCK_VALUES = 32;
constexpr double SPREAD = 4.61; // the standard deviation of such a value where all are as likely

class Writer {
public:
    explicit Writer(size_t bytes) : gguf_(gguf_init_empty()), ctx_(ggml_init({bytes, nullptr, false})) {}
    Writer(const Writer &) = delete;
    Writer & operator=(const Writer &) = delete;
    ~Writer() {
        gguf_free(gguf_);
        ggml_free(ctx_);
    }

    gguf_context * gguf() { return gguf_; }

    void norm(const std::string & name, int n) {
        ggml_tensor * t = ggml_new_tensor_1d(ctx_, GGML_TYPE_F32, n);
        for (int i = 0; i < n; i++) static_cast<float *>(t->data)[i] = 1;
        add(t, name);
    }

    // Products of n values as large as theirs.
    void weights(const std::string & name, int n, int rows) {
        ggml_tensor * t = ggml_new_tensor_2d(ctx_, GGML_TYPE_Q4_0, n, rows);
        const ggml_fp16_t scale = ggml_fp32_to_fp16(static_cast<float>(1 / (SPREAD * std::sqrt(n))));
        auto * bytes = static_cast<uint8_t *>(t->data);
        const size_t block = ggml_type_size(GGML_TYPE_Q4_0), n_blocks = ggml_nbytes(t) / block;
        for (size_t i = 0; i < n_blocks; i++, bytes += block) {
            std::memcpy(bytes, &scale, sizeof(scale));
            const uint64_t values[] = {next(), next()};
            static_assert(sizeof(values) == BLOCK_VALUES / 2);
            std::memcpy(bytes + sizeof(scale), values, sizeof(values));
        }
        add(t, name);
    }

    bool write(const std::string & path) { return gguf_write_to_file(gguf_, path.c_str(), /*only_meta =*/false); }

private:
    void add(ggml_tensor * t, const std::string & name) {
        ggml_set_name(t, name.c_str());
        gguf_add_tensor(gguf_, t);
    }

    uint64_t next() { // splitmix64
        uint64_t z = state_ += 0x9e3779b97f4a7c15;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
        z = (z ^ z >> 27) * 0x94d049bb133111eb;
        return z ^ z >> 31;
    }

    gguf_context * gguf_;
    ggml_context * ctx_;
    uint64_t state_ = 1;
};

} // namespace

bool write_random_model(const std::string & path, const ModelShape & s, uint32_t context) {
    const int q = s.heads * s.head, kv = s.heads_kv * s.head;
    const size_t values = static_cast<size_t>(s.layers) * s.width * (2 * q + 2 * kv + 3 * s.inner) +
        static_cast<size_t>(s.words) * s.width;
    Writer out(values * 5 / 8 + (16u << 20)); // a block is 18 bytes for 32 values
    gguf_context * g = out.gguf();
    gguf_set_val_str(g, "general.architecture", "qwen3");
    gguf_set_val_u32(g, "qwen3.block_count", s.layers);
    gguf_set_val_u32(g, "qwen3.context_length", context);
    gguf_set_val_u32(g, "qwen3.embedding_length", s.width);
    gguf_set_val_u32(g, "qwen3.feed_forward_length", s.inner);
    gguf_set_val_u32(g, "qwen3.attention.head_count", s.heads);
    gguf_set_val_u32(g, "qwen3.attention.head_count_kv", s.heads_kv);
    gguf_set_val_u32(g, "qwen3.attention.key_length", s.head);
    gguf_set_val_u32(g, "qwen3.attention.value_length", s.head);
    gguf_set_val_f32(g, "qwen3.attention.layer_norm_rms_epsilon", 1e-6f);
    gguf_set_val_f32(g, "qwen3.rope.freq_base", 1e6f);
    gguf_set_val_u32(g, "qwen3.vocab_size", s.words);
    gguf_set_val_str(g, "tokenizer.ggml.model", "no_vocab");

    out.weights("token_embd.weight", s.width, s.words);
    out.norm("output_norm.weight", s.width);
    for (int il = 0; il < s.layers; il++) {
        const std::string layer = "blk." + std::to_string(il) + ".";
        out.norm(layer + "attn_norm.weight", s.width);
        out.weights(layer + "attn_q.weight", s.width, q);
        out.weights(layer + "attn_k.weight", s.width, kv);
        out.weights(layer + "attn_v.weight", s.width, kv);
        out.weights(layer + "attn_output.weight", q, s.width);
        out.norm(layer + "attn_q_norm.weight", s.head);
        out.norm(layer + "attn_k_norm.weight", s.head);
        out.norm(layer + "ffn_norm.weight", s.width);
        out.weights(layer + "ffn_gate.weight", s.width, s.inner);
        out.weights(layer + "ffn_up.weight", s.width, s.inner);
        out.weights(layer + "ffn_down.weight", s.inner, s.width);
    }
    return out.write(path);
}

} // namespace carrel::card
