// SPDX-License-Identifier: Apache-2.0
/**
 * Measuring a model once: what its compressed context is centred by, which layer gets which type in
 * each profile, and what each profile then loses. Start at {@link
 * dev.carrel.engine.calibrate.Calibrator}; {@link dev.carrel.engine.calibrate.CalibrationStore}
 * keeps the result.
 *
 * <p>The three texts (what is centred by, what the types are chosen on, what they are judged on)
 * have no sentence in common, so no profile is judged on what it was made from. A calibration is
 * used whole or not at all: a file that is damaged, of another model or of another version is as if
 * it were not there.
 */
@NullMarked
package dev.carrel.engine.calibrate;

import org.jspecify.annotations.NullMarked;
