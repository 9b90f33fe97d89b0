// SPDX-License-Identifier: Apache-2.0
#include "header_check.h"

#include <algorithm>
#include <cstdint>
#include <unordered_set>

#include "llama-hparams.h"
#include "support.h"

namespace carrel {
namespace {

class Header {
public:
    Header(const std::string & path, const gguf_context * gguf) : path(path), gguf(gguf) {
        const int64_t key = find("general.architecture", GGUF_TYPE_STRING);
        architecture = key < 0 ? "" : gguf_get_val_str(gguf, key);
    }

    [[noreturn]] void damaged(const std::string & what) const {
        throw Failure(Kind::UNSUPPORTED_MODEL, path + ": the file is damaged: " + what);
    }

    // The key of that type, or below 0; llama.cpp refuses other types itself.
    int64_t find(const std::string & name, gguf_type type) const {
        const int64_t key = gguf_find_key(gguf, name.c_str());
        return key >= 0 && gguf_get_kv_type(gguf, key) == type ? key : -1;
    }

    // The number under the architecture's name, of an array the greatest.
    uint32_t number(const std::string & name, uint32_t missing) const {
        const std::string full = architecture + "." + name;
        int64_t key = find(full, GGUF_TYPE_UINT32);
        if (key >= 0) {
            return gguf_get_val_u32(gguf, key);
        }
        key = find(full, GGUF_TYPE_ARRAY);
        if (key < 0) {
            return missing;
        }
        const gguf_type type = gguf_get_arr_type(gguf, key);
        const size_t n = gguf_get_arr_n(gguf, key);
        if (n == 0 || (type != GGUF_TYPE_UINT32 && type != GGUF_TYPE_INT32)) {
            return missing;
        }
        const auto * numbers = static_cast<const uint32_t *>(gguf_get_arr_data(gguf, key));
        return *std::max_element(numbers, numbers + n);
    }

    void within(const std::string & name, uint32_t value, uint32_t least, uint32_t most) const {
        if (value < least || value > most) {
            damaged("'" + architecture + "." + name + "' is " + std::to_string(value) + ", and must be from " +
                std::to_string(least) + " to " + std::to_string(most));
        }
    }

    // Tensors lie in the mapped file as they are used, and ggml asserts where they begin.
    void check_alignment() const {
        const size_t alignment = gguf_get_alignment(gguf);
        if (alignment < GGUF_DEFAULT_ALIGNMENT) {
            damaged("'" GGUF_KEY_GENERAL_ALIGNMENT "' is " + std::to_string(alignment) + ", and must be at least " +
                std::to_string(GGUF_DEFAULT_ALIGNMENT));
        }
    }

    // llama.cpp asserts that no two tokens are the same, and gives empty ones a name by their place.
    void check_tokens() const {
        const int64_t key = find("tokenizer.ggml.tokens", GGUF_TYPE_ARRAY);
        if (key < 0 || gguf_get_arr_type(gguf, key) != GGUF_TYPE_STRING) {
            return; // llama.cpp refuses this itself
        }
        std::unordered_set<std::string> seen;
        for (size_t i = 0; i < gguf_get_arr_n(gguf, key); i++) {
            std::string token = gguf_get_arr_str(gguf, key, i);
            if (token.empty()) {
                token = "[EMPTY_" + std::to_string(i) + "]";
            }
            if (!seen.insert(token).second) {
                damaged("the token '" + token + "' is there twice");
            }
        }
    }

    // llama.cpp asserts on such a vocabulary's special tokens; only models that write nothing have it.
    void check_vocabulary() const {
        const int64_t key = find("tokenizer.ggml.model", GGUF_TYPE_STRING);
        if (key >= 0 && std::string(gguf_get_val_str(gguf, key)) == "bert") {
            throw Failure(Kind::UNSUPPORTED_MODEL, path + ": this model compares texts and writes none");
        }
    }

    void check_layers() const {
        const uint32_t layers = number("block_count", 1);
        within("block_count", layers, 1, LLAMA_MAX_LAYERS);
        within("nextn_predict_layers", number("nextn_predict_layers", 0), 0, layers);
    }

    void check_experts() const {
        const uint32_t experts = number("expert_count", 0);
        const uint32_t groups = number("expert_group_count", 0);
        within("expert_count", experts, 0, LLAMA_MAX_EXPERTS);
        if (is_hunyuan() && experts <= 1) {
            return; // llama.cpp reads them as none
        }
        within("expert_used_count", number("expert_used_count", 0), experts == 0 ? 0 : 1, experts);
        within("expert_group_count", groups, 0, experts == 0 ? 0 : experts - 1);
        if (groups > 1) {
            within("expert_group_used_count", number("expert_group_used_count", 0), 1, groups - 1);
            if (experts % groups != 0) {
                damaged(std::to_string(experts) + " experts are no " + std::to_string(groups) + " groups of one size");
            }
        }
    }

    void check_scaling() const {
        const std::string name = architecture + ".rope.scaling.type";
        const int64_t key = find(name, GGUF_TYPE_STRING);
        if (key < 0) {
            return;
        }
        const std::string type = gguf_get_val_str(gguf, key);
        if (type != "none" && type != "linear" && type != "yarn" && type != "longrope") {
            damaged("'" + name + "' is '" + type + "', which nobody knows");
        }
    }

    // Added under a root; ggml asserts that it is not below 0.
    void check_epsilons() const {
        for (const char * norm : {"layer_norm_epsilon", "layer_norm_rms_epsilon", "group_norm_epsilon"}) {
            const std::string name = architecture + ".attention." + norm;
            const int64_t key = find(name, GGUF_TYPE_FLOAT32);
            if (key < 0) {
                continue;
            }
            const float epsilon = gguf_get_val_f32(gguf, key);
            if (!(epsilon >= 0)) { // also what is no number
                damaged("'" + name + "' is " + std::to_string(epsilon) + ", and must not be below 0");
            }
        }
    }

private:
    bool is_hunyuan() const { return architecture == "hunyuan-dense" || architecture == "hunyuan_vl"; }

    const std::string & path;
    const gguf_context * gguf;
    std::string architecture;
};

} // namespace

void check_header(const std::string & path, const gguf_context * gguf) {
    const Header header(path, gguf);
    header.check_alignment();
    header.check_tokens();
    header.check_vocabulary();
    header.check_layers();
    header.check_experts();
    header.check_scaling();
    header.check_epsilons();
}

} // namespace carrel
