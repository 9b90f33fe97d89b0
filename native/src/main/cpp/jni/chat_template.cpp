// SPDX-License-Identifier: Apache-2.0
// ChatTemplate: the model's own Jinja template, rendered by llama.cpp's engine.

#include <string>
#include <vector>

#include "big_stack.h"
#include "jinja/caps.h"
#include "jinja/lexer.h"
#include "jinja/parser.h"
#include "jinja/runtime.h"
#include "json.h"
#include "support.h"
#include "template_budget.h"

namespace {

// The longest that are known have 30 KB.
constexpr size_t LONGEST_TEMPLATE = 256 * 1024;

// LEVELS, each of some kilobytes; and the destructors of an expression with as many operators as the longest has room for.
constexpr size_t TEMPLATE_STACK = 64 << 20;

constexpr size_t LONGEST_MESSAGE = 2000; // of what went wrong

// What the messages add is ours to say, not the template's. Some templates look through all messages before each, or
// make their text anew with each, so that they take time that grows with the square of the messages.
uint64_t units_for(const std::vector<std::string> & texts) {
    const uint64_t messages = texts.size() / 2;
    uint64_t bytes = 0;
    for (const std::string & text : texts) {
        bytes += text.size();
    }
    return (uint64_t{256} << 20) + (100 + 4 * messages) * bytes + 40'000 * messages * messages;
}

// The engine does this too, in a time that grows with the square of the length.
std::string with_plain_line_ends(const std::string & source) {
    std::string plain;
    for (size_t i = 0; i < source.size(); i++) {
        if (source[i] != '\r' || i + 1 == source.size() || source[i + 1] != '\n') {
            plain.push_back(source[i]);
        }
    }
    return plain;
}

// Contents as plain text, or as the list of typed parts that some templates want.
common_json messages_json(const std::vector<std::string> & texts, bool typed) {
    common_json messages = common_json::array();
    for (size_t i = 0; i + 1 < texts.size(); i += 2) {
        common_json message;
        message["role"] = texts[i];
        if (typed) {
            common_json part;
            part["type"] = "text";
            part["text"] = texts[i + 1];
            common_json parts = common_json::array();
            parts.push_back(part);
            message["content"] = parts;
        } else {
            message["content"] = texts[i + 1];
        }
        messages.push_back(message);
    }
    return messages;
}

std::vector<std::string> to_strings(JNIEnv * env, jobjectArray array) {
    std::vector<std::string> result;
    const jsize n = env->GetArrayLength(array);
    for (jsize i = 0; i < n; i++) {
        auto bytes = static_cast<jbyteArray>(env->GetObjectArrayElement(array, i));
        carrel::check(env);
        result.push_back(carrel::to_string(env, bytes));
        env->DeleteLocalRef(bytes);
    }
    return result;
}

jinja::program parse(const std::string & source, std::string & normalized) {
    jinja::lexer lexer;
    auto tokens = lexer.tokenize(source);
    jinja::program program = jinja::parse_from_tokens(tokens);
    normalized = tokens.source;
    return program;
}

// Each part as one byte (1: from a message, 0: from the template) and its text.
std::vector<std::string> render(const std::string & source, const std::vector<std::string> & texts,
    const std::string & bos, const std::string & eos, bool add_generation_prompt) {
    if (source.size() > LONGEST_TEMPLATE) {
        throw std::runtime_error("it has " + std::to_string(source.size()) + " bytes; 262144 are the most");
    }
    const carrel::TemplateBudget budget(units_for(texts));
    std::string normalized;
    jinja::program program = parse(with_plain_line_ends(source), normalized);
    const jinja::caps caps = jinja::caps_get(program);
    common_json input;
    input["messages"] = messages_json(texts, caps.supports_typed_content && !caps.supports_string_content);
    input["bos_token"] = bos;
    input["eos_token"] = eos;
    if (add_generation_prompt) {
        input["add_generation_prompt"] = true;
    }
    jinja::context context(normalized);
    jinja::global_from_json(context, input, true);
    jinja::runtime runtime(context);
    const jinja::value result = runtime.execute(program);
    const auto gathered = jinja::runtime::gather_string_parts(result); // owns what is walked
    std::vector<std::string> parts;
    for (const auto & part : gathered->val_str.parts) {
        parts.push_back(std::string(1, part.is_input ? '\1' : '\0') + part.val);
    }
    return parts;
}

} // namespace

extern "C" {

JNIEXPORT jobjectArray JNICALL Java_dev_carrel_llama_ChatTemplate_nApply(JNIEnv * env, jclass, jbyteArray source,
    jobjectArray messages, jbyteArray bos, jbyteArray eos, jboolean add_generation_prompt) {
    return carrel::guarded(env, [&] {
        const auto texts = to_strings(env, messages);
        const std::string text = carrel::to_string(env, source);
        const std::string begin = carrel::to_string(env, bos), end = carrel::to_string(env, eos);
        std::vector<std::string> parts;
        carrel::on_big_stack(TEMPLATE_STACK, [&] {
            try {
                parts = render(text, texts, begin, end, add_generation_prompt);
            } catch (const std::exception & e) {
                throw carrel::Failure(carrel::Kind::TEMPLATE,
                    "the model's chat template cannot be applied: " + std::string(e.what()).substr(0, LONGEST_MESSAGE));
            }
        });
        return carrel::to_java(env, parts);
    });
}

} // extern "C"
