// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import java.io.Serial;

/** A calibration file that is of no use; the message says why. */
final class RefusedCalibrationException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  RefusedCalibrationException(String reason) {
    super(reason);
  }
}
