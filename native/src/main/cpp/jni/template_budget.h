// SPDX-License-Identifier: Apache-2.0
// What a chat template may take: its text comes with a model's file, and llama.cpp's engine runs whatever it says.
// patches/jinja puts the calls into the engine. One unit is about one byte that is made or read, so that a budget bounds
// memory and time; levels bound the stack.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <vector>

namespace jinja {
struct value_t;
struct value_array_t;
struct value_tuple_t;
struct value_object_t;
struct value_func_t;
struct value_kwarg_t;
} // namespace jinja

namespace carrel {

constexpr uint64_t VALUE = 256; // a value that is made
constexpr uint64_t STEP = 64;   // a node of the template that is run, an item that is looked at
constexpr int LEVELS = 1000;    // of brackets, blocks, calls and values in each other

// This thread's budget while it lives; one at a time. Keeps all values that hold values and takes them apart at its end:
// some hold themselves, and long chains of them would recurse in their destructors.
class TemplateBudget {
public:
    explicit TemplateBudget(uint64_t units);
    ~TemplateBudget();
    TemplateBudget(const TemplateBudget &) = delete;
    TemplateBudget & operator=(const TemplateBudget &) = delete;

    void keep(std::shared_ptr<jinja::value_t> value);
    bool take(uint64_t units); // false: there are no more, and none from now on

private:
    uint64_t left_;
    std::vector<std::shared_ptr<jinja::value_t>> kept_;
};

// Throws std::runtime_error when the budget is used up.
void spend(uint64_t units);

// As spend, for functions that must not throw: the next spend does.
void note(uint64_t units) noexcept;

// a * b, or the largest number.
uint64_t product(uint64_t a, uint64_t b);

void keep(std::shared_ptr<jinja::value_t> value);

template <class T> void keep_if_composite(const std::shared_ptr<T> & value) {
    if constexpr (std::is_same_v<T, jinja::value_array_t> || std::is_same_v<T, jinja::value_tuple_t> ||
        std::is_same_v<T, jinja::value_object_t> || std::is_same_v<T, jinja::value_func_t> ||
        std::is_same_v<T, jinja::value_kwarg_t>) {
        keep(value);
    }
}

// One level more while it lives. Throws std::runtime_error beyond LEVELS.
class Level {
public:
    Level();
    ~Level();
    Level(const Level &) = delete;
    Level & operator=(const Level &) = delete;
};

} // namespace carrel
