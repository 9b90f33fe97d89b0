// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.util.Locale;

/** How the keys or values of a layer may be stored: what calibration chooses from. */
public enum KvType {
  /** 16-bit floating point. */
  F16,
  /** 8 bits and a scale for each 32 values: 8.5 bits a value. */
  Q8_0,
  /** TurboQuant, 4.125 bits a value in heads of 128. */
  TURBO4,
  /** TurboQuant, 3.125 bits a value in heads of 128. */
  TURBO3;

  /** As a person writes it: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
