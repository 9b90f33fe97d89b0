// SPDX-License-Identifier: Apache-2.0
#include "template_budget.h"

#include <stdexcept>
#include <utility>

#include "jinja/value.h"

namespace carrel {
namespace {

thread_local TemplateBudget * budget = nullptr;
thread_local int depth = 0;

void take_apart(jinja::value_t & value) {
    value.val_arr.clear();
    value.val_obj.clear();
    value.val_func = nullptr;
    if (auto * object = dynamic_cast<jinja::value_object_t *>(&value)) {
        object->unordered.clear();
    } else if (auto * function = dynamic_cast<jinja::value_func_t *>(&value)) {
        function->arg0.reset();
    } else if (auto * argument = dynamic_cast<jinja::value_kwarg_t *>(&value)) {
        argument->val.reset();
    }
}

} // namespace

TemplateBudget::TemplateBudget(uint64_t units) : left_(units) { budget = this; }

TemplateBudget::~TemplateBudget() {
    budget = nullptr;
    for (const auto & value : kept_) {
        take_apart(*value); // those that it held are kept themselves, so that none ends here
    }
}

void TemplateBudget::keep(std::shared_ptr<jinja::value_t> value) { kept_.push_back(std::move(value)); }

bool TemplateBudget::take(uint64_t units) {
    left_ = units < left_ ? left_ - units : 0;
    return left_ > 0;
}

void spend(uint64_t units) {
    if (budget != nullptr && !budget->take(units)) {
        throw std::runtime_error("it takes more time or memory than a chat template may");
    }
}

void note(uint64_t units) noexcept {
    if (budget != nullptr) {
        budget->take(units);
    }
}

uint64_t product(uint64_t a, uint64_t b) { return b != 0 && a > UINT64_MAX / b ? UINT64_MAX : a * b; }

void keep(std::shared_ptr<jinja::value_t> value) {
    if (budget != nullptr) {
        budget->keep(std::move(value));
    }
}

Level::Level() {
    if (depth >= LEVELS) {
        throw std::runtime_error("it is nested deeper than a chat template may be");
    }
    depth++;
}

Level::~Level() { depth--; }

} // namespace carrel
