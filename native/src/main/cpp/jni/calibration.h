// SPDX-License-Identifier: Apache-2.0
// Calibrations at the border.
#pragma once

#include <memory>
#include <string>

#include "kv_calibration.h"
#include "llama.h"

namespace carrel {

// Throws a Failure of kind CALIBRATION for bytes that are none.
std::shared_ptr<const kv_calibration> calibration_from(const std::string & bytes);

// Throws if it is not of a model of this shape.
void require_fit(const kv_calibration & calibration, const llama_model * model);

} // namespace carrel
