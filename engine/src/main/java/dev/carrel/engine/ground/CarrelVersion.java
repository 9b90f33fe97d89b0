// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.util.Optional;

/** Which Carrel this is. */
public final class CarrelVersion {
  private CarrelVersion() {}

  /** As in the jar's manifest, or "development" outside a jar. */
  public static String text() {
    return Optional.ofNullable(CarrelVersion.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
