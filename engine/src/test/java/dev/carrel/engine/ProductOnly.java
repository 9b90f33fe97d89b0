// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/**
 * What is shipped: no tests, neither in a folder of classes nor in the jar by which a module lends
 * its tests to the next one.
 */
public final class ProductOnly implements ImportOption {
  private final ImportOption noTests = new DoNotIncludeTests();

  @Override
  public boolean includes(Location location) {
    return noTests.includes(location) && !location.contains("-tests.jar");
  }
}
